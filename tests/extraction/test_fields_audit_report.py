"""Audit reports on made-up pages: opinions, signatures, statements of one and two sides."""

import pytest

from dossier.extraction.fields.audit_report import extract
from dossier.extraction.statement_figures import figures
from tests.extraction.made_pages import page_of, values

COMPANY = "晴川精机（包头）有限公司"
CLEAN = "我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了贵公司的财务状况。"


def letter(
    heading="一、审计意见", sentence=CLEAN, number="某信会审字〔2025〕第012号", signed="二〇二五年三月十八日", **kind
):
    return page_of(
        (0.08, [(0.4, "审 计 报 告")]),
        (0.12, [(0.6, number)]),
        (0.16, [f"{COMPANY}全体股东："]),
        (0.2, [heading]),
        (0.23, [f"我们审计了{COMPANY}（以下简称“贵公司”）财务报表，包括2024年"]),
        (0.26, ["12月31日的资产负债表，2024年度的利润表、现金流量表以及财务报表附注。"]),
        (0.3, [sentence]),
        (0.34, ["二、形成审计意见的基础"]),
        (0.38, ["在某些情形下，注册会计师应当发表非无保留意见。"]),
        (0.6, [(0.1, "云杉会计师事务所（特殊普通合伙）"), (0.6, "中国注册会计师：高远山")]),
        (0.64, [(0.6, "中国注册会计师：林一苇")]),
        (0.7, [(0.1, "中国·呼和浩特"), (0.6, signed)]),
        (0.9, ["您可使用手机扫一扫进行查验 报告编码：蒙25ABCD1234"]),
        **kind,
    )


def balance(unit="单位：元", heads=("期末余额", "年初余额"), number=2):
    return page_of(
        (0.05, [(0.4, "资 产 负 债 表")]),
        (0.1, [f"编制单位：{COMPANY}", (0.45, "2024年12月31日"), (0.8, unit)]),
        (
            0.14,
            [
                "资产",
                (0.24, heads[0]),
                (0.37, heads[1]),
                (0.52, "负债和所有者权益"),
                (0.73, heads[0]),
                (0.87, heads[1]),
            ],
        ),
        (
            0.17,
            [
                "货币资金",
                (0.24, "1,200,000.00"),
                (0.37, "900,000.00"),
                (0.52, "负债合计"),
                (0.73, "3,000,000.00"),
                (0.86, "2,000,000.00"),
            ],
        ),
        (
            0.2,
            [
                "固定资产",
                (0.24, "8,676,543.21"),
                (0.37, "3,100,000.00"),
                (0.52, "所有者权益合计"),
                (0.73, "6,876,543.21"),
                (0.86, "2,000,000.00"),
            ],
        ),
        (
            0.23,
            [
                "资产总计",
                (0.24, "9,876,543.21"),
                (0.37, "4,000,000.00"),
                (0.52, "负债和所有者权益总计"),
                (0.73, "9,876,543.21"),
                (0.86, "4,000,000.00"),
            ],
        ),
        number=number,
    )


def income(heads=("本期金额", "上期金额"), number=3):
    return page_of(
        (0.05, [(0.4, "利 润 表")]),
        (0.1, [f"编制单位：{COMPANY}", (0.45, "2024年度"), (0.8, "单位：元")]),
        (0.14, ["项目", (0.42, "附注"), (0.52, heads[0]), (0.75, heads[1])]),
        (0.17, ["一、营业收入", (0.43, "12"), (0.5, "5,000,000.00"), (0.75, "4,000,000.00")]),
        (0.2, ["减：营业成本", (0.5, "3,000,000.00"), (0.75, "2,000,000.00")]),
        (0.23, ["四、净利润（净亏损以“-”号填列）", (0.5, "-120,000.50"), (0.75, "4,000.00")]),
        number=number,
    )


def read(*pages):
    return values(extract(pages, {}))


def test_report_with_statements():
    assert read(letter(), balance(), income()) == {
        "report_number": "某信会审字〔2025〕第012号",
        "auditee": COMPANY,
        "audit_firm": "云杉会计师事务所（特殊普通合伙）",
        "fiscal_year": 2024,
        "issue_date": "2025-03-18",
        "opinion": "unqualified",
        "accountants": ["高远山", "林一苇"],
        "verification_code": "蒙25ABCD1234",
        "total_assets": "9876543.21",
        "total_liabilities": "3000000.00",
        "total_equity": "6876543.21",
        "revenue": "5000000.00",
        "net_profit": "-120000.50",
    }


