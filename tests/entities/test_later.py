"""Names once introduced, found again."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.data import read_rows
from policytext.entities.later import found_again
from policytext.entities.recognizer import Found


def find(text: str, name: str, label: str, kind: str, score: float | None = 0.95) -> Found:
    start = text.index(name)
    return Found(start, start + len(name), label, kind, score)


def added(text: str, *found: Found) -> list[str]:
    again = found_again(text, found)
    assert set(found) <= set(again)
    return [text[each.start : each.end] for each in again if each not in found]


COMPANY = ("INSTITUTION", "enterprise")


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("海川重工集团投产。支持海川重工集团。", "海川重工集团", COMPANY, ["海川重工集团"]),
        # Words must begin and end with it.
        ("云港海运开业。云港海运动会开幕。", "云港海运", COMPANY, []),
        # Short names could be anything.
        ("北岗乡改造，北岗乡发展。", "北岗乡", ("PLACE", "site"), []),
        # Divisions and deictic places are found everywhere anyway.
        ("双河新市镇建设。双河新市镇发展。", "双河新市镇", ("PLACE", "admin"), []),
    ],
)
def test_names_that_are_repeated(
    text: str, name: str, kind: tuple[str, str], expected: list[str]
) -> None:
    assert added(text, find(text, name, *kind)) == expected


def test_a_name_that_is_not_sure_says_nothing_of_other_places() -> None:
    text = "海川重工集团投产。支持海川重工集团。"
    assert added(text, find(text, "海川重工集团", *COMPANY, 0.79)) == []
    assert added(text, find(text, "海川重工集团", *COMPANY, 0.8)) == ["海川重工集团"]
    # A recogniser without scores is taken at its word.
    assert added(text, find(text, "海川重工集团", *COMPANY, None)) == ["海川重工集团"]


def test_a_name_without_its_division() -> None:
    text = "云州市海川重工集团投产。支持海川重工集团。"
    city = Found(0, 3, "PLACE", "admin", 0.99)
    assert added(text, find(text, "云州市海川重工集团", *COMPANY), city) == ["海川重工集团"]
    work = find(text, "云州市海川重工集团", "PROJECT", "construction")
    assert added(text, work, city) == []
    # Without its division a zone is any such zone.
    text = "云州市高新产业园区投产。各地高新产业园区投产。"
    assert added(text, find(text, "云州市高新产业园区", "PLACE", "zone"), city) == []


def test_a_programme_is_found_again_in_its_marks() -> None:
    text = "“春雨行动”启动，“春雨行动”成效显著。"
    assert added(text, find(text, "“春雨行动”", "PROJECT", "programme")) == ["“春雨行动”"]
    text = "脱困攻坚启动，巩固脱困攻坚成果。"
    assert added(text, find(text, "脱困攻坚", "PROJECT", "programme")) == []


@pytest.mark.parametrize(
    "given_name",
    [
        "（以下简称“海工”）",
        "(简称海工)",
        "（下称「海工」）",
        "（以下统称：海工）",
        "（以下合称为《海工》）",
        " （以下简称：‘海工’）",
        '(以下简称"海工")',
        "（ 以下簡稱「海工」 ）",
        "（又称“海工”）",
        "（以下简称“海工”或“公司”）",
        "（以下简称“公司”、“海工”）",
    ],
)
def test_a_short_form_that_the_document_gives(given_name: str) -> None:
    text = f"海川重工集团{given_name}投产。今年，海工，扩产。"
    again = added(text, find(text, "海川重工集团", *COMPANY))
    assert again == ["海工", "海工"]


def test_what_says_only_a_kind_of_thing_is_not_looked_for() -> None:
    given_kind = "海川重工集团（以下简称“公司”或“本公司”）增资。上市公司发展，公司和本公司增产。"
    assert added(given_kind, find(given_kind, "海川重工集团", *COMPANY)) == []
    # 称 is the beginning of another word.
    weighed = "海川大桥（称重检测站）建成。重检测站建成。"
    assert added(weighed, find(weighed, "海川大桥", "PLACE", "site")) == []
    cut = "云州市污水处理厂扩容。各县的污水处理厂达标。"
    city = Found(0, 3, "PLACE", "admin", 0.99)
    assert added(cut, find(cut, "云州市污水处理厂", "PLACE", "site"), city) == []
    levels = "云州国家高新技术产业开发区扩容。国家高新区增加2家。"
    zone = find(levels, "云州国家高新技术产业开发区", "PLACE", "zone")
    assert added(levels, zone, Found(0, 2, "PLACE", "admin", 0.99)) == []
    repeated = "自由贸易港建设。自由贸易港政策。"
    assert added(repeated, find(repeated, "自由贸易港", "PLACE", "zone")) == []


ZONE = "中国（云州）自由贸易试验区海川片区"


@pytest.mark.parametrize(
    ("later", "score", "expected"),
    [
        ("自由贸易试验区海川片区", 0.9, ["自由贸易试验区海川片区"]),
        ("（云州）自由贸易试验区海川片区", 0.9, ["（云州）自由贸易试验区海川片区"]),
        ("自贸区海川片区", 0.9, ["自贸区海川片区"]),
        # Where the document has the shorter form, a less sure name will do.
        ("自贸试验区海川片区", 0.6, ["自贸试验区海川片区"]),
        ("自由贸易试验区海川片区", 0.6, []),
        ("自贸区", 0.9, []),
    ],
)
def test_a_name_without_its_divisions_and_with_a_shorter_head(
    later: str, score: float, expected: list[str]
) -> None:
    text = f"{ZONE}挂牌。建设{later}，企业入驻。"
    state, province = Found(0, 2, "PLACE", "admin", 0.9), Found(3, 5, "PLACE", "admin", 0.9)
    zone = find(text, ZONE, "PLACE", "zone", score)
    assert added(text, zone, state, province) == expected


def test_shorter_heads_are_heads() -> None:
    heads = {head for head, *_ in read_rows("names/heads.tsv")}
    for head, short in read_rows("entities/short_heads.tsv"):
        assert {head, short} <= heads
        assert len(short) < len(head)


def test_what_is_found_again_has_kind_and_score_of_its_surest_mention() -> None:
    text = "海川重工集团投产。海川重工集团、海川重工集团。"
    first = find(text, "海川重工集团", *COMPANY, 0.85)
    second = Found(9, 15, *COMPANY, 0.97)
    again = found_again(text, [first, second])
    assert again[-1] == Found(16, 22, *COMPANY, 0.97)


def test_nothing_is_added_in_or_across_what_was_found() -> None:
    text = "海川重工集团投产。海川重工集团总部大楼开工。"
    whole = Found(9, 19, "PROJECT", "construction", 0.9)
    assert text[9:19] == "海川重工集团总部大楼"
    assert added(text, find(text, "海川重工集团", *COMPANY), whole) == []
    across = Found(13, 19, "PLACE", "site", 0.9)
    assert added(text, find(text, "海川重工集团", *COMPANY), across) == []


def test_a_name_is_added_around_what_was_found() -> None:
    text = "海川重工集团投产。海川重工集团增资。"
    place = Found(9, 11, "PLACE", "admin", 0.9)
    assert added(text, find(text, "海川重工集团", *COMPANY), place) == ["海川重工集团"]


PIECES = ["海川重工", "集团", "（简称海工）", "海工", "，", "云州市", "。", "\ufffd", "\U00020bb7"]


@given(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=6),
)
def test_what_is_added_is_around_or_apart_from_what_was_found(
    text: str, places: list[tuple[int, int]]
) -> None:
    spans = {(start, start + size) for start, size in places if start + size <= len(text)}
    found = [Found(start, end, *COMPANY, 0.9) for start, end in sorted(spans)]
    again = found_again(text, found)
    assert set(found) <= set(again)
    assert len(again) == len(set(again))
    new = [each for each in again if each not in found]
    for one, other in itertools.combinations(new, 2):
        assert one.end <= other.start or other.end <= one.start
    for one, other in itertools.product(new, found):
        is_around = one.start <= other.start and other.end <= one.end and one[:2] != other[:2]
        assert is_around or one.end <= other.start or other.end <= one.start
    assert again == sorted(again, key=lambda each: (each.start, -each.end, each.label, each.kind))


def test_nothing_found_nothing_added() -> None:
    assert found_again("海川重工集团（以下简称海工）", []) == []


def test_a_zone_may_go_by_a_kind_where_the_document_says_so() -> None:
    text = "海川经济开发区（以下简称“经开区”）挂牌。经开区招商，各地经开区发展。"
    again = added(text, find(text, "海川经济开发区", "PLACE", "zone"))
    assert again == ["经开区", "经开区"]
