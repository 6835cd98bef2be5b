"""Agreements on intellectual property: transfer, licence, joint development."""

from __future__ import annotations

from dossier.extraction.fields.by_labels import Wanted, kind_by_labels
from dossier.extraction.fields.kind import Cues

CUES = Cues(
    titles=(
        r".{0,24}(?:专利|技术|商标|知识产权|著作权|专有技术|成果).{0,14}(?:转让|许可|合作|开发|使用|实施|共有|让与)?.{0,6}(?:合同|协议)(?:书)?",
        r".{0,16}(?:合作研发|合作开发|联合研发|产学研合作|委托开发).{0,8}(?:合同|协议)(?:书)?",
    ),
    labels=(
        "甲方|许可方|转让方|让与人",
        "乙方|被许可方|受让方|受让人",
        r"专利号|ZL\d|知识产权",
        "转让|许可|合作",
        "有效期|期限",
        "签订|签署",
        "违约",
    ),
    never=("查新点",),
)
WANTED = {
    "parties": Wanted(
        "list",
        ("甲方", "许可方", "转让方", "让与人", "许可人", "合作方", "委托方", "乙方"),
        pattern=r"(?:甲方|许可方|转让方|让与人)[^\n:]{0,8}:(?P<value>[^\n]{4,40})",
    ),
    "subject": Wanted(
        "text",
        ("项目名称", "合作内容", "专利名称", "标的", "许可内容", "技术名称", "发明名称", "合同标的", "项目内容"),
        lines=3,
    ),
    "sign_date": Wanted("last_date", ("签订日期", "签署日期", "签订时间", "签约日期", "日期", "合同签订日期")),
    "valid_to": Wanted(
        "last_date", ("有效期限", "许可期限", "有效期", "合同有效期", "合作期限", "有效期至", "许可期间", "合同期限")
    ),
}

KIND = kind_by_labels(
    "ip_agreement",
    CUES,
    WANTED,
    ("乙方", "被许可方", "受让方", "受让人", "签订地点", "法定代表人", "项目编号", "合同编号"),
)
