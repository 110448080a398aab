"""Bounds that a verb parts from their value: 至少 of 至少降低30%."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from policytext.data import read_rows
from policytext.document import Document
from policytext.ledger.bases import clause_start
from policytext.span import Span
from policytext.values import Indicator

__all__ = ["bounded"]

_EXACT, _ABOUT = "eq", "approx"


@cache
def _bounds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (comparator, re.compile(one)) for comparator, one in read_rows("ledger/bounds.tsv")
    )


def bounded(
    doc: Document,
    span: Span[Indicator],
    sentence_start: int,
    low: Decimal | None,
    high: Decimal | None,
    comparator: str,
) -> tuple[Decimal | None, Decimal | None, str]:
    """The bounds of a statement's value and its comparator, by the words before its verb too.

    A quantity has no words in it that a verb parts from its number; what it tells has them.

    Args:
        doc: the document.
        span: the statement.
        sentence_start: where its sentence begins.
        low: the lower bound of the quantity.
        high: its upper bound.
        comparator: its comparator.
    """
    quantity = span.value.quantity
    if quantity is None or comparator != _EXACT:
        return low, high, comparator
    clause = doc.text[clause_start(doc.text, sentence_start, quantity.start) : quantity.start]
    for said, pattern in _bounds():
        if pattern.search(clause):
            if said == _ABOUT:
                return low, high, said
            return (None, high, said) if said == "le" else (low, None, said)
    return low, high, comparator
