"""Names of indicators lead to one statistic each; a user's own entries are checked."""

from __future__ import annotations

import pickle
import re
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.data import read_bytes, read_rows
from policytext.errors import DataError, InputError
from policytext.quantities import Tables
from policytext.targets.codebook import Codebook
from policytext.targets.codebook_rows import (
    BETTER,
    COLUMNS,
    LISTS,
    MEASURES,
    IndicatorEntry,
    Name,
    entry_of,
)
from policytext.targets.indicator_names import LONGEST, key_of, keys_of, shorter_keys

BOOK = Codebook.packaged()
SOURCES = {"statistics", "plan", "reports"}
LOOMS = {"code": "looms", "name": "织机", "aliases": ["织布机"], "unit": ["台"]}


def messages(*entries: dict[str, Any]) -> list[str]:
    return [fault.message for fault in BOOK.check({"indicator": list(entries)})]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("地区生产总值", "gdp"),
        ("地区生产总值（ＧＤＰ）", "gdp"),
        ("预计全市生产总值", "gdp"),
        ("国内生产总值增速", "gdp"),
        ("国民生产总值", "gnp"),
        ("人均GDP", "gdp_per_capita"),
        ("规上工业增加值", "industry_va_large"),
        ("规上企业工业增加值", "industry_va_large"),
        ("工业增加值", "value_added_industry"),
        ("固投", "fai"),
        ("全社会固投", "fai_total"),
        ("城镇固定资产投资", "fai_urban"),
        ("社零总额", "retail"),
        ("社会消费零售总额", "retail"),
        ("一般公共预算收入税占比", "revenue_tax_share"),
        ("优良天数率", "good_air_days"),
        ("旅游接待人数", "tourist_visits"),
        ("招商引资到位资金额", "funds_introduced"),
        ("常住人口城市化率", "urbanisation"),
        ("地方专项债券", "special_bonds"),
        ("社会商品零售总额", "retail_goods_old"),
        ("外贸进出口总额", "trade"),
        ("出口", "trade_export"),
        ("一般公共预算收入", "revenue_general_budget"),
        ("地方一般预算收入", "revenue_general_budget"),
        ("公共财政预算收入", "revenue_general_budget"),
        ("地方财政收入", "revenue_local"),
        ("全部财政收入", "revenue_total"),
        ("财政收入", "revenue_fiscal"),
        ("税收收入占一般公共预算收入的比重", "revenue_tax_share"),
        ("城镇常住居民人均可支配收入", "income_urban"),
        ("农村居民人均可支配收入", "income_rural"),
        ("农民人均纯收入", "income_rural_net"),
        ("全体居民人均可支配收入", "income_all"),
        ("城乡居民收入", "income_urban_rural"),
        ("城乡收入比", "income_ratio_urban_rural"),
        ("城镇新增就业人数", "employment_new_urban"),
        ("全国城镇调查失业率", "unemployment_surveyed"),
        ("城镇登记失业率", "unemployment_registered"),
        ("居民消费价格总水平涨幅", "cpi"),
        ("零售物价总指数", "rpi"),
        ("万元GDP能耗", "energy_intensity"),
        ("能源消耗强度", "energy_intensity"),
        ("单位国内生产总值能耗降低率", "energy_intensity"),
        ("单位GDP二氧化碳排放", "carbon_intensity"),
        ("节能减排", "energy_and_emissions"),
        ("细颗粒物（PM2.5）平均浓度", "pm25"),
        ("PM₂.₅年均浓度", "pm25"),
        ("空气质量优良天数比例", "good_air_days"),
        ("空气优良天数", "good_air_days_count"),
        ("国考断面优Ⅲ比例", "water_good_share"),
        ("化学需氧量（COD）排放量", "cod"),
        ("森林覆盖率", "forest_cover"),
        ("林木绿化率", "tree_cover"),
        ("粮食总产", "grain_output"),
        ("粮食面积", "grain_area"),
        ("研究与试验发展（R&D）经费支出", "rd_spending"),
        ("全社会研发投入强度", "rd_intensity"),
        ("万人高价值发明专利拥有量", "patents_high_value"),
        ("每万人口发明专利拥有量", "patents_per_10k"),
        ("“专精特新”企业", "firms_specialised"),
        ("常住人口城镇化率", "urbanisation"),
        ("每千常住人口执业（助理）医师数", "doctors_per_1000"),
        ("新农合参合率", "rural_medical_rate"),
        ("工农业总产值", "industry_agriculture_output"),
        ("第三产业增加值占GDP的比重", "share_tertiary"),
        ("二、三产业增加值", "value_added_non_farm"),
        ("一产增加值", "value_added_primary"),
        ("新建高标准农田", "farmland_high_standard_new"),
        ("高标准农田面积", "farmland_high_standard"),
    ],
)
def test_a_name_means_one_statistic(name: str, code: str) -> None:
    assert BOOK.code_of(name) == code


