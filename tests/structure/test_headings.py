"""Which lines are headings, their numbers and words, and the levels that they form."""

from __future__ import annotations

import pytest

from policytext import SECTIONS, SENTENCES, Document
from policytext.structure import StructureAnnotator
from policytext.structure.marks import next_number, read_mark
from policytext.structure.numerals import write_chinese

annotate = StructureAnnotator()
LONG = "全市上下齐心协力，各项工作稳步推进，经济运行总体平稳，人民生活继续改善，社会大局保持稳定，发展质量不断提高。"


def outline(text: str) -> list[tuple[int, str, str]]:
    found = annotate(Document(text))[SECTIONS]
    return [(s.value.level, s.value.number, s.value.heading) for s in found]


MARKS = [
    ("第一部分　总则", "part", "第一部分"),
    ("第十二章 总则", "chapter", "第十二章"),
    ("第一节　布局", "section", "第一节"),
    ("第三条　本办法", "article", "第三条"),
    ("一、回顾", "comma", "一、"),
    ("一 、回顾", "comma", "一 、"),
    ("十一.回顾", "comma", "十一."),
    ("（二）农业", "bracket", "（二）"),
    ("(二）农业", "bracket", "(二）"),
    ("二）农业", "bracket", "二）"),
    ("1.农业", "digit", "1."),
    ("１．农业", "digit", "１．"),
    ("1、农业", "digit", "1、"),
    ("1.2024年工作", "digit", "1."),
    ("1.2 农业", "dotted", "1.2"),
    ("（1）农业", "digit bracket", "（1）"),
    ("1）农业", "digit bracket", "1）"),
    ("①农业", "circled", "①"),
    ("第一，农业", "ordinal", "第一，"),
    ("一是农业", "is", "一是"),
    ("专栏1　工程", "box", "专栏1"),
    ("附件2", "annex", "附件2"),
    ("二", "bare", "二"),
]
NO_MARKS = [
    "1.5亿元",
    "3．2万人",
    "一、二、三产业",
    "一、二期工程",
    "2024年1月",
    "二〇二四年",
    "第一条战线",
    "一要抓",
    "",
]


@pytest.mark.parametrize(("line", "style", "number"), MARKS)
def test_numbers_of_headings(line: str, style: str, number: str) -> None:
    mark = read_mark(line, 0, len(line))
    assert mark is not None
    assert (mark.style, line[: mark.number_end]) == (style, number)


@pytest.mark.parametrize("line", NO_MARKS)
def test_what_looks_like_a_number_of_a_heading(line: str) -> None:
    assert read_mark(line, 0, len(line)) is None


def test_the_number_after_the_last_known_form_is_unclear() -> None:
    assert next_number("附件：", 0) == ""


def test_headings_run_into_their_paragraphs() -> None:
    text = f"一、重点任务\n（一）聚焦增长，稳住大盘。{LONG}\n（二）改善民生：{LONG}"
    assert outline(text) == [
        (1, "一、", "重点任务"),
        (2, "（一）", "聚焦增长，稳住大盘"),
        (2, "（二）", "改善民生"),
    ]
    sentences = [s.text for s in annotate(Document(text))[SENTENCES]]
    assert sentences[1] == "（一）聚焦增长，稳住大盘。"
    assert sentences[3] == "（二）改善民生："


def test_a_label_before_an_enumeration_is_the_heading() -> None:
    text = f"一、重点任务\n{LONG}\n二、工作要求：一是加强领导；二是强化督导。"
    assert outline(text)[1:] == [(1, "二、", "工作要求")]


def test_a_chapter_and_its_first_article_on_one_line() -> None:
    text = "第一章　总则　　第一条　为了发展，制定本办法。\n第二条　本办法适用于本市。"
    doc = annotate(Document(text))
    assert [(s.value.level, s.value.number, s.value.heading) for s in doc[SECTIONS]] == [
        (1, "第一章", "总则"),
        (2, "第一条", ""),
        (2, "第二条", ""),
    ]
    assert doc[SECTIONS][1].text == "第一条　为了发展，制定本办法。"
    assert doc[SENTENCES][0].text == "第一章　总则"


def test_styles_nest_as_the_document_uses_them() -> None:
    text = "（一）形势\n一、农业\n二、工业\n（二）任务\n一、投资\n1.公路"
    assert [level for level, _, _ in outline(text)] == [1, 2, 2, 1, 2, 3]


def test_an_inner_list_may_have_the_style_of_the_outer() -> None:
    text = "一、形势\n二、任务\n一、农业\n二、工业\n三、商业\n三、保障"
    assert [level for level, _, _ in outline(text)] == [1, 1, 2, 2, 2, 1]


def test_numbers_that_are_missing_or_start_again_keep_the_level() -> None:
    assert [level for level, _, _ in outline("一、甲事\n三、乙事\n三、丙事\n一、丁事")] == [1] * 4


