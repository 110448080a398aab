"""Titles of other kinds of documents than reports of governments, with their issuers and years."""

from __future__ import annotations

import pytest

from policytext import Document
from policytext.structure import StructureAnnotator

annotate = StructureAnnotator()

# The lines before the text; title, issuer and year that they show.
CASES = [
    (
        "江苏省常州市武进区湟里镇2022年工作总结",
        "江苏省常州市武进区湟里镇2022年工作总结",
        "320412120",
        2022,
    ),
    ("常州市2023年工作要点", "常州市2023年工作要点", "320400", 2023),
    (
        "中共常州市委关于制定第十五个五年规划的建议\n（2025年12月20日市委全会通过）",
        "中共常州市委关于制定第十五个五年规划的建议",
        "320400",
        2025,
    ),
    (
        "中共常州市委\n常州市人民政府\n关于发展智能制造的意见",
        "中共常州市委常州市人民政府关于发展智能制造的意见",
        "320400",
        None,
    ),
    (
        "中国共产党常州市第十三届委员会第九次全体会议公报\n（2025年12月20日）",
        "中国共产党常州市第十三届委员会第九次全体会议公报",
        "320400",
        2025,
    ),
    ("中共湟里镇委员会2022年工作总结", "中共湟里镇委员会2022年工作总结", "320412120", 2022),
    ("中共中央关于制定长远规划的建议", "中共中央关于制定长远规划的建议", "100000", None),
    ("水利部关于表彰先进集体的决定", "水利部关于表彰先进集体的决定", "100000", None),
    ("常州市关于节水检查情况的通报", "常州市关于节水检查情况的通报", "320400", None),
    (
        "在中国共产党常州市第十三次代表大会上的报告\n（2021年9月26日）",
        "在中国共产党常州市第十三次代表大会上的报告",
        "320400",
        2021,
    ),
    (
        "常州市第十七届人民代表大会第三次会议关于财政决算的决议\n（2024年1月18日通过）",
        "常州市第十七届人民代表大会第三次会议关于财政决算的决议",
        "320400",
        2024,
    ),
    # The mark of a note does not belong to the title.
    ("常州市2023年统计公报［1］", "常州市2023年统计公报", "320400", 2024),
    # The county had another code before 1997; the title's year decides.
    ("仁怀市2008年统计公报", "仁怀市2008年统计公报", "520382", 2009),
    # A plan is made as its years begin.
    ("常州市能源发展规划\n（2021—2025年）", "常州市能源发展规划", "320400", 2021),
    # The year in a document's number is that of its issue.
    (
        "常州市人民政府关于节约用水的通知\n常政发〔2022〕43号",
        "常州市人民政府关于节约用水的通知",
        "320400",
        2022,
    ),
]


@pytest.mark.parametrize(("front", "title", "issuer", "year"), CASES)
def test_titles_issuers_and_years(
    front: str, title: str, issuer: str | None, year: int | None
) -> None:
    doc = annotate(Document(f"{front}\n甲乙丙丁。\n一、综合\n戊己庚辛。"))
    assert (doc.title, doc.issuer, doc.year) == (title, issuer, year)
    assert doc.problems == ()


OPENINGS = [
    ("我受国务院的委托，向大会报告工作。", "100000"),
    ("现在，我代表中央人民政府作工作报告。", "100000"),
    ("我代表政务院作报告。", "100000"),
    ("我代表國務院作報告。", "100000"),
    # Lines broken by width: the speaker's words come late.
    ("各位代表：\n今天，\n在这里，\n会议开始，\n我代表国务院作报告。", "100000"),
    ("我代表市政府报告工作，并对常州市国民经济和社会发展计划作说明。", "320400"),
    # A plan of the party above stands before the government's own.
    (
        "按照《中共江苏省委关于制定国民经济和社会发展规划的建议》，"
        "市政府制定了《常州市国民经济和社会发展规划》。",
        "320400",
    ),
    # An office that the state's ministry has in a city does not speak for the state.
    ("国家统计局仁怀调查队\n甲乙丙丁。", None),
]


@pytest.mark.parametrize(("text", "issuer"), OPENINGS)
def test_issuers_from_the_first_words(text: str, issuer: str | None) -> None:
    assert annotate(Document(text)).issuer == issuer
