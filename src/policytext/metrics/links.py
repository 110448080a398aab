"""Scores of links: what mentions stand for, and nil."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from policytext.layers import MENTIONS
from policytext.metrics.matching import pair_identical
from policytext.metrics.pairing import Documents, pair
from policytext.metrics.score import NOTHING, Score, add_maps
from policytext.span import Span
from policytext.values import Mention

__all__ = ["LinkCounts", "LinkScores", "score_links"]


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """Counts of links. A mention without a link at all (``link`` is None) is neither id nor nil.

    Args:
        matched: of the linked gold mentions whose place was found, those with the right link,
            an id or nil: its precision is the accuracy.
        in_kb: mentions with an id: right are those of the same place and id.
        nil: mentions that stand for nothing known: right are those of the same place.
        wrong: found mentions with an id that is not the gold's: silent errors.
        abstained: found mentions without an id where the gold has one.
    """

    matched: Score = NOTHING
    in_kb: Score = NOTHING
    nil: Score = NOTHING
    wrong: int = 0
    abstained: int = 0

    def __add__(self, other: LinkCounts) -> LinkCounts:
        return LinkCounts(
            self.matched + other.matched,
            self.in_kb + other.in_kb,
            self.nil + other.nil,
            self.wrong + other.wrong,
            self.abstained + other.abstained,
        )

    @property
    def accuracy(self) -> float:
        """The share of found mentions with the right link."""
        return self.matched.precision


_NO_LINKS = LinkCounts()


@dataclass(frozen=True, slots=True)
class LinkScores:
    """Scores of links: over all mentions, whatever their label, and over each label alone."""

    total: LinkCounts = _NO_LINKS
    by_label: Mapping[str, LinkCounts] = field(default_factory=dict)

    def __add__(self, other: LinkScores) -> LinkScores:
        return LinkScores(self.total + other.total, add_maps(self.by_label, other.by_label))


def score_links(gold: Documents, predicted: Documents) -> LinkScores:
    """Compare the links of the layer MENTIONS.

    Places decide which mentions are compared, so a wrong label costs nothing in ``total``. Give
    predicted links on the gold's own mentions to measure linking alone.

    Raises:
        InputError: the documents do not pair up.
        LayerMissingError: a document has no mentions layer.

    Example:
        >>> from policytext import Document, Link
        >>> doc = Document("鼓楼区")
        >>> spans = [doc.span(0, 3, "PLACE", Mention("admin", Link(i))) for i in ("320302", None)]
        >>> gold, unsure = (doc.with_layer(MENTIONS, [one]) for one in spans)
        >>> score_links(gold, unsure).total.abstained
        1
    """
    total = LinkScores()
    for one, two in pair(gold, predicted):
        ours, theirs = one[MENTIONS], two[MENTIONS]
        labels = sorted({span.label for span in (*ours, *theirs)})
        by_label = {
            label: _count(
                [span for span in ours if span.label == label],
                [span for span in theirs if span.label == label],
            )
            for label in labels
        }
        total += LinkScores(_count(ours, theirs), by_label)
    return total


def _has_id(span: Span[Mention]) -> bool:
    return span.value.link is not None and span.value.link.id is not None


def _is_nil(span: Span[Mention]) -> bool:
    return span.value.link is not None and span.value.link.id is None


def _id(span: Span[Mention]) -> str | None:
    return span.value.link.id if span.value.link is not None else None


def _place(span: Span[Mention]) -> tuple[int, int]:
    return span.start, span.end


def _count(gold: Sequence[Span[Mention]], predicted: Sequence[Span[Mention]]) -> LinkCounts:
    linked = [span for span in gold if span.value.link is not None]
    pairs, _, _ = pair_identical(linked, predicted, _place)
    right = sum(two.value.link is not None and _id(one) == _id(two) for one, two in pairs)
    ids = [span for span in gold if _has_id(span)], [span for span in predicted if _has_id(span)]
    nils = [span for span in gold if _is_nil(span)], [span for span in predicted if _is_nil(span)]
    same_ids, _, _ = pair_identical(*ids, lambda span: (*_place(span), _id(span)))
    same_nils, _, _ = pair_identical(*nils, _place)
    return LinkCounts(
        matched=Score(right, len(pairs), len(pairs)),
        in_kb=Score(len(same_ids), len(ids[1]), len(ids[0])),
        nil=Score(len(same_nils), len(nils[1]), len(nils[0])),
        wrong=sum(_has_id(two) and _id(one) != _id(two) for one, two in pairs),
        abstained=sum(_has_id(one) and not _has_id(two) for one, two in pairs),
    )
