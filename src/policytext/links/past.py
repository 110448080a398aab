"""Divisions of other years: 2002年武进市撤市设区, told in a report of 2012."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from policytext import gazetteer
from policytext.data import read_rows
from policytext.gazetteer import Division
from policytext.lazy_pattern import lazy_pattern
from policytext.links.candidates import candidates, townships_in
from policytext.links.choose import choose, link_to, narrowed
from policytext.links.issuer import Standpoint
from policytext.values import Link

__all__ = ["level_after", "level_before", "link_heir", "link_past"]

_YEAR = lazy_pattern("(?<![0-9])((?:19|20)[0-9]{2})年")
_STOP = lazy_pattern("[。！？；\n]")
_PAUSE = lazy_pattern("[，。！？；\n]")
_REACH = 60
_LONGEST_WORD = 4


@cache
def _words() -> list[tuple[str, str]]:
    rows = [(word, says) for word, says in read_rows("places/past_words.tsv")]
    return sorted(rows, key=lambda row: (-len(row[0]), row))


@cache
def _all_words() -> tuple[str, ...]:
    return tuple(word for word, _ in _words())


def _said_before(text: str, start: int) -> str:
    if not text.endswith(_all_words(), max(0, start - _LONGEST_WORD), start):
        return ""
    near = text[max(0, start - _LONGEST_WORD) : start]
    return next((says for word, says in _words() if near.endswith(word)), "")


def level_before(text: str, start: int) -> str | None:
    """The level that the word before a name says: 地级巢湖市."""
    says = _said_before(text, start)
    return says if says in ("prefecture", "county") else None


@cache
def _after() -> list[tuple[str, str]]:
    return [(word, level) for word, level in read_rows("places/level_after.tsv")]


@cache
def _all_after() -> tuple[str, ...]:
    return tuple(word for word, _ in _after())


def level_after(text: str, end: int) -> str | None:
    """The level that the word behind a name says: 阿克苏地委."""
    if not text.startswith(_all_after(), end):
        return None
    return next((level for word, level in _after() if text.startswith(word, end)), None)


def _told_year(text: str, start: int, end: int) -> int | None:
    """The year that the sentence tells of: the last one before a name, or one in its clause."""
    first = max(0, start - _REACH)
    for stop in _STOP.finditer(text, first, start):
        first = stop.end()
    before = [*_YEAR.finditer(text, first, start)]
    if before:
        return int(before[-1][1])
    pause = _PAUSE.search(text, end, end + _REACH)
    after = _YEAR.search(text, end, pause.start() if pause else end + _REACH)
    return int(after[1]) if after else None


def link_past(name: str, text: str, start: int, stand: Standpoint) -> Link | None:
    """The link of a name that no division has in the document's year.

    The year that the sentence tells of decides; without one, only a word such as 原, and then only
    where one division ever was called just so.

    Args:
        name: the name.
        text: the text.
        start: where the name begins in it.
        stand: from where the document speaks.
    """
    level = level_before(text, start)
    year = _told_year(text, start, start + len(name))
    is_past = year is not None and (stand.year is None or year < stand.year)
    # What was decided in December is told of as the next year's.
    for asked in (year, year - 1) if year is not None and is_past else ():
        then = stand._replace(year=asked)
        found = _of_level(narrowed(candidates(name, then), then), level)
        link = choose(found, then) if found else None
        if link is not None and link.id is not None:
            chosen = next(each for each in found if each.code == link.id)
            return link_to(chosen, found, "in force in the year that is told of")
    if _said_before(text, start):
        ever = candidates(name, stand._replace(year=None))
        found = [each for each in _of_level(ever, level) if each.name == name]
        if len(found) == 1:
            return link_to(found[0], found, "the only division that was called so")
    return None


def link_heir(name: str, stand: Standpoint) -> Link | None:
    """The link of a name that a township of the issuer had before the year: what it has become.

    A county that tells how 甲乡 became 甲镇 means the place, which has the code of the year.

    Args:
        name: the name.
        stand: from where the document speaks.
    """
    own, year = stand.own, stand.year
    if own is None or year is None or own.level != "county":
        return None
    former = townships_in(name, own.code, None)
    heirs = {heir.code for each in former for heir in each.successors if heir.kind == "whole"}
    if len(former) != 1 or len(heirs) != 1:
        return None
    heir = gazetteer.division(heirs.pop())
    if not heir.may_be_named(year) or not gazetteer.is_within(heir.code, own.code, year):
        return None
    return link_to(heir, (*former, heir), "what the township of the name has become")


def _of_level(found: Sequence[Division], level: str | None) -> Sequence[Division]:
    return [each for each in found if level is None or each.level == level]
