"""Values and facts as attributes: all of them come back as they were."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.io.attributes import fact_attributes, from_attributes, to_attributes, with_facts
from policytext.io.holds import PLAIN_FACTS, Format, keep
from policytext.io.jsonl import read_jsonl, write_jsonl
from tests.core.strategies import documents, mentions, quantities, texts, times

TEXT = "常州𠮷林路长30公里"
number = pt.Span(6, 8, "30", "QUANTITY", pt.Quantity(Decimal(3), None, "ge", "公里", "measure"))


@dataclass(frozen=True)
class Inner:
    low: Decimal | None = None
    sure: bool | None = None


@dataclass(frozen=True)
class Own:
    """A value of a user's own with what the built-in ones lack."""

    share: float
    count: int
    is_new: bool
    names: tuple[str, ...]
    inner: Inner | None


indicators = st.builds(
    pt.Indicator,
    texts(),
    st.just("level"),
    st.just("target"),
    st.none() | times(),
    st.none() | st.just("320400"),
    st.none() | st.just(number) | st.just(pt.Span(0, 2, "常州", "", None, 0.5)),
    st.none() | texts(),
    st.none() | st.just(number),
)
sections = st.builds(pt.Section, st.just("plan"), st.integers(1, 9), texts(), texts())
own = st.builds(
    Own,
    st.floats(allow_nan=False),
    st.integers(),
    st.booleans(),
    st.lists(texts()).map(tuple),
    st.none() | st.builds(Inner, st.none() | st.just(Decimal("1.50")), st.none() | st.booleans()),
)


@given(
    st.one_of(
        st.tuples(st.just(pt.Quantity), quantities()),
        st.tuples(st.just(pt.TimeInterval), times()),
        st.tuples(st.just(pt.Mention), mentions()),
        st.tuples(st.just(pt.Indicator), indicators),
        st.tuples(st.just(pt.Section), sections),
        st.tuples(st.just(Own), own),
        st.tuples(st.just(str), texts()),
        st.tuples(st.just(int), st.integers()),
        st.tuples(st.just(Decimal), st.decimals(allow_nan=False, allow_infinity=False)),
        st.tuples(st.just(type(None)), st.none()),
    ),
    st.booleans(),
)
def test_values_come_back(case: tuple[type, Any], defaults: bool) -> None:
    kind, value = case
    attributes = to_attributes(value, defaults)
    assert all(isinstance(one, str) for pair in attributes.items() for one in pair)
    assert from_attributes(kind, attributes, TEXT) == value


@given(documents())
def test_facts_come_back(doc: pt.Document) -> None:
    bare = Format("x", "x", (), write_jsonl, read_jsonl, layers=frozenset(), facts=PLAIN_FACTS)
    assert with_facts(doc.text, fact_attributes(doc)) == keep(doc, bare)


def test_the_attributes_of_a_linked_mention_and_of_a_target() -> None:
    link = pt.Link(None, "", ("220200", "220802"), "two have this name")
    assert to_attributes(pt.Mention("admin", link, 0.5)) == {
        "kind": "admin",
        "link.name": "",
        "link.candidates": '["220200", "220802"]',
        "link.evidence": "two have this name",
        "score": "0.5",
    }
    assert to_attributes(pt.Indicator("里程", "level", "target", quantity=number)) == {
        "indicator": "里程",
        "measure": "level",
        "role": "target",
        "quantity.start": "6",
        "quantity.end": "8",
        "quantity.label": "QUANTITY",
        "quantity.value.low": "3",
        "quantity.value.comparator": "ge",
        "quantity.value.unit": "公里",
        "quantity.value.kind": "measure",
    }


@pytest.mark.parametrize(
    ("kind", "attributes", "reason"),
    [
        (pt.Mention, {"kind": "admin", "colour": "red"}, "unknown attribute 'colour'"),
        (pt.Mention, {}, "kind"),
        (pt.Mention, {"kind": "admin", "score": "high"}, "'high'"),
        (pt.Mention, {"kind": "admin", "score": "2"}, "0 to 1"),
        (pt.Mention, {"kind": "admin", "link": "320400"}, "its attributes are missing"),
        (pt.Mention, {"kind.of": "admin"}, "expected one attribute, got the parts of"),
        (pt.Mention, {"kind": "a", "kind.of": "b"}, "'kind'"),
        (pt.Mention, {"kind.of": "b", "kind": "a"}, "'kind'"),
        (pt.Mention, {"kind": "a", "link.id": "1", "link.candidates": "["}, "'\\['"),
        (pt.Quantity, {"low": "many", "comparator": "eq", "unit": "", "kind": "count"}, "many"),
        (pt.TimeInterval, {"start": "2024-02-30"}, "2024-02-30"),
        (pt.Section, {"role": "x", "level": "1.5", "number": "", "heading": ""}, "int"),
        (pt.Indicator, {"indicator": "", "measure": "level", "quantity.start": "1"}, "needs start"),
        (
            pt.Indicator,
            {"indicator": "", "quantity.start": "1", "quantity.end": "99", "quantity.label": ""},
            "1:99 within a value lies outside",
        ),
        (str, {"text": "x"}, "unknown attribute 'text'"),
        (type(None), {"value": "x"}, "NoneType"),
        (int, {"value": "true"}, "int"),
    ],
)
def test_what_is_no_value_is_refused(kind: type, attributes: dict[str, str], reason: str) -> None:
    with pytest.raises(pt.InputError, match=reason):
        from_attributes(kind, attributes, TEXT)


@pytest.mark.parametrize(
    "facts", [{"colour": "red"}, {"year": "soon"}, {"year": "1"}, {"date": "1"}, {"issuer": "x"}]
)
def test_what_is_no_fact_is_refused(facts: dict[str, str]) -> None:
    with pytest.raises(pt.InputError):
        with_facts("", facts)
