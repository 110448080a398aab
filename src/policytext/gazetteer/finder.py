"""Finding the names of divisions in running text, all at once, in linear time."""

from __future__ import annotations

import heapq
from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from policytext.errors import InputError
from policytext.gazetteer.checks import FIRST_YEAR, checked_code, checked_year
from policytext.gazetteer.division import Division
from policytext.gazetteer.files import read_table
from policytext.gazetteer.queries import children, in_order
from policytext.gazetteer.store import store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "NameMatch",
    "WordUse",
    "all_hits",
    "bearers",
    "find_names",
    "names",
    "upper_names",
    "word_use",
]


class NameMatch(NamedTuple):
    """A name in a text.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
        divisions: All that the name may stand for. Where `text[start:end]` is not the `name`
            of a division, it is a short form of it.
    """

    start: int
    end: int
    divisions: tuple[Division, ...]


class WordUse(NamedTuple):
    """Why a name may be no name where it stands.

    Attributes:
        risk: "high" when something else is more usual than the place; "low" when both occur.
        sense: What else it is: "word", an ordinary word; "kind", a kind of place or a direction;
            "across", the end of one word and the beginning of the next; "part" of a longer
            word; "nature", a mountain or water; "other"; "counted", a township's name that
            reports use where no such township is.
    """

    risk: str
    sense: str


@lru_cache(maxsize=1)
def _word_uses() -> dict[str, WordUse]:
    rows = read_table("common_words.tsv")
    return {name: WordUse(risk, sense) for name, risk, sense, *_ in rows}


def word_use(name: str) -> WordUse | None:
    """The use of a division's name as an ordinary word, or None when none is recorded.

    Examples:
        >>> word_use("和平").risk
        'high'
        >>> word_use("常州")
    """
    return _word_uses().get(name)


def _names_of(divisions: Iterable[Division]) -> dict[str, tuple[Division, ...]]:
    grouped: dict[str, dict[Division, None]] = {}
    for each in divisions:
        for name in (each.name, *each.forms):
            grouped.setdefault(name, {})[each] = None
    return {name: in_order(grouped[name]) for name in sorted(grouped)}


def names(year: int | None = None, townships: bool = False) -> dict[str, tuple[Division, ...]]:
    """All names and short forms with the divisions they may stand for, the state left out.

    Args:
        year: Only names that a text of that year may use as present ones
            (`Division.may_be_named` is not False); None: of any time.
        townships: Whether to add those of townships, about 40,000 names.

    Returns:
        Names in the order of their code points; divisions by code and time.

    Raises:
        InputError: The year is impossible.

    Examples:
        >>> [d.code for d in names(2024)["常州"]]
        ['320400']
    """
    year = checked_year(year, "names")
    found = list(store().upper())
    if townships:
        for county in store().counties_with_townships():
            found.extend(store().townships_of(county))
    return _names_of(d for d in found if d.level != "state" and _may_be_named(d, year))


def upper_names() -> tuple[str, ...]:
    """All names and short forms of county level and above, those of the state too: no divisions.

    Examples:
        >>> "常州" in upper_names()
        True
    """
    return store().names()


def bearers(name: str) -> tuple[Division, ...]:
    """What `names` has of a name, of any time, without making all other divisions.

    Examples:
        >>> [each.code for each in bearers("常州")]
        ['320400']
    """
    found = dict.fromkeys(each for each in store().named(name) if each.level != "state")
    return in_order(found)


def _may_be_named(each: Division, year: int | None) -> bool:
    return year is None or each.may_be_named(year) is not False


def _automaton(patterns: dict[str, tuple[Division, ...]]) -> Any:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for name, divisions in patterns.items():
        automaton.add_word(name, (len(name), divisions))
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=64)
def _upper_automaton(year: int | None) -> Any:
    return _automaton(names(year))


@lru_cache(maxsize=64)
def _township_automaton(within: str, year: int | None) -> Any:
    # As for Division.may_be_named: those of the end of the year before may still be named.
    years = (None,) if year is None else (max(year - 1, FIRST_YEAR), year)
    below = [each for one in years for each in children(within, one, level="township")]
    return _automaton(_names_of(d for d in below if _may_be_named(d, year)))


