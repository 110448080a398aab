"""Scores of mentions: strict, exact, partial and by label, for each label and kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from policytext.layers import MENTIONS
from policytext.metrics.matching import count_overlapping, pair_identical
from policytext.metrics.pairing import Documents, pair
from policytext.metrics.score import NOTHING, Rates, Score, add_maps, macro
from policytext.span import Span
from policytext.values import Mention

__all__ = ["MatchScores", "MentionScores", "score_mentions"]

MentionSpan: TypeAlias = Span[Mention]


@dataclass(frozen=True, slots=True)
class MatchScores:
    """Four ways to count a span as found.

    Args:
        strict: same place and same label.
        exact: same place, whatever the label.
        partial: same place counts 1, a place that overlaps one half, whatever the label.
        label: same label and a place that is the same or overlaps.
    """

    strict: Score = NOTHING
    exact: Score = NOTHING
    partial: Score = NOTHING
    label: Score = NOTHING

    def __add__(self, other: MatchScores) -> MatchScores:
        return MatchScores(
            self.strict + other.strict,
            self.exact + other.exact,
            self.partial + other.partial,
            self.label + other.label,
        )


_NO_MATCHES = MatchScores()


@dataclass(frozen=True, slots=True)
class MentionScores:
    """Scores of mentions.

    Args:
        micro: over all mentions, with PLACE, INSTITUTION and PROJECT as labels.
        micro_kind: over all mentions, with ``PLACE.admin`` and so on as labels.
        by_label: over the mentions of each label alone.
        by_kind: over those of each ``LABEL.kind`` alone.
    """

    micro: MatchScores = _NO_MATCHES
    micro_kind: MatchScores = _NO_MATCHES
    by_label: Mapping[str, MatchScores] = field(default_factory=dict)
    by_kind: Mapping[str, MatchScores] = field(default_factory=dict)

    def __add__(self, other: MentionScores) -> MentionScores:
        return MentionScores(
            self.micro + other.micro,
            self.micro_kind + other.micro_kind,
            add_maps(self.by_label, other.by_label),
            add_maps(self.by_kind, other.by_kind),
        )

    def macro(self, way: str = "strict") -> Rates:
        """The mean over labels that occur; ``way`` is strict, exact, partial or label."""
        return macro(getattr(one, way) for one in self.by_label.values())

    def macro_kind(self, way: str = "strict") -> Rates:
        """The mean over kinds that occur."""
        return macro(getattr(one, way) for one in self.by_kind.values())


def score_mentions(gold: Documents, predicted: Documents) -> MentionScores:
    """Compare the layer MENTIONS of predicted with gold documents, nested mentions included.

    Each mention is used once. Identical ones are paired first; of the rest as many as can be are
    paired with one that overlaps.

    Raises:
        InputError: the documents do not pair up.
        LayerMissingError: a document has no mentions layer.

    Example:
        >>> from policytext import Document
        >>> doc = Document("常州市人民政府")
        >>> city = doc.span(0, 3, "PLACE", Mention("admin"))
        >>> body = doc.span(0, 7, "INSTITUTION", Mention("government"))
        >>> gold = doc.with_layer(MENTIONS, [city, body])
        >>> scores = score_mentions(gold, doc.with_layer(MENTIONS, [body]))
        >>> scores.micro.strict, scores.by_label["PLACE"].strict.recall
        (Score(correct=1, predicted=1, gold=2), 0.0)
    """
    total = MentionScores()
    for one, two in pair(gold, predicted):
        spans = one[MENTIONS], two[MENTIONS]
        micro, by_label = _score(*spans, lambda span: span.label)
        micro_kind, by_kind = _score(*spans, lambda span: f"{span.label}.{span.value.kind}")
        total += MentionScores(micro, micro_kind, by_label, by_kind)
    return total


def _score(
    gold: Sequence[MentionSpan],
    predicted: Sequence[MentionSpan],
    name: Callable[[MentionSpan], str],
) -> tuple[MatchScores, dict[str, MatchScores]]:
    groups: dict[str, tuple[list[MentionSpan], list[MentionSpan]]] = defaultdict(lambda: ([], []))
    for side, spans in enumerate((gold, predicted)):
        for span in spans:
            groups[name(span)][side].append(span)
    by_name: dict[str, MatchScores] = {}
    for label, (ours, theirs) in sorted(groups.items()):
        same, overlapping = _found(ours, theirs)
        counts = len(theirs), len(ours)
        by_name[label] = MatchScores(
            strict=Score(same, *counts),
            exact=Score(same, *counts),
            partial=Score(same + Fraction(overlapping, 2), *counts),
            label=Score(same + overlapping, *counts),
        )
    same, overlapping = _found(gold, predicted)
    counts = len(predicted), len(gold)
    micro = MatchScores(
        strict=Score(sum(int(one.strict.correct) for one in by_name.values()), *counts),
        exact=Score(same, *counts),
        partial=Score(same + Fraction(overlapping, 2), *counts),
        label=Score(sum(int(one.label.correct) for one in by_name.values()), *counts),
    )
    return micro, by_name


def _found(gold: Sequence[MentionSpan], predicted: Sequence[MentionSpan]) -> tuple[int, int]:
    """How many have the same place, and how many more can be paired with one that overlaps."""
    pairs, alone, left = pair_identical(gold, predicted, lambda span: (span.start, span.end))
    return len(pairs), count_overlapping(alone, left)
