"""On what basis a growth was counted, where its words say so: at constant prices, say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext.data import read_rows

if TYPE_CHECKING:
    from policytext.ledger.row import Row

__all__ = ["basis_of", "comparable_basis"]

_COUNTED = ("growth", "decrease")


def basis_of(row: Row) -> str:
    """The basis that words right before a growth tell (扣除价格因素，实际增长5%), or nothing."""
    if row.measure not in _COUNTED or not row.quantity or not row.wording.endswith(row.quantity):
        return ""
    found = (basis for basis, words, _ in _bases() if words.search(row.wording))
    return next(found, "")


def comparable_basis(row: Row) -> str:
    """The basis of a growth, empty also where it is the usual one of its indicator.

    Output grows at constant prices where nothing else is said, and money at current ones.
    """
    basis = basis_of(row)
    if not basis:
        return ""
    usual = next(own for name, _, own in _bases() if name == basis)
    return "" if usual is not None and usual.search(row.code) else basis


@cache
def _bases() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (basis, re.compile(words), re.compile(usual) if usual else None)
        for basis, words, usual in read_rows("ledger/growth_bases.tsv")
    )