def all_hits(
    patterns: dict[str, tuple[Division, ...]], text: str
) -> Iterator[tuple[int, int, tuple[Division, ...]]]:
    """All occurrences of names in a text, overlapping ones too, as start, end, divisions."""
    for end, negative_length, divisions in _hits(_automaton(patterns), text):
        yield end + negative_length, end, divisions


def _hits(automaton: Any, text: str) -> Iterator[tuple[int, int, tuple[Division, ...]]]:
    """All occurrences as end, negative length, divisions; by end, the longest first."""
    for last, (length, divisions) in automaton.iter(text):
        yield last + 1, -length, divisions


def find_names(
    text: str, year: int | None = None, within: str | None = None
) -> Iterator[NameMatch]:
    """Find the names of divisions of county level and above, and an issuer's townships.

    Of names that overlap the one that begins first counts, of those the longest; but one that
    is mostly made of the parts of two words (`word_use` has the sense "across") gives way to
    one that is not. Short forms are found too; `word_use` says which are ordinary words.

    Args:
        text: Any text.
        year: Only names that a text of that year may use as present ones
            (`Division.may_be_named` is not False); None: of any time.
        within: The code of the issuer: the townships in it are found besides.

    Yields:
        Matches in the order of the text, none overlapping.

    Raises:
        InputError: The text is not a string, the code is not one of the table, or the year is
            impossible.

    Examples:
        >>> text = "苏州和常州市新北区"
        >>> [(text[m.start:m.end], m.divisions[0].code) for m in find_names(text, year=2024)]
        [('苏州', '320500'), ('常州市', '320400'), ('新北区', '320411')]
    """
    if not isinstance(text, str):
        raise InputError(f"find_names: text must be a string, not {type(text).__name__}")
    year = checked_year(year, "find_names")
    if within is not None:
        checked_code(within, "find_names", "within")
    return _found(text, year, within)


def _found(text: str, year: int | None, within: str | None) -> Iterator[NameMatch]:
    upper = _upper_automaton(year)
    if within is None:
        yield from _chosen(text, _hits(upper, text))
        return
    lower = _township_automaton(within, year)
    if not len(lower):
        yield from _chosen(text, _hits(upper, text))
        return
    merged = heapq.merge(_hits(upper, text), _hits(lower, text), key=lambda hit: hit[:2])
    yield from _chosen(text, _joined(merged))


def _joined(
    hits: Iterator[tuple[int, int, tuple[Division, ...]]],
) -> Iterator[tuple[int, int, tuple[Division, ...]]]:
    """Join the candidates of two tables for the same stretch."""
    before: tuple[int, int, tuple[Division, ...]] | None = None
    for hit in hits:
        if before is not None and before[:2] == hit[:2]:
            before = (*hit[:2], in_order((*before[2], *hit[2])))
            continue
        if before is not None:
            yield before
        before = hit
    if before is not None:
        yield before


# No name is longer; a stretch that ended this far back can no longer be part of a longer name.
_LONGEST = 40


def _gives_way(text: str, earlier: NameMatch, start: int, end: int) -> bool:
    """Whether the earlier of two that overlap is the less likely name: 亲临海南 names 海南."""
    use, other = word_use(text[earlier.start : earlier.end]), word_use(text[start:end])
    return use is not None and use.sense == "across" and (other is None or other.sense != "across")


def _chosen(
    text: str, hits: Iterator[tuple[int, int, tuple[Division, ...]]]
) -> Iterator[NameMatch]:
    """Choose among overlapping hits, which come in the order of their ends."""
    kept: deque[NameMatch] = deque()
    for end, negative_length, divisions in hits:
        start = end + negative_length
        while kept and kept[0].end < end - _LONGEST:
            yield kept.popleft()
        # Those that begin inside this one end inside it too: they give way, unless it must itself.
        first = len(kept)
        while first and kept[first - 1].start >= start:
            first -= 1
        if first and kept[first - 1].end > start:
            if not _gives_way(text, kept[first - 1], start, end):
                continue
            first -= 1
        while len(kept) > first:
            kept.pop()
        kept.append(NameMatch(start, end, divisions))
    yield from kept
