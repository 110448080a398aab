"""Where a text says that an indicator has no goal."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from policytext.data import read_rows
from policytext.document import Document
from policytext.layers import TIMES
from policytext.simple_forms import simplified_document
from policytext.targets.words import any_of, at_edges

__all__ = ["denials"]

_SENTENCE = re.compile(r"[^。；！？\n]+")
_COMMA, _JOINT = re.compile("[，：]"), re.compile("[、和与及]")
_COMMAS = "，：,:"
# What stands farther from the negation is not about it.
_REACH = 30
# 不提 begins other words, too: 不提高, 不提前.
_NO_TELLING = "(?<=提)[高升前供倡及档速质取炼]"


def denials(doc: Document) -> Iterator[tuple[str, list[str]]]:
    """The sentences that say that something has no goal, each with what may be its name.

    Example:
        >>> list(denials(Document("今年不设地区生产总值增长的具体目标。")))
        [('今年不设地区生产总值增长的具体目标', ['地区生产总值'])]
    """
    pattern, _ = _denial()
    doc = simplified_document(doc, (TIMES,))
    for sentence in _SENTENCE.finditer(doc.text):
        for found in pattern.finditer(sentence[0]):
            if _is_past(doc, sentence.start(), sentence.start() + found.start()):
                continue
            before = sentence[0][max(0, found.start() - _REACH) : found.start()]
            # The name may stand in the clause before: 对地区生产总值，今年不设目标.
            clauses = [names for clause in _COMMA.split(before) if (names := _names(clause))]
            last = clauses[-1] if clauses else []
            yield sentence[0].strip(), [*_names(found[1] or found[2] or ""), *last]


@cache
def _denial() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says that there is no goal, and what stands around names there without being one."""
    words: dict[str, list[str]] = {}
    for sort, word in read_rows("ledger/absent.tsv"):
        words.setdefault(sort, []).append(word)
    sorts = ("not", "not for", "sets", "goal", "all")
    no, against, sets, goals, whole = (any_of(words[sort]) for sort in sorts)
    near = f"[^{_COMMAS}。；！？\n]{{0,{_REACH}}}?"
    stated = re.compile(
        f"(?:{no})(?!{_NO_TELLING})([^。；！？\n]{{0,{_REACH}}}?)(?:{goals})"
        f"|(?:{against})({near})(?:{sets}){near}(?:{goals})|(?:{whole})"
    )
    return stated, at_edges(words["filler"])


def _names(clause: str) -> list[str]:
    """The parts of a list without what stands around names."""
    filler = _denial()[1]
    parts = (filler.sub("", part.strip()) for part in _JOINT.split(clause))
    return [part for part in parts if part]


def _is_past(doc: Document, start: int, end: int) -> bool:
    """Whether what is told is of a year before the document's: the last time to begin a clause."""
    if doc.year is None or TIMES not in doc:
        return False
    leading = [
        one
        for one in doc.spans(TIMES).within(start, end)
        if one.start == start or doc.text[one.start - 1] in _COMMAS
    ]
    last = leading[-1].value.end if leading else None
    return last is not None and last < datetime.date(doc.year, 1, 1)
