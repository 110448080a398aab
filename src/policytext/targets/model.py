"""The model of rows: weights of what is seen of them, in a file that anybody can read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from policytext.data import read_bytes
from policytext.errors import DataError, InputError
from policytext.targets.judge import Judge
from policytext.targets.outlook import Outlook
from policytext.targets.weight_lines import WeightLines

__all__ = ["RowModel"]

_PATH = "targets/model.tsv"
_FIRST = "# policytext rows 1"
_COLUMNS = ("of", "feature", "weight")
_ROW, _SENTENCE = "row", "sentence"
# A file as ``text`` writes it: of no other may lines be looked up that nobody has read.
_WRITTEN = (
    r"(?:#[^\n]*\n)+of\tfeature\tweight\n"
    r"(?:row\t[^\t\n]*\t-?[0-9]+\n)*(?:sentence\t[^\t\n]*\t-?[0-9]+\n)*"
)


class RowModel:
    r"""How likely a way to read a row is, and whether a sentence looks back or ahead.

    A file has a first line that says what it is, lines of facts (``# name: fact``), and tab-
    separated columns: what the feature is seen of (``row`` or ``sentence``), the feature, and its
    weight in hundredths of a unit of the logarithm of the odds.

    Args:
        rows: weights of features of rows.
        sentences: weights of features of sentences, above 0 for those that look ahead.
        facts: what the model says of itself: sources with counts and hashes, settings, scores.

    Example:
        >>> model = RowModel({"k yes": 300}, {"^加快": 40}, {"made by": "hand"})
        >>> print(model.text().replace("\t", " "))
        # policytext rows 1
        # made by: hand
        of feature weight
        row k yes 300
        sentence ^加快 40
        <BLANKLINE>
    """

    def __init__(
        self,
        rows: Mapping[str, int] | WeightLines,
        sentences: Mapping[str, int],
        facts: Mapping[str, str] | None = None,
    ) -> None:
        self._rows = rows if isinstance(rows, WeightLines) else dict(rows)
        self._sentences = dict(sentences)
        self.facts = dict(facts or {})
        self.judge = Judge(self._rows)
        self.outlook = Outlook(sentences)

    @staticmethod
    def packaged() -> RowModel:
        """The model of the library.

        Raises:
            DataError: it is missing or damaged.
        """
        return _packaged()

    @staticmethod
    def read(path: str | Path) -> RowModel:
        """A model from a file, such as ``policytext train rows`` writes.

        Raises:
            DataError: the file cannot be read, or is no such model.
        """
        try:
            return _parsed(Path(path).read_bytes().decode("utf-8"))
        except (OSError, ValueError) as error:
            raise DataError(f"{path}: no model of rows could be read: {error}") from error

    def save(self, path: str | Path) -> None:
        """Write it to a file, the same for the same model.

        Raises:
            InputError: the file cannot be written.
        """
        try:
            Path(path).write_bytes(self.text().encode("utf-8"))
        except OSError as error:
            raise InputError(f"{path} could not be written: {error}") from error

    def text(self) -> str:
        """The model as the text of its file."""
        facts = [f"# {name}: {fact}\n" for name, fact in self.facts.items()]
        rows = [
            f"{sort}\t{feature}\t{weight}\n"
            for sort, weights in ((_ROW, self.rows), (_SENTENCE, self._sentences))
            for feature, weight in sorted(weights.items())
        ]
        return "".join((f"{_FIRST}\n", *facts, "\t".join(_COLUMNS) + "\n", *rows))

    @property
    def rows(self) -> Mapping[str, int]:
        """The weights of features of rows."""
        return self._rows.whole if isinstance(self._rows, WeightLines) else self._rows

    @property
    def sentences(self) -> Mapping[str, int]:
        """The weights of features of sentences."""
        return self._sentences

    @property
    def sha256(self) -> str:
        """A hash over the whole model."""
        import hashlib

        return hashlib.sha256(self.text().encode("utf-8")).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RowModel) and self.text() == other.text()

    def __hash__(self) -> int:
        return hash(self.sha256)

    def __repr__(self) -> str:
        rows, sentences = len(self.rows), len(self.sentences)
        return f"<RowModel {rows} weights of rows, {sentences} of sentences>"


def _parsed(text: str) -> RowModel:
    """A model from its text; a damaged one raises ``ValueError``."""
    facts, lines, number = _headed(text)
    weights: dict[str, dict[str, int]] = {_ROW: {}, _SENTENCE: {}}
    for line in lines:
        number += 1
        cells = line.split("\t")
        if cells == [""]:
            continue
        if len(cells) != len(_COLUMNS) or cells[0] not in weights:
            raise ValueError(f"line {number} is no weight: {line[:60]!r}")
        weights[cells[0]][cells[1]] = int(cells[2])
    return RowModel(weights[_ROW], weights[_SENTENCE], facts)


def _headed(text: str) -> tuple[dict[str, str], list[str], int]:
    """The facts of a file, its lines of weights, and how many lines stand before these."""
    lines = text.split("\n")
    if lines[0] != _FIRST:
        raise ValueError(f"the first line is not {_FIRST!r}")
    facts: dict[str, str] = {}
    number = 1
    while number < len(lines) and lines[number].startswith("# "):
        name, _, fact = lines[number][2:].partition(": ")
        facts[name] = fact
        number += 1
    if number >= len(lines) or lines[number] != "\t".join(_COLUMNS):
        raise ValueError(f"line {number + 1} does not name the columns {', '.join(_COLUMNS)}")
    return facts, lines[number + 1 :], number + 1


@cache
def _packaged() -> RowModel:
    try:
        text = read_bytes(_PATH).decode("utf-8")
        if re.fullmatch(_WRITTEN, text) is None:
            return _parsed(text)  # It tells what is wrong with the file.
        facts, lines, _ = _headed(text)
        # Lines of rows come first, as they were written. All of sentences are read at once, and of
        # the many of rows those that are needed.
        before = f"{_ROW}\t"
        first = bisect_left(lines, f"{_SENTENCE}\t")
        sentences = (line.split("\t") for line in lines[first:] if line)
        known = {feature: int(weight) for _, feature, weight in sentences}
        return RowModel(WeightLines(lines[:first], before), known, facts)
    except ValueError as error:
        raise DataError(
            f"the packaged table {_PATH} is damaged ({error}): install policytext again"
        ) from error