def test_numbers_that_run_through_the_document_stay_below() -> None:
    text = "一、任务\n（一）农业\n1.种粮\n2.养殖\n（二）工业\n3.技改"
    assert [level for level, _, _ in outline(text)] == [1, 2, 3, 3, 2, 3]


def test_boxes_stand_beside_numbered_paragraphs() -> None:
    text = "第一章　任务\n第一节　农业\n1.种粮。\n专栏1　工程\n2.养殖。\n第二章　保障"
    assert [level for level, _, _ in outline(text)] == [1, 2, 3, 3, 3, 1]


def test_lines_without_number_above_numbered_ones() -> None:
    text = f"2023年工作回顾\n{LONG}\n2024年主要任务\n一、农业\n二、工业\n全面加强自身建设\n{LONG}"
    assert outline(text) == [
        (1, "", "2023年工作回顾"),
        (1, "", "2024年主要任务"),
        (2, "一、", "农业"),
        (2, "二、", "工业"),
        (1, "", "全面加强自身建设"),
    ]


def test_lines_without_number_below_numbered_ones() -> None:
    text = f"一、2023年工作回顾\n城乡融合\n{LONG}\n二、2024年主要任务\n产业升级\n{LONG}\n三、保障"
    assert [level for level, _, _ in outline(text)] == [1, 2, 1, 2, 1]