@pytest.mark.parametrize(
    "name",
    [
        *(
            "",
            " ",
            "（）",
            "的",
            "增长",
            "全市",
            "龙虾养殖户均增收",
            "石板桥总投资",
            "投资",
            "工业",
        ),
        # The words around a name are taken off only where nothing else is there.
        *("市本级一般公共预算收入", "云帆港生产总值", "粮食产量占全省"),
    ],
)
def test_what_is_not_known_is_not_guessed(name: str) -> None:
    assert BOOK.find(name) is None
    assert not BOOK.knows(name)


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("农民收入", 2013, "income_rural_net"),
        ("农民收入", 2014, "income_rural"),
        ("农村居民人均收入", 2009, "income_rural_net"),
        ("农村居民人均收入", 2024, "income_rural"),
        ("农民人均收入", None, None),
        # A name with one meaning counts in every year.
        ("公共财政预算收入", 2016, "revenue_general_budget"),
        ("农民人均纯收入", 2016, "income_rural_net"),
    ],
)
def test_the_year_decides_between_two_meanings(
    name: str, year: int | None, code: str | None
) -> None:
    assert BOOK.code_of(name, year) == code
    assert BOOK.knows(name)


def test_the_longest_name_goes_first() -> None:
    # 人数 and 增长 are taken off one after the other, and only as far as is needed.
    assert list(shorter_keys("全县人口数增长"))[:2] == ["全县人口数增长", "人口数增长"]
    assert BOOK.code_of("全年全市接待游客人数") == "tourist_visits"
    assert BOOK.code_of("新增就业岗位") == "jobs_created"


def test_brackets_that_tell_statistics_apart_stay() -> None:
    assert key_of("投资（不含农户）") == "投资不含农户"
    assert key_of("能耗（GDP）") == "能耗"
    assert key_of("PM_2.5浓度") == key_of("PM2.5浓度")


def test_a_long_string_is_no_name() -> None:
    assert BOOK.find("全市" * LONGEST + "生产总值") is None
    assert BOOK.find("(" * 1_000_000) is None


@pytest.mark.parametrize("bad", [None, 5, b"GDP", ["GDP"]])
def test_a_name_is_text(bad: Any) -> None:
    with pytest.raises(InputError, match="a name must be str"):
        BOOK.find(bad)


@pytest.mark.parametrize("bad", ["2020", 2020.0, True])
def test_a_year_is_a_number(bad: Any) -> None:
    with pytest.raises(InputError, match="a year must be int"):
        BOOK.find("GDP", bad)


def test_the_table_has_its_form() -> None:
    lines = read_bytes("targets/codebook.tsv").decode("utf-8").splitlines()
    assert re.fullmatch(r"# version \d{4}\.\d+", lines[0])
    assert BOOK.version == lines[0].removeprefix("# version ")
    header = next(line for line in lines if line[0] != "#")
    assert tuple(header.split("\t")) == COLUMNS
    rows = read_rows("targets/codebook.tsv")
    assert len(rows) == len(BOOK) >= 2000
    assert [list(entry.cells()) for entry in BOOK] == rows


