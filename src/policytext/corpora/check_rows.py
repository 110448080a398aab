"""Checks of indicator rows."""

from __future__ import annotations

from policytext.corpora.build import Placed
from policytext.corpora.codes import check_code
from policytext.corpora.faults import Log
from policytext.values import Indicator

__all__ = ["check_rows"]


def check_rows(made: Placed, log: Log) -> None:
    """Check the rows against their paragraphs."""
    seen: set[tuple[int, Indicator]] = set()
    for row, paragraph, directive in made.rows:
        line, columns = directive.line, directive.columns
        if not row.indicator:
            log.add(line, columns[0], "the row names no indicator")
        elif not set(row.indicator) <= set(paragraph.text):
            # Words that a sentence lets several share need not stand together, nor in this order.
            missing = "".join(sorted(set(row.indicator) - set(paragraph.text)))
            log.note(line, columns[0], f"{row.indicator!r}: the paragraph has no {missing}")
        if row.period is None:
            log.note(line, columns[3], "the row has no period; give one if the text does")
        if row.place is None:
            log.note(line, columns[4], "the row has no place; it is the document's own as a rule")
        else:
            check_code(row.place, made.doc.year, line, columns[4], log)
        if row.quantity is None and row.wording is None:
            log.add(line, columns[5], "the row has neither a quantity nor a wording; give one")
        if row.wording is not None and row.wording not in paragraph.text:
            log.note(line, columns[6], f"the wording {row.wording!r} is not in the paragraph")
        if row.stretch is not None and row.quantity is None:
            log.add(line, columns[7], "the row has a stretch goal but no quantity")
        if (paragraph.line, row) in seen:
            log.add(line, 1, "the same row stands here twice")
        seen.add((paragraph.line, row))
