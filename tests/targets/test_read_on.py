"""Names that go on with what was told before them, and words that are part of a name or are none."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import told_rows

REVIEW, PLAN = "一、2023年工作回顾\n", "二、2024年工作安排\n"
PAST = "一、过去五年工作回顾\n"


@pytest.fixture(scope="module")
def nlp() -> pt.Pipeline:
    return pt.load()


def _named(nlp: pt.Pipeline, text: str) -> dict[str, str]:
    """The name of each value."""
    return {value: name for name, _, _, value in told_rows(nlp, text, 2024)}


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("65岁以上老年人健康管理率达到72%。", "72%", "65岁以上老年人健康管理率"),
        ("5岁以下儿童死亡率降到5.6‰。", "5.6‰", "5岁以下儿童死亡率"),
        (
            "每千人口拥有3岁以下婴幼儿托位数达到4.6个。",
            "4.6个",
            "每千人口拥有3岁以下婴幼儿托位数",
        ),
        ("15岁以上人口平均受教育年限9.8年。", "9.8年", "15岁以上人口平均受教育年限"),
    ],
)
def test_ages_are_part_of_names(nlp: pt.Pipeline, text: str, value: str, name: str) -> None:
    assert _named(nlp, REVIEW + text) == {value: name}


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("186家重点企业实现用电量26.4亿千瓦时。", "26.4亿千瓦时", "重点企业用电量"),
        ("128家外贸企业完成进出口总额68亿元。", "68亿元", "外贸企业进出口总额"),
        ("120个重点项目完成投资186亿元。", "186亿元", "重点项目完成投资"),
    ],
)
def test_what_those_made_that_were_counted_is_theirs(
    nlp: pt.Pipeline, text: str, value: str, name: str
) -> None:
    assert _named(nlp, REVIEW + text)[value] == name


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("新增市场主体8600户，其中企业2600户，总量达到6.2万户。", "6.2万户", "市场主体总量"),
        ("新增规上企业86家，其中工业企业30家、商贸企业20家，总数达到620家。", "620家", "规上企业"),
        ("新增规上企业86家，其中工业30家，累计达到620家。", "620家", "规上企业"),
    ],
)
def test_a_sum_behind_parts_is_of_the_whole(
    nlp: pt.Pipeline, text: str, value: str, name: str
) -> None:
    assert _named(nlp, REVIEW + text)[value] == name


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("新认定高新技术企业86家，累计620家。", "620家", "高新技术企业"),
        ("新增专精特新企业12家（累计96家）。", "96家", "专精特新企业"),
        ("新建5G基站360个、目前累计4200个。", "4200个", "5G基站"),
    ],
)
def test_a_sum_without_more_words_is_of_all_there_is(
    nlp: pt.Pipeline, text: str, value: str, name: str
) -> None:
    assert _named(nlp, REVIEW + text)[value] == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "培育市级以上龙头企业86家，其中省级12家、国家级2家。",
            ["市级以上龙头企业", "省级龙头企业", "国家级龙头企业"],
        ),
        (
            "区级以上非物质文化遗产项目达到68项，其中国家级1项、省级8项。",
            ["区级以上非物质文化遗产项目", "国家级非物质文化遗产项目", "省级非物质文化遗产项目"],
        ),
        ("引荐项目76个，其中招商类35个。", ["引荐项目", "招商类项目"]),
    ],
)
def test_those_of_a_level_or_kind_keep_the_noun(
    nlp: pt.Pipeline, text: str, names: list[str]
) -> None:
    assert [name for name, *_ in told_rows(nlp, REVIEW + text, 2024)] == names


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("新签约亿元以上项目80个，新开工46个。", "46个", "新开工亿元以上项目"),
    ],
)
def test_the_next_act_is_done_to_the_same_works(
    nlp: pt.Pipeline, text: str, value: str, name: str
) -> None:
    assert _named(nlp, REVIEW + text)[value] == name


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        (
            "城乡居民基本养老保险参保人数18.6万人，参保率达98.2%。",
            "98.2%",
            "城乡居民基本养老保险参保率",
        ),
        ("新农合参合农民26万人，参合率96.8%。", "96.8%", "新农合参合率"),
        ("省级卫生乡镇6个、卫生村28个。", "28个", "省级卫生村"),
    ],
)
def test_a_word_of_the_name_before_is_gone_on_with(
    nlp: pt.Pipeline, text: str, value: str, name: str
) -> None:
    assert _named(nlp, REVIEW + text)[value] == name


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        (
            "城镇居民人均可支配收入36820元；人均消费支出22460元。",
            "22460元",
            "城镇居民人均消费支出",
        ),
        ("农民人均纯收入9860元，人均占有粮食620公斤。", "620公斤", "人均占有粮食"),
        ("城镇居民人均可支配收入36820元，人均生产总值6.2万元。", "6.2万元", "人均生产总值"),
    ],
)
def test_values_per_head_go_on_with_the_same_people(
    nlp: pt.Pipeline, text: str, value: str, name: str
) -> None:
    assert _named(nlp, REVIEW + text)[value] == name


def test_so_many_times_the_years_before_is_told_of_all_years(nlp: pt.Pipeline) -> None:
    text = "固定资产投资累计完成862亿元，是上个五年的3.3倍；民生支出达到120亿元，是前五年的2倍。"
    found = {value: years for _, _, years, value in told_rows(nlp, PAST + text, 2022)}
    assert found["862亿元"] == found["120亿元"] == "2017-2021"


@pytest.mark.parametrize("mean", ["年平均", "每年平均", "平均每年", "年均"])
def test_yearly_means_in_other_words(nlp: pt.Pipeline, mean: str) -> None:
    text = f"“十三五”时期，工业增加值由86亿元增加到142亿元，{mean}增长10.5%。"
    found = told_rows(nlp, text, 2021)
    assert ("工业增加值", "actual", "2016-2020", "10.5%") in found


@pytest.mark.parametrize("words", ["实际工作中力争", "在实际工作中力争达到", "工作中努力实现"])
def test_more_that_is_meant_at_work_is_the_stretch(nlp: pt.Pipeline, words: str) -> None:
    doc = nlp(pt.Document(f"{PLAN}固定资产投资增长8%，{words}10%。", issuer="320400", year=2024))
    (row,) = doc[pt.TARGETS]
    assert row.value.stretch is not None
    assert (row.value.indicator, row.value.stretch.text) == ("固定资产投资", "10%")


@pytest.mark.parametrize("more", ["力争更好结果", "力争实现最好结果", "在具体工作中争取更好成绩"])
def test_more_in_words_stands_beside(nlp: pt.Pipeline, more: str) -> None:
    doc = nlp(pt.Document(f"{PLAN}地区生产总值增长6%，{more}。", issuer="320400", year=2024))
    (row,) = doc[pt.TARGETS]
    assert row.value.wording == more


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("税收收入", "可比增长4.6%"),
        ("规上工业增加值", "可比价增长4.6%"),
        ("农业总产值", "按不变价格增长4.6%"),
        ("社会消费品零售总额", "环比增长4.6%"),
    ],
)
def test_a_growth_has_its_basis_as_wording(nlp: pt.Pipeline, name: str, words: str) -> None:
    doc = nlp(pt.Document(f"{REVIEW}{name}{words}。", issuer="320400", year=2024))
    (row,) = doc[pt.TARGETS]
    assert (row.value.indicator, row.value.wording) == (name, words)


def test_what_less_was_given_off_fell(nlp: pt.Pipeline) -> None:
    text = "节能减排项目12个；化学需氧量减排1200吨。"
    doc = nlp(pt.Document(PLAN + text, issuer="320400", year=2012))
    told = {row.value.indicator: row.value.measure for row in doc[pt.TARGETS]}
    assert told["化学需氧量"] == "decrease"
    assert "节能" not in told


@pytest.mark.parametrize("left_open", ["投资 亿元", "投资达到亿元"])
def test_an_amount_without_digits_is_no_value(nlp: pt.Pipeline, left_open: str) -> None:
    text = f"全年完成工业{left_open}，新建学校3所。"
    assert [name for name, *_ in told_rows(nlp, REVIEW + text, 2024)] == ["新建学校"]
