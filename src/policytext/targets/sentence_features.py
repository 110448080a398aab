"""What is seen of a sentence: by this a model tells whether it looks back or ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from policytext.data import read_rows
from policytext.targets.features import flat
from policytext.targets.words import any_of

__all__ = ["BIAS", "seen_in"]

_CLAUSE = re.compile(r"[^，,；;：:。！!？?\n、（）()“”\s]{2,}")
_DIGIT = re.compile("[0-9０-９]")
_FIGURE = re.compile(r"[0-9０-９][0-9０-９]*(?:\.[0-9０-９]+)?")
_YEAR, _YEAR_SIZE = "年", 4
# Figures of more digits than these tell no more.
_MOST_DIGITS = 5
# The feature that every sentence has.
BIAS = "bias"


@cache
def _markers() -> re.Pattern[str]:
    words = [word for (word,) in read_rows("targets/outlook_words.tsv")]
    return re.compile(any_of([*words, "0.0"]))


def seen_in(sentence: str) -> set[str]:
    """What is seen of a sentence: how its clauses begin and end, its figures and letters.

    Example:
        >>> sorted(seen_in("加快建设泵站"))  # doctest: +NORMALIZE_WHITESPACE
        ['$泵站', '^加快', '^加快建', 'bias', '~加快', '~建设', '~快建', '~泵站', '~设泵', '加快']
    """
    text = _DIGIT.sub("0", sentence)
    found = {BIAS, *_markers().findall(text), *_figures(sentence)}
    for clause in _CLAUSE.findall(text):
        found.update((f"^{clause[:2]}", f"^{clause[:3]}", f"${clause[-2:]}"))
    letters = flat(text)
    found.update([f"~{one}{other}" for one, other in pairwise(letters)])
    return found


def _figures(sentence: str) -> Iterator[str]:
    """How exact figures are: what was done is told to the last digit, what is planned is round.

    Digits are told by so many x, zeros at the end of whole numbers left out: 1250 is xxx.
    """
    for figure in _FIGURE.finditer(sentence):
        number, unit = figure[0], sentence[figure.end() : figure.end() + 1]
        if unit == _YEAR and len(number) == _YEAR_SIZE:
            continue
        digits = number.replace(".", "").lstrip("0０")
        digits = digits if "." in number else digits.rstrip("0０")
        size = "x" * min(len(digits), _MOST_DIGITS)
        yield f"#{size}"
        yield f"#{size}{flat(unit)}"