def test_the_table_would_be_taken_from_a_user() -> None:
    for row in read_rows("targets/codebook.tsv"):
        cells = {column: cell for column, cell in zip(COLUMNS, row, strict=True) if cell}
        lists = {column: cells[column].split(";") for column in LISTS if column in cells}
        assert entry_of({**cells, **lists}) == BOOK[row[0]]


@given(st.lists(st.text("工业增加值规上GDP（）㎡ \n", max_size=70)))
def test_keys_of_many_names_are_those_of_each(names: list[str]) -> None:
    assert keys_of(names) == [key_of(name) for name in names]


def test_entries_say_what_they_may() -> None:
    units = {row["unit"] or row["surface"] for row in Tables.packaged().rows["unit"].values()}
    units |= {"元/月", "元/年", "1/10万", "人年", "块", "重量箱", "吨标准煤/万元", "百平方公里"}
    for entry in BOOK:
        assert entry.measure in MEASURES, entry.code
        assert entry.better in BETTER, entry.code
        assert entry.source in SOURCES, entry.code
        assert not entry.definition or re.fullmatch(r"[A-Z][^\n]*\.", entry.definition), entry.code
        for unit in entry.units:
            assert unit in units or all(part in units for part in unit.split("/")), entry.code
        # A level of 亿元 is one of 元 with its scale.
        assert not any(unit[0] in "万亿" for unit in entry.units), entry.code


def test_every_name_is_found_as_its_own() -> None:
    for entry in BOOK:
        for name in entry.names:
            year = name.last or name.first
            assert BOOK.find(name.text, year) is entry, f"{entry.code}: {name}"


@pytest.mark.parametrize(
    "name",
    [
        "再融资债券",
        "新增一般债券",
        "专项债券余额",
        "新增政府债务限额",
        "政府一般债务余额",
        "企业债券",
    ],
)
def test_parts_of_bonds_and_debt_are_no_debt_of_the_government(name: str) -> None:
    assert BOOK.find(name, 2022) is None


def test_no_two_names_of_an_entry_are_one_in_disguise() -> None:
    for entry in BOOK:
        keys = [(key_of(name.text), name.first) for name in entry.names]
        assert len(set(keys)) == len(keys), entry.code


def test_forms_are_final() -> None:
    for entry in BOOK:
        for name in entry.names:
            assert key_of(key_of(name.text)) == key_of(name.text), name


def test_entries_by_code() -> None:
    assert BOOK["retail"].name == "社会消费品零售总额"
    assert BOOK["retail"].first == 1993
    assert not BOOK["retail"].stood_in(1990)
    assert BOOK["retail_goods_old"].stood_in(1992)
    assert "retail" in BOOK
    assert "社零" not in BOOK
    assert BOOK["cpi"].units == ("%",)
    assert BOOK["pmi"].units == ()
    with pytest.raises(InputError, match="no indicator has the code 'GDP'"):
        BOOK["GDP"]


def test_packaged_is_one_object_also_after_pickling() -> None:
    assert Codebook.packaged() is BOOK
    assert pickle.loads(pickle.dumps(BOOK)) is BOOK


def test_a_user_adds_overrides_and_removes() -> None:
    own = BOOK.extended(
        {
            "indicator": [
                LOOMS,
                {"code": "gdp", "name": "产出", "override": True},
                {"code": "pork", "remove": True},
            ]
        }
    )
    assert own.code_of("全县织布机数") == "looms"
    assert own.code_of("产出") == "gdp"
    assert own.find("地区生产总值") is None
    assert own.find("猪肉产量") is None
    assert BOOK.code_of("猪肉产量") == "pork"
    assert len(own) == len(BOOK)
    assert own != BOOK
    assert own.version == f"{BOOK.version}+{own.sha256[:12]}"
    again = pickle.loads(pickle.dumps(own))
    assert (again, again.version, hash(again)) == (own, own.version, hash(own))
    assert BOOK.extended({}) == BOOK


