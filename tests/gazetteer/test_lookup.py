"""Names looked up as of their year: facts of four decades of renamings, mergers and foundations."""

from __future__ import annotations

from typing import Any

import pytest

from policytext.errors import InputError
from policytext.gazetteer import lookup

# name, within, year, kind, codes of the divisions of county level and above
CASES: list[tuple[str, str | None, int | None, str | None, str]] = [
    ("徐水", "130600", 2014, None, "130625"),
    ("徐水", "130600", 2015, None, "130609"),
    ("崇文区", "110000", 2009, None, "110103"),
    ("崇文区", "110000", 2010, None, ""),
    ("襄樊市", None, 2009, None, "420600"),
    ("襄樊市", None, 2010, None, ""),
    ("襄阳市", None, 2010, None, "420600"),
    ("思茅市", "530000", 2002, None, "532701"),
    ("思茅市", "530000", 2006, None, "530800"),
    ("普洱市", None, 2007, None, "530800"),
    ("思茅区", None, 2007, None, "530802"),
    ("海东", None, 2012, "prefecture", "632100"),
    ("海东", None, 2013, "prefecture", "630200"),
    ("重庆市", None, 1996, None, "510200"),
    ("重庆市", None, 1997, None, "500000"),
    ("万县市", None, 1996, None, "511200"),
    ("海南省", None, 1987, None, ""),
    ("海南省", None, 1988, None, "460000"),
    ("海南行政区", None, 1987, None, "442100"),
    ("莱芜市", None, 2017, None, "371200"),
    ("莱芜区", None, 2019, None, "370116"),
    ("钢城区", None, 2019, None, "370117"),
    ("巢湖市", None, 2010, None, "341400"),
    ("巢湖市", None, 2011, None, "340181"),
    ("三沙市", None, 2011, None, ""),
    ("三沙市", None, 2012, None, "460300"),
    ("戚墅堰区", None, 2014, None, "320405"),
    ("戚墅堰区", None, 2015, None, ""),
    ("金坛", "320400", 2014, "county", "320482"),
    ("金坛", "320400", 2015, "county", "320413"),
    ("武进", "320400", 2001, "county", "320483"),
    ("武进", "320400", 2002, "county", "320412"),
    ("新北区", None, 2001, None, ""),
    ("新北区", None, 2002, None, "320411"),
    ("郊区", "320400", 2001, None, "320411"),
    ("萧山", "330100", 2000, "county", "330181"),
    ("萧山", "330100", 2001, "county", "330109"),
    ("江都", "321000", 2010, "county", "321088"),
    ("江都", "321000", 2011, "county", "321012"),
    ("吴江", "320500", 2011, "county", "320584"),
    ("吴江", "320500", 2012, "county", "320509"),
    ("姑苏区", None, 2012, None, "320508"),
    ("平江区", "320500", 2011, None, "320503"),
    ("闸北区", None, 2014, None, "310108"),
    ("闸北区", None, 2015, None, ""),
    ("卢湾区", None, 2011, None, ""),
    ("南汇区", None, 2008, None, "310119"),
    ("南汇区", None, 2009, None, ""),
    ("白下区", None, 2012, None, "320103"),
    ("白下区", None, 2013, None, ""),
    ("蓟州区", None, 2016, None, "120119"),
    ("静海区", None, 2015, None, "120118"),
    ("密云区", None, 2015, None, "110118"),
    ("章丘区", None, 2016, None, "370114"),
    ("上虞区", None, 2013, None, "330604"),
    ("奉化区", None, 2016, None, "330213"),
    ("临安区", None, 2017, None, "330112"),
    ("富阳区", None, 2014, None, "330111"),
    ("毕节地区", None, 2010, None, "522400"),
    ("毕节市", None, 2011, None, "520500"),
    ("铜仁市", None, 2011, None, "520600"),
    ("日喀则市", None, 2014, None, "540200"),
    ("昌都市", None, 2014, None, "540300"),
    ("林芝市", None, 2015, None, "540400"),
    ("山南市", None, 2016, None, "540500"),
    ("那曲市", None, 2017, None, "540600"),
    ("吐鲁番市", None, 2015, None, "650400"),
    ("哈密市", None, 2016, None, "650500"),
    ("儋州市", None, 2015, None, "460400"),
    ("亳州市", None, 1999, None, "341281"),
    ("亳州市", None, 2000, None, "341600"),
    ("丽江市", None, 2002, None, "530700"),
    ("庐山市", None, 2016, None, "360483"),
    ("即墨区", None, 2017, None, "370215"),
    ("江干区", None, 2020, None, "330104"),
    ("江干区", None, 2021, None, ""),
    ("钱塘区", None, 2021, None, "330114"),
    ("临平区", None, 2021, None, "330113"),
    ("光明区", None, 2018, None, "440311"),
    ("龙华区", "440000", 2016, None, "440309"),
    ("坪山区", None, 2016, None, "440310"),
    ("襄都区", None, 2020, None, "130502"),
    ("宁乡市", None, 2017, None, "430182"),
    ("望城区", None, 2011, None, "430112"),
    ("长乐区", None, 2017, None, "350112"),
    ("沙县区", None, 2021, None, "350405"),
    ("繁昌区", None, 2020, None, "340212"),
    ("九里区", "320300", 2009, None, "320304"),
    ("铜山区", "320300", 2010, None, "320312"),
    ("锦西市", None, 1993, None, "211400"),
    ("葫芦岛市", None, 1994, None, "211400"),
    ("浑江市", None, 1993, "prefecture", "220600"),
    ("白山市", None, 1994, None, "220600"),
    ("荆沙市", None, 1995, None, "421000"),
    ("荆州市", None, 1996, None, "421000"),
    ("淮阴市", None, 2000, "prefecture", ""),
    ("淮安市", None, 2001, None, "320800"),
    ("黔江", None, 2000, "county", "500114"),
    ("浦东新区", None, 1992, None, "310115"),
    ("川沙县", None, 1991, None, "310224"),
    ("崇明县", None, 2015, None, "310230"),
    ("崇明区", None, 2016, None, "310151"),
    ("滨海新区", None, 2009, None, "120116"),
    ("塘沽区", None, 2008, None, "120107"),
    ("鹤城区", None, 1998, None, "431202"),
    ("石河子市", None, 2020, None, "659001"),
    ("济源市", None, 2020, None, "419001"),
    ("仙桃市", None, 2020, None, "429004"),
    ("神农架林区", None, 2020, None, "429021"),
    ("东莞市", None, 1987, None, "442502"),
    ("东莞市", None, 1988, None, "441900"),
    ("中山市", None, 1988, None, "442000"),
    ("香港特别行政区", None, 1996, None, ""),
    ("香港特别行政区", None, 1997, None, "810000"),
    ("澳门", None, 1999, None, "820000"),
    ("湟中区", None, 2020, None, "630106"),
    ("红旗拉甫", None, 2020, None, ""),
    ("伊犁地区", None, 2000, None, "654100"),
    ("普陀区", "310000", 2020, None, "310107"),
    ("吉林", None, 2020, "prefecture", "220200"),
    ("喀什", None, 2020, "county", "653101"),
    ("喀什", None, 2020, "prefecture", "653100"),
    ("延边州", None, 2020, None, "222400"),
    ("内蒙古", None, 2020, None, "150000"),
    ("科左后旗", None, 2020, None, "150522"),
    ("全国", None, None, None, "100000"),
    ("中国", None, 2020, "state", "100000"),
    ("神农架", None, 2020, "county", "429021"),
    ("前郭县", None, 2020, None, "220721"),
    ("西双版纳", None, 2020, None, "532800"),
    ("博州", None, 2020, None, "652700"),
    ("鼓楼区", "320000", 2020, None, "320106 320302"),
    ("朝阳市", "220000", 2020, None, ""),
    ("朝阳区", "220000", 2020, None, "220104"),
    ("海南", "630000", 2020, "prefecture", "632500"),
    ("城关区", None, 2020, "county", "540102 620102"),
    ("东乡", "620000", 2020, "county", "622926"),
    ("市中区", "510000", 2020, "county", "511002 511102"),
    ("普陀区", "330000", 2020, None, "330903"),
]


