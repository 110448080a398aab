"""The stretches of a sentence that may each hold a goal in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policytext.lazy_pattern import lazy_pattern
from policytext.targets.phrases import read_phrase
from policytext.targets.wordings import has_clue, wording_in

__all__ = ["Clause", "clauses_of"]

_CLAUSE = lazy_pattern(r"[^，,；;。\n：:]+")
_ENUMERATED = "、"
# No name of a goal that stands in a list is shorter, and none with its words longer.
_SHORTEST, _LONGEST = 2, 40


class Clause(NamedTuple):
    """A stretch of a sentence that may hold a goal in words."""

    start: int
    end: int
    words: str


def clauses_of(text: str, start: int, end: int) -> Iterator[Clause]:
    """The clauses of a sentence, and those that 、 parts: 外资保持稳定、外贸促稳提质."""
    for found in _CLAUSE.finditer(text, start, end):
        begin = found.start()
        if _ENUMERATED in found[0] and has_clue(found[0]):
            for stop in _goals_listed(found[0]):
                yield Clause(begin, found.start() + stop, text[begin : found.start() + stop])
                begin = found.start() + stop + 1
        yield Clause(begin, found.end(), text[begin : found.end()])


def _goals_listed(words: str) -> Iterator[int]:
    """Where goals in words end in a clause behind which another one has its own name."""
    begin, place = 0, words.find(_ENUMERATED)
    while place >= 0:
        after = words.find(_ENUMERATED, place + 1)
        before = words[max(begin, place - _LONGEST) : place]
        behind = words[place + 1 : after if after >= 0 else len(words)]
        if len(behind) <= _LONGEST and _is_named_goal(before) and _is_named_goal(behind):
            yield place
            begin = place + 1
        place = after


def _is_named_goal(words: str) -> bool:
    """Whether words are a goal with what it is of: 粮食产量保持稳定."""
    worded = wording_in(words, len(words)) if has_clue(words) else None
    if worded is None or worded[0].end() != len(words):
        return False
    return len(read_phrase(words[: worded[0].start()]).name) >= _SHORTEST