def test_a_removed_name_may_be_given_to_another() -> None:
    entries = [{**LOOMS, "aliases": ["猪肉"]}, {"code": "pork", "remove": True}]
    assert BOOK.extended({"indicator": entries}).code_of("猪肉") == "looms"


def test_files_of_both_kinds(tmp_path: Path) -> None:
    toml = tmp_path / "own.toml"
    toml.write_text(
        '[[indicator]]\ncode = "looms"\nname = "织机"\naliases = ["织布机@1990-"]\n'
        'unit = "台"\nfrom = 1990\n',
        encoding="utf-8",
    )
    table = tmp_path / "own.csv"
    table.write_text(
        "\ufeffcode,name,aliases,unit,from\nlooms,织机,织布机@1990-;,台,1990\n\n",
        encoding="utf-8",
    )
    expected = IndicatorEntry("looms", "织机", (Name("织布机", 1990),), ("台",), first=1990)
    assert BOOK.extended(toml)["looms"] == expected
    assert BOOK.extended(table)["looms"] == expected


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"code": "Looms", "name": "织机"}, "code is 'Looms'; give lower-case letters"),
        ({"name": "织机"}, "code is ''; give"),
        ({"code": "looms"}, "'' is no name"),
        ({"code": "looms", "name": "织 机"}, "'织 机' is no name"),
        ({"code": "looms", "name": "织机@2001-"}, "years stand only behind aliases"),
        ({**LOOMS, "aliases": ["布机@2001"]}, "write years as @2012-2014"),
        ({**LOOMS, "aliases": ["布机@2003-2001"]}, "the first year stands before the last"),
        ({**LOOMS, "aliases": [5]}, "aliases holds 5; give words"),
        ({**LOOMS, "aliases": 5}, "aliases is 5; give a list"),
        ({**LOOMS, "aliases": ["社零"]}, "'社零' is a name of retail already"),
        ({**LOOMS, "aliases": ["农民收入@2010-2020"]}, "'农民收入' is a name of income_rural"),
        ({**LOOMS, "measure": "rate"}, "unknown measure 'rate'; one of level"),
        ({**LOOMS, "better": "more"}, "unknown better 'more'; one of up"),
        ({**LOOMS, "from": "soon"}, "from is 'soon'; give a year"),
        ({**LOOMS, "from": 2001, "to": 1999}, "from is 2001, to is 1999"),
        ({**LOOMS, "definition": "a\nb"}, "definition is 'a\\nb'; give one line"),
        ({**LOOMS, "colour": "red"}, "unknown key colour; one of code"),
        ({**LOOMS, "code": "gdp"}, "gdp is there already (地区生产总值); say override = true"),
        ({**LOOMS, "override": True}, "there is no 'looms' to change"),
        ({"code": "looms", "remove": True}, "there is no 'looms' to change"),
        ({**LOOMS, "remove": "yes"}, "remove is true or left out, not 'yes'"),
        ({"code": "gdp", "remove": True, "override": True}, "choose one"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said(entry: dict[str, Any], message: str) -> None:
    found = messages(entry)
    assert any(message in one for one in found), found


def test_entries_do_not_stand_twice() -> None:
    assert messages(LOOMS, LOOMS) == [
        "looms stands in [[indicator]] 1 (looms) already; leave one out"
    ]
    other = {"code": "looms_2", "name": "织布机"}
    assert messages(LOOMS, other) == [
        "'织布机' is a name of looms_2 already; leave it out, or override looms_2",
        "'织布机' is a name of looms already; leave it out, or override looms",
    ]


def test_faults_name_file_line_and_entry(tmp_path: Path) -> None:
    toml = tmp_path / "own.toml"
    toml.write_text(
        '[[indicator]]\ncode = "looms"\nname = "织机"\n\n[[indicator]]\ncode = "x"\nname = "GDP"\n'
        '[[indicator]]\ncode = "Y"\nname = "布"\n',
        encoding="utf-8",
    )
    assert [str(fault).partition("; ")[0] for fault in BOOK.check(toml)] == [
        f"{toml}:5: [[indicator]] 2 (x): 'GDP' is a name of gdp already",
        f"{toml}:8: [[indicator]] 3 (Y): code is 'Y'",
    ]
    with pytest.raises(DataError, match=r"own\.toml:5.*; 1 more: see Codebook\.check"):
        BOOK.extended(toml)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("code,name\nlooms\n", "2: row 1: has 1 cells, the header 2"),
        ("code,code\n", "1: header: a column stands twice"),
        ("code;name;aliases\nlooms;织机;布机\n", "1: header: its columns are not parted by commas"),
        ("code\tname\nlooms\t织机\n", "1: header: its columns are not parted by commas"),
        ("", "1: header: is missing"),
        ('code,name\n"looms,织机\n', "2: no CSV"),
        ("code,colour\nlooms,red\n", "2: row 1 (looms): unknown key colour"),
    ],
)
def test_faults_of_a_csv_file(tmp_path: Path, text: str, fault: str) -> None:
    table = tmp_path / "own.csv"
    table.write_text(text, encoding="utf-8")
    found = [str(one).removeprefix(f"{table}:") for one in BOOK.check(table)]
    assert len(found) == 1, found
    assert found[0].startswith(fault), found


