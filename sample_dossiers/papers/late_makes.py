"""One more make of each kind, unlike the others in title, labels, order and structure."""

from __future__ import annotations

from datetime import date

from sample_dossiers.forms import Rows, rows
from sample_dossiers.money import grouped, in_words
from sample_dossiers.paper import Paper, chinese_date, numeral_date, spaced_date
from sample_dossiers.printing import FAINT, filled, pairs_of_columns, striped, wide
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table


def novelty(sheet: Sheet, paper: Paper) -> None:
    """A report in one table: every section is a cell, its head the cell to the left."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 26, "科技文献检索查新报告书", 20, "hei", "center", bold=True)
    sheet.text(188, 35, f"No：{get('report_number')}", 10, "song", "right")
    scope = "国内外" if extra["abroad"] else "国内"
    lines: list[Row] = [
        ["项目名称", Cell(get("project_title"), 3)],
        ["申请查新单位", Cell(get("client"), 3)],
        ["查新受理单位", Cell(get("agency"), 3)],
        ["受理时间", chinese_date(get("commission_date")), "出具报告时间", chinese_date(get("completion_date"))],
        ["查新目的", "新产品鉴定", "检索范围", scope],
        ["项目主要创新点", Cell(f"{extra['point']}。", 3)],
        ["检索数据库", Cell("知网、万方、维普、专利之星" + ("、WOS、EI" if extra["abroad"] else ""), 3)],
        ["查新结论", Cell(get("conclusion"), 3)],
        ["查新人", extra["people"][0], "审核人", extra["people"][1]],
    ]
    y = table(sheet, 20, 40, (34, 56, 32, 46), lines, Look(10.5, leading=1.6), 10)
    sheet.text(120, y + 14, "查新机构（盖章）", 11)
    sheet.seal(140, y + 14, get("agency"), "科技查新专用章", 40)


def credit(sheet: Sheet, paper: Paper) -> None:
    """A city's platform: particulars in two columns, one table of kinds of information with counts and remarks."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 30, "企业公共信用信息查询报告", 20, "hei", "center", bold=True)
    sheet.text(188, 40, f"查询报告编号：{get('report_number')}", 9, "song", "right")
    y = pairs_of_columns(
        sheet,
        52,
        [
            (f"被查询企业：{get('subject')}", f"信用代码：{get('uscc')}"),
            (f"查询时间：{get('generated_date')} {extra['time']}", "查询用途：项目申报"),
            (f"法人代表：{extra['person']}", "经营状态：在业"),
        ],
        Look(10.5),
    )
    lines: list[Row] = [["类别", "信息项", "数量", "备注"]]
    lines += [
        [Cell("良好信息", rows=2), "表彰奖励", str(extra["praise"]), ""],
        ["纳税信用A级", "0", ""],
        [Cell("不良信息", rows=4), "行政处罚（含简易程序）", f"{get('penalty_count')}项", "—"],
        ["经营异常名录（未移出）", f"{get('abnormal_operation_count')}项", "—"],
        ["严重违法失信企业名单", f"{get('serious_dishonesty_count')}项", "—"],
        ["拖欠工资“黑名单”", "0项", "—"],
    ]
    y = table(sheet, 22, y + 4, (30, 76, 30, 30), lines, Look(10.5), 9)
    y = sheet.paragraph(22, y + 10, "说明：本报告数据来源于市公共信用信息平台，数据截止查询之日。", 166, Look(9.5))
    sheet.text(150, y + 16, "市公共信用信息中心", 11, "song", "center")
    sheet.seal(150, y + 16, "市公共信用信息中心", "查询专用章", 40)