@pytest.mark.parametrize(
    ("heading", "sentence", "opinion"),
    [
        (
            "一、保留意见",
            "我们认为，除“形成保留意见的基础”部分所述事项可能产生的影响外，后附的财务报表在所有重大方面按照企业会计准则的规定编制。",
            "qualified",
        ),
        ("一、审计意见", "我们认为，除上述事项的影响外，后附的财务报表在所有重大方面公允反映了财务状况。", "qualified"),
        ("一、否定意见", "我们认为，后附的财务报表没有在所有重大方面按照企业会计准则的规定编制。", "adverse"),
        ("一、审计意见", "我们认为，后附的财务报表未能在所有重大方面公允反映贵公司的财务状况。", "adverse"),
        ("一、无法表示意见", "我们不对后附的财务报表发表审计意见。", "disclaimer"),
        ("一、审计意见", CLEAN, "unqualified"),
        ("（一）无保留意见", CLEAN, "unqualified"),
    ],
)
def test_opinions(heading, sentence, opinion):
    assert read(letter(heading, sentence))["opinion"] == opinion


def test_no_sentence_no_opinion():
    assert "opinion" not in read(letter("一、概况", "贵公司成立于二〇一〇年。"))


@pytest.mark.parametrize(
    "number",
    [
        "某天健审〔2025〕1234号",
        "某会师报字[2025]第ZA12345号",
        "某诚审字[2025]230Z0123号",
        "晋某专审字（2025）第1-00012号",
        "某永华明（2025）审字第61234567_A01号",
        "某师报（审）字（25）第P01234号",
        "[2025]京某兴审字第09000001号",
        "某威华振审字第2500123号",
        "XYQH/2025BJAA1B0001",
    ],
)
def test_report_numbers(number):
    assert read(letter(number=number))["report_number"] == number.replace("（", "(").replace("）", ")")


def test_brackets_of_a_number_are_made_a_pair():
    field = extract([letter(number="某信会审字〔2025]第012号")], {})["report_number"]
    assert (field.value, field.note) == ("某信会审字〔2025〕第012号", "repaired") and field.confidence < 0.9


def test_a_rule_that_the_letter_cites_is_not_its_number():
    cited = letter(number="某信会审字〔2025〕第012号", sentence="根据财会〔2006〕3号文件编制。")
    assert read(cited)["report_number"] == "某信会审字〔2025〕第012号"
    assert "report_number" not in read(letter(number="审计报告正文", sentence="根据财会〔2006〕3号文件编制。"))


@pytest.mark.parametrize("code", ["报备号码：021120250456", "防伪编码：蒙25ABCD1234", "验证码:京25XY12ZW34"])
def test_codes_of_platforms(code):
    assert read(page_of(["审计报告"], [code]))["verification_code"] == code.replace("：", ":").split(":")[1]


@pytest.mark.parametrize("signed", ["2025年3月18日", "二○二五年三月十八日", "2025-03-18", "报告日期：2025年03月18日"])
def test_dates_of_signing(signed):
    assert read(letter(signed=signed))["issue_date"] == "2025-03-18"


def test_the_column_of_the_year_is_found_by_its_head():
    assert read(letter(), balance(heads=("年初余额", "期末余额")))["total_assets"] == "4000000.00"
    assert read(letter(), balance(heads=("2023年12月31日", "2024年12月31日")))["total_equity"] == "2000000.00"
    assert read(letter(), income(("本月数", "本年累计数")))["revenue"] == "4000000.00"


def test_ten_thousands_are_made_yuan():
    assert read(letter(), balance("单位：万元"))["total_assets"] == "98765432100.00"


def test_a_sheet_that_does_not_balance_is_trusted_less():
    page = balance()
    broken = page.model_copy(
        update={
            "lines": tuple(
                line.model_copy(update={"text": "9,276,543.21"}) if line.text == "9,876,543.21" else line
                for line in page.lines
            )
        }
    )
    right = extract([letter(), page], {})["total_assets"]
    wrong = extract([letter(), broken], {})["total_assets"]
    assert wrong.value == "9276543.21" and wrong.confidence < 0.8 < right.confidence


def test_figures_have_their_place():
    field = extract([letter(), balance(), income()], {})["revenue"]
    assert (field.page, field.raw) == (3, "5,000,000.00") and field.box is not None and field.box[0] == 0.5


def test_ocr_confidence_is_carried():
    fields = extract([letter(source="ocr", confidence=0.8)], {})
    assert all(field.source == "ocr" and field.confidence <= 0.8 for field in fields.values())


