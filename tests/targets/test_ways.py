"""The ways that the words around values are read in, one by one."""

from __future__ import annotations

import pytest

from policytext import MENTIONS, Document, load
from policytext.targets.across import across, lent, shared_acts, with_predicate
from policytext.targets.borders import Borders
from policytext.targets.codebook import Codebook
from policytext.targets.judge import listed
from policytext.targets.lists import seen_of, shared
from policytext.targets.names import members, names_of_list
from policytext.targets.nouns import counted, owners, turned, with_owner, without_manner
from policytext.targets.phrases import read_phrase
from policytext.targets.places import ends_within
from policytext.targets.readings import readings
from policytext.targets.state import is_listed
from policytext.targets.surroundings import outcome_behind
from policytext.targets.ways import Before, Reading
from policytext.targets.works import acts_on, behind, without_work

_KNOWN = Codebook.packaged().find
_NOTHING = Before((), 0, "", "", 0)


@pytest.mark.parametrize(
    ("name", "count", "expected"),
    [
        # The head of the last, the first words of the first, and both.
        ("银行机构存款、贷款余额", 2, ("银行机构存款余额", "银行机构贷款余额")),
        ("道路事故起数和死亡人数", 2, ("道路事故起数", "道路事故死亡人数")),
        ("道路事故起数和死亡人数", 1, ("道路事故起数", "道路事故死亡人数")),
        (
            "城乡居民养老保险和医疗保险参保率",
            2,
            ("城乡居民养老保险参保率", "城乡居民医疗保险参保率"),
        ),
        # Long words are shared as well, where the rest is about as long as the others.
        ("企业服务热线投诉办结率、满意率", 2, ("企业服务热线投诉办结率", "企业服务热线投诉满意率")),
        (
            "电子信息产业、装备制造产业产值占工业总产值比重",
            2,
            ("电子信息产业产值占工业总产值比重", "装备制造产业产值占工业总产值比重"),
        ),
        # 和 and 及 may stand within a member.
        ("轮胎及配件、水泥产量", 2, ("轮胎及配件产量", "水泥产量")),
        # What the members did, and how many they are.
        ("铁路、内河航道分别完成投资", 2, ("铁路投资", "内河航道投资")),
        ("造船、制糖两大产业分别实现产值", 2, ("造船产业产值", "制糖产业产值")),
        # Names that are whole as they are written.
        ("出口箱量、过境人数、免税店销售额", 3, ("出口箱量", "过境人数", "免税店销售额")),
        # 等 of 高等 is no end of examples.
        ("高等教育毕业生、在校生", 2, ("高等教育毕业生", "高等教育在校生")),
        # What says what they are, where a codebook has them without it.
        ("重要水质指标化学需氧量、氨氮排放量", 2, ("化学需氧量排放量", "氨氮排放量")),
    ],
)
def test_lists_share_words(name: str, count: int, expected: tuple[str, ...]) -> None:
    borders = Borders(Document(name))
    ways = shared(name, name, 0, count, borders, _KNOWN, is_known=False)
    assert expected in [way.names for way in ways]


def test_lists_that_are_known_share_their_first_words_alone() -> None:
    name = "生产安全事故起数、死亡人数"
    borders = Borders(Document(name))
    ways = list(shared(name, name, 0, 2, borders, _KNOWN, is_known=True))
    assert ("生产安全事故起数", "生产安全事故死亡人数") in [way.names for way in ways]
    assert {way.how for way in ways} == {"list before"}


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("道路事故起数和死亡人数", 3),
        ("道路事故起数", 1),
        ("新材料、新能源等产业增加值", 2),
        ("道路、桥梁、" + "、".join(f"街{n}" for n in range(20)), 22),
    ],
)
def test_no_list(name: str, count: int) -> None:
    borders = Borders(Document(name))
    assert not list(shared(name, name, 0, count, borders, _KNOWN, is_known=False))


