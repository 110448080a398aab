"""What an entry of the tables may say: one function for each section, one line for each fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.numerals import BUILDING
from policytext.quantities.phrases import IN_PHRASE
from policytext.quantities.rows import Row
from policytext.quantities.time_words import month_day
from policytext.values import COMPARATORS

__all__ = ["CHECKS", "GROUPS", "NOTES", "PLACES", "UNIT_KINDS"]

UNIT_KINDS = (
    *("measure", "count", "money", "percent", "point", "multiple", "duration"),
    *("ordinal", "rank", "none"),
)
NOTES = ("", "one", "digit", "noun", "before", "per")
GROUPS = ("digit", "capital", "behind", "scale", "sign")
# Where words of a section may stand.
PLACES = {
    "qualifier": ("before", "after", "enclose", "pass"),
    "exclusion": ("phrase", "after", "follow", "before", "ordinal"),
    "time": ("year", "told", "part", "season", "plan"),
}
# by: the word belongs to the number, which is a difference, and bounds nothing: 高出3个百分点.
_BOUNDS = (*(name for name in COMPARATORS if name not in ("eq", "range", "unreadable")), "by")
_PLAIN = "0123456789.,〇一二三四五六七八九十百千万亿两点几数"
_LARGEST = 32
_DIGIT = re.compile("[0-9０-９]")
_LATIN_POWER = lazy_pattern("[A-Za-zμ]+[23]")
_STARTS = lazy_pattern("[0-9０-９〇○零一二三四五六七八九廿卅几半]")
_PLAN = lazy_pattern("十?[一二三四五六七八九]?五")
_DAYS = lazy_pattern("([0-9]{2}-[0-9]{2})/([0-9]{2}-[0-9]{2})")
_YEARS = lazy_pattern("([0-9]{4})/([0-9]{4})")
_SPACES = lazy_pattern(r"\s")
_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _one_of(column: str, value: str, allowed: Iterable[str]) -> Iterator[str]:
    names = tuple(allowed)
    if value not in names:
        listed = ", ".join(name or '""' for name in names)
        yield f"unknown {column} {value!r}; one of {listed}"


def _word(column: str, value: str) -> Iterator[str]:
    if not value:
        yield f"{column} is empty; write the word as texts have it"
    elif _SPACES.search(value):
        yield f"{column} {value!r} holds a space; write it without"


def _unit(row: Row) -> Iterator[str]:
    surface = row["surface"]
    yield from _word("surface", surface)
    if surface and _STARTS.match(surface):
        yield f"surface {surface!r} begins with a digit, which the number before it would take"
    elif _DIGIT.search(surface) and not _LATIN_POWER.fullmatch(surface):
        yield f"surface {surface!r} holds a digit; only powers as in m2 may have one"
    yield from _one_of("kind", row["kind"], UNIT_KINDS)
    yield from _one_of("note", row["note"], NOTES)
    if row["note"] == "before" and row["kind"] != "money":
        yield "note 'before' is for signs of money; give kind = \"money\" or another note"
    if row["kind"] != "none" and not row["unit"]:
        yield "unit is empty; write the form that quantities are to have"
    if row["factor"] and not _is_factor(row["factor"]):
        yield f"factor {row['factor']!r} is no number above 0; write 10 or 0.5, or leave it out"


def _is_factor(text: str) -> bool:
    try:
        return 0 < Decimal(text) < Decimal("1e30")
    except InvalidOperation:
        return False


def _scale(row: Row) -> Iterator[str]:
    word = row["word"]
    yield from _word("word", word)
    if word not in BUILDING and any(char in _PLAIN or _STARTS.match(char) for char in word):
        yield f"word {word!r} is built of digits or scales, which are read already"
    if not row["power"].isdecimal() or not 1 <= int(row["power"]) <= _LARGEST:
        yield f"power {row['power']!r} is no whole number from 1 to {_LARGEST}; 6 means a million"
    elif BUILDING.get(word, int(row["power"])) != int(row["power"]):
        yield f"the power of {word} is {BUILDING[word]}, which numerals are built on"


def _numeral(row: Row) -> Iterator[str]:
    if len(row["written"]) != 1 or row["written"].isspace():
        yield f"written {row['written']!r} is not one character"
    elif row["written"] in _PLAIN:
        yield f"written {row['written']!r} is a plain character already"
    if len(row["read"]) != 1 or row["read"] not in _PLAIN:
        yield f"read {row['read']!r} is none of the plain characters {_PLAIN}"
    yield from _one_of("group", row["group"], GROUPS)


def _qualifier(row: Row) -> Iterator[str]:
    yield from _word("word", row["word"])
    yield from _one_of("place", row["place"], PLACES["qualifier"])
    yield from _one_of("comparator", row["comparator"], _BOUNDS)
    if (row["place"] in ("enclose", "pass")) != bool(row["closes"]):
        yield (
            "closes, the words that end the number or stand behind it, stands with the places "
            "'enclose' and 'pass' and only there"
        )
    if row["unless"] and row["place"] != "before":
        yield "unless is for place 'before': what stands before the word"


def _exclusion(row: Row) -> Iterator[str]:
    yield from _word("words", row["words"])
    yield from _one_of("place", row["place"], PLACES["exclusion"])
    if row["place"] == "phrase" and not IN_PHRASE.search(row["words"]):
        yield f"the phrase {row['words']!r} holds no digit and no numeral, so nothing is excluded"


def _context(row: Row) -> Iterator[str]:
    yield from _word("words", row["words"])


def _time(row: Row) -> Iterator[str]:
    place, value = row["place"], row["value"]
    yield from _word("word", row["word"])
    yield from _one_of("place", place, PLACES["time"])
    if place in ("year", "told") and not re.fullmatch("-?[0-9]{1,2}", value):
        yield f"value {value!r} is no number of years such as -1"
    if place in ("part", "season") and not _is_part(value):
        yield f"value {value!r} is no stretch of days such as 07-01/09-30"
    if place == "plan" and not ((found := _YEARS.fullmatch(value)) and found[1] <= found[2]):
        yield f"value {value!r} is no stretch of years such as 2021/2025"
    if place == "plan" and not _PLAN.fullmatch(row["word"]):
        yield f"the plan {row['word']!r} is not written like 九五 or 十四五"
    if row["not_after"] and place not in ("year", "told"):
        yield "not_after is for places 'year' and 'told'"


def _is_part(value: str) -> bool:
    found = _DAYS.fullmatch(value)
    if found is None:
        return False
    days = [month_day(part) for part in found.groups()]
    # The last of February would be none in three years of four.
    exist = all(
        1 <= month <= len(_MONTHS) and 1 <= day <= _MONTHS[month - 1] and (month, day) != (2, 29)
        for month, day in days
    )
    # A winter goes on into the next year.
    return exist and (days[0] <= days[1] or days[1] == (2, 28))


def _variant(row: Row) -> Iterator[str]:
    for column in ("written", "read"):
        if len(row[column]) != 1 or row[column].isspace():
            yield f"{column} {row[column]!r} is not one character"
    if row["written"] == row["read"]:
        yield f"{row['written']!r} is read as itself"


CHECKS: dict[str, Callable[[Row], Iterator[str]]] = {
    "unit": _unit,
    "scale": _scale,
    "numeral": _numeral,
    "qualifier": _qualifier,
    "exclusion": _exclusion,
    "context": _context,
    "time": _time,
    "variant": _variant,
}