def laboratory(sheet: Sheet, paper: Paper) -> None:
    """A short electronic certificate: rows with wide labels, the period as one value, scope in striped rows."""
    sheet.page()
    get = paper.get
    sheet.text(105, 46, "检验检测机构", 20, "song", "center", bold=True)
    sheet.text(105, 60, "资 质 认 定 证 书", 26, "song", "center", bold=True)
    pairs = [
        (wide("证书编号", 0), get("certificate_number")),
        ("检验检测机构名称", get("lab_name")),
        ("检验检测机构住所", get("address")),
        ("检验检测场所地址", "同上"),
        ("资质认定部门", get("issuer")),
        ("证书有效期", f"{get('issue_date').replace('-', '.')}-{get('valid_to').replace('-', '.')}"),
    ]
    y = rows(sheet, 30, 84, pairs, Rows(12.5, gap=6, right=184))
    y = sheet.paragraph(30, y + 2, "你机构已具备规定的条件和能力，准予资质认定。能力范围见附表。", 150, Look(12), 2)
    sheet.text(150, y + 30, get("issuer"), 12, "song", "center")
    sheet.text(150, y + 38, numeral_date(get("issue_date")), 12, "song", "center")
    sheet.seal(150, y + 32, get("issuer"), width=42)
    sheet.page()
    sheet.text(105, 26, "附表：检验检测能力范围", 15, "hei", "center")
    heads = [("序号", "产品/参数", "标准名称", "标准编号")]
    names = paper.extra["titles"]
    found = paper.fields["capabilities"]
    lines = [(str(i + 1), paper.extra["object"], names.get(one, "产品企业标准"), one) for i, one in enumerate(found)]
    striped(sheet, 22, 34, (14, 46, 66, 40), heads + lines, Look(10))


def form(sheet: Sheet, paper: Paper) -> None:
    """A ministry's form: numbered rows with long labels, several particulars in one cell, day under the seal."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 70, "首台（套）装备", 26, "hei", "center", bold=True)
    sheet.text(105, 86, "评定申报书", 30, "hei", "center", bold=True, spacing=6)
    pairs = [
        ("装备名称", f"{get('product_name')}"),
        ("研制企业", f"{get('applicant_name')}（盖章）"),
        ("推荐单位", "市工业和信息化局"),
    ]
    rows(sheet, 40, 150, pairs, Rows(15, gap=9, right=186))
    sheet.text(105, 250, numeral_date(get("application_date")), 15, "song", "center")
    sheet.page()
    tick = "　".join(
        f"{name}{'☑' if name == get('category') else '□'}" for name in ("成套装备", "单机装备", "核心部件")
    )
    lines: list[Row] = [
        [Cell("一、研制企业基本信息", 4, bold=True)],
        ["企业名称（全称）", Cell(get("applicant_name"), 3)],
        ["企业统一社会信用代码", Cell(get("uscc"), 3)],
        ["企业注册地", Cell(extra["address"], 3)],
        ["项目联系人及电话", Cell(f"{get('contact')} {extra['mobile']}", 3)],
        [Cell("二、装备基本信息", 4, bold=True)],
        ["装备名称及型号", Cell(f"{get('product_name')}（{get('model')}）", 3)],
        ["装备类别", Cell(tick, 3)],
        ["行业领域", get("industry"), "首台套完成日期", get("development_finished_date").replace("-", "/")],
        ["主要创新点", Cell(extra["point"], 3)],
    ]
    table(sheet, 20, 24, (44, 46, 34, 44), lines, Look(10.5), 11)


def book(sheet: Sheet, paper: Paper) -> None:
    """A bound report: product and title on two lines of the cover, the company and the month at its foot."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 90, get("product_name"), 26, "hei", "center", bold=True)
    sheet.text(105, 110, "创新产品申报报告", 26, "hei", "center", bold=True)
    sheet.text(105, 240, get("applicant_name"), 16, "song", "center")
    sheet.text(105, 252, numeral_date(extra["day"]).split("月")[0] + "月", 14, "song", "center")
    sheet.page()
    sheet.text(186, 16, f"{get('product_name')}申报报告", 9, "kai", "right", color=FAINT)
    text = (
        f"1 单位概况\n　　{get('applicant_name')}是一家从事装备研发制造的企业，注册资本{extra['capital']}万元。\n"
        f"2 产品情况\n　　本次申报的产品为{get('product_name')}，型号{extra['model']}。\n"
        "3 技术创新性\n　　产品取得发明专利，填补了企业空白。\n4 应用与效益\n　　已在用户现场应用，取得较好效益。"
    )
    sheet.paragraph(26, 30, text, 158, Look(12, leading=1.9))