def test_what_is_seen_of_a_list() -> None:
    text = "水泥、玻璃产量分别"
    made = Reading("水泥产量", 0, "list behind")
    seen = listed(seen_of(text, made, ("水泥产量", "玻璃产量"), ("吨", "吨"), "分别", _KNOWN))
    # The first has words that do not stand there; both end alike.
    assert "y n 10 11" in seen
    assert "y na 10 11 11" in seen
    plain = Reading("水泥", 0, "plain")
    seen = listed(seen_of(text, plain, ("水泥", "玻璃产量"), ("吨", "吨"), "分别", _KNOWN))
    assert "y n 00 01" in seen
    one = Reading("贫困人口", 0, "plain")
    seen = listed(seen_of(text, one, ("贫困人口", "贫困人口"), ("户", "人"), "", _KNOWN))
    assert "y same False " in seen
    assert not seen_of(text, one, ("贫困人口",), ("户",), "", _KNOWN)
    assert "y one 均" in listed(seen_of(text, made, ("水泥、玻璃产量",), ("吨",), "均", _KNOWN))


def test_a_reading_that_keeps_its_opener_keeps_it_in_a_list() -> None:
    way = Reading("全国示范县、国家级园区", 0, "opened", "全国")
    names = names_of_list(way, 2, is_shared=True, handed=(), last=())
    assert names == ("全国示范县", "国家级园区")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # What a verb behind the noun says of it.
        ("医院床位新增", ("医院床位", "change")),
        ("细颗粒物浓度较上年改善", ("细颗粒物浓度", "decrease")),
        ("细颗粒物浓度同比改善", ("细颗粒物浓度", "decrease")),
    ],
)
def test_verbs_behind_a_name(name: str, expected: tuple[str, str]) -> None:
    text = f"{name}12"
    place = (len(name), len(text))
    before = Before((), 0, "", "", 0)
    ways = readings(text, name, 0, place, len(text), before, Borders(Document(text)), _KNOWN)
    assert expected in [(way.name, way.measure) for way in ways]
    assert "细颗粒物浓度同" not in [way.name for way in ways]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # 涨幅 before what it is compared with is the measure.
        ("物价涨幅比去年有所回落", ("物价", "growth")),
    ],
)
def test_what_a_name_is_of(name: str, expected: tuple[str, str]) -> None:
    text = f"{name}12"
    place = (len(name), len(text))
    before = Before((), 0, "", "", 0)
    ways = readings(text, name, 0, place, len(text), before, Borders(Document(text)), _KNOWN)
    assert expected in [(way.name, way.measure) for way in ways]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("的食品加工园项目，", "食品加工园项目"),
        ("的33个市重点项目建设。", "市重点项目"),
        ("的21个项目成功签约；", "签约项目"),
        ("完成了全长18公里的5条乡村公路建设，", "乡村公路建设"),
        ("启动实施4个示范点。", "示范点"),
        ("，加快推进青溪桥改造工程。", "青溪桥改造工程"),
        # The next work is no part of it.
        ("的云溪陶瓷、投资3亿元的凤岭茶业", "云溪陶瓷"),
        ("用于农民教育。", "农民教育"),
        # The class of works in front of the name of one is no part of it.
        ("的省重点项目青山度假区加快推进，", "青山度假区"),
        ("的重大产业项目——青山农牧投产。", "青山农牧"),
        ("的省重点项目全部开工。", "省重点项目"),
        ("的市重点项目前期工作，", "市重点项目"),
        # A size of wires does not end a name.
        ("的城南220kV线路迁改。", "城南220kV线路迁改"),
    ],
)
def test_what_money_is_for(words: str, expected: str) -> None:
    assert expected in [name for name, _ in behind(words, 0)]


