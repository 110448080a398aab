"""The rows of the reading that was chosen for a list of values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policytext.document import Document
from policytext.span import Span, restore
from policytext.targets.candidates import RATES, Candidate, Value
from policytext.targets.patterns import pattern
from policytext.targets.phrases import CHANGES
from policytext.targets.places import ELSEWHERE, NOWHERE, places_each, places_of
from policytext.targets.said import as_meant, said_beside
from policytext.targets.surroundings import outcome_behind
from policytext.targets.ways import HANDED_ON
from policytext.values import Indicator, Mention

__all__ = ["made", "with_places", "without_other_place"]

# The last one before a value is looked for, from line to clause: each behind the one before.
_STOPS = ("\n", "。", "；", ";")
_ENUMERATED, _FULL = "、", "全"
_OUTPUT = "产量"
_ADDED, _CAPACITY, _SIZES = "新增", "生产能力", ("能力", "容量")


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
    chosen = as_meant(doc.text, start, chosen)
    text, end = doc.text, chosen.reading.end
    if not end and text.startswith(chosen.names[-1], chosen.values[-1].end):
        # 80户210名村民 are named once.
        end = chosen.values[-1].end + len(chosen.names[-1])
    is_counted = chosen.reading.how == HANDED_ON and chosen.values[-1].value.kind == "count"
    if not end and is_counted:
        end = chosen.values[-1].end  # 20项惠民实事，6项基本完成
    outcome = outcome_behind(text, end) if end else None
    if outcome is None and (is_counted or not end):
        outcome = said_beside(text, start, chosen)
    count, first = len(chosen.values), chosen.values[0].start
    issuer = doc.issuer
    places = places_of(text, near, start, first, issuer, count)
    is_each = bool(places) and len(set(chosen.names)) == 1
    wheres = places if is_each else (place,) * count
    periods = chosen.periods or (chosen.period,) * count
    names = [_of_each(text, start, name, chosen.values[0]) for name in chosen.names]
    if _are_capacities(text, first):
        names = [_of_capacity(name) for name in names]
    names = [name.replace("\n", "") for name in names]  # 广义货币M⏎2
    each = list(zip(names, chosen.measures, chosen.values, wheres, periods, strict=True))
    is_rate = chosen.measures[0] in CHANGES and chosen.values[0].value.kind in RATES
    is_one = count == 1 and _ENUMERATED not in chosen.names[0]  # 甲、乙两县农民收入 is of both
    codes = places_each(text, near, start, first, issuer, is_rate=is_rate) if is_one else ()
    if codes:
        name, measure, value, _, period = each[0]
        each = [(name, measure, value, code, period) for code in codes]
    for name, measure, value, where, period in each:
        if where == ELSEWHERE:
            continue
        row = Indicator(
            indicator=name,
            measure=measure,
            role=chosen.role,
            period=period,
            place=None if where == NOWHERE else where,
            quantity=value,
            wording=outcome,
        )
        start, end = min(chosen.reading.start, value.start), value.end
        yield restore(start, end, text[start:end], "INDICATOR", row, score)


def with_places(
    rows: list[Span[Indicator]], before: list[Span[Indicator]], words: str, issuer: str | None
) -> list[Span[Indicator]]:
    """Rows of a list with the places of the list before: 甲、乙优良率分别达9%、8%，降尘下降3%和4%.

    Args:
        rows: the rows of one name.
        before: those of the list before.
        words: the words between.
        issuer: the document's division, which the rows have where no other is told.
    """
    places = [row.value.place for row in before]
    is_list = len(rows) == len(places) > 1 and len(set(places)) == len(places)
    names = {(row.value.indicator, row.value.place) for row in rows}
    if not is_list or len(names) > 1 or rows[0].value.place != issuer or _FULL in words:
        return rows
    each = zip(rows, places, strict=True)
    return [replace(row, value=replace(row.value, place=place)) for row, place in each]


def without_other_place(
    chosen: Candidate, mentions: Sequence[Span[Mention]], place: str | None, issuer: str | None
) -> Candidate:
    """A name handed on to another part of the issuer without its own: 甲区收入9亿元；乙市8亿元.

    Args:
        chosen: the reading.
        mentions: those of the sentence.
        place: the code of the division that the values are of.
        issuer: that of the document.
    """
    if chosen.reading.how != HANDED_ON or place is None or place in (issuer, NOWHERE):
        return chosen
    for one in mentions:
        link = one.value.link
        if one.label != "PLACE" or link is None or link.id is None or link.id == place:
            continue
        if not link.id.isdigit():
            continue  # 珠三角产业转移项目到位资金33亿元，其中甲市9亿元
        if all(name.startswith(one.text) and name != one.text for name in chosen.names):
            bare = [name.removeprefix(one.text) for name in chosen.names]
            return chosen._replace(names=tuple(bare))
    return chosen


def _are_capacities(text: str, place: int) -> bool:
    """Whether what stands at a place is a list of what may be made: 新增生产能力有：水泥30万吨."""
    begin = 0
    for mark in _STOPS:
        begin = max(begin, text.rfind(mark, begin, place) + 1)
    return pattern("capacity list").search(text, begin, place) is not None


def _of_capacity(name: str) -> str:
    """A name with what may be made of it anew, of which none was: 水泥 of 新增生产能力有：水泥."""
    name = name.removesuffix(_OUTPUT)  # 发电量9亿度，水泥3万吨
    tail = "" if name.endswith(_SIZES) else _CAPACITY
    return (name if name.startswith(_ADDED) else _ADDED + name) + tail


def _of_each(text: str, start: int, name: str, value: Value) -> str:
    """A name with what each has so many of, which are not all: 每个乡镇 of 每个乡镇建成1个园区."""
    if value.value.kind != "count":
        return name
    found = pattern("for each").search(text, start, value.start)
    return name if found is None or found[1] in name else found[1] + name