def test_faults_of_a_toml_file(tmp_path: Path) -> None:
    toml = tmp_path / "own.toml"
    toml.write_text("[[indicator]\n", encoding="utf-8")
    assert str(BOOK.check(toml)[0]).startswith(f"{toml}:1: not TOML")
    assert [fault.entry for fault in BOOK.check({"unit": [], "indicator": {}})] == [
        "unit",
        "indicator",
    ]


@pytest.mark.parametrize("name", ["gone.toml", "gone.csv"])
def test_a_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError, match=r"gone.*name a"):
        BOOK.extended(tmp_path / name)


@pytest.mark.parametrize("name", ["own.toml", "own.csv"])
def test_a_file_in_another_encoding_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes("code,name\nlooms,织机\n".encode("gbk"))
    with pytest.raises(DataError, match="not UTF-8"):
        BOOK.extended(path)


@pytest.mark.parametrize("source", [None, 5, ["x"]])
def test_other_sources_are_refused(source: Any) -> None:
    with pytest.raises(InputError, match="path of a TOML or CSV file"):
        BOOK.extended(source)


def test_a_codebook_refuses_one_name_twice() -> None:
    one, two = (IndicatorEntry(code, "织机") for code in ("a", "b"))
    with pytest.raises(InputError, match="'织机' is a name of a and of b"):
        Codebook((one, two), "1")
    with pytest.raises(InputError, match="the code 'a' stands twice"):
        Codebook((one, one), "1")


@given(st.text(max_size=2 * LONGEST))
def test_any_text_has_an_answer(text: str) -> None:
    entry = BOOK.find(text)
    assert entry is None or (BOOK[entry.code] is entry and BOOK.knows(text))
    assert BOOK.find(text) is entry


@given(
    st.sampled_from([entry for entry in BOOK if not any(a.first or a.last for a in entry.aliases)]),
    st.sampled_from(["“{}”", " {} ", "{}增速", "全省{}", "预计{}"]),
)
def test_words_around_a_name_do_not_count(entry: IndicatorEntry, form: str) -> None:
    assert BOOK.find(form.format(entry.name)) is entry


@given(st.sampled_from(list(BOOK)))
def test_width_and_case_do_not_count(entry: IndicatorEntry) -> None:
    wide = {ord(c): chr(ord(c) + 0xFEE0) for c in string.ascii_letters + string.digits + "&()."}
    assert BOOK.find(entry.name.translate(wide)) is entry
    assert BOOK.find(entry.name.lower()) is entry


