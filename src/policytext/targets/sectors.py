"""The three sectors: their shares, written as one ratio, and lists of what they have.

三次产业结构为6∶61∶33; 三次产业对经济增长的贡献率分别为5%、60%和35%.
"""

from __future__ import annotations

from collections.abc import Sequence

from policytext.lazy_pattern import lazy_pattern
from policytext.targets.candidates import Candidate, Value
from policytext.targets.phrases import Phrase
from policytext.targets.words import words_of

__all__ = ["CERTAIN", "are_of_sectors", "is_ratio", "of_sectors"]

# How likely its rows are right: 51 of 51 in 10 reports, two of their years by the default.
CERTAIN = 0.95
# How the three are called together, with what they are told to have.
_TOGETHER = lazy_pattern("(?:三次产业|三大产业|第?一、?二、?三产业)(?P<what>.*)")
# How a list of the three begins whose members keep its words: 一产业 of 一、二、三产业.
_NUMBERED = "第"
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


def are_of_sectors(chosen: Candidate, phrase: Phrase) -> bool:
    """Whether a list gives each of the three sectors its value, which no other name can have.

    Args:
        chosen: how the list is read.
        phrase: what is read of the words before it.
    """
    found = _TOGETHER.fullmatch(phrase.name) if phrase.each and not phrase.is_base else None
    if found is None:
        return False
    names = tuple(each + found["what"] for each in words_of("three sectors"))
    return chosen.names in (names, tuple(name.removeprefix(_NUMBERED) for name in names))
