"""Offsets in other units: those that encoding the text gives, and none inside a character."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

import policytext as pt
from policytext.io.offsets import UNITS, Offsets
from tests.core.strategies import texts

ENCODED = {"code points": ("utf-32-le", 4), "utf-16": ("utf-16-le", 2), "utf-8": ("utf-8", 1)}


@pytest.mark.parametrize("unit", UNITS)
@given(text=texts())
def test_each_offset_is_the_length_of_what_stands_before_it(unit: str, text: str) -> None:
    encoding, size = ENCODED[unit]
    offsets = Offsets(text, unit)
    assert offsets.length == len(text.encode(encoding)) // size
    for point in range(len(text) + 1):
        there = len(text[:point].encode(encoding)) // size
        assert offsets.from_points(point) == there
        assert offsets.to_points(there) == point


@pytest.mark.parametrize("unit", UNITS)
@given(text=texts())
def test_offsets_inside_a_character_or_outside_the_text_are_refused(unit: str, text: str) -> None:
    offsets = Offsets(text, unit)
    inside = set(range(offsets.length + 1)) - {
        offsets.from_points(point) for point in range(len(text) + 1)
    }
    for unit_offset in inside:
        with pytest.raises(pt.SpanError, match="inside a character"):
            offsets.to_points(unit_offset)
    for outside in (-1, offsets.length + 1):
        with pytest.raises(pt.SpanError, match="outside the text"):
            offsets.to_points(outside)
    with pytest.raises(pt.SpanError, match="outside the text"):
        offsets.from_points(len(text) + 1)


@pytest.mark.parametrize(
    ("text", "unit", "places"),
    [
        ("𠮷林", "utf-16", [0, 2, 3]),
        ("𠮷林é", "utf-8", [0, 4, 7, 9]),
        ("e\u0301\r\n\0", "utf-8", [0, 1, 3, 4, 5, 6]),
        ("", "utf-16", [0]),
        ("常州", "utf-16", [0, 1, 2]),
    ],
)
def test_cases(text: str, unit: str, places: list[int]) -> None:
    offsets = Offsets(text, unit)
    assert [offsets.from_points(point) for point in range(len(text) + 1)] == places


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(pt.InputError, match="utf-16, utf-8"):
        Offsets("x", "utf-7")
    with pytest.raises(pt.InputError, match="surrogate at 1"):
        Offsets("x\ud800", "utf-8")
    with pytest.raises(pt.InputError, match="must be int"):
        Offsets("x", "utf-8").to_points(True)


def test_a_long_text_is_no_burden() -> None:
    text = "𠮷a" * 500_000
    begin = time.process_time()
    offsets = Offsets(text, "utf-16")
    assert all(
        offsets.to_points(offsets.from_points(point)) == point for point in range(0, 10**6, 10)
    )
    assert time.process_time() - begin < 5