def test_what_closes_a_list_of_works_is_no_part_of_the_last() -> None:
    text = "投资3亿元的桥东糖厂、投资2亿元的城南纸厂等大项目相继落户。"
    assert [name for name, _ in behind(text, text.index("的城南"))] == ["城南纸厂"]
    text = "投资2亿元的铁路等重点项目相继开工。"
    assert "铁路等重点项目" in [name for name, _ in behind(text, text.index("的铁路"))]


@pytest.mark.parametrize("words", ["，增长5%。", "", "的", "。完成学校建设"])
def test_money_for_nothing(words: str) -> None:
    assert not behind(words, 0)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("老旧小区和3公里供水管网改造。", ("老旧小区改造", 4)),
        ("村近5000人的饮水安全问题，", ("村饮水安全问题", 1)),
        ("“文明街区”〔3〕、2个“文明社区”〔4〕创建。", ("“文明街区”创建", 6)),
    ],
)
def test_what_is_done_to_several(words: str, expected: tuple[str, int]) -> None:
    assert expected in list(acts_on(words, 0))


def test_nothing_is_done_to_one() -> None:
    assert not list(acts_on("老旧小区改造，新建3公里道路。", 0))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("学校〔12〕扩建，", "学校扩建"),
        ("燃气、燃煤锅炉治理。", "燃气、燃煤锅炉治理"),
        ("县（市）完成验收。", "县（市）完成验收"),
        ("项目成功签约。", "项目"),
        ("民生工程和市定9项实事。", "民生工程"),
        ("“建档立卡”农户全部搬迁。", "“建档立卡”农户"),
        ("河道修复治理工程顺利完工。", "河道修复治理工程"),
    ],
)
def test_counted_nouns(words: str, expected: str) -> None:
    assert expected in [noun for noun, _ in counted(words, 0, Borders(Document(words)))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("项目成功签约。", "签约项目"),
        ("主干道路完成大修。", "主干道路大修"),
        ("村开展定点帮扶，", "村定点帮扶"),
        ("学校进行改造。", "学校改造"),
    ],
)
def test_what_is_done_to_things(words: str, expected: str) -> None:
    nouns = counted(words, 0, Borders(Document(words)))
    assert expected in [name for name, _, _ in turned(nouns)]


def test_what_is_told_of_things_is_no_part_of_their_noun() -> None:
    text = "22座山塘陆续完工。"
    place = text.index("山塘")
    before = Before((), 0, "", "", 0)
    ways = readings(text, "", 0, (0, place), place, before, Borders(Document(text)), _KNOWN)
    assert [way.name for way in ways if way.how == "counted"] == ["山塘"]
    text = "22条巷道进行了改造。"
    place = text.index("巷道")
    ways = readings(text, "", 0, (0, place), place, before, Borders(Document(text)), _KNOWN)
    assert [way.name for way in ways if way.how == "counted"] == ["巷道"]


def test_owners_are_bare() -> None:
    assert "城乡居民养老保险" in list(owners("城乡居民养老保险全面启动"))


def test_taxes_of_a_list_are_those_of_its_owner() -> None:
    assert with_owner("实缴税金", ("民营经济增加值",)) == "民营经济实缴税金"


def test_two_that_do_the_same_share_a_value() -> None:
    assert read_phrase("财政收入、居民存款双双突破").each == "双双"


@pytest.mark.parametrize(
    ("text", "named"),
    [("广东用工3万人", ["广东"]), ("输送到广东劳动力3万人", [])],
)
def test_where_something_goes_begins_no_name(text: str, named: list[str]) -> None:
    doc = load("structure", "quantities", "entities")(Document(text, issuer="450000", year=2024))
    ends = ends_within(text, doc[MENTIONS], -1, len(text))
    assert [text[:end] for end in ends] == named


@pytest.mark.parametrize(
    ("told", "outcome"),
    [("未能按期完成", "未能按期完成"), ("尚未开工", "尚未开工"), ("未来可期", None)],
)
def test_what_was_not_done_is_told(told: str, outcome: str | None) -> None:
    assert outcome_behind(f"4项{told}。", 2) == outcome


