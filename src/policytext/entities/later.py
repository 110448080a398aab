"""Names once introduced, found again in the same document.

Three ways lead from a name to where it stands again: it is repeated as it is; the document gives a
short form, （以下简称X）; or it stands without the division in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import ahocorasick

from policytext.entities.recognizer import Found
from policytext.lexicon import boundaries

__all__ = ["found_again"]

_GIVEN = re.compile(
    r"[（(](?:以下|下文|下|后文)?(?:统|并)?(?:简|合)?称[为：:]?[“「《]?"
    r"([一-鿿A-Za-z0-9·]{2,14})[”」》]?[）)]"
)
_SURE = 0.8  # a name less probable than that says nothing of other places
_SHORTEST = 4
_SHORTEST_CUT = 5
# A work is told by its clause, and deictic places and divisions are found everywhere anyway.
_LEFT = frozenset((("PLACE", "admin"), ("PLACE", "deictic")))
_PROGRAMME = ("PROJECT", "programme")
_OPENING = frozenset("“《‘")
_AROUND = 12  # characters that decide whether words begin and end with a name


def found_again(text: str, found: Iterable[Found]) -> list[Found]:
    """What was found, and the same names where they stand again.

    Nothing is added that overlaps with what was found. The score of a name found again is that of
    its surest mention.

    Args:
        text: the text.
        found: what was found.
    """
    first = list(found)
    names = dict(_names(text, first))
    if not names:
        return first
    automaton: Any = ahocorasick.Automaton()
    for name, example in names.items():
        automaton.add_word(name, (name, example))
    automaton.make_automaton()
    taken = bytearray(len(text))
    for each in first:
        taken[each.start : each.end] = b"\1" * (each.end - each.start)
    added: list[Found] = []
    hits = [
        (last + 1 - len(name), last + 1, example) for last, (name, example) in automaton.iter(text)
    ]
    for start, end, example in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit[0])):
        if not any(taken[start:end]) and _is_whole(text, start, end):
            taken[start:end] = b"\1" * (end - start)
            added.append(example._replace(start=start, end=end))
    return sorted((*first, *added), key=lambda each: (each.start, -each.end, each.label, each.kind))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether words begin and end with these characters."""
    low = max(0, start - _AROUND)
    marks = boundaries(text[low : end + _AROUND])
    return bool(marks[start - low] and marks[end - low])


def _names(text: str, found: list[Found]) -> Iterator[tuple[str, Found]]:
    """Names to look for, each with the mention that it comes from, the least sure first."""
    places = {each.start: each.end for each in found if (each.label, each.kind) in _LEFT}
    ends = {each.end: each for each in sorted(found, key=lambda each: each.start, reverse=True)}
    for each in sorted(found, key=lambda each: each.score or 0.0):
        score = 1.0 if each.score is None else each.score
        if score < _SURE or (each.label, each.kind) in _LEFT:
            continue
        name = text[each.start : each.end]
        # 脱贫攻坚 is a programme where the model says so, not wherever the words stand.
        if len(name) >= _SHORTEST and (
            (each.label, each.kind) != _PROGRAMME or name[0] in _OPENING
        ):
            yield name, each
        cut = text[places.get(each.start, each.end) : each.end]
        # Without its division a zone is any such zone: 省级农业园区.
        if len(cut) >= _SHORTEST_CUT and each.label == "INSTITUTION":
            yield cut, each
    for match in _GIVEN.finditer(text):
        if (introduced := ends.get(match.start())) is not None:
            yield match.group(1), introduced
