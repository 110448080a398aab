"""What the rows of a text say, as short as tests compare them."""

from __future__ import annotations

import datetime

import policytext as pt
from policytext.ledger import Row


def told_rows(
    nlp: pt.Pipeline, text: str, year: int, issuer: str = "320400"
) -> list[tuple[str, str, str, str]]:
    """Indicator, role, years and value of each row, by place."""
    doc = nlp(pt.Document(text, issuer=issuer, year=year))
    found = []
    for row in doc[pt.TARGETS]:
        value, when = row.value, row.value.period
        assert value.quantity is not None
        years = "" if when is None or when.end is None else str(when.end.year)
        if when is not None and when.start is not None and str(when.start.year) != years:
            years = f"{when.start.year}-{years}"
        found.append(
            (value.quantity.start, value.indicator, value.role, years, value.quantity.text)
        )
    return [each[1:] for each in sorted(found)]


def value_rows(
    nlp: pt.Pipeline,
    text: str,
    year: int,
    issuer: str = "320400",
    day: datetime.date | None = None,
) -> list[Row]:
    """The rows of the table that have a value, by its place."""
    doc = nlp(pt.Document(text, issuer=issuer, year=year, date=day))
    rows = [row for row in doc.targets() if row.quantity]
    return sorted(rows, key=lambda row: row.quantity_start or 0)


def periods_told(rows: list[Row]) -> list[tuple[str, str, str]]:
    """Name, role and period of each row."""
    return [(row.indicator, row.role, f"{row.period_start}/{row.period_end}") for row in rows]