def promise(sheet: Sheet, paper: Paper) -> None:
    """A promise about rights: clauses first, then 承诺人 with the name on the next line and the time of signing."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 40, "知识产权无侵权承诺", 22, "song", "center", bold=True)
    text = (
        f"致：评审委员会\n　　本公司对申请创新产品认定的“{extra['product']}”郑重承诺：\n　　（1）产品所涉专利、商标、"
        "软件著作权均为我方合法所有或已获授权；\n　　（2）不存在产权纠纷；\n　　（3）若有虚假，承担法律责任。"
    )
    y = sheet.paragraph(28, 60, text, 154, Look(13, leading=1.9)) + 20
    sheet.text(100, y, "承诺人（加盖公章）：", 12)
    sheet.text(100, y + 9, get("applicant_name"), 12)
    sheet.text(100, y + 22, f"签署时间：{spaced_date(get('sign_date'))}", 12)
    sheet.seal(140, y + 6, get("applicant_name"), width=42)


def trial(sheet: Sheet, paper: Paper) -> None:
    """A trial report: name and model in one cell, the maker asked last, opinion signed in a row of its own."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 34, "首台（套）产品用户评价意见", 20, "hei", "center", bold=True)
    lines: list[Row] = [
        ["用户全称", Cell(get("user_name"), 3)],
        ["通讯地址", Cell(extra["address"], 3)],
        ["联系人/电话", Cell(f"{extra['contact']}/{extra['phone']}", 3)],
        ["产品名称及型号", Cell(f"{get('product_name')} {get('model')}", 3)],
        ["购置数量", "2", "投用时间", "2024年11月"],
        ["供货厂家", Cell(get("applicant_name"), 3)],
        ["用户评价", Cell(extra["text"], 3)],
    ]
    y = table(sheet, 22, 42, (36, 50, 30, 50), lines, Look(11, leading=1.7), 11)
    sheet.text(110, y + 16, "用户（公章）", 12)
    sheet.text(110, y + 28, "　".join(chinese_date(get("sign_date"), zero=False)), 12)
    sheet.seal(146, y + 18, get("user_name"), width=40)


