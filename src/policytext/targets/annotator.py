"""The annotator that finds what indicators are said to be, or meant to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from policytext.annotator import check_document
from policytext.document import Document
from policytext.errors import InputError, check_type
from policytext.layers import MENTIONS, QUANTITIES, SECTIONS, SENTENCES, TARGETS, TIMES, Layer
from policytext.targets.candidates import Candidate, Choice
from policytext.targets.codebook import Codebook
from policytext.targets.features import Find
from policytext.targets.judge import Part
from policytext.targets.model import RowModel
from policytext.targets.plain_text import plain_document
from policytext.targets.statements import statements

__all__ = ["MIN_SCORE", "TargetAnnotator"]

# So that of headline rows in documents that the model has not learnt from less than 2% are wrong.
MIN_SCORE = 0.7
_PERCENT, _STATES = "percent", ("level", "share")


class TargetAnnotator:
    """Adds the layer TARGETS: a row for each value of an indicator, and each goal in words.

    Args:
        codebook: the indicators that are known; the packaged ones where none is given. A path or a
            mapping is read as by ``Codebook.extended``.
        min_score: rows with a lower score are left out; with 0 all are kept, also those of
            indicators that no codebook has, in the text's own words.
        model: how likely each way to read a row is; the packaged one where none is given.

    Raises:
        InputError: an argument has the wrong type, or the score is out of range.
        DataError: the file of the codebook cannot be read, or an entry is wrong.

    Example:
        >>> import policytext as pt
        >>> nlp = pt.load("structure", "quantities", "entities", "links", "targets")
        >>> text = "今年的预期目标是：地区生产总值增长6%左右，城镇新增就业3万人。"
        >>> doc = nlp(pt.Document(text, issuer="320400", year=2024))
        >>> rows = [row.value for row in doc[pt.TARGETS]]
        >>> [(row.indicator, row.measure, row.quantity.text) for row in rows]
        [('地区生产总值', 'growth', '6%左右'), ('城镇新增就业', 'level', '3万人')]
    """

    name = "targets"
    requires: tuple[Layer[Any], ...] = (SENTENCES, SECTIONS, QUANTITIES, TIMES, MENTIONS)
    provides: tuple[Layer[Any], ...] = (TARGETS,)

    def __init__(
        self,
        codebook: Codebook | str | Path | Mapping[str, Any] | None = None,
        min_score: float = MIN_SCORE,
        model: RowModel | None = None,
    ) -> None:
        if isinstance(codebook, (str, Path, Mapping)):
            codebook = Codebook.packaged().extended(codebook)
        check_type("the codebook", codebook, Codebook, type(None))
        check_type("min_score", min_score, float, int)
        check_type("the model of rows", model, RowModel, type(None))
        if not 0 <= min_score <= 1:
            raise InputError(f"min_score of rows is from 0 to 1, got {min_score}; 0 keeps all")
        self.codebook = codebook if codebook is not None else Codebook.packaged()
        self.min_score = min_score
        self.model = model if model is not None else RowModel.packaged()

    @property
    def settings(self) -> dict[str, Any]:
        """What differs from the default, for a manifest."""
        found: dict[str, Any] = {}
        if self.codebook != Codebook.packaged():
            found["codebook_sha256"] = self.codebook.sha256
        if self.min_score != MIN_SCORE:
            found["min_score"] = self.min_score
        if self.model != RowModel.packaged():
            found["model_sha256"] = self.model.sha256
        return found

    def __call__(self, doc: Document, /) -> Document:
        """The document with its rows.

        Raises:
            InputError: this is no Document.
            LayerMissingError: a layer that is read is missing.
            DataError: a packaged table is damaged.
        """
        check_document("targets", doc)
        find = self.codebook.finder(doc.year)
        plain, original = plain_document(doc, self.requires)
        rows = statements(plain, find, partial(self._choose, find), self.model.outlook)
        kept = (row for row in rows if (row.score or 0) >= self.min_score)
        return doc.with_layer(TARGETS, map(original, kept))

    def _choose(
        self, find: Find, shared: Sequence[Part], candidates: Sequence[Candidate]
    ) -> Choice:
        """The likeliest candidate, the first of equals, and how likely it is.

        Others that tell the same of the indicators with the same codes make it likelier: which of
        their words name it is open, not what it is. So do those of 2020 beside its last day.
        """
        judge = self.model.judge
        sums = judge.sums(shared, [(each.seen, each.of_period) for each in candidates])
        number = sums.index(max(sums))
        best = candidates[number]
        # Of goals in words the name alone tells of what they are.
        if not best.values or len(candidates) == 1:
            return Choice(number, *judge.chances(sums[number], sums))
        codes = _codes(find, best)
        alike = [
            each
            for each, one in zip(sums, candidates, strict=True)
            if one is not best
            and _is_alike(one, best)
            and (one.names == best.names or (codes and _codes(find, one) == codes))
        ]
        return Choice(number, *judge.chances(sums[number], sums, alike))


def _is_alike(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates differ in no more than names, or in a year and its last day."""
    if one.values != other.values or one.measures != other.measures or one.role != other.role:
        return False
    if one.periods != other.periods:
        return False
    return one.period == other.period or _is_same_time(one, other)


def _is_same_time(one: Candidate, other: Candidate) -> bool:
    """Whether one period is the last day of the other, a year, or both end a rate's plan."""
    first, second = one.period, other.period
    if first is None or second is None or first.start is None or second.start is None:
        return False
    if first.end != second.end:
        return False
    is_rate = one.values[0].value.kind == _PERCENT and one.measures[0] in _STATES
    is_day = first.start == first.end or second.start == second.end
    return is_rate or (is_day and first.start.year == second.start.year)


def _codes(find: Find, candidate: Candidate) -> tuple[str, ...]:
    """The codes of a candidate's indicators; none where one of them has no code."""
    codes: tuple[str, ...] = ()
    for name in candidate.names:
        if (entry := find(name)) is None:
            return ()
        codes += (entry.code,)
    return codes
