"""Where the sentences of a document may turn from what was done to what is to be done."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from policytext.document import Document
from policytext.layers import SENTENCES
from policytext.occasions import looks_back_on_own_year
from policytext.targets.outlook_times import Time, begins_ahead
from policytext.targets.patterns import pattern
from policytext.targets.smoothing import Turns, turns_of
from policytext.targets.times import part_under_way

__all__ = ["EVEN", "answers", "asked_at", "to_come_in", "turns_at"]

# How likely a paragraph of what was done is followed by one of plans, and the other way round;
# within a paragraph so much less. Reports turn to plans once, and hardly ever back.
_TO_PLANS, _TO_REVIEW, _WITHIN, EVEN = 0.02, 0.001, 0.2, 0.5
# The second item of a list looks where the first one does, and nothing back once goals are set.
_IN_LIST = 1e-9
_ASKS = ("？", "?")


def asked_at(doc: Document) -> list[int]:
    """The sentences that ask what is to be done, from which on it is told: 今年怎么办？."""
    asks = pattern("asks what to do")
    each = enumerate(doc[SENTENCES])
    return [number for number, sentence in each if asks.match(sentence.text) is not None]


def answers(doc: Document, begins: Sequence[bool]) -> set[int]:
    """The sentences of paragraphs behind one that ends by asking for goals: 明年的目标是什么."""
    found: set[int] = set()
    if not any(mark in doc.text for mark in _ASKS):
        return found
    is_asked = is_answer = False
    for number, sentence in enumerate(doc[SENTENCES]):
        if begins[number]:
            is_answer, is_asked = is_asked, False
        if is_answer:
            found.add(number)
        text = sentence.text
        is_asked = any(mark in text for mark in _ASKS) and (
            pattern("asks for goals").search(text) is not None
        )
    return found


def to_come_in(doc: Document, times: Sequence[Sequence[Time]]) -> set[int]:
    """The sentences that turn to what is next in a summary, or a report of a part of the year."""
    year, title = doc.year, doc.title or ""
    part = part_under_way(doc) if year is not None else None
    if year is None or (
        part is None and not looks_back_on_own_year(title, doc.text, year - 1, doc.date)
    ):
        return set()
    each = enumerate(zip(doc[SENTENCES], times, strict=True))
    return {number for number, (one, own) in each if begins_ahead(one, own, year, part)}


def turns_at(
    doc: Document, begins: Sequence[bool], turned: Collection[int], goals: int | None
) -> list[Turns]:
    """The chances to turn round at each sentence: more at a paragraph's start, even at a year's.

    Args:
        doc: the document.
        begins: whether each sentence begins a paragraph.
        turned: the sentences that a year before the document's turns back.
        goals: the sentence that sets the goals of the document's year.
    """
    at_start = turns_of(_TO_PLANS, _TO_REVIEW)
    within = turns_of(_TO_PLANS * _WITHIN, _TO_REVIEW * _WITHIN)
    in_list = turns_of(_TO_PLANS * _IN_LIST, _TO_REVIEW * _IN_LIST)
    found: list[Turns] = []
    is_item = False
    for number, sentence in enumerate(doc[SENTENCES]):
        is_later = pattern("later item").match(sentence.text) is not None
        is_item = is_later if begins[number] else is_item or is_later
        if (number in turned) != (number - 1 in turned):
            found.append(turns_of(EVEN, EVEN))
        elif is_item or (goals is not None and number > goals):
            found.append(in_list)
        else:
            found.append(at_start if begins[number] else within)
    return found
