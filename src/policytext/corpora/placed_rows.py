"""The values of rows without words of the text: their words are places in the passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from policytext.corpora.gold import bare_quantity, interval_of
from policytext.errors import InputError, check_type
from policytext.span import Span
from policytext.values import Indicator, Quantity, TimeInterval

__all__ = ["Known", "decode_row", "encode_row"]

# The quantities of a passage by their places.
Known: TypeAlias = Mapping[tuple[int, int], Span[Quantity]]

_FIELDS = ("indicator", "measure", "role", "period", "place", "quantity", "wording", "stretch")


def encode_row(row: Span[Indicator], text: str) -> dict[str, Any]:
    """A row's value as JSON types.

    The name is a list of pieces: ``[start, end]`` in the passage, or a string of characters that
    the passage lacks. Wording, quantity and stretch are ``[start, end]``, a period is two dates.
    The value of a quantity is not kept.

    Args:
        row: the row, with places in the passage.
        text: the passage.

    Raises:
        InputError: the wording does not stand in the passage, or a quantity has another text
            than its place.

    Example:
        >>> text = "粮食产量和蔬菜产量分别达8万吨、9万吨"
        >>> value = Indicator("蔬菜产量", "level", "actual")
        >>> encode_row(Span(0, len(text), text, "INDICATOR", value), text)["indicator"]
        [[5, 9]]
    """
    value = row.value
    wording = _wording(row, text)
    near = next((one.start for one in (value.quantity, value.stretch) if one is not None), row.end)
    return {
        "indicator": _pieces(value.indicator, row, near, text),
        "measure": value.measure,
        "role": value.role,
        "period": None if value.period is None else _dates(value.period),
        "place": value.place,
        "quantity": _place(value.quantity, text),
        "wording": wording,
        "stretch": _place(value.stretch, text),
    }


def decode_row(data: Mapping[str, Any], text: str, known: Known | None = None) -> Indicator:
    """Read what ``encode_row`` wrote.

    Args:
        data: the value.
        text: the passage.
        known: quantities of the passage; any other has no value.

    Raises:
        InputError: the data have another form, or do not fit the passage.
    """
    if set(data) != set(_FIELDS):
        raise InputError(f"a row has {', '.join(_FIELDS)}, not {', '.join(sorted(data))}")
    check_type("a row's indicator", data["indicator"], list)
    words = [one if isinstance(one, str) else _words(one, text) for one in data["indicator"]]
    return Indicator(
        indicator="".join(words),
        measure=data["measure"],
        role=data["role"],
        period=None if data["period"] is None else interval_of(data["period"]),
        place=data["place"],
        quantity=_quantity(data["quantity"], text, known or {}),
        wording=None if data["wording"] is None else _words(data["wording"], text),
        stretch=_quantity(data["stretch"], text, known or {}),
    )


def _pieces(name: str, row: Span[Indicator], near: int, text: str) -> list[list[int] | str]:
    """The longest pieces of a name, in the row's own stretch where it has them."""
    pieces: list[list[int] | str] = []
    done = 0
    while done < len(name):
        rest = name[done:]
        place = _longest(rest, row.start, row.end, near, text)
        place = place or _longest(rest, 0, len(text), near, text)
        if place is not None:
            pieces.append(place)
            done += place[1] - place[0]
            continue
        if pieces and isinstance(pieces[-1], str):
            pieces[-1] += name[done]
        else:
            pieces.append(name[done])
        done += 1
    return pieces


def _longest(name: str, low: int, high: int, near: int, text: str) -> list[int] | None:
    """Where most of the beginning of a name stands: last before a place, else first behind it."""
    size = 0
    while size < len(name) and text.find(name[: size + 1], low, high) >= 0:
        size += 1
    if not size:
        return None
    start = text.rfind(name[:size], low, near)
    if start < 0:
        start = text.find(name[:size], low, high)
    return [start, start + size]


def _wording(row: Span[Indicator], text: str) -> list[int] | None:
    wording = row.value.wording
    if wording is None:
        return None
    start = text.find(wording, row.start, row.end)
    if start < 0:
        start = text.find(wording)
    if start < 0:
        raise InputError(
            f"the wording {wording!r} of the row at {row.start} does not stand in the passage; "
            "only words of the text can be kept by their places"
        )
    return [start, start + len(wording)]


def _place(span: Span[Quantity] | None, text: str) -> list[int] | None:
    if span is None:
        return None
    if text[span.start : span.end] != span.text:
        raise InputError(f"a row has the quantity {span.text!r} at {span.start}, the passage not")
    return [span.start, span.end]


def _dates(period: TimeInterval) -> list[str | None]:
    sides = (period.start, period.end)
    return [None if side is None else side.isoformat() for side in sides]


def _words(sides: Sequence[int], text: str) -> str:
    start, end = _bounds(sides, text)
    return text[start:end]


def _quantity(sides: Sequence[int] | None, text: str, known: Known) -> Span[Quantity] | None:
    if sides is None:
        return None
    place = _bounds(sides, text)
    return known.get(place) or bare_quantity(text, place)


def _bounds(sides: Any, text: str) -> tuple[int, int]:
    if not isinstance(sides, Sequence) or isinstance(sides, str) or len(sides) != 2:
        raise InputError(f"a place of a row is a start and an end, got {sides!r}")
    start, end = sides
    check_type("an offset", start, int)
    check_type("an offset", end, int)
    if not 0 <= start <= end <= len(text):
        raise InputError(f"the place {start}, {end} of a row does not fit its passage")
    return start, end
