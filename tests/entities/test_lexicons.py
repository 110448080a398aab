"""Known names and forms of names in a text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.entities.labels import kinds
from policytext.entities.lexicons import (
    KINDS,
    form_hits,
    known_names,
    name_hits,
    organ_names,
)

TEXTS = st.text(
    st.sampled_from("太湖长江大学市财政局“”《》计划规划第十四五312国道A\n。\U00020bb7\ud800"),
    max_size=60,
)


def test_the_kinds_are_those_of_the_labels() -> None:
    assert len(KINDS) == 19
    assert set(KINDS) == {f"{label}.{kind}" for label, each in kinds().items() for kind in each}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("保护太湖水质", "太湖", "PLACE.natural"),
        ("融入长三角一体化", "长三角", "PLACE.region"),
        ("与南京大学合作", "南京大学", "INSTITUTION.education"),
        ("国务院批准", "国务院", "INSTITUTION.government"),
        ("共建“一带一路”", "一带一路", "PROJECT.programme"),
    ],
)
def test_known_names(text: str, name: str, kind: str) -> None:
    found = {text[start:end]: known for start, end, known in known_names(text)}
    assert found[name].kind == kind
    assert found[name].text == name


@given(TEXTS)
def test_known_names_stand_in_the_text(text: str) -> None:
    found = known_names(text)
    assert all(text[start:end] == known.text for start, end, known in found)
    assert found == sorted(found, key=lambda each: (each[0], -each[1]))
    hits = list(name_hits(found))
    assert all(one.end <= other.start for one, other in itertools.pairwise(hits))


def test_of_overlapping_names_the_first_and_longest_is_the_hit() -> None:
    text = "太湖流域和太湖"
    hits = [text[hit.start : hit.end] for hit in name_hits(known_names(text))]
    assert hits[0].startswith("太湖")
    assert hits[-1] == "太湖"
    known = known_names("南京大学")[0][2]
    assert [hit.what for hit in name_hits([(0, 4, known)])] == [known.number]


def test_a_name_that_may_be_a_word_has_another_number() -> None:
    known = known_names("太湖")[0][2]
    assert known._replace(is_word=False).number + 1 == known._replace(is_word=True).number


def test_organs_take_the_division_or_the_level_word_before_them() -> None:
    text = "常州市财政局和市财政局、财政局"
    found = {
        (start, end): known.is_word for start, end, known in organ_names(text, [(0, 3), (0, 2)])
    }
    assert found[0, 6] is False
    assert found[7, 11] is False
    # By itself the form of an organ is less sure.
    assert found[12, 15] is True
    assert {text[start:end] for start, end in found} >= {"常州市财政局", "市财政局", "财政局"}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("编制第十五个五年规划纲要", "第十五个五年规划纲要"),
        ("印发《滨江岸线保护规划》后", "《滨江岸线保护规划》"),
        ("实施“登峰”行动", "“登峰”行动"),
        ("地铁7号线延伸", "地铁7号线"),
        ("扩建312国道", "312国道"),
        ("由县政协牵头", "县政协"),
    ],
)
def test_forms(text: str, form: str) -> None:
    assert form in [text[hit.start : hit.end] for hit in form_hits(text)]


@given(TEXTS)
def test_forms_begin_and_end_apart(text: str) -> None:
    hits = list(form_hits(text))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    places = [place for hit in hits for place in {hit.start, hit.end - 1}]
    assert len(places) == len(set(places))
