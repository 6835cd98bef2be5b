"""Proofs that an insurance premium was paid: bank slips and receipts of the insurer."""

from __future__ import annotations

from dossier.extraction.fields.by_labels import Wanted, kind_by_labels
from dossier.extraction.fields.kind import Cues

CUES = Cues(
    titles=(
        r".{0,20}保(?:险)?费.{0,8}(?:凭证|收据|回单|证明)",
        r".{0,24}(?:电子)?(?:回单|付款凭证|支付凭证|转账凭证|汇款凭证|付款通知书|客户专用回单|业务凭证)(?:（.{0,10}）)?",
    ),
    labels=(
        "付款人|付款方|汇款人",
        "收款人|收款方",
        "金额",
        "账号|账户",
        "交易(?:日期|时间)|付款日期|记账日期",
        "保险|保费",
        "银行",
    ),
    needs=("保险|保费",),
)
WANTED = {
    "payer": Wanted(
        "name",
        ("付款人名称", "付款人", "付款方", "付款人户名", "付款户名", "汇款人", "付款方户名", "付款方名称"),
        accept="[一-鿿]{2}",
    ),
    "payee": Wanted(
        "name",
        ("收款人名称", "收款人", "收款方", "收款人户名", "收款户名", "收款方户名", "收款方名称"),
        accept="[一-鿿]{2}",
    ),
    "amount": Wanted("money", ("金额(小写)", "小写金额", "交易金额", "付款金额", "转账金额", "小写", "金额", "人民币")),
    "paid_date": Wanted(
        "date", ("交易日期", "付款日期", "记账日期", "交易时间", "转账日期", "支付日期", "日期", "入账日期", "打印日期")
    ),
}

KIND = kind_by_labels(
    "premium_payment",
    CUES,
    WANTED,
    ("户名", "开户行", "开户银行", "用途", "摘要", "附言", "大写", "凭证号", "流水号", "回单编号"),
)
