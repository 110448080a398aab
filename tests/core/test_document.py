"""The laws of documents, and what they refuse."""

from __future__ import annotations

import datetime
import json
import pickle
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from tests.core.strategies import WORDS, documents, spans, texts


@given(documents())
def test_a_document_round_trips(doc: pt.Document) -> None:
    assert pickle.loads(pickle.dumps(doc)) == doc
    line = doc.to_json()
    again = pt.Document.from_json(line, [WORDS])
    assert again == doc
    assert again.to_json() == line
    assert "\n" not in line


@given(documents())
def test_every_span_holds_its_text_and_points_to_its_source(doc: pt.Document) -> None:
    source = doc.text if doc.source is None else doc.source
    for layer in doc.layers:
        for span in doc[layer]:
            assert doc.text[span.start : span.end] == span.text
            assert doc.raw(span) in source
            start, end = doc.alignment.to_source(span.start, span.end)
            first, last = doc.alignment.to_text(start, end)
            assert first <= span.start
            assert span.end <= last


@given(documents(), st.data())
def test_a_layer_replaces_itself_and_leaves_the_others(
    doc: pt.Document, data: st.DataObject
) -> None:
    new = data.draw(st.lists(spans(doc.text, st.none()), max_size=4))
    changed = doc.with_layer(pt.SENTENCES, new)
    assert sorted(changed[pt.SENTENCES]) == sorted(new)
    assert changed.without_layer(pt.SENTENCES) == doc.without_layer(pt.SENTENCES)
    assert pt.SENTENCES not in doc
    assert [one.name for one in changed.layers] == sorted(one.name for one in changed.layers)


@given(texts())
def test_clean_text_is_left_alone(text: str) -> None:
    doc = pt.Document(text)
    assert doc.text == text
    assert doc.alignment.is_identity
    assert doc.quality == pt.Quality(0.0, 0.0, "clean")
    if text:
        assert doc.raw(doc.span(0, len(text), "X")) == text


def test_a_layer_that_was_not_made_is_an_error() -> None:
    doc = pt.Document("新增就业", id="a.html").with_layer(pt.TIMES, [])
    assert doc[pt.TIMES] == ()
    with pytest.raises(
        pt.LayerMissingError, match=r"'quantities'.*'a.html'.*present: times.*annotate"
    ):
        doc[pt.QUANTITIES]
    with pytest.raises(KeyError):
        doc[pt.QUANTITIES]


@pytest.mark.parametrize("index", ["quantities", None, 3, slice(0, 2)])
def test_a_document_is_indexed_by_layers_only(index: Any) -> None:
    with pytest.raises(pt.InputError, match="indexed by a Layer"):
        pt.Document("新增就业")[index]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"text": b"bytes"}, "read"),
        ({"text": None}, "is a str"),
        ({"text": "增\ud800长"}, "surrogate at 1"),
        ({"text": "", "issuer": "3204"}, "6 or 9 digits"),
        ({"text": "", "issuer": 320400}, "6 or 9 digits"),
        ({"text": "", "issuer": "３２０４００"}, "6 or 9 digits"),
        ({"text": "", "year": "2024"}, "whole number"),
        ({"text": "", "year": True}, "whole number"),
        ({"text": "", "year": 24}, "whole number"),
        ({"text": "", "date": "2024-01-01"}, "datetime.date"),
        ({"text": "", "date": datetime.datetime(2024, 1, 1)}, "datetime.date"),
        ({"text": "", "id": None}, "the id"),
        ({"text": "", "id": "\ud800"}, "the id has an unpaired surrogate"),
        ({"text": "", "title": 3}, "the title"),
        ({"text": "", "meta": {"a": 3}}, "meta\\['a'\\]"),
        ({"text": "", "meta": ["a"]}, "mapping"),
        ({"text": "", "source": "\udfff"}, "the source has an unpaired surrogate"),
        ({"text": "甲", "source": "乙丙"}, "needs an alignment"),
        ({"text": "甲", "alignment": pt.Alignment.identity(2)}, "joins 2 and 2"),
    ],
)
def test_impossible_facts_are_refused(arguments: dict[str, Any], message: str) -> None:
    text = arguments.pop("text")
    with pytest.raises(pt.InputError, match=message):
        pt.Document(text, **arguments)