def test_signatures_in_two_columns_over_several_lines():
    page = page_of(
        (0.1, [(0.38, "审计报告")]),
        (0.2, [f"{COMPANY}董事会："]),
        (0.7, [(0.1, "云杉会计师事务所"), (0.55, "中国注册会计师：")]),
        (0.73, [(0.1, "（特殊普通合伙）"), (0.55, "（项目合伙人）"), (0.75, "高远山")]),
        (0.78, [(0.55, "中国注册会计师："), (0.75, "林一苇")]),
    )
    found = read(page)
    assert (found["audit_firm"], found["accountants"]) == ("云杉会计师事务所（特殊普通合伙）", ["高远山", "林一苇"])
    assert found["auditee"] == COMPANY


def test_label_without_a_name_gives_no_accountant():
    page = page_of((0.1, [(0.38, "审计报告")]), (0.7, [(0.55, "中国注册会计师：")]), (0.74, [(0.55, "执业证书")]))
    assert "accountants" not in read(page)


def test_revenue_of_the_company_before_that_with_interest_and_losses_in_brackets():
    page = page_of(
        (0.05, [(0.4, "利润表")]),
        (0.14, ["项目", (0.4, "行次"), (0.55, "本年金额"), (0.78, "上年金额")]),
        (0.17, ["一、营业总收入", (0.41, "1"), (0.52, "5,000,000.00"), (0.75, "4,000,000.00")]),
        (0.2, ["其中：营业收入", (0.41, "2"), (0.52, "4,900,000.00"), (0.75, "3,900,000.00")]),
        (0.3, ["四、净利润（净亏损以“－”号填列）", (0.41, "30"), (0.52, "(120,000.50)"), (0.75, "4,000.00")]),
    )
    found = read(page)
    assert (found["revenue"], found["net_profit"]) == ("4900000.00", "-120000.50")


def test_brackets_of_a_firm_that_ocr_lost_are_put_back():
    page = page_of((0.1, [(0.38, "审计报告")]), (0.7, [(0.1, "云杉会计师事务所普通合伙)")]), source="ocr")
    assert read(page)["audit_firm"] == "云杉会计师事务所（普通合伙）"


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("42,684.063.33", "42684063.33"),
        ("42.684,063,33", "42684063.33"),
        ("42684.063.33", None),
        ("42,684,063.333", None),
        ("42.684063.33", None),
    ],
)
def test_an_amount_with_broken_groups_is_mended_whole_or_left_out(printed, value):
    row = [(0.05, "负债合计"), (0.24, printed), (0.37, "900,000.00")]
    head = [(0.05, "项目"), (0.24, "期末余额"), (0.37, "年初余额")]
    page = page_of((0.05, [(0.4, "资 产 负 债 表")]), (0.14, head), (0.17, row), source="ocr", confidence=0.98)
    found = figures([page], "2024")
    assert (found["total_liabilities"].value if found else None) == value
    assert not found or found["total_liabilities"].confidence < 0.85


def test_cents_apart_from_their_yuan_belong_to_them():
    row = [(0.05, "负债合计"), (0.24, "18,977,165"), (0.33, "78"), (0.5, "900,000.00")]
    page = page_of((0.05, [(0.4, "资 产 负 债 表")]), (0.17, row))
    found = figures([page], "2024")
    assert not found or found["total_liabilities"].value != "18977165.00"


def test_the_sentence_beside_the_code_names_no_firm():
    note = page_of(["此码用于证明该审计报告是否由具有执业许可的会计师事务所出具，"], ["审计报告"], number=9)
    assert "audit_firm" not in read(note)
    assert read(letter(), note)["audit_firm"] == "云杉会计师事务所（特殊普通合伙）"


def test_the_column_of_the_parent_company_is_left_even_where_it_comes_first():
    rows = (
        (0.05, [(0.4, "资 产 负 债 表")]),
        (0.1, [(0.45, "2024年12月31日"), (0.8, "单位：元")]),
        (0.14, ["项目", (0.35, "期末余额"), (0.7, "年初余额")]),
        (0.17, [(0.3, "母公司"), (0.46, "合并"), (0.64, "母公司"), (0.8, "合并")]),
        (0.2, ["资产总计", (0.28, "800.00"), (0.44, "1,000.00"), (0.62, "700.00"), (0.78, "900.00")]),
    )
    assert read(letter(), page_of(*rows, number=2))["total_assets"] == "1000.00"