def test_names_across_numbers() -> None:
    text = "新增110千伏变电站2座"
    assert [way.name for way in across(text, 0, text.index("2座"))] == [
        "新增110千伏变电站",
        "110千伏变电站",
    ]
    assert not list(across(text, -1, 5))


def test_verbs_that_look_like_predicates() -> None:
    text = "改造提升5条道路"
    names = [way.name for way in with_predicate(text, "改造", 0, 4, [("道路", 8)])]
    assert names == ["改造提升", "改造提升道路"]
    assert not list(with_predicate("产量提升5吨", "产量", 0, 4, []))
    # What is done to land is no change of how much there is.
    assert [way[:6] for way in with_predicate("街景提升5处", "街景", 0, 4, [])] == [
        ("街景提升", 0, "with predicate", "提升", "level", 0)
    ]
    assert not list(with_predicate("合格率提升5个百分点", "合格率", 0, 5, []))


@pytest.mark.parametrize(
    ("text", "name", "dropped"),
    [
        ("，归还城乡建设用地欠账5", "归还城乡建设用地欠账", "用地欠账"),
        ("，参加工伤保障的司机5", "参加工伤保障的司机", "司机"),
        ("，建设改造热力管道5", "建设改造热力管道", "热力管道"),
        ("，新建或改造热力等城市管道5", "新建或改造热力等城市管道", "城市管道"),
        ("，用于“两个确保”和温暖过冬的资金5", "用于“两个确保”和温暖过冬的资金", "温暖过冬的资金"),
        # Both verbs of two, of which one was not known.
        ("，加装、维修观光电梯5", "加装、维修观光电梯", "维修观光电梯"),
        ("，疏通、整治村内沟渠5", "疏通、整治村内沟渠", "整治村内沟渠"),
        ("，抢修和更换配电线路5", "抢修和更换配电线路", "更换配电线路"),
    ],
)
def test_words_without_which_a_name_tells_of_more_stay(text: str, name: str, dropped: str) -> None:
    found = [found for found, _, _ in _named(text, name, _NOTHING)]
    assert name in found
    assert dropped not in found


@pytest.mark.parametrize("verb", ["施划", "增建", "布设", "补发", "新装", "追讨", "铲除", "恢复"])
def test_a_verb_may_be_no_part_of_a_name(verb: str) -> None:
    assert ("物件", "object", "") in _named(f"，{verb}物件5", f"{verb}物件", _NOTHING)


def test_a_noun_has_no_other_number_of_things_in_it() -> None:
    text = "5条道路及两座桥梁改造。"
    place = text.index("道路")
    ways = readings(text, "", 0, (0, place), place, _NOTHING, Borders(Document(text)), _KNOWN)
    names = [way.name for way in ways]
    assert "道路及两座桥梁改造" not in names
    assert "道路改造" in names


def test_words_up_to_the_next_value_tell_of_that_one() -> None:
    text = "4家企业享受优惠2万元。"
    for end, expected in ((text, False), (text.replace("2万元", ""), True)):
        place = end.index("企业")
        ways = readings(end, "", 0, (0, place), place, _NOTHING, Borders(Document(end)), _KNOWN)
        assert ("享受优惠企业" in [way.name for way in ways]) == expected


def test_verbs_of_what_is_done_to_several() -> None:
    text = "解决12个村5000人的饮水安全问题。"
    names = [way.name for way in shared_acts(text, "解决", 0, (2, 5))]
    assert names == ["村饮水安全问题", "解决村饮水安全问题"]


