"""Lists that tell what their members are: what stands or is a body and no work, and waters.

The model takes the schools of 三里小学、五里小学办学水平提升 for works as it does those of a list
that tells what is built. What is said behind the list decides.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from policytext import gazetteer
from policytext.data import read_rows
from policytext.entities.recognizer import Found
from policytext.entities.works import WORK
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_standing", "with_waters"]

# Members of the list that are no names, and a word such as 全面 before what is told.
_BEHIND = "(?:、[^，。；、：\n]{1,16}){0,6}?[一-鿿]{0,3}?"

_NATURAL = "natural"
_DIVISION = ("PLACE", "admin")
_LAND = frozenset(("site", "admin", "route"))  # for what the model takes a watercourse
_NEAR = 20  # characters before a list
_BREAK = lazy_pattern("[，。；：\n]")


class _Rule(NamedTuple):
    label: str
    kind: str
    ending: re.Pattern[str]
    behind: re.Pattern[str] | None


@cache
def _rules() -> tuple[_Rule, ...]:
    rules = []
    for told, ending, behind in read_rows("entities/standing.tsv"):
        label, _, kind = told.partition(".")
        form = re.compile(f"{_BEHIND}(?:{behind})") if behind else None
        rules.append(_Rule(label, kind, re.compile(f"(?:{ending})$"), form))
    return tuple(rules)


def with_standing(text: str, found: Sequence[Found], every: Iterable[Sequence[int]]) -> list[Found]:
    """Names with the kind that the clause behind their list tells, where it is no work.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        every: the numbers of the members of each list.

    Example:
        >>> text = "三里小学办学水平提升"
        >>> told = with_standing(text, [Found(0, 4, "PROJECT", "construction", 0.9)], [[0]])
        >>> (told[0].label, told[0].kind)
        ('INSTITUTION', 'education')
    """
    told = list(found)
    for members in every:
        start, end = found[members[0]].start, found[members[-1]].end
        for number in members:
            if found[number][2:4] != WORK:
                continue
            rule = _rule(text, found[number], end)
            if rule is not None and not _is_built(text, start):
                told[number] = told[number]._replace(label=rule.label, kind=rule.kind)
    return told


def _rule(text: str, name: Found, end: int) -> _Rule | None:
    """The first row that a name's ending and what stands behind its list fit."""
    for rule in _rules():
        is_told = rule.ending.search(text, name.start, name.end) is not None
        if is_told and (rule.behind is None or rule.behind.match(text, end)):
            return rule
    return None


def with_waters(
    text: str,
    found: Sequence[Found],
    every: Iterable[Sequence[int]],
    nature: Container[tuple[int, int]] = (),
) -> list[Found]:
    """Names with the kind of the waters beside which they stand in a list: 长白荡 beside 娄江.

    A 港 may be a harbour: it is one of them only where the clause tells of waters. A division that
    has the name of a lake is the lake between others (洪湖、长湖、梁子湖): in annotated reports 159
    of 160 such names are (2026-11).

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        every: the numbers of the members of each list.
        nature: where the lexicon has a name of nature, sure or not.
    """
    told = list(found)
    words = _water_words()
    for members in every:
        if len(members) == 1:
            continue
        own = [found[number] for number in members]
        is_cleaned = words.cleaned.match(text, own[-1].end) is not None
        # 酉水、荔溪水质达标: waters by their last characters and by what is told of them.
        waters = words.beside + words.cleaned_only
        by_name = is_cleaned and all(text[each.end - 1] in waters for each in own)
        if not by_name and not any(
            each.kind == _NATURAL and text[each.end - 1] in words.beside for each in own
        ):
            continue
        for number, each in zip(members, own, strict=True):
            last = text[each.end - 1]
            is_water = last in words.sure or (is_cleaned and last in words.cleaned_only)
            is_land = each.label == "PLACE" and each.kind in _LAND
            is_water = is_water or (by_name and each.kind == _DIVISION[1])
            if is_water and is_land and _may_be_water(text[each.start : each.end], by_name):
                told[number] = each._replace(kind=_NATURAL)
        # The last one may begin a longer name: 长湖、洪湖新滩.
        for place, each in enumerate(own[:-1]):
            beside = [*own[max(0, place - 1) : place], own[place + 1]]
            is_doubtful = each[2:4] == _DIVISION and each[:2] in nature
            if is_doubtful and all(other.kind == _NATURAL for other in beside):
                told[members[place]] = each._replace(kind=_NATURAL)
    return told


def _may_be_water(name: str, is_told: bool) -> bool:
    """Whether no division has the name, or a township for short where it is told of waters."""
    return all(
        is_told and each.level == "township" and each.name != name
        for each in gazetteer.lookup(name)
    )


class _Water(NamedTuple):
    beside: str
    sure: str
    cleaned_only: str
    cleaned: re.Pattern[str]


@cache
def _water_words() -> _Water:
    texts: dict[str, list[str]] = {}
    for rule, text in read_rows("entities/place_rules.tsv"):
        texts.setdefault(rule, []).append(text)
    sure, only = "".join(texts["water"]), "".join(texts["water_or_harbour"])
    cleaned = "|".join(texts["cleaned"])
    return _Water(
        "".join(texts["nature"]) + sure, sure, only, lazy_pattern(f"[一-鿿]{{0,4}}?(?:{cleaned})")
    )


def _is_built(text: str, start: int) -> bool:
    """Whether the clause tells before a list that its members are works."""
    clause = _BREAK.split(text[max(0, start - _NEAR) : start])[-1]
    return any(word in clause for word in _works())


@cache
def _works() -> tuple[str, ...]:
    rows = read_rows("names/works_words.tsv")
    return tuple(word for word, side, _, sure in rows if (side, sure) == ("before", "sure"))