def goods(sheet: Sheet, paper: Paper) -> None:
    """A contract with a cover and a list of goods; the parties are called 买受方 and 出卖方."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 80, "设备采购合同", 32, "hei", "center", bold=True, spacing=4)
    filled(
        sheet,
        36,
        150,
        [
            ("项目名称", f"{get('product_name')}采购"),
            ("合同编号", get("contract_number")),
            ("买受方（甲方）", get("buyer")),
            ("出卖方（乙方）", get("seller")),
            ("签署日期", spaced_date(get("sign_date"))),
        ],
        gap=14,
    )
    sheet.page()
    count = sum(int(line["quantity"]) for line in extra["lines"])
    price = f"{float(get('total_amount')) / count:,.2f}"
    sheet.text(24, 26, "第一章　货物清单", 12, "hei")
    lines: list[Row] = [
        [Cell(t, align="center") for t in ("项号", "货物名称", "规格/型号", "计量单位", "数量", "单价", "小计")],
        ["1", get("product_name"), get("model"), extra["unit"], str(count), price, grouped(get("total_amount"))],
        [Cell(f"总计（含税价）：¥{grouped(get('total_amount'))}　大写：{extra['words']}", 7)],
    ]
    y = table(sheet, 20, 30, (12, 46, 28, 20, 14, 24, 26), lines, Look(9.5), 10)
    text = (
        "第二章　付款　合同签订后买受方支付30%预付款，货到验收后支付65%，余款为质保金。\n第三章　交货　"
        "出卖方应于90日内交货。\n第四章　违约责任　迟延交货的，每日按货款的万分之五支付违约金。"
    )
    y = sheet.paragraph(20, y + 10, text, 170, Look(11, leading=1.8)) + 10
    for x, side, who in ((24, "买受方：（盖章）", "buyer"), (112, "出卖方：（盖章）", "seller")):
        sheet.text(x, y, side, 11)
        sheet.seal(x + 40, y + 8, get(who), "合同专用章", 38)


def software(sheet: Sheet, paper: Paper) -> None:
    """Licence of a right without sides called 甲 and 乙: owner and licensee with addresses, schedule at the end."""
    sheet.page()
    first, second = paper.fields["parties"]
    get, extra = paper.get, paper.extra
    sheet.text(105, 34, "专利权普通许可协议", 22, "hei", "center", bold=True)
    end, day = chinese_date(get("valid_to"), zero=False), chinese_date(get("sign_date"), zero=False)
    text = (
        f"　　本协议由下列双方于{day}订立：\n专利权人（许可方）：{first}\n实施人（被许可方）：{second}\n"
        f"1．许可标的：许可方将其拥有的名称为“{get('subject')}”的专利（专利号：{extra['patent']}）许可被许可方实施。\n"
        f"2．许可性质：普通许可，不得分许可。\n3．许可费：{extra['fee']}万元。\n4．期间：自{day}起，至{end}届满。\n"
        "5．保密与违约：任何一方违反约定应承担赔偿责任。"
    )
    y = sheet.paragraph(26, 56, text, 158, Look(12, leading=1.9)) + 14
    for x, side, name in ((26, "许可方签章", first), (112, "被许可方签章", second)):
        sheet.text(x, y, side, 12)
        sheet.seal(x + 34, y + 14, name, width=40)


def web(sheet: Sheet, paper: Paper) -> None:
    """An electronic policy like a web page: sections with pale labels over values, benefits in striped rows."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(24, 24, "电子保险单", 20, "hei", bold=True)
    sheet.text(188, 24, f"{extra['insurer']}", 10, "hei", "right", color=FAINT)
    sheet.text(24, 34, f"保险单编号 {get('policy_number')}", 10)
    y = 48.0
    start, end = (date.fromisoformat(get(name)) for name in ("valid_from", "valid_to"))
    for (one, left), (two, right) in (
        (("投保人名称", get("insured")), ("被保险人名称", get("insured"))),
        (("保险标的", f"{get('product_name')}"), ("产品型号", extra["model"])),
        (("保险责任起始时间", f"{start:%Y-%m-%d} 00:00"), ("保险责任终止时间", f"{end:%Y-%m-%d} 24:00")),
    ):
        for x, label, value in ((24, one, left), (110, two, right)):
            sheet.text(x, y, label, 9, color=FAINT)
            sheet.paragraph(x, y + 6, value, 78, Look(11))
        y += 19
    lines = [
        ("责任名称", "保险限额（元）", "免赔"),
        ("每次事故责任限额", grouped(extra["each"]), "10%"),
        ("累计责任限额", grouped(get("insured_amount")), "—"),
    ]
    y = striped(sheet, 24, y + 2, (70, 60, 32), lines, Look(10.5))
    sheet.text(24, y + 10, f"总保费（元）：{grouped(get('premium'))}", 11)
    sheet.text(110, y + 10, f"大写：{in_words(get('premium'), '圆')}", 11)
    sheet.text(24, y + 20, "适用条款：产品责任保险条款（2020版）", 10)
    sheet.seal(150, y + 26, extra["insurer"], "电子保单专用章", 40)


def slip(sheet: Sheet, paper: Paper) -> None:
    """A transfer slip of a bank's web page: labels left, values at the right edge, payee before payer."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 28, "转账汇款电子凭证", 18, "hei", "center", bold=True)
    sheet.text(105, 36, extra["bank"], 11, "song", "center", color=FAINT)
    day = get("paid_date").replace("-", "/")
    y = 52.0
    for label, value in (
        ("转账金额", f"￥{grouped(get('amount'))}"),
        ("金额大写", in_words(get("amount"), "圆")),
        ("收款账户名", get("payee")),
        ("收款账号", extra["accounts"][1]),
        ("收款银行", f"{extra['bank']}新城支行"),
        ("付款账户名", get("payer")),
        ("付款账号", extra["accounts"][0]),
        ("手续费", "0.00元"),
        ("附言", "产品责任险保险费"),
        ("完成时间", f"{day} {extra['time']}"),
        ("电子凭证号", extra["serial"]),
    ):
        sheet.text(36, y, label, 11, color=FAINT)
        sheet.text(174, y, value, 11, "song", "right")
        sheet.line(36, y + 3, 174, y + 3, 0.2, FAINT)
        y += 11
    sheet.seal(140, y + 4, extra["bank"], "电子凭证专用章", 34)
