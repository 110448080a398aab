"""Title, issuer, date and year, and contradictions with what the caller passed."""

from __future__ import annotations

import datetime

import pytest

from policytext import Document
from policytext.structure import StructureAnnotator
from policytext.structure.numerals import read_number, read_year, write_chinese
from policytext.structure.places import is_same_place

annotate = StructureAnnotator()
BODY = "各位代表：\n现在，我向大会报告工作，请予审议。\n一、{past}年工作回顾\n甲。\n二、{year}年工作安排\n乙。"


def report(*front: str, past: int = 2023, year: int = 2024, body: str = BODY) -> str:
    return "\n".join([*front, body.format(past=past, year=year)])


def found(text: str) -> tuple[str, str | None, int | None, str | None]:
    doc = annotate(Document(text))
    return doc.title, doc.issuer, doc.year, doc.date.isoformat() if doc.date else None


TITLES = [
    (["政　府　工　作　报　告"], "政府工作报告"),
    (["政府工作报", "告"], "政府工作报告"),
    (["政府工作报告2011年1月20日在金坛市第十四届人民代表大会", "第五次会议上"], "政府工作报告"),
    (["金坛市第十四届人大", "五次会议文件（1）", "政府工作报告"], "政府工作报告"),
    (["2024年常州市政府工作报告", "（摘要）"], "2024年常州市政府工作报告"),
    (["常州市人民政府", "关于发展冷链物流的实施意见"], "常州市人民政府关于发展冷链物流的实施意见"),
    (["常州市产业规划（2021—2025年）"], "常州市产业规划（2021—2025年）"),
    (["——2024年1月16日在会议上", "市长 王大明"], ""),
    (["常州市政府工作报告（2024年1月16日在市第十七届人民代表大会上）"], "常州市政府工作报告"),
    (
        ["在常州市第十七届人民代表大会上的政府工作报告"],
        "在常州市第十七届人民代表大会上的政府工作报告",
    ),
]


@pytest.mark.parametrize(("front", "title"), TITLES)
def test_titles(front: list[str], title: str) -> None:
    assert found(report(*front))[0] == title


DATES = [
    ("——2024年1月16日在常州市第十七届人民代表大会第三次会议上", "2024-01-16"),
    ("（二〇二四年一月十六日）", "2024-01-16"),
    ("政府工作报告（2024年1月16日在会议上）", "2024-01-16"),
    ("发布日期：2024年2月1日\n（2024年1月16日）", "2024-01-16"),
    ("二○二四年 十二月 二十一日", "2024-12-21"),
    ("二OO八年三月五日", "2008-03-05"),
    ("２０１３年２月２６日在温岭市第十五届人民代表大会上", "2013-02-26"),
    ("2024年2月30日", None),
]


@pytest.mark.parametrize(("line", "date"), DATES)
def test_dates_of_delivery(line: str, date: str | None) -> None:
    assert found(report("政府工作报告", line))[3] == date


def test_the_date_of_a_notice_is_in_its_signature() -> None:
    text = (
        "常州市人民政府关于印发《数据管理办法》的通知\n常政发〔2022〕43号\n各区人民政府：\n"
        "现印发给你们，请自2022年5月1日起执行。\n常州市人民政府\n2022年4月14日\n"
        "数据管理办法\n第一条　为了管理数据，制定本办法。\n第二条　本办法自2023年1月1日起施行。"
    )
    assert found(text) == (
        "常州市人民政府关于印发《数据管理办法》的通知",
        "320400",
        2022,
        "2022-04-14",
    )


def test_a_signature_at_the_end_on_one_line() -> None:
    text = "关于节约用水的通知\n各单位要节约用水。\n常州市水利局　二〇二四年一月十六日"
    assert found(text)[1:] == ("320400", 2024, "2024-01-16")


YEARS = [
    (report("政府工作报告"), 2024),
    (report("2025年常州市政府工作报告"), 2025),
    (report("政府工作报告（2019年3月）"), 2019),
    ("一、关于2014年政府工作\n甲。\n二、2015年主要任务\n乙。", 2015),
    ("一、2013年工作回顾和2014年工作的总体要求\n甲。", 2014),
    ("一、2013年工作回顾\n过去的一年，甲。", 2014),
    ("一、2013年工作回顾\n甲。", None),
    ("一、过去五年工作回顾\n甲。\n二、今后五年的目标\n乙。", None),
    ("各位代表：\n从今年（2011年）开始，实施新的规划。", 2011),
    ("一、2020年国民经济计划\n甲。", None),
    ("宜宾市国民经济和社会发展第十四个五年规划纲要\n第一章　总则\n甲。", 2021),
    ("宜宾市“十四五”工业发展规划\n第一章　总则\n甲。", None),
    ("宜宾市工业发展规划\n（2021—2025年）\n第一章　总则\n甲。", 2021),
    ("宜宾市“十二五”规划实施情况的报告\n（2011—2015年）\n一、综合\n甲。", 2015),
    ("宜宾市水利建设工作总结\n（2016—2020年）\n一、综合\n甲。", 2020),
    ("关于常州市2024年计划执行情况与2025年计划草案的报告\n甲。", 2025),
    ("常州市2024年统计公报\n一、综合\n甲。", 2025),
    ("常州市2022年水利事业发展公报\n一、综合\n甲。", 2023),
    ("常州市2024年人口普查公报\n一、综合\n甲。", None),
]


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_years_without_a_date(text: str, year: int | None) -> None:
    assert found(text)[2] == year


