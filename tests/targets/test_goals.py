"""Goals and results in words: how they are told, and what is none."""

from __future__ import annotations

import pytest

import policytext as pt

REVIEW = "政府工作报告\n一、2023年工作回顾\n"
# All that is read, however unlikely: what the words tell, not how sure the model is.
NLP = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.0})

CASES: list[tuple[str, list[tuple[str, str, str]]]] = [
    # Ranks and records.
    ("存款余额总量稳居全市第二。", [("存款余额总量", "level", "稳居全市第二")]),
    ("人均地区生产总值全省第一。", [("人均地区生产总值", "level", "全省第一")]),
    ("高考上线率名列前茅。", [("高考上线率", "level", "名列前茅")]),
    (
        "农村居民人均可支配收入增速连续四年位居全省前列。",
        [("农村居民人均可支配收入", "growth", "连续四年位居全省前列")],
    ),
    ("空气质量综合指数退出全省后十。", [("空气质量综合指数", "level", "退出全省后十")]),
    ("社会消费品零售总额创历史新高。", [("社会消费品零售总额", "level", "创历史新高")]),
    # What has a rank is the amount, unless it is said to be its growth; a list shares its noun.
    ("文化及相关产业增加值稳居全省首位。", [("文化及相关产业增加值", "level", "稳居全省首位")]),
    ("规上工业增加值增速居全省首位。", [("规上工业增加值", "growth", "居全省首位")]),
    (
        "高标准农田和节水灌溉面积增量排名全省第二。",
        [
            ("节水灌溉面积增量", "level", "排名全省第二"),
            ("高标准农田面积增量", "level", "排名全省第二"),
        ],
    ),
    # Tasks, whose name may stand inside.
    ("化解过剩产能任务超额完成。", [("化解过剩产能", "level", "任务超额完成")]),
    ("圆满完成年度危房改造任务。", [("危房改造", "level", "圆满完成年度危房改造任务")]),
    ("化学需氧量排放量控制在省定目标以内。", [("化学需氧量排放量", "level", "控制在省定目标以内")]),
    # Nothing is left, standards are met.
    ("零就业家庭保持动态清零。", [("零就业家庭", "level", "保持动态清零")]),
    ("出境断面水质稳定达到Ⅱ类。", [("出境断面水质", "level", "稳定达到Ⅱ类")]),
    # Growth, and falls; a rate stands where others grow.
    (
        "工业投资、民间投资均实现两位数增长。",
        [("工业投资", "growth", "实现两位数增长"), ("民间投资", "growth", "实现两位数增长")],
    ),
    ("财政收入持续稳定增长。", [("财政收入", "growth", "持续稳定增长")]),
    ("粮食产量实现“十二连增”。", [("粮食产量", "level", "实现“十二连增”")]),
    ("城镇登记失业率低于全省平均水平。", [("城镇登记失业率", "level", "低于全省平均水平")]),
    ("职工收入达到全省平均水平。", [("职工收入", "level", "达到全省平均水平")]),
    (
        "城乡居民人均可支配收入增速高于全省平均水平。",
        [("城乡居民人均可支配收入", "growth", "高于全省平均水平")],
    ),
    # What is to keep step with something else, or under it.
    ("集体支出增长应低于集体收入的增长。", [("集体支出", "growth", "低于集体收入的增长")]),
    ("农民收入同经济的增长相适应。", [("农民收入", "growth", "同经济的增长相适应")]),
    (
        "工资增长的速度不能超过劳动生产率提高的速度。",
        [("工资", "growth", "不能超过劳动生产率提高的速度")],
    ),
    ("务使预算赤字不突破计划规定的数额。", [("预算赤字", "level", "不突破计划规定的数额")]),
    ("市级财政赤字不能比上年扩大。", [("市级财政赤字", "level", "不能比上年扩大")]),
    ("财政赤字控制在预算目标之内。", [("财政赤字", "level", "控制在预算目标之内")]),
    ("财政赤字逐步缩小。", [("财政赤字", "decrease", "逐步缩小")]),
    # What is to be balanced is what comes in and what goes out.
    ("努力实现财政收支平衡。", [("财政收支", "level", "平衡")]),
    ("保持国际收支基本平衡。", [("国际收支", "level", "基本平衡")]),
    ("保持进出口基本平衡。", [("进出口", "level", "基本平衡")]),
    ("推动进出口保稳提质。", [("进出口", "level", "保稳提质")]),
    ("进出口量稳质升。", [("进出口", "level", "量稳质升")]),
    ("外贸进出口止跌回稳。", [("外贸进出口", "level", "止跌回稳")]),
    ("县级财政要坚持收支平衡。", [("县级财政", "level", "要坚持收支平衡")]),
    # Years in quotation marks are no part of a name.
    (
        "“九五”时期工业增加值增长速度比原来预计的高一些。",
        [("工业增加值", "growth", "比原来预计的高一些")],
    ),
    # Whose living conditions it is another clause tells.
    ("关心困难群众，使他们的住房、就医和生活状况得到改善。", []),
    ("积极引导社团与社区建设相适应。", []),
    # 即时 and 各项: one is part of a name, the other is not.
    ("即时零售额居全市首位。", [("即时零售额", "level", "居全市首位")]),
    ("完成上级下达的各项节能减排任务。", [("节能减排", "level", "完成上级下达的各项节能减排任务")]),
    # Who has set a task is no part of its name.
    ("省、市下达我县的节能降耗指标全面完成。", [("节能降耗", "level", "全面完成")]),
    # What moves it on is no part of its name.
    ("推进湖泊水质稳定达标。", [("湖泊水质", "level", "稳定达标")]),
    # What tells of no indicator.
    ("各位代表，一年来，我们团结拼搏。", []),
    ("会议听取了全市第三次普查的汇报。", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_goals_in_words(text: str, expected: list[tuple[str, str, str]]) -> None:
    doc = NLP(pt.Document(REVIEW + text, issuer="320400", year=2024))
    rows = [row.value for row in doc[pt.TARGETS]]
    found = [(row.indicator, row.measure, row.wording or "") for row in rows]
    assert [(name, measure) for name, measure, _ in found] == [each[:2] for each in expected]
    for (_, _, said), (_, _, wanted) in zip(found, expected, strict=True):
        assert said.endswith(wanted)


@pytest.mark.parametrize(
    ("words", "years"),
    [("实现翻番", (2019, 2023)), ("比2013年翻番", (2023, 2023))],
)
def test_what_has_doubled_in_years_is_of_all_of_them(words: str, years: tuple[int, int]) -> None:
    text = f"一、过去五年工作回顾\n进出口总值{words}。"
    (row,) = NLP(pt.Document(text, issuer="320400", year=2024))[pt.TARGETS]
    period = row.value.period
    assert period is not None
    assert period.start is not None
    assert period.end is not None
    assert (period.start.year, period.end.year) == years


@pytest.mark.parametrize(
    ("lead", "year"),
    [
        ("力争再用两年时间", 2025),
        # What comes behind a semicolon has its own time.
        ("力争用两年时间铺好管网；坚持不懈", 2024),
        # The last is named.
        ("到2027年，用三年时间", 2027),
        ("到2026年底前，力争用两年时间", 2026),
    ],
)
def test_what_is_to_take_years_is_of_the_last(lead: str, year: int) -> None:
    text = f"二、2024年工作安排\n{lead}，职工收入达到全省平均水平。"
    (row,) = NLP(pt.Document(text, issuer="320400", year=2024))[pt.TARGETS]
    period = row.value.period
    assert period is not None
    assert period.end is not None
    assert period.end.year == year


def test_what_is_made_sure_in_a_review_was_done() -> None:
    for heading, role in (("一、2023年工作回顾", "actual"), ("二、2024年工作安排", "target")):
        text = f"{heading}\n集中力量办实事，确保民生投入只增不减。"
        (row,) = NLP(pt.Document(text, issuer="320400", year=2024))[pt.TARGETS]
        assert row.value.role == role


def test_a_clause_with_a_value_tells_no_goal_in_words() -> None:
    doc = NLP(pt.Document(REVIEW + "财政收入增长8%，居全市第三。", issuer="320400", year=2024))
    assert [row.value.indicator for row in doc[pt.TARGETS] if row.value.quantity] == ["财政收入"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("财政收入增长8%，居全市第三。", "居全市第三"),
        ("财政收入增长8%、全市第三，税收更好。", "全市第三"),
        ("财政收入增长8%，创历史新高。", "创历史新高"),
        ("财政收入增长8%，超额完成市定任务。", "超额完成市定任务"),
        ("财政收入增长8%，全市排第一。", "全市排第一"),
        # It may say what has the rank, and how far that moved.
        ("财政收入增长8%，增速全省第一。", "增速全省第一"),
        ("财政收入增长8%，总量、增速全省第二。", "总量、增速全省第二"),
        ("财政收入增长8%，全市第5，比去年提高9个位次。", "全市第5，比去年提高9个位次"),
        ("财政收入增长8%，增速全省第四，前移六位；税收更好。", "增速全省第四，前移六位"),
        ("财政收入增长8%，总量居全市第三，增速居全市第一。", "总量居全市第三，增速居全市第一"),
        ("财政收入增长8%，增速较快。", None),
        # What has a name of its own is told of by itself; of a list nobody knows whose it is.
        ("财政收入增长8%，工业投资居全市第三。", None),
        ("财政收入、工业投资分别增长8%、9%，居全市第三。", None),
    ],
)
def test_a_rank_behind_a_value_is_told_beside_it(text: str, expected: str | None) -> None:
    doc = NLP(pt.Document(REVIEW + text, issuer="320400", year=2024))
    told = [row.value for row in doc[pt.TARGETS] if row.value.quantity]
    assert told[0].wording == expected


@pytest.mark.parametrize(
    "more", ["努力争取更好结果", "力争实现更高水平", "在实际工作中争取更好成效"]
)
def test_what_is_asked_for_more_stands_beside_a_goal(more: str) -> None:
    text = f"二、2024年工作安排\n地区生产总值增长5%左右、{more}；城镇新增就业6万人。"
    rows = NLP(pt.Document(text, issuer="320400", year=2024))[pt.TARGETS]
    assert [(row.value.indicator, row.value.wording) for row in rows] == [
        ("地区生产总值", more),
        ("城镇新增就业", None),
    ]


def test_what_is_spent_in_hundredths_is_a_share() -> None:
    doc = NLP(pt.Document(REVIEW + "教育支出稳定在20%以上。", issuer="320400", year=2024))
    assert [row.value.measure for row in doc[pt.TARGETS]] == ["share"]


def test_what_has_a_share_of_a_market_is_no_share_of_what_is_named() -> None:
    doc = NLP(pt.Document(REVIEW + "茶叶市场占有率达到20%。", issuer="320400", year=2024))
    assert [row.value.measure for row in doc[pt.TARGETS]] == ["level"]


def test_one_name_is_not_handed_on_to_several_values() -> None:
    text = REVIEW + "粮食产量达到80万吨，在三个乡镇分别增长6%、8%、9%。"
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    told = {
        (row.value.indicator, row.value.quantity.text)
        for row in doc[pt.TARGETS]
        if row.value.quantity
    }
    assert ("粮食产量", "80万吨") in told
    assert ("粮食产量", "8%") not in told


@pytest.mark.parametrize("rank", [*map(str, range(1, 21)), "一", "七", "十", "十二", "二十"])
@pytest.mark.parametrize("end", ["", "位", "名"])
def test_ranks_of_any_size_are_kept(rank: str, end: str) -> None:
    text = f"{REVIEW}固定资产投资增长10%，全市第{rank}{end}。"
    (row,) = NLP(pt.Document(text, issuer="320400", year=2024))[pt.TARGETS]
    assert row.value.wording == f"全市第{rank}{end}"


def test_a_verb_within_a_value_tells_as_one_before_it_does() -> None:
    plan = "一、“十四五”时期工作回顾\n全县基本医疗保险参保率{}。"
    scores = []
    for words in ("达到95%", "达到95%以上"):
        (row,) = NLP(pt.Document(plan.format(words), issuer="320481", year=2026))[pt.TARGETS]
        scores.append(row.score or 0)
    assert min(scores) > 0.8