@pytest.mark.parametrize(("name", "within", "year", "kind", "codes"), CASES)
def test_name_in_its_year(
    name: str, within: str | None, year: int | None, kind: str | None, codes: str
) -> None:
    found = [d for d in lookup(name, within, year, kind) if d.level != "township"]
    assert [d.code for d in found] == codes.split()


# name, within, year, codes of townships
TOWNSHIPS: list[tuple[str, str, int | None, str]] = [
    ("湖塘镇", "320412", 2020, "320412100"),
    ("湖塘", "320400", 2020, "320412100"),
    ("湖塘", "320402", 2020, ""),
    ("卢沟桥乡", "110106", 2019, "110106201"),
    ("卢沟桥乡", "110106", 2020, ""),
    ("卢沟桥", "110106", 2020, "110106017"),
    # One township whose county got a new code in 2015.
    ("溪翁庄镇", "110000", 2010, "110228101"),
    ("溪翁庄镇", "110000", 2020, "110118101"),
    ("溪翁庄镇", "110118", 2010, "110228101"),
    ("溪翁庄镇", "110228", 2020, "110118101"),
    # One township to which the lists give two codes.
    ("通运街道", "110112", 2018, "110112006"),
    ("通运街道", "110112", 2019, "110112008"),
    ("通运街道", "110112", 2024, "110112008"),
    # A 乡 that became a 镇 under a code that the lists have no longer.
    ("昌马", "620981", 2017, "620981210"),
    ("昌马", "620981", 2018, "620981108"),
    # A prefecture without counties.
    ("虎门镇", "441900", 2020, "441900121"),
]