ISSUERS = [
    (report("常州市人民政府工作报告"), "320400"),
    (report("2024年江苏省政府工作报告"), "320000"),
    (report("——2024年1月16日在常州市第十七届人民代表大会第三次会议上"), "320400"),
    (report("2024年1月16日在保定市徐水区第三届人民代表大会", "第四次会议上"), "130609"),
    (
        report("2024年1月16日在县十六届人民代表大会第四次会议上", "涞源县人民政府代县长 周大明"),
        "130630",
    ),
    (report("北京市市长 王大明"), "110000"),
    (report("在常州市第十七届人民代表大会上的政府工作报告"), "320400"),
    (report("常州市第十七届人大文件", body="主席、各位代表：\n甲。"), "320400"),
    (report("（2023年3月6日在第十四届全国人民代表大会第一次会议上）"), "100000"),
    (report("国务院总理 王大明"), "100000"),
    ("各位代表：\n现在，我代表国务院，向大会报告工作。", "100000"),
    ("各位代表：\n我代表常州市第十七届人民政府报告工作。", "320400"),
    (
        "各位代表：\n我代表区政府报告工作，请连同《保定市清苑区国民经济和社会发展规划》一并审议。",
        "130608",
    ),
    ("各位代表：\n我代表县人民政府，向大会报告工作。", None),
    ("关于江苏省2023年计划执行情况与2024年计划草案的报告\n甲。", "320000"),
    ("关于支持徐州市高质量发展的意见\n甲。", None),
    ("国务院办公厅关于节约用水的通知\n甲。", "100000"),
    # The corps is not Xinjiang, which it lies in; some of its divisions run a city.
    (report("新疆生产建设兵团政府工作报告"), None),
    ("新疆生产建设兵团统计公报\n新疆兵团统计局\n甲。", None),
    (report("新疆维吾尔自治区政府工作报告"), "650000"),
    (report("第八师石河子市政府工作报告"), "659001"),
    (report("兵团第一师阿拉尔市政府工作报告"), "659002"),
    ("北京市经济和信息化局印发《关于数据专区的意见》的通知\n甲。", "110000"),
]


@pytest.mark.parametrize(("text", "issuer"), ISSUERS)
def test_issuers(text: str, issuer: str | None) -> None:
    doc = annotate(Document(text))
    assert doc.issuer == issuer
    assert not doc.problems


def test_codes_are_those_in_force_in_the_year_of_the_text() -> None:
    then = "政府工作报告\n2009年3月18日在徐水县第十三届人民代表大会第五次会议上"
    assert found(then)[1] == "130625"
    old = "政府工作报告\n一九八六年三月二十六日在如皋县第八届人民代表大会上"
    assert found(old)[1] == "320622"


def test_an_ambiguous_issuer_stays_open_and_names_its_candidates() -> None:
    doc = annotate(Document(report("鼓楼区人民政府工作报告")))
    assert doc.issuer is None
    (problem,) = doc.problems
    assert problem.kind == "ambiguous-issuer"
    assert all(code in problem.message for code in ("320106", "320302", "350102", "410204"))
    assert doc.text[problem.start : problem.end] == "鼓楼区"


@pytest.mark.parametrize(
    ("clue", "code"),
    [("在徐州市委领导下", "320302"), ("对标福州中心城区", "350102"), ("江苏省第一", None)],
)
def test_a_division_above_named_in_the_first_paragraphs_decides(
    clue: str, code: str | None
) -> None:
    body = BODY.replace("甲。", f"{clue}，甲。")
    doc = annotate(Document(report("鼓楼区人民政府工作报告", body=body)))
    assert doc.issuer == code
    assert bool(doc.problems) == (code is None)


def test_a_township_has_the_code_of_its_own() -> None:
    body = BODY.replace("甲。", "在肥西县委领导下，甲。")
    doc = annotate(Document(report("三河镇2018年政府工作报告", body=body)))
    assert doc.issuer is not None
    assert doc.issuer[:6] == "340123"


