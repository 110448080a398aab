"""Verdicts of coders: read back, compared, and summed up as precision."""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

from policytext.data import read_rows
from policytext.errors import InputError
from policytext.given import each
from policytext.io.delimited import read_delimited, separator_of
from policytext.ledger.cells import unguarded
from policytext.ledger.workbook import read_sheet
from policytext.metrics.score import Kappa

__all__ = [
    "VERDICTS",
    "CoderAgreement",
    "Precision",
    "Verdict",
    "compare_coders",
    "precision",
    "read_verdicts",
    "verdict_words",
]

VERDICTS = ("correct", "wrong", "unsure")
_NEEDED = ("id", "verdict", "note", "coder")
# What coders write around a verdict without meaning it.
_AROUND = " \t\r\n\u3000。.！!"
# What Excel makes of an id of digits alone.
_ROUNDED = re.compile(r"\d(?:\.\d+)?E\+\d+", re.ASCII)
_MOST_TOLD = 5
# The quantile of the normal distribution for 95%.
_Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a coder says of one row; ``id`` is that of the review sheet."""

    id: str
    verdict: str
    note: str = ""
    coder: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise InputError(f"unknown verdict {self.verdict!r}; one of {', '.join(VERDICTS)}")


def read_verdicts(path: str | os.PathLike[str]) -> tuple[Verdict, ...]:
    """The verdicts of a review sheet that was filled in, CSV or XLSX by its suffix.

    Rows without a verdict are left out. Small and capital letters are the same; words of
    `data/ledger/verdicts.tsv`, such as 正确, 错 or 不确定, stand for the verdicts. CSV is UTF-8, or
    GB18030 as Excel writes it in China.

    Raises:
        ReadError: the file cannot be read.
        InputError: a column is missing, a verdict is none of ``VERDICTS`` and stands for none, an
            id stands twice or was rounded by a spreadsheet, or openpyxl is not installed. All
            such lines are told at once.
    """
    if Path(path).suffix.lower() == ".xlsx":
        sheet = read_sheet(path, _NEEDED)
        lines = [["" if one is None else str(one) for one in line] for line in sheet]
    else:
        lines = _csv_lines(path)
    columns = _columns(lines[0] if lines else (), f"{path}:1")
    made: dict[str, Verdict] = {}
    faults: list[str] = []
    for number, line in enumerate(lines[1:], 2):
        cells = [line[column] if column < len(line) else "" for column in columns]
        key, said = cells[0].strip(), cells[1].strip(_AROUND).lower()
        if not said:
            continue
        try:
            _check_id(key, made)
            made[key] = Verdict(key, verdict_words().get(said, said), cells[2], cells[3].strip())
        except InputError as error:
            faults.append(f"{path}:{number}: {error}")
    if faults:
        raise InputError(_told(faults))
    return tuple(made.values())


def _columns(head: Sequence[str], place: str) -> list[int]:
    """Where the columns are that are needed."""
    names = [name.strip().lower() for name in head]
    needs = f"{place}: needs the columns {', '.join(_NEEDED)}"
    if lacks := [name for name in _NEEDED if name not in names]:
        raise InputError(f"{needs} and lacks {', '.join(lacks)}: is it a review sheet?")
    if twice := [name for name in _NEEDED if names.count(name) > 1]:
        raise InputError(f"{needs} once and has {', '.join(twice)} several times")
    return [names.index(name) for name in _NEEDED]


def _check_id(key: str, made: Mapping[str, Verdict]) -> None:
    if not key or key in made:
        raise InputError(f"the id {key!r} is empty or stands twice")
    if _ROUNDED.fullmatch(key):
        raise InputError(f"a spreadsheet has made the number {key!r} of the id: write a new sheet")


def _told(faults: Sequence[str]) -> str:
    """All that is wrong with a sheet, so that it can be mended at once."""
    told = [*faults[:_MOST_TOLD]]
    if len(faults) > _MOST_TOLD:
        told.append(f"{len(faults) - _MOST_TOLD} more")
    also = ", ".join(verdict_words())
    said = any("unknown verdict" in one for one in faults)
    return "; ".join(told) + (f", or a word for one: {also}" if said else "")


def _csv_lines(path: str | os.PathLike[str]) -> list[list[str]]:
    text = read_delimited(path)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))
        return [[unguarded(cell) for cell in line] for line in lines]
    except csv.Error as error:
        raise InputError(f"{path}: {error}") from None


@cache
def verdict_words() -> dict[str, str]:
    """The words that coders write in other languages, each with its verdict."""
    return dict(read_rows("ledger/verdicts.tsv"))


@dataclass(frozen=True, slots=True)
class CoderAgreement:
    """How far two coders agree on the rows that both judged.

    Args:
        kappa: Cohen's kappa over their verdicts, with the counts of each pair.
        differing: ids on which they differ, in the order of the first.
        only_first: ids that only the first judged.
        only_second: ids that only the second judged.
    """

    kappa: Kappa
    differing: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]

    @property
    def both(self) -> int:
        """How many rows both judged."""
        return sum(self.kappa.counts.values())

    @property
    def percent(self) -> float | None:
        """The share of these on which they agree, in percent; ``None`` without any."""
        return float(self.kappa.observed * 100) if self.both else None


def compare_coders(first: Iterable[Verdict], second: Iterable[Verdict]) -> CoderAgreement:
    """Compare the verdicts of two coders on the same rows.

    Raises:
        InputError: one of them has two verdicts on a row.

    Example:
        >>> one = [Verdict("a", "correct"), Verdict("b", "wrong"), Verdict("c", "correct")]
        >>> two = [Verdict("a", "correct"), Verdict("b", "correct"), Verdict("d", "wrong")]
        >>> found = compare_coders(one, two)
        >>> found.both, found.percent, found.differing, found.only_second
        (2, 50.0, ('b',), ('d',))
    """
    ones, twos = _by_id(first), _by_id(second)
    shared = [key for key in ones if key in twos]
    counts = Counter((ones[key].verdict, twos[key].verdict) for key in shared)
    return CoderAgreement(
        Kappa({pair: counts[pair] for pair in sorted(counts)}),
        tuple(key for key in shared if ones[key].verdict != twos[key].verdict),
        tuple(key for key in ones if key not in twos),
        tuple(key for key in twos if key not in ones),
    )


def _by_id(verdicts: Iterable[Verdict]) -> dict[str, Verdict]:
    made: dict[str, Verdict] = {}
    for one in each(verdicts, Verdict, "verdicts", "read_verdicts(path) reads those of a sheet"):
        if one.id in made:
            raise InputError(f"two verdicts on {one.id}; give the verdicts of one coder")
        made[one.id] = one
    return made


@dataclass(frozen=True, slots=True)
class Precision:
    """The share of rows that a coder found right.

    Args:
        correct: rows judged correct.
        wrong: rows judged wrong.
        unsure: rows on which the coder was unsure; they count for neither.
    """

    correct: int
    wrong: int
    unsure: int

    @property
    def value(self) -> float | None:
        """Correct of correct and wrong; ``None`` without any."""
        judged = self.correct + self.wrong
        return self.correct / judged if judged else None

    def interval(self, z: float = _Z95) -> tuple[float, float]:
        """Wilson's interval of the share; the whole range without any verdict.

        Args:
            z: the quantile of the normal distribution; 1.96 gives 95%.

        Source: E. B. Wilson, Probable inference, the law of succession, and statistical
        inference, 1927.

        Example:
            >>> tuple(round(one, 4) for one in Precision(9, 1, 0).interval())
            (0.5958, 0.9821)
        """
        judged = self.correct + self.wrong
        if not judged:
            return (0.0, 1.0)
        share = self.correct / judged
        scale = 1 + z * z / judged
        middle = (share + z * z / (2 * judged)) / scale
        half = z * sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged)) / scale
        return (max(0.0, middle - half), min(1.0, middle + half))


def precision(verdicts: Iterable[Verdict]) -> Precision:
    """Sum up the verdicts of one coder.

    Example:
        >>> precision([Verdict("a", "correct"), Verdict("b", "unsure")])
        Precision(correct=1, wrong=0, unsure=1)
    """
    counts: Counter[str] = Counter(one.verdict for one in _by_id(verdicts).values())
    return Precision(*(counts[name] for name in VERDICTS))
