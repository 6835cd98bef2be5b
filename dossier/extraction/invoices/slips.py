"""Invoices outside the common form, read by their labels: rolls, machine-printed, vehicles, used cars, railway tickets.

They have no table with eight columns; who stands where is told by labels alone. ``slip_fields`` gives None for a page
that is an invoice of the common form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from pydantic import JsonValue

from dossier.extraction.field_values import best, code_field, date_field, field_of, name_field, present
from dossier.extraction.grid import Char, Grid, Label, text_of, value_after
from dossier.extraction.layout import Found, Sheet
from dossier.extraction.structured.invoice_data import item_of
from dossier.models.base import Box
from dossier.models.document import Field
from dossier.models.identifiers import uscc
from dossier.models.page import Page
from dossier.models.values import amount_in_words, parse_money

_TITLES: dict[str, tuple[str, str]] = {
    "roll": (r"增值税普通发票\(?卷(?:式|票)|\(卷[票式](?:发票)?\)", "增值税普通发票（卷票）"),
    "machine": (r"通用(?:机打|手工|定额)?(?:电子)?发票", ""),
    "vehicle": (r"机动车销售统一发票", "机动车销售统一发票"),
    "used_car": (r"二手车销售统一发票", "二手车销售统一发票"),
    "railway": (r"铁路电子客票", "电子发票（铁路电子客票）"),
}
"""Form to a pattern of its title and the kind that it is; an empty kind is the title as printed."""
_COMMON = r"规格型号|税率(?:/?征收率)?|税额|密码区"

_BUYER = (
    *("购买方名称及身份证号码/组织机构代码", "购买方名称及统一社会信用代码", "购买方名称", "购货单位", "购货方名称"),
    *("买方单位/个人", "付款方名称", "付款单位名称", "付款单位", "付款方", "顾客名称", "客户名称"),
)
_SELLER = (
    *("销售方名称", "销货单位名称", "销货方名称", "卖方单位/个人", "收款方名称", "收款单位名称", "收款单位", "收款方"),
    *("开票单位", "开票方名称"),
)
_TAX_ID = (
    *("统一社会信用代码/纳税人识别号", "统一社会信用代码", "纳税人识别号", "单位代码/身份证号码", "购买方税号", "税号"),
    *("付款方识别号", "付款方纳税人识别号", "收款方识别号", "收款方纳税人识别号", "销售方纳税人识别号"),
)
_OTHER = (
    *("发票代码", "发票号码", "机打号码", "机打代码", "机器编号", "开票日期", "收款员", "校验码", "行业分类", "项目"),
    *("车辆类型", "厂牌型号", "产地", "合格证号", "发动机号码", "车辆识别代号/车架号码", "价税合计", "小写", "电话"),
    *("账号", "地址", "开户银行", "增值税税率或征收率", "增值税税额", "主管税务机关及代码", "不含税价", "完税凭证号码"),
    *("吨位", "限乘人数", "税控码", "车价合计", "经营、拍卖单位", "转入地车辆管理所名称", "开票人", "票价", "备注"),
    *(
        "买方单位/个人住址",
        "卖方单位/个人住址",
        "电子客票号",
        "登记证号",
        "车牌照号",
        "合计金额",
        "单价",
        "数量",
        "金额",
    ),
)
_WORDS = re.compile(r"[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正]{3,}")
_MONEY = r"[¥￥]?-?\d[\d,]*\.\d{1,2}"
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def slip_fields(page: Page) -> dict[str, Field] | None:
    """Fields of such an invoice; None where the page is none."""
    grid = Grid(page)
    form = _form(grid)
    if form is None:
        return None
    sheet = Sheet([page], (*_BUYER, *_SELLER, *_TAX_ID, *_OTHER))
    fields = _head(grid, sheet, form) | _parties(sheet) | _money(grid)
    return present(fields | {"items": _items(grid)}) if form in ("roll", "machine") else present(fields)


def _form(grid: Grid) -> str | None:
    if len({label.match.group() for label in grid.labels(_COMMON)}) >= 3:
        return None
    found = (form for form, (title, _) in _TITLES.items() if any(one.box[1] < 0.4 for one in grid.labels(title)))
    return next(found, None)


def _head(grid: Grid, sheet: Sheet, form: str) -> dict[str, Field | None]:
    pattern, kind = _TITLES[form]
    printed = rf"(?:电子)?{pattern}" if kind else rf"{pattern}(?:\([一-龥]{{2,6}}\))?"
    title = next(iter(grid.labels(printed)))
    found = grid.find(title.chars, 0.98)
    return {
        "invoice_kind": field_of(found, kind or found.text.replace("(", "（").replace(")", "）")),
        "invoice_code": code_field(_digits(sheet, "发票代码", r"\d{12}|\d{10}")),
        "invoice_number": code_field(_digits(sheet, "发票号码", r"\d{20}|\d{8}")),
        "issue_date": date_field(sheet.find("开票日期", lines=1)),
        "check_code": code_field(_digits(sheet, "校验码", r"\d{20}")),
    }


def _digits(sheet: Sheet, label: str, form: str) -> Found | None:
    """The number behind a label, as far as its digits go."""
    for found in sheet.find_all(label, lines=1):
        match = re.match(form, "".join(found.text.split()))
        if match:
            return found.part(match.group())
    return None


def _parties(sheet: Sheet) -> dict[str, Field | None]:
    """Both parties; a tax number is of the party that its label names, else of the name above it."""
    buyer = _name(sheet, _BUYER)
    seller = _name(sheet, _SELLER)
    fields: dict[str, Field | None] = {"buyer_name": name_field(buyer), "seller_name": name_field(seller)}
    for found in sheet.find_all(*_TAX_ID, lines=1):
        match = re.match(r"[0-9A-Z]{15,20}", "".join(found.text.split()).upper())
        side = _side(found, buyer, seller)
        if match and side:
            field = code_field(found.part(match.group()), uscc if len(match.group()) == 18 else None)
            fields[side] = best([fields.get(side), field])
    return fields


def _name(sheet: Sheet, labels: Sequence[str]) -> Found | None:
    found = sheet.find(*labels, lines=2, accept=lambda text: bool(re.search(r"[一-龥]{2}", text)))
    rest = _wrapped(sheet.pages[0], found.box) if found else None
    return found.part(found.text + rest) if found and rest and not found.text.endswith(rest) else found


def _wrapped(page: Page, box: Box) -> str:
    """What of a value goes on in the next line of a narrow slip: a few characters at the very left, no label."""
    high = box[3] - box[1]
    for line in page.lines:
        below = box[3] - 0.4 * high <= line.box[1] <= box[3] + 0.8 * high
        if below and box[2] > 0.85 and line.box[0] < 0.15 and re.fullmatch(r"[一-龥()（）]{1,6}", line.text):
            return line.text
    return ""


def _side(found: Found, buyer: Found | None, seller: Found | None) -> str | None:
    if re.match("付款|购", found.label):
        return "buyer_tax_id"
    if re.match("收款|销", found.label):
        return "seller_tax_id"
    middle = (found.box[1] + found.box[3]) / 2
    above = [
        (name.box[1], side)
        for name, side in ((buyer, "buyer_tax_id"), (seller, "seller_tax_id"))
        if name and name.box[1] <= middle
    ]
    return max(above)[1] if above else None


def _money(grid: Grid) -> dict[str, Field | None]:
    """Total, net and tax, and the words, which confirm the total or take trust from it."""
    spoken, said = _words(grid)
    total = _amount(grid, r"\(?小写\)?:?", spoken) or _amount(grid, r"票价:?|合计(?:金额)?:?", spoken)
    net, tax = _behind(grid, "不含税价"), _behind(grid, "(?:增值税)?税额")
    fields = {"total_amount": total, "amount_excl_tax": net, "tax_amount": tax}
    if said is not None:
        rest = _wrapped(grid.page, said.box)
        whole = said.text + rest if rest and amount_in_words(said.text + rest) == spoken else said.text
        fields["total_in_words"] = field_of(said, whole)
    if total is not None:
        fields["is_red"] = total.model_copy(update={"value": str(total.value).startswith("-")})
    return fields


def _words(grid: Grid) -> tuple[Decimal | None, Found | None]:
    for label in sorted(grid.labels(_WORDS.pattern), key=lambda label: -len(label.chars)):
        spoken = amount_in_words(text_of(label.chars))
        if spoken is not None:
            return spoken, grid.find(label.chars, 0.97)
    return None, None


def _amount(grid: Grid, pattern: str, spoken: Decimal | None) -> Field | None:
    """The amount behind a label: the one that the words say, else the last of them (a net price may stand above)."""
    found: list[Field] = []
    for label in grid.labels(pattern):
        match = re.match(rf"\D{{0,4}}?({_MONEY})", text_of(value_after(label, first_gap=0.25)))
        if match:
            value = parse_money(match.group(1))
            chars = value_after(label, first_gap=0.25)[match.start(1) : match.end(1)]
            if value is not None and not _is_net(grid, label):
                agrees = spoken is None or Decimal(value) == spoken
                found.append(field_of(grid.find(chars, 0.98 if agrees else 0.6), value))
    agreeing = [one for one in found if spoken is not None and Decimal(str(one.value)) == spoken]
    return next(iter(agreeing or found[-1:]), None)


def _is_net(grid: Grid, label: Label) -> bool:
    before = text_of(label.before)
    return "不含税" in before


def _behind(grid: Grid, pattern: str) -> Field | None:
    """The amount on the row behind a label, whatever small words stand between."""
    for label in grid.labels(pattern):
        match = re.match(rf"\D{{0,6}}?({_MONEY})", text_of(label.rest))
        value = parse_money(match.group(1)) if match else None
        if match and value:
            return field_of(grid.find(label.rest[match.start(1) : match.end(1)], 0.97), value)
    return None


def _items(grid: Grid) -> Field | None:
    """Lines under 项目, 单价, 数量, 金额: words are names, numbers belong to the head that is nearest."""
    heads = {key: label for key, pattern in _HEADS.items() if (label := _head_of(grid, pattern)) is not None}
    ends = [label.box[1] for label in grid.labels(r"合计(?:金额|人民币)?") if "amount" in heads]
    if "amount" not in heads or len(heads) < 3:
        return None
    top = heads["amount"].box[3]
    bottom = min((y for y in ends if y > top), default=top)
    items: list[dict[str, str]] = []
    names: list[str] = []
    chars: list[Char] = []
    for word in sorted(grid.words(top, bottom), key=lambda word: (round(word[0].box[1], 2), word[0].box[0])):
        chars += word
        text = text_of(word)
        if not _NUMBER.fullmatch(text):
            names.append(text)
            continue
        if not items or (key := _nearest(word, heads)) in items[-1]:
            items.append({})
            key = _nearest(word, heads)
        items[-1][key] = text
    if not items or len(items) > 1 or not chars:
        return None
    lines = [item_of({"name": "".join(names), **items[0]})]
    return field_of(grid.find(chars, 0.95), [dict[str, JsonValue](one) for one in lines], trust=_trust(lines[0]))


_HEADS = {
    "name": r"(?:开票)?项目(?:名称)?|品名|货物名称",
    "unit_price": "单价",
    "quantity": "数量",
    "amount": r"金额(?!\()",
}


def _head_of(grid: Grid, pattern: str) -> Label | None:
    rows = {round(label.box[1], 2) for label in grid.labels("单价")}
    return next((label for label in grid.labels(pattern) if any(abs(label.box[1] - y) < 0.012 for y in rows)), None)


def _nearest(word: Sequence[Char], heads: dict[str, Label]) -> str:
    middle = (word[0].box[0] + word[-1].box[2]) / 2
    numbers = {key: label for key, label in heads.items() if key != "name"}
    return min(numbers, key=lambda key: abs(middle - (numbers[key].box[0] + numbers[key].box[2]) / 2))


def _trust(item: dict[str, str]) -> float:
    try:
        agrees = Decimal(item["quantity"]) * Decimal(item["unit_price"].replace(",", "")) == Decimal(item["amount"])
    except InvalidOperation:
        return 0.9
    return 1.0 if agrees else 0.7
