"""Bodies at the beginning of names of works and of campuses: 三里中学 in 三里中学教学楼.

The model learns names in names by their words; a school whose name it has not seen is no
candidate there. In annotated reports 285 of 299 works that begin with such a name hold it, those
left out where a numeral's noun is cut (第三中 | 学) not counted (2026-11).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.entities.no_names import is_no_name
from policytext.entities.recognizer import Found
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_bodies"]

_WORK = ("PROJECT", "construction")
# 三里中学东校区: in annotated reports 14 of 18 bodies with such ends hold the whole one.
_CAMPUSES = ("校区", "分校", "院区", "分院")
_OF_CAMPUSES = frozenset(("education", "health"))
_GENERAL = "general"
# Of a body in a work that is sure; none is likelier than its work.
_SCORE = 0.9
# One of these is in all nouns of the table, so that most names need not be read.
_LAST = frozenset("学校园心中小院站室所团司")
_NUMBERED = lazy_pattern("第[一二三四五六七八九十]")
# A name has so many characters at most.
_LONGEST = 20


def with_bodies(text: str, found: Iterable[Found], least: float) -> list[Found]:
    """Names with the bodies that works and campuses begin with.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        least: a work less likely holds none.

    Example:
        >>> text = "建成三里中学教学楼"
        >>> told = with_bodies(text, [Found(2, 9, "PROJECT", "construction", 0.9)], 0.4)
        >>> [text[each.start : each.end] for each in told]
        ['三里中学教学楼', '三里中学']
    """
    found = list(found)
    made: list[Found] = []
    for number, each in enumerate(found):
        made.append(each)
        if (each.score is not None and each.score < least) or not _may_hold(text, each):
            continue
        body = _beginning(text, each)
        if body is not None and not _is_taken(text, found, number, body):
            made.append(body)
    if len(made) == len(found):
        return found
    begins = {each.end: each.start for each in made if each not in found}
    kept = (
        each
        for each in made
        if begins.get(each.end, each.start) == each.start or not _is_rest(text, each)
    )
    return sorted(kept, key=lambda one: (one.start, -one.end))


def _may_hold(text: str, name: Found) -> bool:
    """Whether it is a work or a part of a school or a hospital."""
    if name.kind == _WORK[1]:
        return True
    return name.kind in _OF_CAMPUSES and text.endswith(_CAMPUSES, name.start, name.end)


def _is_rest(text: str, name: Found) -> bool:
    """Whether a name is a body's by its number alone, without the place before it: 第二中学."""
    return name.label == "INSTITUTION" and _NUMBERED.match(text, name.start) is not None


def _is_taken(text: str, found: list[Found], number: int, body: Found) -> bool:
    """Whether a name inside the work is the body or crosses it, or the body is one around it."""
    for each in found[number + 1 :]:
        if each.start >= body.end:
            break
        is_shorter = each.end == body.end and each.start > body.start and _is_rest(text, each)
        if each.end >= body.end and not is_shorter:
            return True
    return False


def _beginning(text: str, work: Found) -> Found | None:
    """The body that a work's name begins with."""
    stop = min(work.end, work.start + _LONGEST)
    if _LAST.isdisjoint(text[work.start : stop]):
        return None
    match = _bodies().form.match(text, work.start, stop)
    if match is None or match.end() + 1 >= work.end:
        return None
    if is_no_name(text, work.start, match.end()) or _bodies().general.fullmatch(match[0]):
        return None
    score = _SCORE if work.score is None else min(_SCORE, work.score)
    kind = _bodies().kinds[match.lastgroup or ""]
    return Found(work.start, match.end(), "INSTITUTION", kind, score)


class _Bodies(NamedTuple):
    """A body by its noun, the kind of each group, and what says only of what kind it is."""

    form: re.Pattern[str]
    kinds: dict[str, str]
    general: re.Pattern[str]  # 普惠性幼儿园, 老旧医院


@cache
def _bodies() -> _Bodies:
    rows = list(read_rows("entities/work_bodies.tsv"))
    general = "|".join(pattern for kind, pattern in rows if kind == _GENERAL)
    named = [(kind, pattern) for kind, pattern in rows if kind != _GENERAL]
    forms = "|".join(f"(?P<body{number}>{form})" for number, (_, form) in enumerate(named))
    return _Bodies(
        re.compile(f"[一-鿿]{{0,{_LONGEST}}}?(?:{forms})"),
        {f"body{number}": kind for number, (kind, _) in enumerate(named)},
        re.compile(general),
    )
