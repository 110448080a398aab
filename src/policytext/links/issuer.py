"""The division whose document it is, with those above it in the document's year."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from policytext import gazetteer
from policytext.errors import InputError
from policytext.gazetteer import Division
from policytext.gazetteer.checks import known_year

__all__ = ["Standpoint", "division_of", "is_code", "standpoint"]


class Standpoint(NamedTuple):
    """From where a document speaks.

    Attributes:
        chain: the issuer and the divisions above it, nearest first, the state last; empty where
            the issuer is not given or unknown.
        year: the document's year; None where it is not given, or no year of the table.
    """

    chain: tuple[Division, ...]
    year: int | None

    @property
    def own(self) -> Division | None:
        """The issuer."""
        return self.chain[0] if self.chain else None


@lru_cache(maxsize=1024)
def standpoint(issuer: str | None, year: int | None) -> Standpoint:
    """The standpoint of a document; an issuer or year that the table lacks counts as not given.

    A report of January may still come from a division that ended in that year.
    """
    year = known_year(year)
    years = (year, year - 1, None) if year is not None else (None,)
    for asked in years:
        try:
            if issuer is not None:
                own = gazetteer.division(issuer, year=asked)
                return Standpoint((own, *gazetteer.ancestors(issuer, year=asked)), year)
        except InputError:
            continue
    return Standpoint((), year)


@lru_cache(maxsize=16384)
def is_code(id: str) -> bool:
    """Whether an id is a division's code; links made elsewhere may hold ids of any kind."""
    try:
        gazetteer.division(id)
    except InputError:
        return False
    return True


@lru_cache(maxsize=16384)
def division_of(code: str, year: int | None) -> Division:
    """The division of a code as a text of that year names it; the last one if it had none then."""
    for asked in (year, year - 1) if year is not None else ():
        try:
            return gazetteer.division(code, year=asked)
        except InputError:
            continue
    return gazetteer.division(code)
