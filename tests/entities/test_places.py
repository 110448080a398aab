"""Divisions and deictic places by rule, before the model decides: evidence for it."""

from __future__ import annotations

import numpy as np
import pytest

from policytext.entities.evidence import evidence
from policytext.entities.names import names_for
from policytext.entities.seen import SeenNames
from policytext.entities.signals import Column
from policytext.gazetteer.store import store


def no_clusters(numbers: Column, /) -> tuple[Column, Column]:
    return np.zeros_like(numbers), np.zeros_like(numbers)


def found(text: str, issuer: str | None, year: int | None = 2024) -> list[str]:
    """What the rules find, as ``text/kind``, in order."""
    seen = evidence(text, issuer, year, no_clusters, SeenNames({}))
    spans = [(*span, "admin") for span in seen.places]
    spans += [(*span, "deictic") for span in seen.deictic]
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    return [f"{text[start:end]}/{kind}" for start, end, kind in ordered]


MARKED = [
    # text, issuer, mentions
    ("常州市人民政府推动发展", "320400", ["常州市/admin"]),
    ("中共常州市委部署", "320400", ["常州市/admin"]),
    ("与苏州、无锡联动", "320400", ["苏州/admin", "无锡/admin"]),
    ("江苏省常州市获评", "320400", ["江苏省常州市/admin", "江苏省/admin"]),
    ("江阴靖江通道", "320000", ["江阴/admin", "靖江/admin"]),
    ("支持上海浦东新区", "100000", ["上海浦东新区/admin", "上海/admin"]),
    ("美丽江苏", "320000", ["江苏/admin"]),
    ("游玉门关遗址", "620000", []),
    ("与玉门、敦煌联动", "620000", ["玉门/admin", "敦煌/admin"]),
    ("平安中国、美丽中国", "100000", ["中国/admin", "中国/admin"]),
    ("新中国成立以来", "100000", ["新中国/admin"]),
    ("我市各项工作居全省前列", "320400", ["我市/deictic", "全省/deictic"]),
    ("全国文明城市", "320400", ["全国/deictic"]),
    ("我国经济", "100000", ["我国/deictic"]),
    ("我们国家", "100000", ["我们国家/deictic"]),
    ("自治区成立七十周年", "650000", ["自治区/deictic"]),
    # That of the issuer's superiors, too.
    ("按照自治区要求推进", "150200", ["自治区/deictic"]),
    ("自治州财政补助", "222401", ["自治州/deictic"]),
    ("西藏自治区", "540000", ["西藏自治区/admin"]),
    ("与日本、新加坡企业签约", "320400", ["日本/admin", "新加坡/admin"]),
    ("共和、同仁、民和新型城镇化", "630000", ["共和/admin", "同仁/admin", "民和/admin"]),
    ("新时代“枫桥经验”", "320400", ["枫桥/admin"]),
    ("推广晋江经验", "130600", ["晋江/admin"]),
    ("石佛镇改造", "130683", ["石佛镇/admin"]),
    ("在浙江湖州安吉考察", "130600", ["浙江/admin", "湖州/admin", "安吉/admin"]),
    ("到南京大学", "320400", ["南京/admin"]),
    ("和平区，和平发展", "320400", ["和平区/admin"]),
    # A common word is the issuer's short name by what stands around it, and at home alone.
    ("富裕人民、富裕大地", "230227", ["富裕/admin", "富裕/admin"]),
    ("建设幸福安定，", "621102", ["安定/admin"]),
    ("创造互助更加美好的明天", "632126", []),
    ("携手走向共同富裕，富裕起来", "230227", []),
    ("人心安定。", "621102", []),
    ("富裕人民、富裕大地", "230200", []),
    # A longer name would begin where the text ends.
    ("与连云港", "320400", ["连云港/admin"]),
    ("增城区，发展", "320400", ["增城区/admin"]),
    ("铜陵市郊区、铜官区", "340700", ["铜陵市郊区/admin", "铜陵市/admin", "铜官区/admin"]),
    ("郊区、铜官区", "340700", ["郊区/admin", "铜官区/admin"]),
    ("郊区政府", "340700", ["郊区/admin"]),
    ("石佛镇农业，石佛蔬菜", "130683102", ["石佛镇/admin", "石佛/admin"]),
    ("支持石佛镇", "130683104", ["石佛镇/admin"]),
    ("全地区和我地区", "652900", ["全地区/deictic", "我地区/deictic"]),
]