def test_money_of_a_list_of_works() -> None:
    words = "的糖厂、投资"
    assert without_work(words, read_phrase(words)).name == "投资"
    words = "，糖厂、投资"
    assert without_work(words, read_phrase(words)).name == "糖厂、投资"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("建成“农民之家”", "“农民之家”"),
        ("、“农民之家”", "“农民之家”"),
        ("⑥粮食产量达到", "粮食产量"),
        ("粮食产量连续12年稳定在", "粮食产量"),
        ("，正常年景下粮食产量", "粮食产量"),
        ("粮食产量比“十二五”时期增长", "粮食产量"),
        ("粮食产量比九年前增长", "粮食产量"),
        ("粮食产量较20年以前增长", "粮食产量"),
        ("，实施亮灯行动、完成投资", "投资"),
        ("，重点街区亮灯率达到", "重点街区亮灯率"),
        ("，重点推进亮灯工程", "推进亮灯工程"),
        ("“九五”时期粮食产量", "粮食产量"),
        ("粮食生产必须争取达到", "粮食生产"),
        ("节约用煤折合标准煤", "节约用煤"),
        ("而煤炭库存却", "煤炭库存"),
        ("积累率由三成调整到", "积累率由三成"),
        ("努力做到每年增产水泥", "增产水泥"),
        ("城镇登记失业率一直控制在", "城镇登记失业率"),
        ("地铁运营时间延长至", "地铁运营时间"),
        # What an amount is for each of, before what is said of it.
        ("今年玉米临时收储价每斤提高", "玉米临时收储价"),
        ("稻谷最低收购价每50公斤再提高", "稻谷最低收购价"),
    ],
)
def test_what_is_no_part_of_a_name(words: str, expected: str) -> None:
    assert read_phrase(words).name.endswith(expected)
    assert len(read_phrase(words).name) <= len(expected) + 2


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("今年工业增长速度的调控目标，定为", ("工业", "growth")),
        ("工业总产值增加，定为", ("工业总产值", "level")),
        ("，比上年减产", ("", "decrease")),
        ("职工工资增长的幅度", ("职工工资", "growth")),
        # What is planned is that of the name before, or of the name in front.
        ("，完成全年计划的", ("", "share")),
        ("，超额完成市下达任务的", ("", "share")),
        ("重点水利工程完成投资计划的", ("重点水利工程完成投资", "share")),
        ("，完成植树任务", ("植树", "")),
        # 比 right before what is said compares with nothing.
        ("优良天数比达到", ("优良天数比", "level")),
        ("优良天数比2019年提高", ("优良天数", "change")),
    ],
)
def test_what_words_say_of_a_value(words: str, expected: tuple[str, str]) -> None:
    phrase = read_phrase(words)
    assert (phrase.name, phrase.measure) == expected


def test_words_of_manner_are_taken_off_whole() -> None:
    assert without_manner("项目全部顺利") == without_manner("项目即将") == "项目"


def test_what_is_set_aside_for_a_purpose_is_not_all_that_is_spent() -> None:
    text = "市财政将每年安排支出12"
    before = Before((), 0, "", "", 0)
    ways = readings(text, text[:-2], 0, (10, 12), 12, before, Borders(Document(text)), _KNOWN)
    names = [way.name for way in ways]
    assert "市财政安排支出" in names
    assert "市财政支出" not in names


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        # How many they are is no part of a name; a noun of all that says no more neither.
        ("造船、造纸两大产业产值", ["造船产业产值", "造纸产业产值"]),
        ("造船业、采矿业两大行业增加值", ["造船业增加值", "采矿业增加值"]),
        # 及 and 和 within words join nothing.
        ("城乡供水覆盖率、农村燃气普及率", ["城乡供水覆盖率", "农村燃气普及率"]),
        ("共和县面积和茶山县面积", ["共和县面积", "茶山县面积"]),
        ("公共和居住建筑面积", ["公共建筑面积", "居住建筑面积"]),
        # What is measured for each of an amount; of other members it says nothing.
        ("万元生产总值能耗和水耗", ["万元生产总值能耗", "万元生产总值水耗"]),
        ("单位生产总值能耗和污水排放量", ["单位生产总值能耗", "污水排放量"]),
        (
            "单位生产总值用水量、二氧化碳排放量",
            ["单位生产总值用水量", "单位生产总值二氧化碳排放量"],
        ),
    ],
)
def test_what_joins_members(phrase: str, expected: list[str]) -> None:
    assert members(phrase, 2, is_shared=True) == expected


