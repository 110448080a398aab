"""The year that the bulletin of a national census tells of, which comes out some years later."""

from __future__ import annotations

from functools import cache

from policytext.data import read_rows
from policytext.document import Document
from policytext.targets.intervals import whole_year
from policytext.targets.patterns import pattern
from policytext.values import TimeInterval

__all__ = ["census_year"]

# A title stands so near to the start of a text.
_FRONT = 120


@cache
def _years() -> dict[tuple[str, str], int]:
    """The year of each census by its kind and number."""
    rows = read_rows("targets/censuses.tsv")
    return {(kind, number): int(year) for kind, number, year in rows}


def census_year(doc: Document) -> TimeInterval | None:
    """The year of the census whose bulletin a document is, by its title; mostly none.

    Example:
        >>> census_year(Document("第四次经济普查公报", year=2020)).end.year
        2018
    """
    for title in (doc.title or "", doc.text[:_FRONT]):
        found = pattern("census").search(title)
        if found is not None:
            year = _years().get((found["kind"], found["number"]))
            is_past = year is not None and (doc.year is None or year <= doc.year)
            return whole_year(year) if year is not None and is_past else None
    return None
