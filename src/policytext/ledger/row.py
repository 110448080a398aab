"""A row of the ledger: one statement, with all that is needed to check it and to count it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from policytext.document import Document
from policytext.errors import InputError, check_type
from policytext.gazetteer import division
from policytext.layers import BUILTIN_LAYERS, SECTIONS, TARGETS, TOKENS
from policytext.ledger.bases import base_of
from policytext.ledger.bounds import bounded
from policytext.ledger.codes import Codes, chosen_codes
from policytext.ledger.disputes import with_rivals
from policytext.ledger.given import each_once
from policytext.ledger.meanings import code_of
from policytext.ledger.notes import NOTES, is_in_notes
from policytext.ledger.rates import rate_of
from policytext.ledger.sentences import Sentences
from policytext.simple_forms import restored, simplified_document
from policytext.span import Span
from policytext.values import Indicator, Quantity

__all__ = ["Row", "name_of", "rows", "rows_of"]

_READ = [layer for layer in BUILTIN_LAYERS.values() if layer != TOKENS]


@dataclass(frozen=True, slots=True)
class Row:
    """One statement that gives an indicator a value, or a goal in words.

    Words that are not there are empty, numbers and days that are not there are ``None``. Offsets
    are code points; those that begin with ``raw`` count in the raw page, or in the text where it
    is the source.

    Args:
        document: the document's id.
        issuer: the code of the division whose document it is.
        year: the document's year.
        section_role: the role of the innermost section: review, targets, plan, ...; ``notes``
            in a glossary.
        section: its number and heading.
        sentence: the sentence around the value; the statement where sentences are not known.
        indicator: the words that name the indicator.
        code: the indicator's code in the codebook.
        measure: level, growth, decrease, change or share.
        role: actual, target, limit or baseline.
        period_start: the first day that it holds for.
        period_end: the last day.
        place: the code of the division that it is about.
        place_name: its name in the document's year.
        low: lower bound of the value, with its scale folded in; exact.
        high: upper bound.
        comparator: eq, ge, approx, ...; ``unreadable`` where the number cannot be trusted.
        unit: the unit as written, without its scale.
        kind: percent, money, count, ...
        quantity: the words of the value.
        wording: the goal in words, where there is no number or beside it.
        stretch_low: lower bound of a second, more ambitious value.
        stretch_high: its upper bound.
        stretch_comparator: its comparator.
        stretch_unit: its unit.
        stretch_kind: its kind.
        stretch: its words.
        start: where the statement begins in the text.
        end: where it ends.
        raw_start: where it begins in the raw page.
        raw_end: where it ends there.
        quantity_start: where the value begins in the text.
        quantity_end: where it ends.
        quantity_raw_start: where the value begins in the raw page.
        quantity_raw_end: where it ends there.
        sentence_start: where the sentence begins in the text.
        base: the year that a growth or a change is counted from, or the words for it; empty where
            it is the year before.
        evidence: the rule or model that found the row, where the annotator says so.
        score: how sure the annotator is, 0 to 1, where it says so.
        rivals: how many other rows of the document give another value for the same thing, so that
            both cannot be right; `disputes` tells them.
        rate: ``yearly mean`` (年均增长6%) or ``whole period`` (五年累计增长25%) for a growth over
            several years; empty for one year, or where nothing tells.
    """

    document: str
    issuer: str
    year: int | None
    section_role: str
    section: str
    sentence: str
    indicator: str
    code: str
    measure: str
    role: str
    period_start: datetime.date | None
    period_end: datetime.date | None
    place: str
    place_name: str
    low: Decimal | None
    high: Decimal | None
    comparator: str
    unit: str
    kind: str
    quantity: str
    wording: str
    stretch_low: Decimal | None
    stretch_high: Decimal | None
    stretch_comparator: str
    stretch_unit: str
    stretch_kind: str
    stretch: str
    start: int
    end: int
    raw_start: int
    raw_end: int
    quantity_start: int | None
    quantity_end: int | None
    quantity_raw_start: int | None
    quantity_raw_end: int | None
    sentence_start: int
    base: str = ""
    evidence: str = ""
    score: float | None = None
    rivals: int = 0
    rate: str = ""

    @property
    def value(self) -> Quantity | None:
        """The value as a quantity; ``None`` where the statement has none."""
        if not self.comparator:
            return None
        return Quantity(self.low, self.high, self.comparator, self.unit, self.kind)

    @property
    def stretch_value(self) -> Quantity | None:
        """The more ambitious value as a quantity; ``None`` where there is none."""
        if not self.stretch_comparator:
            return None
        bounds = (self.stretch_low, self.stretch_high)
        return Quantity(*bounds, self.stretch_comparator, self.stretch_unit, self.stretch_kind)


def rows(doc: Document, codes: Codes | None = None) -> tuple[Row, ...]:
    """The rows of a document, in the order of their values in the text.

    Args:
        doc: a document with the layer TARGETS.
        codes: a codebook; ``None`` for the packaged one, ``NoCodes()`` for none.

    Raises:
        LayerMissingError: the document has no such layer.

    Example:
        >>> import datetime
        >>> from policytext import Document, Indicator, Quantity, TimeInterval
        >>> doc = Document("今年粮食产量稳定在80万吨以上。", id="a", issuer="320400", year=2024)
        >>> value = Quantity(Decimal(800000), None, "ge", "吨", "measure")
        >>> number = doc.span(9, 15, "NUMBER", value)
        >>> goal = Indicator("粮食产量", "level", "target", quantity=number)
        >>> doc = doc.with_layer(TARGETS, [doc.span(0, 15, "INDICATOR", goal)])
        >>> [(row.indicator, row.role, str(row.low), row.quantity) for row in rows(doc)]
        [('粮食产量', 'target', '800000', '80万吨以上')]
    """
    check_type("what rows are made of", doc, Document)
    find = chosen_codes(codes)
    sentences = Sentences(doc)
    spans = sorted(doc[TARGETS], key=_place)
    plain = simplified_document(doc, _READ)
    read = spans if plain is doc else [restored(span, plain.text) for span in spans]
    found = zip(spans, read, strict=True)
    return with_rivals([_row(doc, plain, *pair, find, sentences) for pair in found])


def rows_of(docs: Iterable[Document], codes: Codes | None = None) -> Iterator[Row]:
    """The rows of many documents, one document after the other.

    Raises:
        LayerMissingError: a document has no layer TARGETS.
        InputError: these are no documents, or two of them have one id, or none.
    """
    for doc in each_once(docs):
        yield from rows(doc, codes)


def _place(span: Span[Indicator]) -> tuple[int, int, int]:
    quantity = span.value.quantity
    return (span.start if quantity is None else quantity.start, span.start, -span.end)


def _row(
    doc: Document,
    plain: Document,
    span: Span[Indicator],
    read: Span[Indicator],
    codes: Codes,
    sentences: Sentences,
) -> Row:
    """The row of a statement; ``plain`` and ``read`` are the two in simplified characters."""
    stated = span.value
    role, heading = _section(doc, span)
    sentence, sentence_start = sentences.around(span)
    low, high, comparator, unit, kind, words = _amount(stated.quantity)
    low, high, comparator = bounded(plain, read, sentence_start, low, high, comparator)
    more = _amount(stated.stretch)
    value_at = _places(doc, stated.quantity)
    raw_start, raw_end = doc.alignment.to_source(span.start, span.end)
    return Row(
        document=doc.id,
        issuer=doc.issuer or "",
        year=doc.year,
        section_role=role,
        section=heading,
        sentence=sentence,
        indicator=stated.indicator,
        code=code_of(plain, read, codes),
        measure=stated.measure,
        role=stated.role,
        period_start=stated.period.start if stated.period else None,
        period_end=stated.period.end if stated.period else None,
        place=stated.place or "",
        place_name=name_of(stated.place, doc.year) if stated.place else "",
        low=low,
        high=high,
        comparator=comparator,
        unit=unit,
        kind=kind,
        quantity=words,
        wording=stated.wording or "",
        stretch_low=more[0],
        stretch_high=more[1],
        stretch_comparator=more[2],
        stretch_unit=more[3],
        stretch_kind=more[4],
        stretch=more[5],
        start=span.start,
        end=span.end,
        raw_start=raw_start,
        raw_end=raw_end,
        quantity_start=value_at[0],
        quantity_end=value_at[1],
        quantity_raw_start=value_at[2],
        quantity_raw_end=value_at[3],
        sentence_start=sentence_start,
        base=base_of(plain, read, sentence_start),
        # Annotators may say which rule found a row; the value has no such field for all.
        evidence=str(getattr(stated, "evidence", "") or ""),
        score=span.score,
        rate=rate_of(plain, read, sentence_start),
    )


def _amount(
    span: Span[Quantity] | None,
) -> tuple[Decimal | None, Decimal | None, str, str, str, str]:
    if span is None:
        return (None, None, "", "", "", "")
    value = span.value
    # Gold that is kept by its places alone has quantities without value.
    if not isinstance(value, Quantity):
        raise InputError(
            f"the quantity {span.text!r} at {span.start} has no value: join the document's "
            "annotations with their values before making rows of it"
        )
    return (value.low, value.high, value.comparator, value.unit, value.kind, span.text)


def _places(
    doc: Document, span: Span[Quantity] | None
) -> tuple[int | None, int | None, int | None, int | None]:
    if span is None:
        return (None, None, None, None)
    return (span.start, span.end, *doc.alignment.to_source(span.start, span.end))


def _section(doc: Document, span: Span[Indicator]) -> tuple[str, str]:
    """Role and heading of the innermost section around a statement."""
    around = doc.covering(span.value.quantity or span, SECTIONS) if SECTIONS in doc else ()
    if not around:
        return ("", "")
    section = around[-1].value
    role = NOTES if is_in_notes(around) else section.role
    return (role, section.number + section.heading)


@cache
def name_of(code: str, year: int | None) -> str:
    """The name of a division in a year, or the one that is known; empty for other ids."""
    for when in (year, None):
        try:
            return division(code, when).name
        except InputError:
            continue
    return ""
