"""The shares of the three sectors, which are written as one ratio: 三次产业结构为6∶61∶33."""

from __future__ import annotations

from collections.abc import Sequence

from policytext.lazy_pattern import lazy_pattern
from policytext.targets.candidates import Candidate, Value
from policytext.targets.words import words_of

__all__ = ["CERTAIN", "is_ratio", "of_sectors"]

# How likely its rows are right: 51 of 51 in 10 reports, two of their years by the default.
CERTAIN = 0.95
_PART = lazy_pattern(r"\s?[∶:：比]\s?[0-9０-９]")


def is_ratio(value: Value, text: str) -> bool:
    """Whether a value is a part of a ratio that another part follows.

    Args:
        value: the value.
        text: the text that it is of.
    """
    is_bare = value.value.kind == "percent" and value.text[-1:].isdecimal()
    return is_bare and _PART.match(text, value.end) is not None


def of_sectors(chosen: Candidate, values: Sequence[Value]) -> Candidate | None:
    """A candidate of the first part of a ratio, for all parts: the share of each sector.

    None where it has lost a part.

    Args:
        chosen: the candidate.
        values: the parts.
    """
    names = words_of("sector share")
    if len(values) != len(names):
        return None
    measures = ("share",) * len(names)
    return chosen._replace(names=names, measures=measures, values=tuple(values))
