"""Proofs that an insurance premium was paid: bank slips and receipts of the insurer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import present
from dossier.extraction.fields.amounts import against_words, marked_amount
from dossier.extraction.fields.by_labels import Wanted, read
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.parties import is_organisation, party_field
from dossier.extraction.fields.sections import NAMES, in_section
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.layout import Sheet, flat_text
from dossier.models.document import Field
from dossier.models.page import Page

CUES = Cues(
    titles=(
        r".{0,10}保险.{0,4}(?:专用)?收(?:款收)?据",
        r".{0,20}保(?:险)?费.{0,8}(?:凭证|收据|回单|证明)",
        r".{0,24}(?:电子)?(?:回单|付款凭证|支付凭证|转账凭证|汇款凭证|付款通知书|客户专用回单|业务凭证|(?:结算)?业务(?:委托书|申请书)|电汇凭证|汇兑凭证|进账单|支票存根)(?:（.{0,10}）)?",
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
# fmt: off
PAYER = spelled(
    "(付款|汇款|付|转出|付款单位|付款方账户)(人|方|单位|账户|户)(名称|全称|户名|账户名称|名|)",
    "(付款|汇款|转出)(户名|账户|账户名|账户名称)",
)
PAYEE = spelled(
    "(收款|转入|收|收款单位|收款方账户)(人|方|单位|账户|户)(名称|全称|户名|账户名称|名|)",
    "(收款|转入)(户名|账户|账户名|账户名称)",
)
BY_RECEIPT = ("交款单位", "交款人", "缴款人", "缴款单位", "缴费单位", "缴费人", "投保人", "今收到", "兹收到", "收到")
OWN_NAME = ("户名", "全称", "名称", "账户名称", "单位名称")
OTHERS = (
    "开户行", "开户银行", "用途", "摘要", "附言", "凭证号", "流水号", "回单编号", "经办人", "复核", "记账", "账号",
    "付款人账号", "收款人账号", "付款人开户行", "收款人开户行", "收款事由", "收款方式", "开票人", "交易状态", "币种",
    "手续费", "打印日期", "打印时间", "回单日期",
)
# fmt: on
WANTED = {
    "payer": Wanted(
        "party",
        (*PAYER, *BY_RECEIPT),
        r"(?:今|兹|现)?收到(?P<value>[一-鿿()]{4,40}?)(?:交来|缴来|支付|缴纳|交付|缴付|汇来|的)",
        sure=0.9,
        strip="交来|缴来|缴纳|支付|交付|缴付|汇来",
    ),
    "payee": Wanted("party", PAYEE),
    "amount": Wanted(
        "money",
        (
            *spelled(
                "(交易|付款|转账|汇款|支付|缴费|收款|实收|实缴|)(金额)(小写|)",
                "(实缴|实收|本次缴纳|缴纳|应缴)(保费|保险费)(金额|)",
                "小写金额",
                "小写",
                "(人民币|金额|交易金额|合计人民币)(大写|)",
                "大写金额",
            ),
            "人民币(大写)",
            "金额(大写)",
            "交易金额(大写)",
            "金额(小写)",
            "交易金额(小写)",
        ),
    ),
    "paid_date": Wanted(
        "date",
        spelled(
            "(交易|付款|支付|转账|记账|入账|汇款|完成|委托|扣款|回单|业务|收款|缴费|缴款|交款|到账|实收)(日期|时间|日)",
            "日期",
        ),
        pattern=r"(?m)^(?P<value>\d{4}年\d{1,2}月\d{1,2}日)$",
        sure=0.8,
    ),
}
_KNOWN = (*OTHERS, *OWN_NAME, *NAMES, *(label for want in WANTED.values() for label in want.labels))


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a payment; in a slip of two halves both sides call themselves 户名, the payer's first."""
    sheet, flat = Sheet(pages, _KNOWN), flat_text(pages, "\n")
    fields = {name: read(sheet, flat, want) for name, want in WANTED.items()}
    for name, heads in (("payer", _PAYING), ("payee", _PAID)):
        if fields[name] is None:
            fields[name] = party_field(in_section(sheet, heads, accept=is_organisation), pages)
    if fields["payer"] is None or fields["payee"] is None:
        fields |= _halves(sheet)
    running = flat_text(pages)
    fields["amount"] = against_words(fields["amount"] or marked_amount(running), running)
    both = [fields["payer"], fields["payee"]]
    if all(both) and both[0] and both[1] and both[0].value == both[1].value:
        fields["payer"] = fields["payee"] = None
    return present(fields)


_PAYING = ("付款人", "付款方", "付款账户", "汇款人", "付款单位", "交款人")
_PAID = ("收款人", "收款方", "收款账户", "收款单位")


def _halves(sheet: Sheet) -> dict[str, Field | None]:
    """The names of both halves, if there are just two: left before right, else upper before lower.

    Which half is whose is asked of the words 付款 and 收款 where they stand; slips have the payer first.
    """
    hits = [hit for hit in sheet.hits(*OWN_NAME) if (found := sheet.value_of(hit, 2)) and is_organisation(found.text)]
    hits.sort(key=lambda hit: (round(hit.box[1], 2), hit.box[0]))
    if len(hits) != 2:
        return {}
    values = [party_field(sheet.value_of(hit, 2), sheet.pages) for hit in hits]
    words = [line for page in sheet.pages for line in page.lines]
    payer, payee = (next((line for line in words if word in "".join(line.text.split())), None) for word in ("付", "收"))
    turned = (
        payer is not None and payee is not None and (payer.box[0], payer.box[1]) > (payee.box[0] + 0.1, payee.box[1])
    )
    ordered = reversed(values) if turned and abs(hits[0].box[1] - hits[1].box[1]) < 0.02 else values
    trusted = [
        one.model_copy(update={"confidence": round(one.confidence * 0.9, 4)}) if one else None for one in ordered
    ]
    return dict(zip(("payer", "payee"), trusted, strict=True))


KIND = DocumentKind("premium_payment", CUES, extract)
