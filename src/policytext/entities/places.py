"""Which occurrences of names are mentions of places: by word boundaries, context and lists.

A name that is also an ordinary word (合作, 和平) counts only with evidence: the document's own
division lies near, or a list puts it beside a place that it belongs with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from policytext import gazetteer
from policytext.data import read_rows
from policytext.entities.names import Name, Names, Occurrence
from policytext.gazetteer import Division

__all__ = ["is_two_words", "place_names", "tells_of_home"]


# Names of more characters are hardly ever another word.
_SHORT = 2
_CITY_CODE = 4
# What ends a clause, or nothing; and how far back the words before a name in it are read.
_CLAUSE_ENDS = frozenset(("", *"，。；！、”\n"))
_NEAR = 12


class _Rules(NamedTuple):
    not_china: tuple[str, ...]
    other_things: frozenset[str]
    evidence: tuple[str, ...]
    organs: tuple[str, ...]
    joint: re.Pattern[str]
    own_after: tuple[str, ...]
    home: tuple[str, ...]
    own_before: re.Pattern[str]
    no_own: tuple[str, ...]
    two_words: frozenset[str]


@cache
def _rules() -> _Rules:
    texts: dict[str, list[str]] = {}
    for rule, text in read_rows("entities/place_rules.tsv"):
        texts.setdefault(rule, []).append(text)
    return _Rules(
        tuple(texts["not_china"]),
        frozenset(texts["other_thing"]),
        tuple(texts["evidence"]),
        tuple(texts["organ"]),
        re.compile("|".join(sorted(texts["joint"], key=lambda each: (-len(each), each)))),
        (*texts["home"], *texts["own_after"]),
        tuple(texts["home"]),
        re.compile(f"(?:{'|'.join(texts['own_before'])})$"),
        tuple(texts["no_own"]),
        frozenset(texts["two_words"]),
    )


class _Found(NamedTuple):
    start: int
    end: int
    name: Name


def place_names(
    text: str, marks: bytearray, names: Names, every: Sequence[Occurrence] | None = None
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Start and end of each mention of a division or state, in order, the outer first.

    Args:
        text: the text.
        marks: its word boundaries, at least around the names.
        names: the names that it may use.
        every: where they occur; looked for where it is not given.

    Returns:
        the mentions, and all names that stand as words, sure or not.
    """
    every = list(names.occurrences(text)) if every is None else every
    _mark_between(marks, every)
    possible = [
        _Found(start, end, name)
        for start, end, name in every
        # Words must begin and end with the name: not 丽江 in 美丽江苏.
        if marks[start]
        and _ends_here(text, marks, end, name)
        and not _is_another_thing(text, marks, end, name)
    ]
    longest = _longest(possible)
    sure = _supported(text, longest, names)
    spans = []
    first = 0
    for i, found in enumerate(sure):
        if i and not _leads(sure[i - 1], found, names.year):
            first = i
        # 常州市新北区 is one name, and 常州市 in it another.
        spans.append((sure[first].start, found.end))
    return spans, [(found.start, found.end) for found in longest]


def _mark_between(marks: bytearray, every: Sequence[Occurrence]) -> None:
    """Mark a boundary between a whole name and one that lies in it: 铜陵市 | 郊区, not 市郊."""
    whole = {start: name for start, _, name in every if name.is_full and name.is_current}
    for start, end, name in every:
        inner = whole.get(end)
        if marks[start] and name.is_full and inner is not None and _is_parent(name, inner):
            marks[end] = 1


def _ends_here(text: str, marks: bytearray, end: int, name: Name) -> bool:
    """Whether a word ends with the name; 常州市委 holds the name 常州市."""
    if name.before and not text.startswith(name.before, end):
        return False
    return bool(marks[end]) or (name.is_full and text.startswith("委", end))


def _is_another_thing(text: str, marks: bytearray, end: int, name: Name) -> bool:
    """Whether the word that follows makes it another name: 青海 in 青海湖, 中国 in 中国式."""
    rules = _rules()
    if name.text == "中国":
        return text.startswith(rules.not_china, end)
    if name.is_full or end == len(text):
        return False
    stop = marks.find(1, end + 1)
    return text[end:stop] in rules.other_things


def _longest(possible: Iterable[_Found]) -> list[_Found]:
    """Of those that overlap, the longest, and of equals the first; in the order of the text."""
    chosen: list[_Found] = []
    for found in sorted(possible, key=lambda each: (each.start, -each.end, each.name.text)):
        if chosen and chosen[-1].end > found.start:
            if len(found.name.text) <= len(chosen[-1].name.text):
                continue
            chosen.pop()
        chosen.append(found)
    return chosen


def _supported(text: str, found: list[_Found], names: Names) -> list[_Found]:
    """Those that are surely places, by themselves or by the list in which they stand."""
    sure = [_is_sure(text, each, names) for each in found]
    # Support spreads along a list in both directions.
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for i in order:
            if not sure[i] and sure[i + step]:
                sure[i] = _supports(text, found[i + step], found[i], names)
    return [each for each, is_sure in zip(found, sure, strict=True) if is_sure]


