"""How sure a row is: the share of right rows among those of its sort, as it was measured."""

from __future__ import annotations

from functools import cache

from policytext.data import read_rows
from policytext.targets.codebook import Codebook
from policytext.values import Indicator

__all__ = ["score_of", "sort_of"]

# As many rows of its group count with those of a sort.
_PRIOR = 20
_KINDS = ("percent", "money", "count", "measure", "point")


def sort_of(row: Indicator, codebook: Codebook | None = None) -> tuple[str, str]:
    """Whether a codebook has the indicator, and the kind of the value.

    Args:
        row: the row.
        codebook: the packaged one where none is given.
    """
    is_known = (codebook or Codebook.packaged()).knows(row.indicator)
    if row.quantity is None:
        kind = "words"
    else:
        kind = row.quantity.value.kind if row.quantity.value.kind in _KINDS else "other"
    return ("known" if is_known else "unknown"), kind


@cache
def _scores() -> dict[tuple[str, str], float]:
    """The share of right rows of each sort, drawn to that of its group where few were seen."""
    rows = [(known, kind, int(right), int(of)) for known, kind, right, of in _table()]
    scores = {}
    for known, kind, right, of in rows:
        group = [(each[2], each[3]) for each in rows if each[0] == known]
        share = sum(one for one, _ in group) / max(1, sum(all_of for _, all_of in group))
        scores[known, kind] = round((right + _PRIOR * share) / (of + _PRIOR), 4)
    return scores


def _table() -> list[list[str]]:
    return read_rows("targets/row_scores.tsv")


def score_of(row: Indicator, codebook: Codebook | None = None) -> float:
    """The probability that a row is right in all fields, from 0 to 1; 0.5 for a sort never seen."""
    return _scores().get(sort_of(row, codebook), 0.5)
