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
# A word for a basis, and a verb of growth at the end.
_CLOSE = re.compile(
    "(?:自然口径|同口径|可比口径|可比|环比|现价|名义|实际)(?:同比|比上年|较上年)?"
    "(?:增长|增加|增|提高|上升|下降|减少|降低)了?$"
)


def basis_of(row: Row) -> str:
    """The basis that words right before a growth tell (扣除价格因素，实际增长5%), or nothing."""
    if row.measure not in _COUNTED or not row.quantity:
        return ""
    if row.wording.endswith(row.quantity):
        said = row.wording
    else:
        # 可比增长6.5%: no wording, but the verb has its basis right before it.
        before = row.sentence[: max(0, (row.quantity_start or 0) - row.sentence_start)]
        close = _CLOSE.search(before)
        said = close[0] if close else ""
    found = (basis for basis, words, _ in _bases() if said and words.search(said))
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