@pytest.mark.parametrize(
    ("span", "error"),
    [
        (pt.Span(0, 2, "增长", "X", None), pt.SpanError),
        (pt.Span(1, 3, "就业", "X", None), pt.SpanError),
        (pt.Span(3, 9, "业abcde", "X", None), pt.SpanError),
        ("新增", pt.InputError),
        (pt.Span(0, 2, "新增", "X", 5), pt.InputError),
    ],
)
def test_spans_that_do_not_fit_are_refused(span: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        pt.Document("新增就业").with_layer(pt.SENTENCES, [span])


@pytest.mark.parametrize("place", [(0, 0), (3, 2), (-1, 2), (0, 5)])
def test_spans_outside_the_text_are_refused(place: tuple[int, int]) -> None:
    with pytest.raises(pt.SpanError):
        pt.Document("新增就业").span(*place, "X")


def test_a_document_is_immutable() -> None:
    doc = pt.Document("新增就业", year=2024, meta={"a": "b"})
    with pytest.raises(AttributeError, match="immutable"):
        doc.year = 2025  # type: ignore[misc]
    with pytest.raises(AttributeError, match="immutable"):
        del doc.year
    with pytest.raises(TypeError):
        doc.meta["a"] = "c"  # type: ignore[index]
    assert doc.replace(year=2025).year == 2025
    assert doc.year == 2024
    with pytest.raises(pt.InputError, match="cannot replace text"):
        doc.replace(text="别的")
    with pytest.raises(pt.InputError, match="whole number"):
        doc.replace(year="2025")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "another program or version"),
        ('{"policytext": 99}', "another program or version"),
        ('{"policytext": 1, "text": "a"}', "missing or damaged"),
        (
            json.dumps(json.loads(pt.Document("甲").to_json()) | {"layers": {"words": []}}),
            "'words'",
        ),
        (json.dumps(json.loads(pt.Document("甲").to_json()) | {"text": "\ud800"}), "surrogate"),
        (json.dumps(json.loads(pt.Document("甲").to_json()) | {"repairs": [[1]]}), "damaged"),
        (json.dumps(json.loads(pt.Document("甲").to_json()) | {"date": "soon"}), "damaged"),
        (
            json.dumps(
                json.loads(pt.Document("甲").to_json())
                | {"layers": {"tokens": {"label": "T", "offsets": [[0, 2]]}}}
            ),
            "ends at 2",
        ),
        (
            json.dumps(
                json.loads(pt.Document("甲").to_json())
                | {
                    "layers": {
                        "quantities": [
                            {
                                "start": 0,
                                "end": 1,
                                "text": "甲",
                                "label": "Q",
                                "value": {"low": "x"},
                            }
                        ]
                    }
                }
            ),
            "Quantity",
        ),
    ],
)
def test_damaged_json_is_refused(line: str, message: str) -> None:
    with pytest.raises(pt.InputError, match=message):
        pt.Document.from_json(line)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((Decimal(1), Decimal(2), "eq", "", "count"), "low == high"),
        ((Decimal(1), None, "eq", "", "count"), "needs high"),
        ((Decimal(1), Decimal(1), "ge", "", "count"), "takes no high"),
        ((None, None, "range", "", "count"), "needs low"),
        ((Decimal(3), Decimal(2), "range", "", "count"), "greater"),
        ((1.5, 1.5, "eq", "", "count"), "Decimal"),
        ((Decimal(1), Decimal(1), "about", "", "count"), "comparator"),
        ((Decimal(1), Decimal(1), "eq", "", "length"), "kind"),
        ((Decimal("NaN"), Decimal("NaN"), "eq", "", "count"), "finite"),
    ],
)
def test_impossible_quantities_are_refused(arguments: tuple[Any, ...], message: str) -> None:
    with pytest.raises(pt.InputError, match=message):
        pt.Quantity(*arguments)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40))
def test_quantities_keep_the_exact_number_in_plain_digits(number: Decimal) -> None:
    quantity = pt.Quantity(number, number, "eq", "", "count")
    assert quantity.low == number
    digits = f"{quantity.low:f}"
    assert "." not in digits or not digits.endswith("0")
    assert int(quantity.low.as_tuple().exponent) <= 0


def test_impossible_values_are_refused() -> None:
    day = datetime.date(2024, 1, 1)
    with pytest.raises(pt.InputError, match="start or an end"):
        pt.TimeInterval(None, None)
    with pytest.raises(pt.InputError, match="cannot start"):
        pt.TimeInterval(day, datetime.date(2023, 1, 1))
    with pytest.raises(pt.InputError, match="unknown role"):
        pt.Section("past", 1, "", "")
    with pytest.raises(pt.InputError, match="level"):
        pt.Section("plan", 0, "", "")


def test_quality_counts_what_was_touched_once() -> None:
    repairs = [
        pt.Repair("width", 0, 2, 0, 2),
        pt.Repair("shift", 1, 4, 1, 4),
        pt.Repair("lost", 2, 3, 2, 3, True),
        pt.Repair("spam", 8, 8, 8, 8),
    ]
    assert pt.Document("新增就业三万人次", repairs=repairs[3:]).quality.verdict == "clean"
    assert pt.Document("新增就业三万人次", repairs=repairs[:2]).quality == pt.Quality(
        0.5, 0.0, "repaired"
    )
    assert pt.Document("新增就业三万人次", repairs=repairs).quality == pt.Quality(
        0.5, 0.125, "unreadable"
    )
    assert pt.Document("新增就业" * 10, repairs=repairs).quality.verdict == "damaged"


def test_a_million_characters_with_600_000_tokens_are_usable() -> None:
    text = "全市经济运行" * 166_667
    starts = range(0, 1_000_000, 5)
    cuts = sorted([*starts, *(start + 2 for start in starts), *(start + 3 for start in starts)])
    doc = pt.Document(text).with_offsets(pt.TOKENS, cuts, [*cuts[1:], len(text)], "TOKEN")
    assert len(doc.spans(pt.TOKENS)) == 600_000
    sentence = doc.span(500_000, 500_010, "X")
    assert [t.start for t in doc.within(sentence, pt.TOKENS)] == [
        500_000, 500_002, 500_003, 500_005, 500_007, 500_008,
    ]  # fmt: skip
    assert [t.text for t in doc.covering(999_999, pt.TOKENS)] == [text[999_998:]]
    assert pickle.loads(pickle.dumps(doc)) == doc


def test_a_year_may_be_a_whole_number_of_another_kind() -> None:
    class Whole:
        def __index__(self) -> int:
            return 2025

    for doc in (pt.Document("甲", year=Whole()), pt.Document("甲").replace(year=Whole())):
        assert type(doc.year) is int
        assert pt.Document.from_json(doc.to_json()).year == 2025


def test_years_of_numpy_are_taken_and_its_floats_are_not() -> None:
    numpy = pytest.importorskip("numpy")
    assert type(pt.Document("甲", year=numpy.int64(2025)).year) is int
    for wrong in (numpy.float64(2025), numpy.array([2025])):
        with pytest.raises(pt.InputError, match="whole number"):
            pt.Document("甲", year=wrong)