def _is_sure(text: str, found: _Found, names: Names) -> bool:
    """Whether a name counts by itself, without a list."""
    name = found.name
    if is_two_words(name, names):
        return False
    if name.risk == "high":
        return _is_own_district(text, found, names) or _is_own_short(text, found, names)
    if not name.is_current and (name.risk or len(name.text) <= _SHORT or _has_word(name.text)):
        return not name.risk and _has_near(name, names)
    if name.is_full and (not name.risk or _begins_apart(text, found)):
        return True
    if name.level == "province" or (name.level == "prefecture" and not name.risk):
        return True
    if names.issuer is None or text.startswith(_rules().evidence, found.end):
        return not name.risk
    if len(name.text) > _SHORT and not name.risk:
        return True
    # Short names of counties far away are rarer than the words and brands that look like them.
    return _has_near(name, names) and name.sense != "nature"


def is_two_words(name: Name, names: Names) -> bool:
    """Whether a whole name is a word and the next one's level, far from the division: 会同县教育局.

    In texts of the division itself, of those above it and of those in it the name is meant.
    """
    if name.text not in _rules().two_words:
        return False
    own = names.issuer
    if own is None or own.level == "state":
        return True
    return not any(_are_in_line(one, own, names.year) for one in name.divisions)


def _has_word(text: str) -> bool:
    """Whether a whole name is a common word and a level word: 新建 and 县."""
    return gazetteer.word_use(text[:-1]) is not None


def _begins_apart(text: str, found: _Found) -> bool:
    """Whether a whole name that two words could make begins after a mark: not 新增 | 城区."""
    return (
        found.name.sense == "across" and not text[max(0, found.start - 1) : found.start].isalnum()
    )


def _is_own_district(text: str, found: _Found, names: Names) -> bool:
    """Whether a whole name that is a common word, such as 郊区, is a district of the issuer's city.

    It must stand as names do: before an organ, or by itself between marks.
    """
    own, name = names.issuer, found.name
    if own is None or not (name.is_full and name.is_current and name.sense == "kind"):
        return False
    city = own.code[:_CITY_CODE]
    if not any(d.code[:_CITY_CODE] == city and d.name == name.text for d in name.divisions):
        return False
    if text.startswith(_rules().organs, found.end):
        return True
    sides = text[max(0, found.start - 1) : found.start] + text[found.end : found.end + 1]
    return not any(map(str.isalnum, sides))


def _is_own_short(text: str, found: _Found, names: Names) -> bool:
    """Whether a common word is the issuer's short name by what stands around it: 和平人民."""
    own = names.issuer
    if own is None or not any(each.code == own.code for each in found.name.divisions):
        return False
    if text.endswith(_rules().no_own, 0, found.start):
        return False
    is_before = text.startswith(_rules().own_after, found.end)
    return is_before or tells_of_home(text, found.start, found.end)


def tells_of_home(text: str, start: int, end: int) -> bool:
    """Whether what stands around the short name of the issuer says that it is no other thing.

    Example:
        >>> tells_of_home("建设美丽太湖", 4, 6), tells_of_home("美丽太湖的水质", 2, 4)
        (True, False)
    """
    rules = _rules()
    if text.startswith(rules.home, end):
        return True
    is_end = text[end : end + 1] in _CLAUSE_ENDS
    return is_end and rules.own_before.search(text, max(0, start - _NEAR), start) is not None


def _has_near(name: Name, names: Names) -> bool:
    """Whether it may be the document's own division, one above or below it, or in its province."""
    own = names.issuer
    if own is None or own.level == "state":
        return False
    return any(_are_near(division, own, names.year) for division in name.divisions)


@lru_cache(maxsize=65536)
def _are_near(division: Division, own: Division, year: int | None) -> bool:
    # The first two digits are the province's, in every year.
    return division.code[:2] == own.code[:2] or _are_in_line(division, own, year)


def _are_in_line(division: Division, own: Division, year: int | None) -> bool:
    """Whether two divisions are one, or one of them lies in the other."""
    return gazetteer.is_within(division.code, own.code, year) or gazetteer.is_within(
        own.code, division.code, year
    )


def _supports(text: str, sure: _Found, doubtful: _Found, names: Names) -> bool:
    """Whether a sure place beside a doubtful one makes it sure: a list, or what it lies in."""
    if sure.end == doubtful.start:
        if doubtful.name.risk == "high":
            whole = sure.name.is_full and doubtful.name.is_full
            return whole and _is_parent(sure.name, doubtful.name)
        return _lies_in(doubtful.name, sure.name, names.year)
    left, right = sorted((sure, doubtful), key=lambda each: each.start)
    if not _rules().joint.fullmatch(text, left.end, right.start):
        return False
    parents = {division.parent for division in sure.name.divisions}
    if any(division.parent in parents for division in doubtful.name.divisions):
        return True
    if all(_has_near(found.name, names) for found in (sure, doubtful)):
        return True
    cities = ("province", "prefecture")
    return doubtful.name.risk != "high" and {sure.name.level, doubtful.name.level} <= set(cities)


def _is_parent(outer: Name, inner: Name) -> bool:
    codes = {division.code for division in outer.divisions}
    return any(division.parent in codes for division in inner.divisions)


@lru_cache(maxsize=65536)
def _is_inside(below: Division, above: Division, year: int | None) -> bool:
    return below.code != above.code and gazetteer.is_within(below.code, above.code, year)


def _lies_in(inner: Name, outer: Name, year: int | None) -> bool:
    return outer.level != "state" and any(
        _is_inside(below, above, year) for above in outer.divisions for below in inner.divisions
    )


def _leads(outer: _Found, inner: _Found, year: int | None) -> bool:
    """Whether two names side by side are one: 江苏省 | 常州市, but not 江阴 | 靖江."""
    return (
        outer.end == inner.start and inner.name.is_full and _lies_in(inner.name, outer.name, year)
    )