FRONT = "政府工作报告\n——2024年1月16日在常州市第十七届人民代表大会第三次会议上\n各位代表：\n甲。"


def test_what_the_caller_passed_stays_and_contradictions_are_reported() -> None:
    doc = annotate(Document(FRONT, issuer="320500", year=2022))
    assert (doc.issuer, doc.year, doc.date) == ("320500", 2022, None)
    year, issuer = doc.problems
    assert year.kind == issuer.kind == "contradiction"
    assert "2022" in year.message
    assert "2024-01-16" in year.message
    assert doc.text[year.start : year.end] == "2024年1月16日"
    assert "320500" in issuer.message
    assert "320400" in issuer.message
    assert doc.text[issuer.start : issuer.end] == "常州市"


def test_another_date_and_another_kind_of_document_contradict() -> None:
    doc = annotate(Document(FRONT, title="节约用水的通知", date=datetime.date(2024, 1, 17)))
    assert [problem.kind for problem in doc.problems] == ["contradiction"] * 2
    assert doc.date == datetime.date(2024, 1, 17)
    assert doc.title == "节约用水的通知"


NO_CONTRADICTIONS = [
    Document(FRONT, issuer="320400", year=2024, title="常州市政府工作报告（2024年）"),
    # The title's year is the one that the report looks back on.
    Document(report("2023年工作总结和2024年工作安排的报告"), year=2024),
    # A county whose title or speaker names its province.
    Document(report("江苏省沭阳县政府工作报告"), issuer="321322", year=2024),
    # A county that is a district today.
    Document(report("2009年3月18日在徐水县第十三届人民代表大会上"), issuer="130609", year=2009),
    # A report of December that plans the next year.
    Document(report("2023年12月28日在常州市第十七届人民代表大会上"), year=2024),
]


@pytest.mark.parametrize("doc", NO_CONTRADICTIONS)
def test_what_is_no_contradiction(doc: Document) -> None:
    assert annotate(doc).problems == ()


@pytest.mark.parametrize("code", ["999999", "320499"])
def test_an_issuer_that_is_no_division_is_a_problem(code: str) -> None:
    doc = annotate(Document("各位代表：\n我代表县人民政府报告工作。", issuer=code, year=2024))
    (problem,) = doc.problems
    assert problem.kind == "unknown-issuer"
    assert code in problem.message
    assert doc.issuer == code


@pytest.mark.parametrize(("year", "told"), [(2014, False), (2015, False), (2016, True)])
def test_an_issuer_that_had_come_to_its_end_is_a_problem(year: int, told: bool) -> None:
    doc = annotate(Document("各位代表：\n我代表县人民政府报告工作。", issuer="130622", year=year))
    assert [problem.kind for problem in doc.problems] == ["unknown-issuer"] * told
    assert all("until 2015, but the year is 2016" in one.message for one in doc.problems)


def test_codes_of_other_years_and_of_townships_are_known() -> None:
    for code in ("130625", "320412120", "100000"):
        assert annotate(Document("甲。", issuer=code)).problems == ()


def test_a_title_and_a_venue_of_different_places_contradict() -> None:
    doc = annotate(
        Document(report("苏州市政府工作报告", "2024年1月16日在无锡市第十七届人民代表大会上"))
    )
    assert doc.issuer == "320500"
    (problem,) = doc.problems
    assert "320500" in problem.message
    assert "320200" in problem.message


def test_running_again_changes_nothing() -> None:
    once = annotate(Document(FRONT, issuer="320500", year=2022))
    assert annotate(once) == once


@pytest.mark.parametrize("value", range(1, 100))
def test_numerals_read_back(value: int) -> None:
    assert read_number(write_chinese(value)) == value


def test_numerals_up_to_five_digits_read_back() -> None:
    wrong = [value for value in range(1, 100_000) if read_number(write_chinese(value)) != value]
    assert not wrong
    assert write_chinese(100_000) == "100000"


@pytest.mark.parametrize("text", ["", "十百", "一百二百", "甲", "1a"])
def test_what_is_no_numeral(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize("text", ["0045", "一二", "二〇二甲", "9999"])
def test_what_is_no_year(text: str) -> None:
    assert read_year(text) is None


def test_unknown_codes_are_only_like_themselves() -> None:
    assert is_same_place("999999", "999999")
    assert not is_same_place("999999", "320400")


def test_the_year_of_the_date_passed_is_taken_where_nothing_else_tells_one() -> None:
    day = datetime.date(2024, 1, 16)
    assert annotate(Document("去年增长5%。", date=day)).year == 2024
    planned = annotate(Document("2025年工作要点\n增长5%。", date=datetime.date(2024, 12, 30)))
    assert planned.year == 2025
