"""The fields of marks and rows as values, and values as fields."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal

from policytext.corpora.vocabulary import MEASURES, MENTION_KINDS, NIL, ROLES
from policytext.errors import InputError
from policytext.span import Span
from policytext.values import (
    COMPARATORS,
    QUANTITY_KINDS,
    Link,
    Mention,
    Quantity,
    TimeInterval,
)

__all__ = [
    "FieldError",
    "check_row_words",
    "read_day",
    "read_interval",
    "read_mention",
    "read_quantity",
    "read_reference",
    "write_interval",
    "write_mention",
    "write_quantity",
    "write_reference",
]

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_REFERENCE = re.compile(r"(.*?)(?:#([0-9]{1,6}))?", re.DOTALL)


class FieldError(InputError):
    """A field does not hold what it should; ``field`` says which one, from 0."""

    def __init__(self, field: int, message: str) -> None:
        super().__init__(message)
        self.field = field


def _known(word: str, known: Sequence[str], what: str, field: int) -> str:
    if word not in known:
        raise FieldError(field, f"unknown {what} {word!r}; one of {', '.join(known)}")
    return word


def read_mention(fields: Sequence[str]) -> tuple[str, Mention]:
    """The label and value of ``LABEL.kind|id``; without an id the mention is not linked.

    Raises:
        FieldError: a field is missing, or not known.

    Example:
        >>> label, mention = read_mention(["PLACE.admin", "NIL"])
        >>> label, mention.kind, mention.link.id
        ('PLACE', 'admin', None)
    """
    if len(fields) > 2:
        raise FieldError(2, "a mention has two fields, LABEL.kind|id; an id holds no |")
    label, dot, kind = fields[0].partition(".")
    _known(label, tuple(MENTION_KINDS), "label", 0)
    if not dot:
        raise FieldError(0, f"{label} has no kind; write {label}.{MENTION_KINDS[label][0]} or so")
    _known(kind, MENTION_KINDS[label], f"kind of {label}", 0)
    if len(fields) == 1:
        return label, Mention(kind)
    if fields[1] != fields[1].strip() or not fields[1]:
        raise FieldError(1, f"the id is empty or has blanks around it; write {NIL} for no id")
    return label, Mention(kind, Link(None if fields[1] == NIL else fields[1]))


def write_mention(label: str, value: Mention) -> list[str]:
    """What ``read_mention`` reads; names, candidates and evidence of a link are left out."""
    head = f"{label}.{value.kind}"
    if value.link is None:
        return [head]
    if value.link.id == NIL:
        raise InputError(f"the id {NIL!r} means no id in this format; use another")
    return [head, NIL if value.link.id is None else value.link.id]


def read_quantity(fields: Sequence[str]) -> Quantity:
    """The value of ``kind|comparator|value|unit``.

    Raises:
        FieldError: a field is missing, not known, or does not fit the comparator.

    Example:
        >>> read_quantity(["count", "near", "680000", "辆"])
        Quantity(low=None, high=Decimal('680000'), comparator='near', unit='辆', kind='count')
    """
    if len(fields) != 4:
        raise FieldError(
            0, f"a quantity has four fields, kind|comparator|value|unit, not {len(fields)}"
        )
    kind = _known(fields[0], QUANTITY_KINDS, "kind of quantity", 0)
    comparator = _known(fields[1], tuple(COMPARATORS), "comparator", 1)
    has_low, has_high = COMPARATORS[comparator]
    bounds = fields[2].split("..")
    if comparator == "range":
        if len(bounds) != 2:
            raise FieldError(2, f"a range has two bounds, as in 11..19, not {fields[2]!r}")
    elif len(bounds) != 1:
        raise FieldError(2, f"{comparator} has one bound, not {fields[2]!r}")
    if comparator == "unreadable":
        if fields[2]:
            raise FieldError(2, f"an unreadable number has no value, not {fields[2]!r}")
        return Quantity(None, None, comparator, fields[3], kind)
    numbers = [_decimal(bound) for bound in bounds]
    low, high = numbers[0], numbers[-1]
    if low > high:
        raise FieldError(2, f"the lower bound {low} is above the upper one, {high}")
    if fields[3] != fields[3].strip():
        raise FieldError(3, f"the unit {fields[3]!r} has blanks around it")
    return Quantity(
        low if has_low else None, high if has_high else None, comparator, fields[3], kind
    )


def _decimal(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise FieldError(
            2, f"{text!r} is no number; write digits without separators, as in 68030000000 or 4.5"
        )
    return Decimal(text)


def write_quantity(value: Quantity) -> list[str]:
    """What ``read_quantity`` reads."""
    low, high = value.low, value.high
    if value.comparator == "range":
        number = f"{low:f}..{high:f}"
    else:
        bound = high if low is None else low
        number = "" if bound is None else f"{bound:f}"
    return [value.kind, value.comparator, number, value.unit]


def read_interval(field: str, at: int = 0) -> TimeInterval:
    """The value of ``start/end``; an open side is empty.

    Raises:
        FieldError: it is no interval of days.

    Example:
        >>> read_interval("/2029-12-31").end
        datetime.date(2029, 12, 31)
    """
    sides = field.split("/")
    if len(sides) != 2:
        raise FieldError(at, f"{field!r} is no interval; write start/end as 2024-01-01/2024-12-31")
    start, end = (read_day(side, at) if side else None for side in sides)
    try:
        return TimeInterval(start, end)
    except InputError as error:
        raise FieldError(at, str(error)) from None


def read_day(text: str, at: int = 0) -> datetime.date:
    """A day as 2024-01-31; other ways that some versions of Python read are refused.

    Raises:
        FieldError: it is no day.
    """
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError("write it as 2024-01-31")
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise FieldError(at, f"{text!r} is no day: {error}") from None


def write_interval(value: TimeInterval) -> str:
    """What ``read_interval`` reads."""
    return value.isoformat()


def read_reference(
    field: str, at: int, quantities: Sequence[Span[Quantity]]
) -> Span[Quantity] | None:
    """The quantity of a paragraph that a row names: by its text, ``8%#2`` for the second of these.

    Raises:
        FieldError: the paragraph has no such quantity, or several.
    """
    if not field:
        return None
    match = _REFERENCE.fullmatch(field)
    assert match is not None
    text, number = match[1], match[2]
    found = [one for one in quantities if one.text == text]
    if not found:
        known = ", ".join(dict.fromkeys(one.text for one in quantities)) or "none"
        raise FieldError(at, f"the paragraph has no quantity {text!r}; it has: {known}")
    if number is None and len(found) > 1:
        raise FieldError(
            at, f"the paragraph has {text!r} {len(found)} times; write {text}#1 or so, from 1"
        )
    place = int(number or 1)
    if not 1 <= place <= len(found):
        raise FieldError(at, f"the paragraph has {text!r} {len(found)} times, not {place}")
    return found[place - 1]


def write_reference(span: Span[Quantity] | None, quantities: Sequence[Span[Quantity]]) -> str:
    """What ``read_reference`` reads.

    Raises:
        InputError: it is none of the paragraph's quantities.
    """
    if span is None:
        return ""
    same = [one for one in quantities if one.text == span.text]
    if span not in same:
        raise InputError(
            f"the row's quantity {span.start}:{span.end} {span.text!r} is none of its paragraph's "
            "in the layer QUANTITIES; rows name quantities of that layer only"
        )
    is_clear = len(same) == 1 and not re.search(r"#[0-9]{1,6}$", span.text)
    return span.text if is_clear else f"{span.text}#{same.index(span) + 1}"


def check_row_words(measure: str, role: str) -> None:
    """Refuse unknown words in a row.

    Raises:
        FieldError: the measure or role is not known.
    """
    _known(measure, MEASURES, "measure", 1)
    _known(role, ROLES, "role", 2)
