"""What recognisers of others give: checked, once, and never crossing."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import MENTIONS, Document
from policytext.entities.annotator import EntityAnnotator
from policytext.entities.foreign import names_of
from policytext.entities.recognizer import Found
from policytext.errors import InputError

TEXT = "云帆港区管委会与望海湾签约。"
PORT = Found(0, 4, "PLACE", "zone")
WRONG: dict[str, Any] = {"end": 4.0, "score": "0.9", "id": 7}


class Towers:
    """A recogniser that gives what it is told to."""

    def __init__(self, given: Any) -> None:
        self.given = given

    def __call__(self, _text: str, _document: Document | None = None, /) -> Any:
        return self.given


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (None, "wanted is a list of Found"),
        ([(0, 4, "PLACE", "zone")], "Found(start, end, label, kind)"),
        ([PORT._replace(start=-1)], "places in a text of 14 characters"),
        ([PORT._replace(end=0)], "places in a text of 14 characters"),
        ([PORT._replace(end=15)], "places in a text of 14 characters"),
        ([PORT._replace(end=WRONG["end"])], "whole numbers"),
        ([PORT._replace(label="GPE")], "label is one of PLACE, INSTITUTION, PROJECT"),
        ([PORT._replace(kind="city")], "kind, for PLACE, is one of admin, region"),
        ([PORT._replace(score=90)], "score is a number from 0 to 1"),
        ([PORT._replace(score=float("nan"))], "score is a number from 0 to 1"),
        ([PORT._replace(score=WRONG["score"])], "score is a number from 0 to 1"),
        ([PORT._replace(id=WRONG["id"])], "id is text"),
        ([PORT._replace(id="")], "id is text"),
    ],
)
def test_what_is_no_name_in_the_text_is_refused(wrong: Any, told: str) -> None:
    with pytest.raises(InputError, match="Towers gave") as error:
        EntityAnnotator(Towers(wrong))(Document(TEXT))
    assert told in str(error.value)


def test_numbers_of_numpy_become_plain_ones() -> None:
    found = Found(np.int64(0), np.int32(4), "PLACE", "zone", np.float32(0.5))  # type: ignore[arg-type]
    (name,) = names_of("", [found], TEXT)
    assert json.dumps(name) == '[0, 4, "PLACE", "zone", 0.5, null]'


def test_of_one_extent_the_likelier_stays_or_else_the_first() -> None:
    port, body = PORT._replace(score=0.5), Found(0, 4, "INSTITUTION", "other", 0.6)
    assert names_of("", [port, body], TEXT) == names_of("", [body, port], TEXT) == [body]
    first = body._replace(score=0.5)
    assert names_of("", [first, port], TEXT) == [first]
    # One without a score is taken at its word.
    assert names_of("", [body, PORT], TEXT) == [PORT]


def test_of_names_that_cross_the_likelier_stays_or_else_the_first() -> None:
    office, bay = Found(2, 7, "INSTITUTION", "government"), Found(8, 11, "PLACE", "natural")
    assert names_of("", [bay, office, PORT], TEXT) == [PORT, bay]
    unsure = PORT._replace(score=0.3)
    inner = Found(0, 2, "PLACE", "site", 0.9)
    assert names_of("", [unsure, inner, office], TEXT) == [inner, office]
    # One that gives way to what holds it takes nothing with it.
    whole, across = Found(0, 6, "PLACE", "zone", 0.8), Found(3, 7, "PLACE", "zone", 0.5)
    assert names_of("", [whole, unsure._replace(start=1), across], TEXT) == [
        whole,
        unsure._replace(start=1),
    ]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5), st.sampled_from([None, 0.4, 0.9]))))
def test_names_nest_or_are_apart(places: list[tuple[int, int, float | None]]) -> None:
    given_names = [Found(at, at + size, "PLACE", "site", score) for at, size, score in places]
    names = names_of("", given_names, TEXT)
    assert names == sorted(names, key=lambda each: (each.start, -each.end))
    for one in names:
        for other in names:
            assert not one.start < other.start < one.end < other.end
    assert bool(names) == bool(places)


def test_an_id_says_whose_it_is() -> None:
    recognizer = Towers([PORT._replace(id="Q1"), Found(8, 11, "PLACE", "natural", None, "Q2")])
    names = {"names": [{"text": "望海湾", "label": "PLACE", "kind": "site", "id": "望海湾公园"}]}
    doc = EntityAnnotator(recognizer, names)(Document(TEXT))
    links = [mention.value.link for mention in doc[MENTIONS]]
    assert [(link.id, link.evidence) for link in links if link is not None] == [
        ("Q1", "the recogniser"),
        ("望海湾公园", "the user's names"),
    ]
