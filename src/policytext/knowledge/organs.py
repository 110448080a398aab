"""Organs that divisions have: their names read into division and key, and written out by year.

An organ's id is ``CODE/key``: the code of its division and a key that names what it does, whatever
it is called at that level and in that year (财政局 for 江苏省财政厅, 常州市财政局 and 财政部).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import permutations
from typing import NamedTuple

from policytext.data import read_rows
from policytext.gazetteer import Division

__all__ = [
    "CENTRAL",
    "Organ",
    "OrganName",
    "Period",
    "central_names",
    "fits",
    "level_words",
    "name_of",
    "organ",
    "organs",
    "parts",
    "period",
    "periods",
    "split",
    "without_state",
]

CENTRAL = "central"
# No organ's name is longer.
_LONGEST = 60
# 公安 | 金山 | 分局 is 金山公安分局.
_BRANCH = "分局"
_COMMITTEE = "委"
_MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})


class Organ(NamedTuple):
    """A kind of organ.

    Attributes:
        key: what stands in its ids.
        label: "INSTITUTION".
        kind: "government", "party" ...
        levels: the levels of divisions that have it.
        forms: what stands after the division's name or level word: 财政局, 财政厅.
        central: names of the state's.
    """

    key: str
    label: str
    kind: str
    levels: frozenset[str]
    forms: tuple[str, ...]
    central: tuple[str, ...]


class Period(NamedTuple):
    """Years in which the organs of some levels had one name.

    Attributes:
        levels: the levels; "municipality" is 北京, 天津, 上海 and 重庆.
        valid_from: the first year; None where not known.
        valid_to: the year of the end; None where it goes on or is not known.
        name: with ``{J}`` for the division's full name, or ``{j}`` for its short one.
        successors: keys of what took over.
        is_usual: whether divisions differ in it.
    """

    levels: frozenset[str]
    valid_from: int | None
    valid_to: int | None
    name: str
    successors: tuple[str, ...]
    is_usual: bool


class OrganName(NamedTuple):
    """One way to read a name as that of an organ.

    Attributes:
        division: the words for the division: a name, a level word with or without a pointer, or
            nothing for the speaker's own; `CENTRAL` for the state's by its own name.
        level_word: the level word that is part of the form (市 in 市委); empty where none is.
        keys: the keys that the form may mean.
    """

    division: str
    level_word: str
    keys: tuple[str, ...]


def _year(text: str) -> int | None:
    return int(text) if text else None


@cache
def organs() -> dict[str, Organ]:
    """All kinds of organs by key.

    Raises:
        DataError: the packaged table is damaged.
    """
    found = {}
    for key, kind, _, levels, forms, central, *_ in read_rows("names/organs.tsv"):
        label, _, kind = kind.partition(".")
        parts = (frozenset(levels.split()), tuple(forms.split()), tuple(central.split()))
        found[key] = Organ(key, label, kind, *parts)
    return found


def organ(key: str) -> Organ | None:
    """The kind of organ of a key, or None."""
    return organs().get(key)


@cache
def _all_periods() -> dict[str, list[Period]]:
    found: dict[str, list[Period]] = {}
    for key, levels, start, end, name, heirs, _, sure in read_rows("knowledge/organs.tsv"):
        parts = (frozenset(levels.split()), _year(start), _year(end), name)
        found.setdefault(key, []).append(Period(*parts, tuple(heirs.split()), sure != "yes"))
    return found


@lru_cache(maxsize=4096)
def periods(key: str, level: str, code: str) -> tuple[Period, ...]:
    """The names through time of an organ, by its key and its division's level and code."""
    group = "municipality" if code in _MUNICIPALITIES else level
    rows = _all_periods().get(key, [])
    own = [row for row in rows if group in row.levels]
    return tuple(own or [row for row in rows if level in row.levels])


def period(found: tuple[Period, ...], year: int | None) -> Period | None:
    """The period of a year, or the nearest before it; None: the last one."""
    if not found:
        return None
    if year is None:
        return found[-1]
    begun = [row for row in found if row.valid_from is None or row.valid_from <= year]
    return begun[-1] if begun else found[0]


@cache
def parts(part: str) -> tuple[str, ...]:
    """The words of `organ_parts.tsv` of one sort."""
    return tuple(text for kind, text in read_rows("knowledge/organ_parts.tsv") if kind == part)


@cache
def _level_words() -> tuple[str, ...]:
    words = [word for word, _, _ in read_rows("places/levels.tsv")]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def level_words() -> tuple[str, ...]:
    """Words for a level: 省, 市, 自治区 ..., longest first."""
    return _level_words()


@cache
def _meanings() -> dict[str, tuple[frozenset[str], str]]:
    rows = read_rows("places/levels.tsv")
    return {word: (frozenset(levels.split(",")), end) for word, levels, end in rows}