@pytest.mark.parametrize(("text", "issuer", "expected"), MARKED)
def test_marked(text: str, issuer: str, expected: list[str]) -> None:
    assert found(text, issuer) == expected


UNMARKED = [
    # text, issuer
    ("中国式现代化和中国特色社会主义", "320400"),
    ("其中国有企业利润增长", "320400"),
    ("深化交流合作，实现乡村振兴", "623000"),
    ("建设友好城市，共同富裕", "230000"),
    ("青海湖水位上升", "630000"),
    ("天山山脉融雪", "650000"),
    ("朝阳路改造", "110000"),
    ("沪宁高速和常泰大桥", "320400"),
    ("全国人大和全国政协", "100000"),
    ("健全国有资产管理", "320400"),
    ("创建安全县、示范县", "130683"),
    ("自治区党委和自治区人民政府", "650000"),
    ("自治区级示范园区", "650000"),
    ("报自治区农业农村厅", "640000"),
    ("全地区和我地区", "320400"),
    ("结合本地区实际", "652900"),
    ("建设全县级平台", "130683"),
    ("各省、自治区、直辖市", "650000"),
    ("上级和自治区的部署", "320400"),
    ("绿水青山就是金山银山", "320400"),
    ("顺应城市发展", "420000"),
    ("规范麻山药种植", "130635"),
    ("枫桥夜泊", "130600"),
    ("改善郊区农业条件", "340700"),
    ("郊区、城区和农村", "320400"),
    ("新增城区面积", "320400"),
]


@pytest.mark.parametrize(("text", "issuer"), UNMARKED)
def test_unmarked(text: str, issuer: str) -> None:
    assert found(text, issuer) == []


def test_names_count_in_their_years() -> None:
    assert found("崇文区改造", "110000", 2009) == ["崇文区/admin"]
    # The report of early 2010 still speaks of it; it ended in that year.
    assert found("崇文区改造", "110000", 2010) == ["崇文区/admin"]
    assert found("襄樊", "110000", 2009) == ["襄樊/admin"]
    assert found("襄樊", "110000", 2024) == []


@pytest.mark.parametrize(
    ("text", "issuer", "year", "expected"),
    [
        ("崇文区改造", "110000", 2011, ["崇文区/admin"]),
        ("襄樊市改造", "320400", 2024, ["襄樊市/admin"]),
        ("湖北省襄樊市", "420000", 2024, ["湖北省襄樊市/admin", "湖北省/admin"]),
        ("原莱芜市", "370000", 2020, ["莱芜市/admin"]),
        # A district only at its home, where two characters could be part of other words.
        ("吴县农业", "320500", 2020, ["吴县/admin"]),
        ("吴县农业", "110000", 2020, []),
        # In other years these are areas, zones and common words.
        ("保定地区发展", "130000", 2020, []),
        ("推进天津滨海新区开放", "100000", 2006, ["天津/admin"]),
        ("古城区改造", "320400", 1985, []),
        ("新建县第三小学", "440800", 2020, []),
        ("新建县和南昌县", "360100", 2020, ["新建县/admin", "南昌县/admin"]),
        ("廊坊临空经济区、渤海新区", "130000", 2025, ["廊坊/admin"]),
    ],
)
def test_whole_names_of_other_years(text: str, issuer: str, year: int, expected: list[str]) -> None:
    assert found(text, issuer, year) == expected


def test_no_townships_are_read_to_know_a_year() -> None:
    # Their names take longer to read than all that is above them.
    names_for.cache_clear()
    vars(store()).pop("_counties_by_stem", None)
    assert names_for("320000", 1987).year == 1987
    assert names_for("320000", 1787).year is None
    assert "_counties_by_stem" not in vars(store())


def test_common_words_are_doubtful_except_at_home() -> None:
    # What the rules are not sure of there is the model's to decide.
    text = "富裕牧场"
    for issuer, doubtful in (("230227", ()), ("230200", ((0, 2),))):
        seen = evidence(text, issuer, 2018, no_clusters, SeenNames({}))
        assert (seen.maybe, seen.doubtful) == (((0, 2),), doubtful)


def test_townships_count_in_their_own_division_only() -> None:
    assert found("石佛镇改造", "130683", 2022) == ["石佛镇/admin"]
    assert found("石佛镇改造", "320400", 2022) == []
