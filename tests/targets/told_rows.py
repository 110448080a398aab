"""What the rows of a text say, as short as tests compare them."""

from __future__ import annotations

import policytext as pt


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
