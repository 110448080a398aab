"""What stands beside values and tells of them: sums, wholes and parts, plans and what came of them."""

from __future__ import annotations

from datetime import date

import pytest

import policytext as pt
from tests.targets.told_rows import told_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.2})
FIVE = "一、过去五年工作回顾\n五年来，全市生产总值年均增长8%。"
REVIEW = "一、2022年工作回顾\n"
YEARS = ("生产总值", "actual", "2018-2022", "8%")

Row = tuple[str, str, str, str]

CASES: list[tuple[str, list[Row]]] = [
    # Money and things with 累计 are of all years told of, and so is what goes on with them.
    *(
        (f"{FIVE}{name}累计{made}45亿元。", [YEARS, (name, "actual", "2018-2022", "45亿元")])
        for name in ("财政收入", "固定资产投资", "招商引资")
        for made in ("达", "完成", "达到")
    ),
    # Things in a list behind what there is are there too, whatever they are counted in.
    (
        f"{FIVE}重大科技设施达到8个、重点实验室45家、新型研发机构54家。",
        [
            YEARS,
            ("重大科技设施", "actual", "2022", "8个"),
            ("重点实验室", "actual", "2022", "45家"),
            ("新型研发机构", "actual", "2022", "54家"),
        ],
    ),
    (
        f"{FIVE}财政收入累计达45亿元，其中税收收入32亿元、非税收入13亿元。",
        [
            YEARS,
            ("财政收入", "actual", "2018-2022", "45亿元"),
            ("税收收入", "actual", "2018-2022", "32亿元"),
            ("非税收入", "actual", "2018-2022", "13亿元"),
        ],
    ),
    # What there is in all, beside what was made anew, is of the end.
    (
        f"{FIVE}新增单项冠军企业15家、累计达到40家。",
        [
            YEARS,
            ("新增单项冠军企业", "actual", "2018-2022", "15家"),
            ("单项冠军企业", "actual", "2022", "40家"),
        ],
    ),
    # A part is of the time of its whole.
    (
        f"{FIVE}人才总量突破32万人，其中高层次人才2万人。",
        [
            YEARS,
            ("人才总量", "actual", "2022", "突破32万人"),
            ("高层次人才", "actual", "2022", "2万人"),
        ],
    ),
    # The sum of five years behind a value is another one.
    (
        "一、五年来的工作\n2022年外贸进出口总额45亿美元，五年翻了一番；"
        "实际利用外资6亿美元，五年累计20亿美元。",
        [
            ("外贸进出口总额", "actual", "2022", "45亿美元"),
            ("外贸进出口总额", "actual", "2018-2022", "一番"),
            ("实际利用外资", "actual", "2022", "6亿美元"),
            ("实际利用外资", "actual", "2018-2022", "20亿美元"),
        ],
    ),
    # A plan and what came of it.
    *(
        (
            f"一、2022年国民经济和社会发展计划执行情况\n固定资产投资{plan}增长20%，实际增长19.4%。",
            [
                ("固定资产投资", "target", "2022", "20%"),
                ("固定资产投资", "actual", "2022", "19.4%"),
            ],
        )
        for plan in ("计划", "年初计划", "预期", "年初预期目标为")
    ),
    (
        f"{REVIEW}人口自然增长率5.1‰，控制在计划目标6.5‰以内。",
        [
            ("人口自然增长率", "actual", "2022", "5.1‰"),
            ("人口自然增长率", "limit", "2022", "6.5‰以内"),
        ],
    ),
    # By how much more or less a change was than another, or than planned, is no row.
    *(
        (
            f"{REVIEW}贷款余额207亿元，比年初增加26亿元，{more}2亿元。",
            [("贷款余额", "actual", "2022", "207亿元"), ("贷款余额", "actual", "2022", "26亿元")],
        )
        for more in ("同比多增", "比上年少增", "较去年多增")
    ),
    (
        f"{REVIEW}财政收入24亿元，增长21.5%，超出计划6.5个百分点。",
        [("财政收入", "actual", "2022", "24亿元"), ("财政收入", "actual", "2022", "21.5%")],
    ),
    # 增收 behind a value tells of its change.
    *(
        (
            f"{REVIEW}财政收入24亿元，{more}2亿元，增长9.1%。",
            [
                ("财政收入", "actual", "2022", "24亿元"),
                ("财政收入", "actual", "2022", "2亿元"),
                ("财政收入", "actual", "2022", "9.1%"),
            ],
        )
        for more in ("增收", "比上年增收", "同比增收", "比2021年净增")
    ),
    (
        f"{REVIEW}工业增加值先后突破300亿元、400亿元，达到460亿元。",
        [
            ("工业增加值", "actual", "2022", "突破300亿元"),
            ("工业增加值", "actual", "2022", "400亿元"),
            ("工业增加值", "actual", "2022", "460亿元"),
        ],
    ),
    # The size of things of which a sum is told belongs to their name.
    *(
        (
            f"{REVIEW}固定资产投资增长10%，其中{size}项目投资增长12%。",
            [
                ("固定资产投资", "actual", "2022", "10%"),
                (f"{size}项目投资", "actual", "2022", "12%"),
            ],
        )
        for size in ("亿元以上", "500万元以上")
    ),
    # For how many people things are counted holds for the next ones, too.
    *(
        (
            f"{REVIEW}{people}床位7.2张、执业医师3.1人。",
            [
                (f"{people}床位", "actual", "2022", "7.2张"),
                (f"{whom}执业医师", "actual", "2022", "3.1人"),
            ],
        )
        for people, whom in (("每千人口", "每千人口"), ("每千人拥有", "每千人"))
    ),
    (
        f"{REVIEW}有效发明专利拥有量从3.6万件增加到11万件。",
        [
            ("有效发明专利拥有量", "baseline", "2021", "3.6万件"),
            ("有效发明专利拥有量", "actual", "2022", "11万件"),
        ],
    ),
    # What there is is of the end, in a review of several years, too.
    *(
        (
            f"{FIVE}累计投入技改资金46亿元，{there}4万人。",
            [
                YEARS,
                ("技改资金", "actual", "2018-2022", "46亿元"),
                (there, "actual", "2022", "4万人"),
            ],
        )
        for there in ("参加养老保险职工", "参加失业保险人数")
    ),
    (
        f"{FIVE}贷款余额累计达到300亿元。",
        [YEARS, ("贷款余额", "actual", "2022", "300亿元")],
    ),
    # A bare member of a list of new things is new, though the codebook knows it by itself.
    (
        f"{REVIEW}新增高新技术企业300家、上市公司5家。新建学校10所、医院3家。",
        [
            ("新增高新技术企业", "actual", "2022", "300家"),
            ("新增上市公司", "actual", "2022", "5家"),
            ("新建学校", "actual", "2022", "10所"),
            ("新建医院", "actual", "2022", "3家"),
        ],
    ),
    # A list goes on beyond a bracket with the verb before it.
    (
        f"{REVIEW}新增停车泊位260个（其中公共泊位120个）、绿道18公里、公园绿地42公顷。",
        [
            ("新增停车泊位", "actual", "2022", "260个"),
            ("公共泊位", "actual", "2022", "120个"),
            ("新增绿道", "actual", "2022", "18公里"),
            ("新增公园绿地", "actual", "2022", "42公顷"),
        ],
    ),
    # How many times as much as in the years before is of the same years.
    (
        f"{FIVE}固定资产投资累计完成515亿元，是前五年的3.9倍。",
        [
            YEARS,
            ("固定资产投资", "actual", "2018-2022", "515亿元"),
            ("固定资产投资", "actual", "2018-2022", "3.9倍"),
        ],
    ),
    # 决算数 is what last year is called with which a value is compared.
    (
        f"{REVIEW}一般公共预算收入10亿元，比上年决算数（下同）增长5.9%。",
        [
            ("一般公共预算收入", "actual", "2022", "10亿元"),
            ("一般公共预算收入", "actual", "2022", "5.9%"),
        ],
    ),
    (
        f"{REVIEW}集体经济收入10万元以上的村占比达到85%。",
        [("集体经济收入10万元以上的村占比", "actual", "2022", "85%")],
    ),
    # What a value is told without has no row.
    (
        f"{REVIEW}固定资产投资下降5.9%，扣除房地产开发投资增长1.2%。",
        [("固定资产投资", "actual", "2022", "5.9%")],
    ),
    # The members of a list share the noun of an amount, no more of the last one's name.
    *(
        (
            f"{REVIEW}{first}、{last}{head}分别达到3万{unit}、5万{unit}。",
            [
                (f"{first}{head}", "actual", "2022", f"3万{unit}"),
                (f"{last}{head}", "actual", "2022", f"5万{unit}"),
            ],
        )
        for first, last, head, unit in (
            ("人参", "苹果梨", "产量", "吨"),
            ("小麦", "玉米", "总产量", "吨"),
            ("黄肉牛", "奶山羊", "饲养量", "头"),
        )
    ),
    # Why something fell is no part of its name; the first to pass a mark is told in passing.
    (
        f"{REVIEW}社会消费品零售总额受疫情影响下降12.3%。",
        [("社会消费品零售总额", "actual", "2022", "12.3%")],
    ),
    (
        f"{REVIEW}地区生产总值达到1020亿元，成为全省首个突破千亿元的县，增长8.2%。",
        [
            ("地区生产总值", "actual", "2022", "1020亿元"),
            ("地区生产总值", "actual", "2022", "8.2%"),
        ],
    ),
    # An index of prices needs no unit.
    *(
        (
            f"三、2023年工作安排\n地区生产总值增长6%，居民消费价格指数{words}。",
            [
                ("地区生产总值", "target", "2023", "6%"),
                ("居民消费价格指数", role, "2023", value),
            ],
        )
        for words, role, value in (
            ("103左右", "target", "103左右"),
            ("控制在103左右", "limit", "103左右"),
        )
    ),
    # Last year's value stands aside of goals, but its growth goes on with it.
    (
        f"{FIVE}五年固定资产投资总计完成166亿元，去年完成36亿元，增长8%。",
        [
            YEARS,
            ("固定资产投资", "actual", "2018-2022", "166亿元"),
            ("固定资产投资", "actual", "2022", "36亿元"),
            ("固定资产投资", "actual", "2022", "8%"),
        ],
    ),
    (
        "二、2023年工作安排\n粮食产量66万吨，去年完成65万吨；新增城镇就业2万人。",
        [
            ("粮食产量", "target", "2023", "66万吨"),
            ("粮食产量", "actual", "2022", "65万吨"),
            ("新增城镇就业", "target", "2023", "2万人"),
        ],
    ),
    (
        "二、2023年工作安排\n“三公”经费在去年下降8%的基础上，今年再压减3%。",
        [
            ("“三公”经费", "actual", "2022", "8%"),
            ("“三公”经费", "target", "2023", "3%"),
        ],
    ),
    (
        "二、2023年工作安排\n目前全市公办园占比52%，今年达到55%以上。",
        [
            ("公办园占比", "actual", "2022", "52%"),
            ("公办园占比", "target", "2023", "达到55%以上"),
        ],
    ),
    # What has been built stays so behind a colon.
    (
        f"{REVIEW}已建成的主要有：加固江河堤防480公里；新增公路里程1300公里。",
        [
            ("加固江河堤防", "actual", "2022", "480公里"),
            ("新增公路里程", "actual", "2022", "1300公里"),
        ],
    ),
    # A sign tells which way it went.
    (
        f"{REVIEW}规模以上工业增加值+5.1%，固定资产投资-3.2%。",
        [
            ("规模以上工业增加值", "actual", "2022", "+5.1%"),
            ("固定资产投资", "actual", "2022", "-3.2%"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_told_beside(text: str, expected: list[Row]) -> None:
    assert told_rows(NLP, text, 2023) == expected


def test_a_plan_by_name_goes_on() -> None:
    text = (
        "一、2020年和“十三五”时期工作回顾\n“十三五”以来，我们主要做了以下工作：\n"
        "——森林覆盖率由60%提高到64%。新建学校86所。"
    )
    assert told_rows(NLP, text, 2021) == [
        ("森林覆盖率", "baseline", "2015", "60%"),
        ("森林覆盖率", "actual", "2020", "64%"),
        ("新建学校", "actual", "2016-2020", "86所"),
    ]


AHEAD: list[tuple[str, list[Row]]] = [
    # Five years behind the year of goals are those to come, whatever figures stand between.
    (
        "二、奋斗目标\n到2027年，生产总值突破300亿元；财政收入达到20亿元；研发投入强度达到3.5%；"
        "常住人口达到100万人。五年内，新增就业12万人，森林覆盖率达到41%。",
        [
            ("生产总值", "target", "2027", "突破300亿元"),
            ("财政收入", "target", "2027", "20亿元"),
            ("研发投入强度", "target", "2027", "3.5%"),
            ("常住人口", "target", "2027", "100万人"),
            ("新增就业", "target", "2023-2027", "12万人"),
            ("森林覆盖率", "target", "2027", "41%"),
        ],
    ),
    # The last of the years to come does not end them.
    (
        "二、今后五年奋斗目标\n到2027年，生产总值突破300亿元。高新技术企业达到200家。",
        [
            ("生产总值", "target", "2027", "突破300亿元"),
            ("高新技术企业", "target", "2027", "200家"),
        ],
    ),
    (
        "三、重点任务\n完善交通网络。五年新建高速公路80公里。",
        [("新建高速公路", "target", "2023-2027", "80公里")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), AHEAD)
def test_years_to_come(text: str, expected: list[Row]) -> None:
    assert told_rows(NLP, text, 2023) == expected


def test_five_years_of_a_plan_do_not_turn_back() -> None:
    text = (
        "第一章 发展成就\n五年来，地区生产总值年均增长9%。\n第二章 发展目标\n"
        "到2027年，地区生产总值达到200亿元。\n第三章 基础设施\n"
        "五年新增高速公路80公里，通车里程达到160公里。光纤入户率达到90%。"
    )
    doc = NLP(pt.Document(text, title="某市五年发展规划纲要（2023—2027年）", year=2023))
    roles = [row.value.role for row in sorted(doc[pt.TARGETS])]
    assert roles == ["actual", "target", "target", "target", "target"]


def test_yearly_means_in_words_are_of_all_years() -> None:
    text = "二、“十四五”目标\n到2025年，居民收入年均增长与经济增长基本同步。"
    (row,) = NLP(pt.Document(text, year=2021))[pt.TARGETS]
    assert row.value.period == pt.TimeInterval(date(2021, 1, 1), date(2025, 12, 31))


BASES = [
    ("居民收入3万元，增长8%，扣除价格因素，实际增长6%。", [None, None, "扣除价格因素，实际增长6%"]),
    ("财政收入同口径增长3%，自然口径下降2%。", ["同口径增长3%", "自然口径下降2%"]),
    ("固定资产投资计划增长20%，实际增长19%。", [None, None]),
    ("综合考虑各方面因素，今年的主要目标是：生产总值增长6%。", [None]),
]


@pytest.mark.parametrize(("text", "wordings"), BASES)
def test_growth_tells_its_basis(text: str, wordings: list[str | None]) -> None:
    rows = sorted(NLP(pt.Document(REVIEW + text, year=2023))[pt.TARGETS])
    rows.sort(key=lambda row: row.value.quantity.start if row.value.quantity else row.start)
    assert [row.value.wording for row in rows] == wordings


def test_rows_of_two_bases_are_no_rivals() -> None:
    text = REVIEW + "居民收入3万元，增长8%，扣除价格因素，实际增长6%。"
    doc = pt.annotate(pt.Document(text, year=2023))
    assert [row.rivals for row in doc.targets()] == [0, 0, 0]


def test_rows_of_one_basis_are_rivals() -> None:
    text = REVIEW + "居民收入实际增长6%。居民收入扣除价格因素增长4%。"
    doc = pt.annotate(pt.Document(text, year=2023))
    assert [row.rivals for row in doc.targets()] == [1, 1]


def test_output_is_told_at_constant_prices_without_a_word() -> None:
    text = REVIEW + "地区生产总值按可比价格计算增长8%。地区生产总值增长7%。"
    doc = pt.annotate(pt.Document(text, year=2023))
    assert [row.rivals for row in doc.targets()] == [1, 1]


def test_budget_of_one_level() -> None:
    text = (
        "一、2022年预算执行情况\n全市一般公共预算收入152亿元，增长2%。\n"
        "市级主要支出项目执行情况：\n教育支出8.2亿元，增长6%；\n科学技术支出3亿元。\n"
        "全市教育支出32亿元。\n市级政府性基金收入62亿元，其中国有土地使用权出让收入58亿元，增长3%。\n"
        "县级财政支出结构不断优化。\n城镇居民人均消费支出2万元。"
    )
    doc = NLP(pt.Document(text, issuer="320400", year=2023))
    names = [row.value.indicator for row in sorted(doc[pt.TARGETS])]
    assert names == [
        "一般公共预算收入",
        "一般公共预算收入",
        "市级教育支出",
        "市级教育支出",
        "市级科学技术支出",
        "教育支出",
        "市级政府性基金收入",
        "市级国有土地使用权出让收入",
        "市级国有土地使用权出让收入",
        "城镇居民人均消费支出",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "市本级一般公共预算支出安排52亿元。主要支出项目：教育支出6.8亿元，增长4%。",
            ["市本级一般公共预算支出", "市本级教育支出", "市本级教育支出"],
        ),
        (
            "市本级一般公共预算支出安排52亿元。\n主要支出项目：\n教育支出6.8亿元；\n科学技术支出2亿元。",
            ["市本级一般公共预算支出", "市本级教育支出", "市本级科学技术支出"],
        ),
        (
            "全市一般公共预算支出安排286亿元。主要支出项目：教育支出46亿元。",
            ["一般公共预算支出", "教育支出"],
        ),
    ],
)
def test_items_behind_the_budget_of_a_level_are_its_own(text: str, names: list[str]) -> None:
    doc = NLP(pt.Document("二、2024年预算草案\n" + text, issuer="320400", year=2024))
    assert [row.value.indicator for row in sorted(doc[pt.TARGETS])] == names