@pytest.mark.parametrize(
    "words",
    ["，连续8个月增速保持在", "，连续三个季度增长", "整合为", "优化整合为", "重组整合至"],
)
def test_a_length_of_time_or_a_predicate_is_no_name(words: str) -> None:
    assert read_phrase(words).name == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("，高于全省平均水平，总量达到", ""),
        ("，位居全市前列，总量达到", ""),
        ("，实施亮灯行动、完成投资", "实施亮灯行动"),
        ("，存款较快增长，余额达到", "存款"),
    ],
)
def test_the_clause_before_names_what_it_is_about(words: str, expected: str) -> None:
    assert read_phrase(words).other == expected


def _named(text: str, name: str, before: Before) -> list[tuple[str, str, str]]:
    """How a name before the value at the end of a text is read: name, way, measure."""
    start = text.index(name)
    place = (start + len(name), len(text))
    ways = readings(text, name, start, place, len(text), before, Borders(Document(text)), _KNOWN)
    return [(way.name, way.how, way.measure) for way in ways]


@pytest.mark.parametrize(
    ("clause", "name", "expected"),
    [
        ("造船、制糖等产业稳步", "产值", "造船、制糖等产业产值"),
        ("国有控股企业效益", "利润", "国有控股企业利润"),
        # What is no bare noun has its owner; what is of them is another thing.
        ("造船、制糖等产业稳步", "规上工业产值", ""),
        ("造船产业的效益", "产值", ""),
    ],
)
def test_a_bare_noun_may_be_of_what_the_clause_before_tells_of(
    clause: str, name: str, expected: str
) -> None:
    text = f"{clause}，{name}5"
    found = _named(text, name, Before((), 0, "", clause, 0))
    owned = next((one for one, how, _ in found if how == "clause subject"), "")
    assert owned == expected


@pytest.mark.parametrize(
    ("text", "name", "verb", "expected"),
    [
        ("、凉亭5", "凉亭", "新建", "新建凉亭"),
        # A member with a verb of its own takes none.
        ("、新增车位5", "新增车位", "新建", ""),
        ("，完成绿地5", "绿地", "新建", ""),
        ("，净增商户5", "商户", "新增", ""),
    ],
)
def test_the_verb_of_a_list_is_for_members_without_one(
    text: str, name: str, verb: str, expected: str
) -> None:
    ways = _named(text, name, Before((), 0, verb, "", 0))
    assert [found for found, how, _ in ways if how == "verb handed on"] == [expected][
        : len(expected)
    ]


def test_what_a_member_of_a_list_takes_from_the_one_before() -> None:
    first = "新建市级以上检测中心"
    text = f"{first}5家、实训基地5"
    ways = _named(text, "实训基地", Before((first,), 0, "新建", "", 0))
    assert ("新建市级以上实训基地", "prefixed 2", "") in ways
    borders, before = Borders(Document(text)), Before((first,), 0, "新建", "", 0)
    place = (len(text) - 1, len(text))
    read = readings(text, "实训基地", text.index("实训"), place, len(text), before, borders, _KNOWN)
    assert "False0" in [way.word for way in read if way.how == "prefixed 2"]


def test_each_member_of_a_list_has_the_verb_of_the_first() -> None:
    way = Reading("新增骑手驿站和口袋书屋", 0, "plain")
    names = names_of_list(way, 1, is_shared=True, handed=(), last=())
    assert names == ("新增骑手驿站", "新增口袋书屋")
    way = Reading("新增骑手驿站和覆盖率", 0, "plain")
    assert names_of_list(way, 1, is_shared=True, handed=(), last=())[1] == "覆盖率"
    way = Reading("接待读者、参观者", 0, "plain")
    assert names_of_list(way, 2, is_shared=True, handed=(), last=())[1] == "参观者"