@pytest.mark.parametrize(
    ("name", "code"),
    [
        # Statistics that look alike.
        ("省级卫生乡镇", "health_towns"),
        ("省级卫生村", "health_villages"),
        ("蔬菜面积", "vegetables_area"),
        ("设施蔬菜面积", "vegetables_facility_area"),
        ("粮食产量", "grain_output"),
        ("粮食综合生产能力", "grain_capacity"),
        ("粮油总产量", "grain_oil_output"),
        ("装备制造业增加值", "va_equipment"),
        ("装备制造业", None),
        # Words inside a name, and around it.
        ("城镇累计新增就业", "employment_new_urban"),
        ("城镇调查失业率平均值", "unemployment_surveyed"),
        ("一般预算收入增收", None),
        ("正常年景下粮食产量", "grain_output"),
        ("农民按人口平均的纯收入", "income_rural_net"),
        ("农村人均可支配收入", "income_rural"),
        ("城镇人均可支配收入", "income_urban"),
        ("社会失业率", "unemployment_registered"),
        ("农民增收", None),
        ("一般预算收入减收", None),
        ("氨氮削减量", None),
        ("环境空气优良天数比", "good_air_days"),
        ("建设改造地下管网", "pipes_new_renovated"),
        ("建设改造农村公路", "roads_rural"),
    ],
)
def test_names_of_reports_mean_one_statistic(name: str, code: str | None) -> None:
    assert Codebook.packaged().code_of(name, 2024) == code


@pytest.mark.parametrize(
    "names",
    [
        # A list of one level, and of all levels.
        ("重大项目完成投资", "重点项目完成投资", "省市重点项目完成投资", "完成投资"),
        ("省重点项目总投资", "市重点项目总投资", "省市重点项目总投资", "重点项目总投资"),
        ("国考断面水质优良比例", "国考断面水质达标率", "省考断面水质优良比例"),
        ("重点项目", "重大项目", "重点工程", "省重点项目", "省市重点项目", "市重点项目"),
        ("省级以上创新平台", "市级以上创新平台", "创新平台", "国家级创新平台", "研发机构"),
        ("国家级绿色工厂", "省级绿色工厂", "省级以上绿色工厂", "绿色工厂"),
        ("办理全国人大代表建议", "办理省人大代表建议", "办理人大代表建议", "人大代表议案建议"),
        ("全国政协提案", "省政协提案", "办理政协提案"),
        ("美丽乡村", "省级美丽乡村", "宜居宜业和美乡村", "乡村振兴示范村", "特色田园乡村"),
        # Kinds of one thing.
        ("美丽庭院", "精品庭院"),
        ("公园", "城市公园", "口袋公园", "新建口袋公园"),
        ("高技能人才", "技能人才", "新增高技能人才", "新增技能人才"),
        ("充电站", "换电站"),
        ("牛存栏", "肉牛存栏", "大牲畜存栏", "肉牛饲养量"),
        ("造林", "人工造林", "营造林", "退化林修复"),
        ("入境游客", "入境过夜游客", "外国游客"),
        ("上市公司", "境内上市公司"),
        ("小微企业贷款余额", "普惠小微贷款余额"),
        # Deeds, and what there is.
        ("封山育林", "森林抚育"),
        ("改造农村户厕", "新建农村公厕", "新建公厕", "改造公厕", "公厕"),
        ("医疗救助", "临时救助", "救助资金"),
        ("抓获嫌疑人", "刑事拘留"),
        ("取消审批事项", "行政许可事项", "行政审批事项"),
        ("教师", "招聘教师"),
        ("供水管网", "新建供水管网", "改造供水管网"),
        ("新建农村公路", "改造农村公路", "新建改造农村公路", "农村公路总里程"),
        ("新建中小学", "改扩建中小学", "新改扩建中小学"),
        ("老旧小区改造", "新开工改造老旧小区"),
        ("房屋征收", "拆除违法建筑", "拆迁面积"),
        ("新增经营主体", "净增经营主体", "经营主体"),
        # How much there is, for each and by how much it fell.
        ("化学需氧量排放量", "化学需氧量减排量"),
        ("二氧化硫排放量", "二氧化硫削减量"),
        ("社会融资规模增量", "社会融资规模存量", "社会融资规模"),
        ("高价值发明专利拥有量", "每万人口高价值发明专利拥有量"),
        ("人均城市道路面积", "城市道路面积"),
        ("压减一般性支出", "一般性支出"),
        ("重污染天数", "重度及以上污染天数比率"),
        ("财政总收入占GDP比重", "一般公共预算收入占GDP比重", "财政收入占GDP比重"),
        # Who counts.
        ("农业保险", "农业贷款", "农户贷款", "涉农贷款"),
        ("基本养老保险参保率", "城乡居民养老保险参保率", "新农保参保率"),
        ("基本医保参保率", "居民医保参保率", "城镇居民医保参保率"),
        ("在岗职工平均工资", "城镇单位就业人员平均工资"),
        ("平均受教育年限", "新增劳动力平均受教育年限"),
        ("生活垃圾无害化处理率", "农村生活垃圾无害化处理率", "城乡生活垃圾无害化处理率"),
        ("规模以上企业", "规模以上工业企业"),
        ("工业用电量", "规模以上工业用电量"),
    ],
)
def test_another_statistic_has_another_code(names: tuple[str, ...]) -> None:
    codes = [BOOK.code_of(name, 2024) for name in names]
    assert None not in codes
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("全社会研发经费投入年均增速", "研发经费支出"),
        ("重大科技成果", "取得重大科技成果"),
        ("消费券", "发放消费券"),
        ("实际到位内资", "国内到位资金"),
        ("下岗职工分流安置", "分流安置职工"),
        ("办理市人大代表建议", "市人大代表建议"),
        ("新改建公厕", "新建改造公厕"),
        ("新创建美丽庭院", "创建美丽庭院"),
        ("建设筹集保障性住房", "保障性住房"),
        ("建设或改造农村公路", "建设改造农村公路"),
        ("制定或修订行政法规", "制定修订行政法规"),
        ("市以上重点项目", "省市重点项目"),
    ],
)
def test_another_wording_has_the_same_code(name: str, other: str) -> None:
    assert BOOK.code_of(name, 2024) == BOOK.code_of(other, 2024) is not None