def test_short_sentences_on_lines_of_their_own() -> None:
    rows = [f"{line}。\n{LONG}" for line in ("农业丰收", "工业增长较快", "市场繁荣")]
    rows = [row.replace("农业丰收", "农业再获丰收") for row in rows]
    assert outline("一、回顾\n" + "\n".join(rows)) == [
        (1, "一、", "回顾"),
        (2, "", "农业再获丰收"),
        (2, "", "工业增长较快"),
        (2, "", "市场繁荣"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "各位代表：",
        "2024年1月16日",
        "——经济稳中有进",
        "其中主要的有",
        "单价=总价÷数量",
        "PM2.5",
        "总投资达到了多少",
        "我们的主要做法",
        "推动就业创业更加灵活多元。",
        "稳步去库存。目前存量仍然较多，要",
        "表1 主要农产品产量",
        "图2　2018—2022年财政收入",
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    assert outline(f"一、回顾\n{LONG}\n{line}\n的{LONG}\n二、任务") == [
        (1, "一、", "回顾"),
        (1, "二、", "任务"),
    ]


def test_cells_of_a_table_are_no_headings() -> None:
    assert outline(f"一、回顾\n{LONG}\n项目名称\n建设地点\n总投资额\n牵头单位\n{LONG}") == [
        (1, "一、", "回顾")
    ]


def test_pieces_of_a_broken_paragraph_are_no_headings() -> None:
    assert outline(f"一、回顾\n{LONG}\n全省第十次会议\n正式明确\n张三同\n{LONG}") == [
        (1, "一、", "回顾")
    ]


def test_numbered_sentences_that_state_figures_are_items() -> None:
    text = f"一、目标\n{LONG}\n1.生产总值增长6.5%。\n2.城镇化率达到65%。\n二、任务"
    assert outline(text) == [(1, "一、", "目标"), (1, "二、", "任务")]
    labelled = f"一、进展\n{LONG}\n1.办理情况：已完成总量的97%。\n{LONG}"
    assert outline(labelled)[1:] == [(2, "1.", "办理情况：已完成总量的97%")]


def test_a_figure_over_its_own_paragraph_is_a_heading() -> None:
    line = "坚持稳中求进，地区生产总值增长6%以上"
    text = f"一、目标\n1．{line}。\n{LONG}\n2．坚持民生优先。\n{LONG}\n二、任务"
    assert outline(text)[1] == (2, "1．", line)
    assert [number for _, number, _ in outline(text)] == ["一、", "1．", "2．", "二、"]


def test_items_of_lists_are_no_headings() -> None:
    text = "第一条　下列情形：\n（一）法规发生变化的；\n（二）职能发生变化的；\n（三）其他情形。"
    assert outline(text) == [(1, "第一条", "")]


def test_enumerations_in_one_paragraph_are_no_headings() -> None:
    text = f"一、任务\n一是修路。二是种树。{LONG}\n（1）修路；（2）种树。\n第一，修路。第二，种树。"
    assert outline(text) == [(1, "一、", "任务")]


def test_paragraphs_with_counting_words_are_headings_in_company() -> None:
    text = f"一、任务\n一是修路架桥。{LONG}\n二是植树造林。{LONG}"
    assert outline(text)[1:] == [(2, "一是", "修路架桥"), (2, "二是", "植树造林")]
    assert outline(f"一、任务\n一是修路架桥。{LONG}") == [(1, "一、", "任务")]


def test_headings_with_stray_blanks_and_line_breaks() -> None:
    text = f"一、 2 0 1 4 年 工 作 回 顾\n{LONG}\n二、立足新起点，\n开创新局面\n{LONG}\n三、加强自身建\n设"
    assert outline(text) == [
        (1, "一、", "2014年工作回顾"),
        (1, "二、", "立足新起点，开创新局面"),
        (1, "三、", "加强自身建设"),
    ]


def test_lines_of_a_table_of_contents_are_no_headings() -> None:
    text = f"目　录\n第一章　基础……1\n第二章　任务……9\n第一章　基础\n{LONG}\n第二章　任务\n{LONG}"
    assert [number for _, number, _ in outline(text)] == ["第一章", "第二章"]


def test_definitions_of_terms_are_no_headings() -> None:
    text = (
        f"一、回顾\n{LONG}\n名词解释\n1.“双减”：\n指减轻负担。\n一、甲\n附件1\n民生实事\n一、修路"
    )
    assert outline(text) == [
        (1, "一、", "回顾"),
        (1, "", "名词解释"),
        (1, "附件1", "民生实事"),
        (2, "一、", "修路"),
    ]


def test_titles_of_annexes_open_a_tree_of_their_own() -> None:
    text = (
        "某市人民政府办公室关于印发两个文件的通知\n现印发给你们。\n某市人民政府办公室\n2021年9月2日\n"
        f"产业发展若干政策\n一、支持投资\n{LONG}\n产业发展行动计划\n一、总体要求\n{LONG}"
    )
    assert [(level, heading) for level, _, heading in outline(text)] == [
        (1, "产业发展若干政策"),
        (2, "支持投资"),
        (1, "产业发展行动计划"),
        (2, "总体要求"),
    ]


def test_lines_broken_by_width_give_no_headings_without_number() -> None:
    lines = [
        "一、回顾",
        *(LONG[i : i + 26] for i in range(0, 52, 26)),
        "产业升级取得进展",
        LONG[:26],
    ]
    assert outline("\n".join(lines)) == [(1, "一、", "回顾")]


def test_a_run_in_heading_can_be_broken_by_width() -> None:
    lines = [
        "一、工作回顾",
        "去年以来，面对复杂多变的形势，全市上下齐心协力，各项",
        "工作稳步推进，人民生活继续改善。",
        "（一）深入推进产业转型升级，全面提升区域创新能力和竞",
        "争力水平。建成中试基地3个，认定高新技术企业25家，技",
        "术合同成交额8亿元，专利授权量增长两成，创新平台不断涌",
        "现。",
    ]
    assert outline("\n".join(lines)) == [
        (1, "一、", "工作回顾"),
        (2, "（一）", "深入推进产业转型升级，全面提升区域创新能力和竞争力水平"),
    ]


@pytest.mark.parametrize(
    ("number", "value", "following"),
    [
        ("第九十九条", 99, "第一百条"),
        ("第一百条", 100, "第一百零一条"),
        ("第一百零九条", 109, "第一百一十条"),
        ("（一百）", 100, "（一百零一）"),
        ("一九五八、", 1958, "一九五九、"),
        ("二〇", 20, "二一"),
    ],
)
def test_the_number_behind_one_of_many(number: str, value: int, following: str) -> None:
    assert next_number(number, value) == following


def test_laws_of_three_hundred_articles_nest() -> None:
    lines = ["某市河道管理条例"]
    for i in range(1, 301):
        if i % 25 == 1:
            lines.append(f"第{write_chinese(i // 25 + 1)}章　河段{i}")
        lines.append(f"第{write_chinese(i)}条　河段由所在地的乡镇看护，费用由本级承担。")
    found = outline("\n".join(lines))
    articles = [(level, number) for level, number, _ in found if number.endswith("条")]
    assert articles == [(2, f"第{write_chinese(i)}条") for i in range(1, 301)]


def test_lists_of_more_than_a_hundred_items_are_read() -> None:
    lines = [f"（{write_chinese(i)}）疏通沟渠。由水务所负责，汛前做完。" for i in range(1, 131)]
    found = outline("\n".join(["沟渠疏通方案", *lines]))
    assert [number for _, number, _ in found] == [f"（{write_chinese(i)}）" for i in range(1, 131)]


def test_two_years_at_the_head_of_a_line_do_no_harm() -> None:
    assert outline("一九五八、一九五九两年，全县修渠三百里。") is not None


def test_entries_of_yearbooks_are_headings_in_company() -> None:
    text = f"农业\n【概况】2016年，{LONG}\n【畜牧业】年末牛存栏9万头。\n【渔业】\n水产品产量3万吨。"
    assert outline(text) == [(1, "", "概况"), (1, "", "畜牧业"), (1, "", "渔业")]
    sentences = [sentence.text for sentence in annotate(Document(text))[SENTENCES]]
    assert "【畜牧业】" in sentences
    assert "年末牛存栏9万头。" in sentences


@pytest.mark.parametrize(
    "text",
    [
        f"【摘要】{LONG}\n{LONG}",  # one alone
        f"【1】“三农”：{LONG}\n【2】“双创”：{LONG}",  # notes
        f"农业【一】{LONG}\n工业【二】{LONG}",  # within a line
    ],
)
def test_square_brackets_that_open_no_entry(text: str) -> None:
    assert outline(text) == []