@pytest.mark.parametrize("name", ["清洁能源装机占比", "优等生占比提高到"])
def test_the_word_for_a_share_is_part_of_a_name(name: str) -> None:
    assert "until" not in [how for _, how, _ in _named(f"，{name}5", name, _NOTHING)]


def test_a_net_number_is_no_change_of_itself() -> None:
    ways = _named("，净增商户5", "商户", Before((), 0, "", "", 0))
    assert ("净增商户", "opened", "level") in ways


@pytest.mark.parametrize(
    ("name", "owner", "expected", "other"),
    [
        # A total of things is their own, or part of their name; an amount has no total beside it.
        ("总数", "新增骑手驿站", "骑手驿站", "骑手驿站总数"),
        ("总量", "新增骑手驿站", "骑手驿站总量", "骑手驿站"),
        ("总量", "地区生产总值", "地区生产总值", "地区生产总值总量"),
        ("总数", "新增驿站面积", "驿站面积", "新增驿站"),
        # Of what something is a share, and the name of a share.
        ("占教育支出", "职教支出", "职教支出", "职教支出占教育支出"),
        ("占教育支出比例", "职教支出", "职教支出占教育支出比例", "职教支出"),
    ],
)
def test_what_bare_words_tell_of(name: str, owner: str, expected: str, other: str) -> None:
    ways = _named(f"，{name}5", name, Before((owner,), 0, "", "", 0))
    names = {found for found, how, _ in ways if how.startswith(("total", "owned", "share", "to "))}
    assert expected in names
    assert not names & {other, name}


def test_a_total_of_the_clause_before() -> None:
    text = "骑手驿站持续增多，总数5"
    ways = _named(text, "总数", Before((), 0, "", "骑手驿站持续增多", 0))
    assert ("骑手驿站", "total clause", "") in ways


def test_the_noun_behind_the_next_value() -> None:
    text = "省级3家、市级5家骑手驿站。"
    ways = list(lent(text, "省级", 0, 4, Borders(Document(text))))
    assert "省级骑手驿站" in [way.name for way in ways]
    assert not list(lent("省级3家、市级5家。", "省级", 0, 4, Borders(Document(text))))


@pytest.mark.parametrize(
    ("phrase", "count", "expected"),
    [
        ("村镇银行存、贷款余额", 2, ["村镇银行存款余额", "村镇银行贷款余额"]),
        ("PM2.5、PM10浓度和降尘量", 1, ["PM2.5浓度", "PM10浓度", "降尘量"]),
        ("学生在省级书法、绘画比赛中获奖人数", 1, ["学生在省级书法、绘画比赛中获奖人数"]),
        ("出口箱量、过境旅客数、免税店销售额", 3, ["出口箱量", "过境旅客数", "免税店销售额"]),
        ("高等教育毕业生、技校毕业生", 1, ["高等教育毕业生", "技校毕业生"]),
        ("新兴产业、高新技术产业增加值", 2, ["新兴产业增加值", "高新技术产业增加值"]),
        (
            "数字产业、装备制造业、高技术产业增加值",
            3,
            ["数字产业增加值", "装备制造业增加值", "高技术产业增加值"],
        ),
    ],
)
def test_members_of_a_list(phrase: str, count: int, expected: list[str]) -> None:
    assert members(phrase, count, is_shared=True) == expected


def test_a_list_shares_its_verb_up_to_a_predicate() -> None:
    assert is_listed("、铁路", "铁路")
    assert is_listed("，铁路新线", "铁路新线")
    assert not is_listed("，公路总里程达到", "公路总里程")
    assert not is_listed("；铁路新线", "铁路新线")
    assert not is_listed("，建成铁路新线", "建成铁路新线")
    assert not is_listed("，", "")