@pytest.mark.parametrize(("name", "within", "year", "codes"), TOWNSHIPS)
def test_townships(name: str, within: str, year: int | None, codes: str) -> None:
    assert [d.code for d in lookup(name, within, year, "township")] == codes.split()


def test_ambiguous_names_give_all_candidates_of_all_levels() -> None:
    found = lookup("海南", year=2020)
    assert {d.level for d in found} == {"province", "prefecture", "county", "township"}
    assert {"460000", "632500", "150303"} <= {d.code for d in found}


def test_without_a_year_all_times_are_meant() -> None:
    assert [d.code for d in lookup("莱芜", within="370000", kind="county")] == [
        "370116", "370919", "370981", "372602", "372622", "379004",
    ]  # fmt: skip


def test_the_division_itself_is_within() -> None:
    assert [d.code for d in lookup("常州", within="320400")] == ["320400"]


def test_unknown_names_are_empty() -> None:
    assert lookup("无此地") == ()
    assert lookup("常州市", within="330000") == ()
    assert lookup("市", kind="county") == ()


def test_a_county_without_prefecture_lies_in_its_province() -> None:
    assert [d.code for d in lookup("济源市", within="410000", year=2020)] == ["419001"]
    assert lookup("济源市", within="410800", year=2020) == ()


def test_one_code_two_divisions() -> None:
    assert [d.name for d in lookup("义马市", within="410000", year=1988)] == ["义马市"]
    assert [d.code for d in lookup("义马市", within="410000", year=1988)] == ["419001"]
    assert [d.code for d in lookup("济源市", within="410000", year=1996)] == ["419001"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"name": ""}, "name is empty"),
        ({"name": " \u3000"}, "name is empty"),
        ({"name": None}, "name must be a string"),
        ({"name": "常州", "within": "32"}, "within must be a string of six digits"),
        ({"name": "常州", "within": "３２００００"}, "within must be a string of six digits"),
        ({"name": "常州", "within": "320000\n"}, "within must be a string of six digits"),
        ({"name": "常州", "within": 320000}, "within must be a string of six digits"),
        ({"name": "常州", "within": "999999"}, "no division has or had the code 999999"),
        ({"name": "常州", "year": 1900}, "year 1900 is outside"),
        ({"name": "常州", "year": "2020"}, "year must be a whole number"),
        ({"name": "常州", "year": True}, "year must be a whole number"),
        ({"name": "常州", "kind": "city"}, "kind must be one of state, province"),
    ],
)
def test_bad_arguments_are_refused(arguments: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        lookup(**arguments)


@pytest.mark.parametrize("name", ["常州市 ", " 常州市", "\u3000常州市\n"])
def test_white_space_around_a_name_does_not_count(name: str) -> None:
    assert lookup(name) == lookup("常州市")
