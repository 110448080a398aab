"""Names once introduced, found again in the same document.

Three ways lead from a name to where it stands again: it is repeated as it is; the document gives a
short form, （以下简称X）; or it stands without the divisions in front of it, and then with shorter
heads, too: 自贸区常州片区. Names that are only a kind of thing are not looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import ahocorasick

from policytext.data import read_rows
from policytext.entities.nesting import HOLDS, nested
from policytext.entities.recognizer import Found
from policytext.lazy_pattern import lazy_pattern
from policytext.lexicon import boundaries

__all__ = ["found_again"]

_NAME = r"[“「《‘\"']?([一-鿿A-Za-z0-9·]{2,14})[”」》’\"']?"
# 称 alone begins other words: （称重站）.
_CALLED = r"(?:(?:以下|下文|下|后文)[统并]?[简簡合]?|并?[简簡合统又亦])[称稱][为為：:]?"
_GIVEN = lazy_pattern(rf"[ 　]?[（(][ 　]?{_CALLED}[ 　]?{_NAME}(?:[或、和及]{_NAME})?[ 　]?[）)]")
_SURE = 0.8  # a name less probable than that says nothing of other places
_SHORTEST = 4
_SHORTEST_CUT = 5
# A work is told by its clause, and deictic places and divisions are found everywhere anyway.
_LEFT = frozenset((("PLACE", "admin"), ("PLACE", "deictic")))
# In front of a name it is each of its kind: 各地经开区.
_ALL = ("各", "各地", "各类", "各级", "其他", "所有")
_POINTING = frozenset("本该我各贵")
_CLASSES = ("国家级", "国家", "省级")
_ZONE = "PLACE.zone"
_PROGRAMME = ("PROJECT", "programme")
_OPENING = frozenset("“《‘")
_AROUND = 12  # characters that decide whether words begin and end with a name


def found_again(text: str, found: Iterable[Found]) -> list[Found]:
    """What was found, and the same names where they stand again.

    Nothing is added that lies in or crosses what was found. The score of a name found again is that
    of its surest mention. What is less likely than the default asks for plays no part, and gives
    way: the same is added for all smallest scores of mentions.

    Args:
        text: the text.
        found: what was found.
    """
    every = list(found)
    likely = [each for each in every if each.score is None or each.score >= HOLDS]
    added = _added(text, likely)
    if added and len(likely) < len(every):
        extents = {each[:2] for each in added}
        every = [each for each in every if each[:2] not in extents]
        return nested(sorted((*every, *added), key=_by_place))
    return sorted((*every, *added), key=_by_place)


def _by_place(found: Found) -> tuple[int, int, str, str]:
    return found.start, -found.end, found.label, found.kind


def _added(text: str, found: list[Found]) -> list[Found]:
    """The names where they stand again, apart from each other."""
    names = dict(_names(text, found))
    if not names:
        return []
    automaton: Any = ahocorasick.Automaton()
    for name, example in names.items():
        automaton.add_word(name, (name, example))
    automaton.make_automaton()
    taken = {(each.start, each.end) for each in found}
    # Places within a name: nothing that begins or ends there nests with it.
    within = bytearray(len(text) + 1)
    for each in found:
        within[each.start + 1 : each.end] = b"\1" * (each.end - each.start - 1)

    def is_free(start: int, end: int) -> bool:
        return not (within[start] or within[end] or (start, end) in taken)

    hits = (
        (last + 1 - len(name), last + 1, example) for last, (name, example) in automaton.iter(text)
    )
    # Most are what was found itself.
    free = [hit for hit in hits if is_free(*hit[:2])]
    added: list[Found] = []
    for start, end, example in sorted(free, key=lambda hit: (hit[0] - hit[1], hit[0])):
        if is_free(start, end) and _is_whole(text, start, end):
            within[start + 1 : end] = b"\1" * (end - start - 1)
            taken.add((start, end))
            added.append(example._replace(start=start, end=end))
    return added


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether words begin and end with these characters, and not all such things are meant."""
    if text.endswith(_ALL, 0, start):
        return False
    low = max(0, start - _AROUND)
    marks = boundaries(text[low : end + _AROUND])
    return bool(marks[start - low] and marks[end - low])


def _names(text: str, found: list[Found]) -> Iterator[tuple[str, Found]]:
    """Names to look for, each with the mention that it comes from, the least sure first."""
    places = {each.start: each.end for each in found if (each.label, each.kind) in _LEFT}
    for each in sorted(found, key=lambda each: each.score or 0.0):
        if (each.label, each.kind) in _LEFT:
            continue
        is_sure = each.score is None or each.score >= _SURE
        name = text[each.start : each.end]
        is_common = (each.label, each.kind) == _PROGRAMME and name[0] not in _OPENING
        # 脱贫攻坚 is a programme where the model says so, not wherever the words stand.
        if is_sure and len(name) >= _SHORTEST and not is_common and not _is_plain(name):
            yield name, each
        cuts = _cuts(name, each.start, places) if each.label != "PROJECT" else ()
        for cut in cuts:
            if len(cut) < _SHORTEST_CUT or _is_plain(cut):
                continue
            shorter = [*_shortened(cut)]
            # Without its division a zone may be any: 省级农业园区.
            if is_sure and (shorter or each.label == "INSTITUTION"):
                yield cut, each
            # That the document has these, too, makes the name surer.
            yield from ((short, each) for short in shorter)
    if "称" not in text and "稱" not in text:
        return
    ends = {each.end: each for each in sorted(found, key=lambda each: each.start, reverse=True)}
    for match in _GIVEN.finditer(text):
        if (introduced := ends.get(match.start())) is not None:
            # A document's own zone may go by a kind: 以下简称经开区.
            is_zone = f"{introduced.label}.{introduced.kind}" == _ZONE
            names = (name for name in match.groups() if name and (is_zone or not _is_plain(name)))
            yield from ((name, introduced) for name in names)


def _cuts(name: str, start: int, places: Mapping[int, int]) -> Iterator[str]:
    """A name without the divisions in front of it, in brackets too, one after the other.

    Args:
        name: the name.
        start: where it stands.
        places: the ends of divisions by their starts.
    """
    cut = 0
    while cut < len(name):
        is_open = name[cut] in "（("
        stop = places.get(start + cut + is_open, start) - start
        if not cut < stop < len(name) or (is_open and name[stop] not in "）)"):
            return
        cut = stop + is_open
        yield name[cut:]


def _shortened(cut: str) -> Iterator[str]:
    """A name with shorter heads, each that the table has."""
    for head, short in _short_heads():
        if head in cut:
            one = cut.replace(head, short)
            if len(one) >= _SHORTEST_CUT and not _is_plain(one):
                yield one


def _is_plain(name: str) -> bool:
    """Whether a name says only what kind of thing it is: 公司, 本公司, 国家高新区."""
    if name in _heads() or (name[0] in _POINTING and name[1:] in _heads()):
        return True
    # There are many of each class of zones, but one 国家统计局.
    return name.startswith(_CLASSES) and any(
        name.startswith(level) and _heads().get(name[len(level) :]) == _ZONE for level in _CLASSES
    )


@cache
def _heads() -> dict[str, str]:
    """Nouns with which names end, and the likeliest kind of each, which stands first."""
    return {head: kind for head, kind, _ in reversed(tuple(read_rows("names/heads.tsv")))}


@cache
def _short_heads() -> tuple[tuple[str, str], ...]:
    return tuple((head, short) for head, short in read_rows("entities/short_heads.tsv"))
