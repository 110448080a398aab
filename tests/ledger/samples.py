"""Documents with rows made by hand: what the ledger is tried on."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import policytext as pt

UNITS = {"%": ("percent", "%", 1), "亿元": ("money", "元", 10**8), "万人": ("count", "人", 10**4)}
UNITS |= {unit: ("count", unit, 1) for unit in "个项户"}
_VALUE = re.compile(r"(近|约|超)?(-?\d+(?:\.\d+)?)(%|亿元|万人|[个项户])(左右|以上|以内|多)?")
_COMPARATORS = {
    "左右": "approx",
    "约": "approx",
    "近": "near",
    "超": "gt",
    "以上": "ge",
    "以内": "le",
    "多": "over",
}


def number(words: str) -> pt.Quantity:
    """A value as its words say: 8%左右, 近100亿元."""
    match = _VALUE.fullmatch(words)
    assert match is not None, words
    kind, unit, scale = UNITS[match[3]]
    comparator = _COMPARATORS.get(match[1] or match[4] or "", "eq")
    value = Decimal(match[2]) * scale
    low = None if comparator in ("near", "le", "lt") else value
    high = None if comparator in ("over", "ge", "gt") else value
    return pt.Quantity(low, high, comparator, unit, kind)


def year_of(year: int) -> pt.TimeInterval:
    return pt.TimeInterval(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def report(
    *facts: tuple[str, str, str, str],
    year: int = 2024,
    issuer: str = "320400",
    id: str = "",
    period: pt.TimeInterval | None = None,
    role_of_section: str = "targets",
) -> pt.Document:
    """A report with one sentence for each (indicator, measure, role, value or goal in words).

    A value may be followed by a stretch: 8%左右/9%.
    """
    text, places = "今年的目标\n", []
    for indicator, measure, role, said in facts:
        start = len(text)
        text += f"{indicator}为{said.replace('/', '、力争')}。"
        places.append((start, len(text), indicator, measure, role, said))
    doc = pt.Document(text, id=id or f"{issuer}-{year}", issuer=issuer, year=year)
    spans, numbers = [], []
    for start, end, indicator, measure, role, said in places:
        value, _, more = said.partition("/")
        quantity = stretch = None
        if _VALUE.fullmatch(value):
            at = text.index(value, start + len(indicator))
            quantity = doc.span(at, at + len(value), "QUANTITY", number(value))
            numbers.append(quantity)
        if more:
            at = text.index(more, start + len(indicator) + 1 + len(value))
            stretch = doc.span(at, at + len(more), "QUANTITY", number(more))
        told = year if role in ("target", "limit") else year - 1
        stated = pt.Indicator(
            indicator, measure, role, period or year_of(told), issuer, quantity,
            None if quantity else said, stretch,
        )  # fmt: skip
        spans.append(doc.span(start, end, "INDICATOR", stated))
    section = pt.Section(role_of_section, 1, "", "今年的目标")
    return (
        doc.with_layer(pt.TARGETS, spans)
        .with_layer(pt.QUANTITIES, numbers)
        .with_layer(pt.SECTIONS, [doc.span(0, len(text), "SECTION", section)])
        .with_layer(pt.SENTENCES, [doc.span(s, e, "SENTENCE") for s, e, *_ in places])
    )
