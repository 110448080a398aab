"""Words that say by rule what places are and are not, from the table of rules."""

from __future__ import annotations

from functools import cache

from policytext.data import read_rows

__all__ = ["words_by"]


@cache
def words_by(rule: str) -> tuple[str, ...]:
    """The words that the table has for a rule, in its order.

    Example:
        >>> "高铁" in "".join(words_by("line"))
        True
    """
    return tuple(word for of, word in read_rows("entities/place_rules.tsv") if of == rule)