@pytest.mark.parametrize("name", ["一般公共预算", "公共财政", "建设用地", "综合能耗", "计划投资"])
def test_what_may_be_several_statistics_has_no_code(name: str) -> None:
    assert BOOK.find(name, 2024) is None


def test_a_rate_of_growth_is_not_natural_growth() -> None:
    assert BOOK.code_of("人口自然增长率") == "population_growth"
    assert BOOK.code_of("人口增长率") == "population_total"


@pytest.mark.parametrize("mark", [";", "；", "|", "\n", " ; "])
def test_several_names_of_a_csv_cell(tmp_path: Path, mark: str) -> None:
    table = tmp_path / "own.csv"
    table.write_text(f'code,name,aliases\nlooms,织机,"织布机{mark}纺织机"\n', "utf-8")
    own = BOOK.extended(table)
    assert (own.code_of("织布机"), own.code_of("纺织机")) == ("looms", "looms")


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("织布机、纺织机", "part words by ; and put one behind a single word"),
        ("织布机，纺织机", "， is no part of a word"),
        ("织布机 纺织机", "give words without spaces"),
    ],
)
def test_names_that_nothing_parts_are_refused(tmp_path: Path, cell: str, why: str) -> None:
    table = tmp_path / "own.csv"
    table.write_text(f'code,name,aliases\nlooms,织机,"{cell}"\n', "utf-8")
    (fault,) = BOOK.check(table)
    assert (fault.line, why in fault.message) == (2, True)


def test_one_name_may_have_a_mark_in_it(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text("code,name,aliases\nlooms,织机,织布、纺纱机;\n", "utf-8")
    assert BOOK.extended(table).code_of("织布、纺纱机") == "looms"
    assert messages({**LOOMS, "aliases": ["织布；纺纱机"]})[0].endswith("in a CSV file parted by ;")


@pytest.mark.parametrize("unit", ["万台", "亿元", "千万元"])
def test_a_unit_has_no_scale(unit: str) -> None:
    (message,) = messages({**LOOMS, "unit": [unit]})
    assert "without its scale" in message