def fits(division: Division, word: str) -> bool:
    """Whether a level word can mean a division: 市 a city of any level; no word, any division.

    Example:
        >>> from policytext.gazetteer import division
        >>> fits(division("320400"), "市"), fits(division("320400"), "省")
        (True, False)
    """
    if not word:
        return True
    levels, end = _meanings()[word]
    return division.level in levels and division.name.endswith(end)


@cache
def _level_word(form: str) -> str:
    """The level word at the head of a form: 市 in 市委, none in 市场监管局."""
    for front in ("", *parts("front")):
        rest = form[len(front) :] if form.startswith(front) else ""
        for word in _level_words():
            if rest.startswith(word) and rest[len(word) :].startswith(parts("level")):
                return word
    return ""


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """Form to its keys."""
    found: dict[str, list[str]] = {}
    for each in organs().values():
        for form in each.forms:
            found.setdefault(form, []).append(each.key)
    return {form: tuple(keys) for form, keys in found.items()}


@cache
def central_names() -> dict[str, tuple[str, ...]]:
    """The names of the state's organs, of any year, with their keys."""
    found: dict[str, list[str]] = {}
    for each in organs().values():
        for name in each.central:
            found.setdefault(name, []).append(each.key)
    for key, rows in _all_periods().items():
        for row in rows:
            if "state" in row.levels and key in organs() and "{" not in row.name:
                keys = found.setdefault(row.name, [])
                keys += [key] if key not in keys else []
    return {name: tuple(keys) for name, keys in found.items()}


@cache
def _leagues() -> tuple[tuple[str, str], ...]:
    """Bodies whose committees are called like the party's, by key, and what theirs begin with."""
    return tuple((key, front) for row in parts("league") for key, _, front in (row.partition(":"),))


@cache
def _frames() -> tuple[tuple[str, str, str], ...]:
    """What stands around the division in long names: 国家税务总局, 税务局, key."""
    names = [(row[2], row[0]) for row in read_rows("names/organs.tsv")]
    names += [(row.name, key) for key, rows in _all_periods().items() for row in rows]
    frames = {
        (form.removesuffix(_BRANCH), _BRANCH, each.key)
        for each in organs().values()
        for form in each.forms
        if form.endswith(_BRANCH)
    }
    # 共青团 | 余姚市 | 委 is none of the party's committees.
    frames.update((front, _COMMITTEE, key) for key, front in _leagues())
    for name, key in names:
        head, mark, tail = name.replace("{j}", "{J}").partition("{J}")
        if head and mark and key in organs():
            frames.update((each, tail, key) for each in _written(head))
    return tuple(sorted(frames, key=lambda frame: (-len(frame[0]), frame)))


def _written(head: str) -> Iterator[str]:
    """A head in all ways of writing the party: 中共, 中国共产党."""
    yield head
    for one, other in permutations(parts("party"), 2):
        if head.startswith(one):
            yield other + head[len(one) :]


def without_state(text: str) -> tuple[str, ...]:
    """A name, and what is left of it without a word for the state before it: 国家审计署."""
    rest = (text[len(word) :] for word in parts("state") if text.startswith(word))
    return (text, *rest)


@lru_cache(maxsize=16384)
def split(text: str) -> tuple[OrganName, ...]:
    """The ways to read a name as an organ's, the surest first.

    Example:
        >>> split("江苏省财政厅")[0]
        OrganName(division='江苏省', level_word='', keys=('财政局',))
        >>> split("中共常州市委")[0]
        OrganName(division='常州', level_word='市', keys=('中共委员会',))
        >>> split("国务院")[0]
        OrganName(division='central', level_word='', keys=('国务院',))
    """
    if len(text) > _LONGEST:
        return ()
    found: list[OrganName] = []
    for name in without_state(text):
        if name in central_names():
            found.append(OrganName(CENTRAL, "", central_names()[name]))
    for head, tail, key in _frames():
        if text.startswith(head) and text.endswith(tail) and len(text) > len(head) + len(tail):
            found.append(OrganName(text[len(head) : len(text) - len(tail)], "", (key,)))
    is_league = text.startswith(tuple(front for _, front in _leagues()))
    for cut in range(len(text)):
        form = text[cut:]
        keys = _forms().get(form)
        if keys is not None and not (is_league and form.endswith(_COMMITTEE) and cut):
            found.append(OrganName(_without_front(text[:cut]), _level_word(form), keys))
    return tuple(dict.fromkeys(found))


def _without_front(text: str) -> str:
    for front in parts("front"):
        if text.startswith(front):
            return text[len(front) :]
    return text


def name_of(key: str, division: Division, year: int | None) -> str:
    """The official name of a division's organ in a year, as far as it is known.

    Example:
        >>> from policytext.gazetteer import division
        >>> name_of("财政局", division("320000"), 2020), name_of("财政局", division("100000"), 2020)
        ('江苏省财政厅', '财政部')
    """
    row = period(periods(key, division.level, division.code), year)
    if row is None:
        return division.name + key
    short = division.forms[0] if division.forms else division.name
    return row.name.replace("{J}", division.name).replace("{j}", short)
