"""The rows of the reading that was chosen for a list of values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policytext.document import Document
from policytext.span import Span
from policytext.targets.candidates import Candidate
from policytext.targets.nouns import leading_verb, sort_of
from policytext.targets.patterns import pattern
from policytext.targets.places import ELSEWHERE, places_of
from policytext.targets.surroundings import beside_value, outcome_behind
from policytext.targets.words import words_of
from policytext.values import Indicator, Mention

__all__ = ["made"]

# What is told of a number of things is of them alone.
_CHANGES = ("growth", "decrease", "change")
_FAR = 20


def made(
    doc: Document,
    chosen: Candidate,
    place: str | None,
    near: Sequence[Span[Mention]],
    start: int,
    score: float,
) -> Iterator[Span[Indicator]]:
    """The rows of a candidate; none of a division that is not the document's to tell of.

    Args:
        doc: the document.
        chosen: the candidate.
        place: the code of the division that it is about.
        near: the mentions in the words before its values.
        start: where these words begin.
        score: how likely it is.
    """
    text, end, begin = doc.text, chosen.reading.end, start
    if not end and text.startswith(chosen.names[-1], chosen.values[-1].end):
        # 80户210名村民 are named once.
        end = chosen.values[-1].end + len(chosen.names[-1])
    is_counted = chosen.reading.how == "handed on" and chosen.values[-1].value.kind == "count"
    if not end and is_counted:
        end = chosen.values[-1].end  # 20项惠民实事，6项基本完成
    outcome = outcome_behind(text, end) if end else None
    count, first = len(chosen.values), chosen.values[0].start
    issuer = doc.issuer
    places = places_of(text, near, start, first, issuer, count)
    is_each = bool(places) and len(set(chosen.names)) == 1
    wheres = places if is_each else (place,) * count
    periods = chosen.periods or (chosen.period,) * count
    names = [_of_set(text, begin, name, chosen) for name in chosen.names]
    if chosen.role == "actual":
        names = [_as_meant(text, chosen.reading.start, name) for name in names]
    if outcome is None and count == 1:
        outcome = beside_value(text, begin, chosen.names[0], chosen.measures[0], chosen.values[0])
    each = zip(names, chosen.measures, chosen.values, wheres, periods, strict=True)
    for name, measure, value, where, period in each:
        if where == ELSEWHERE:
            continue
        row = Indicator(
            indicator=name,
            measure=measure,
            role=chosen.role,
            period=period,
            place=where,
            quantity=value,
            wording=outcome,
        )
        start = min(chosen.reading.start, value.start)
        yield doc.span(start, value.end, "INDICATOR", row, score)


def _of_set(text: str, start: int, name: str, chosen: Candidate) -> str:
    """A name with the things that were counted before it: 重点事项 of 8个重点事项审批时限压缩."""
    is_told = chosen.measures[0] in _CHANGES or chosen.values[0].value.kind == "percent"
    if not is_told or chosen.reading.how == "handed on":
        return name
    place = text.rfind(name, max(0, start - _FAR), chosen.values[0].start)
    found = None if place < 0 else pattern("set before").search(text, max(0, place - _FAR), place)
    return name if found is None else found[1] + name


def _as_meant(text: str, place: int, name: str) -> str:
    """A name with what says that a thing was meant only: 谋划 of 谋划新建3所学校."""
    verb = leading_verb(name)
    if verb is None or sort_of(verb[0]) != "does" or not text.startswith(name, place):
        return name
    return next((one for one in words_of("meant") if text.endswith(one, 0, place)), "") + name
