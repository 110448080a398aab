"""Scores of clusters: whether mentions of one thing are together, whatever their ids."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from policytext.errors import InputError
from policytext.layers import MENTIONS
from policytext.metrics.assignment import assign
from policytext.metrics.matching import components
from policytext.metrics.pairing import Documents, pair
from policytext.metrics.score import Rates
from policytext.span import Span
from policytext.values import Mention

__all__ = ["ClusterScores", "score_clusters"]

# A mention by its document, its place, and its number among those of one place.
Key: TypeAlias = tuple[int, int, int, int]
Cluster: TypeAlias = frozenset[Key]
Scope: TypeAlias = Literal["corpus", "document"]


@dataclass(frozen=True, slots=True)
class ClusterScores:
    """Scores of clusters.

    Args:
        b_cubed: the mean over mentions of how much of their cluster is right.
        ceaf_e: the similarity of clusters, each paired with one at most.
    """

    b_cubed: Rates
    ceaf_e: Rates


def score_clusters(gold: Documents, predicted: Documents, scope: Scope = "corpus") -> ClusterScores:
    """Compare clusters of mentions: those with one id; a mention without an id stands alone.

    B³ counts a mention that the other side lacks as 0. CEAF-e uses the similarity φ4, twice the
    shared mentions over the mentions of both clusters.

    Args:
        gold: the gold documents.
        predicted: the predicted ones.
        scope: whether one id in two documents is one cluster ("corpus") or two ("document").

    Raises:
        InputError: the documents do not pair up.
        LayerMissingError: a document has no mentions layer.

    Source: A. Bagga and B. Baldwin, Algorithms for scoring coreference chains, 1998; X. Luo, On
    coreference resolution performance metrics, 2005.

    Example:
        >>> from policytext import Document, Link
        >>> doc = Document("常州，常州市")
        >>> def linked(*ids):
        ...     places = zip([(0, 2), (3, 6)], ids)
        ...     return doc.with_layer(
        ...         MENTIONS, [doc.span(*p, "PLACE", Mention("admin", Link(i))) for p, i in places]
        ...     )
        >>> scores = score_clusters(linked("320400", "320400"), linked("320400", None))
        >>> scores.b_cubed.precision, scores.b_cubed.recall
        (1.0, 0.5)
    """
    if scope not in ("corpus", "document"):
        raise InputError(f"scope is 'corpus' or 'document', not {scope!r}")
    pairs = pair(gold, predicted)
    ours = _clusters([one[MENTIONS] for one, _ in pairs], scope)
    theirs = _clusters([two[MENTIONS] for _, two in pairs], scope)
    similarity = _ceaf_e(ours, theirs)
    return ClusterScores(
        Rates.of(_b_cubed(theirs, ours), _b_cubed(ours, theirs)),
        Rates.of(_share(similarity, len(theirs)), _share(similarity, len(ours))),
    )


def _share(part: Fraction, whole: int) -> Fraction:
    return part / whole if whole else Fraction(0)


def _clusters(documents: Iterable[Sequence[Span[Mention]]], scope: Scope) -> list[Cluster]:
    named: dict[tuple[int, str], list[Key]] = defaultdict(list)
    alone: list[Cluster] = []
    for number, spans in enumerate(documents):
        seen: Counter[tuple[int, int]] = Counter()
        for span in spans:
            place = (span.start, span.end)
            key = (number, *place, seen[place])
            seen[place] += 1
            link = span.value.link
            if link is None or link.id is None:
                alone.append(frozenset([key]))
            else:
                named[number if scope == "document" else 0, link.id].append(key)
    return [*map(frozenset, named.values()), *alone]


def _of(clusters: Sequence[Cluster]) -> dict[Key, int]:
    return {key: i for i, cluster in enumerate(clusters) for key in cluster}


def _b_cubed(of: Sequence[Cluster], against: Sequence[Cluster]) -> Fraction:
    """The mean over the mentions of one side of the share of their cluster that is together."""
    other = _of(against)
    total = Fraction(0)
    for cluster in of:
        together = Counter(other[key] for key in cluster if key in other)
        total += Fraction(sum(count * count for count in together.values()), len(cluster))
    return _share(total, sum(map(len, of)))


def _ceaf_e(ours: Sequence[Cluster], theirs: Sequence[Cluster]) -> Fraction:
    other = _of(theirs)
    shared: Counter[tuple[int, int]] = Counter(
        (i, other[key]) for i, cluster in enumerate(ours) for key in cluster if key in other
    )
    total = Fraction(0)
    # Clusters that share no mention have similarity 0, so connected ones are paired by themselves.
    for left, right in components(shared):
        weights = [
            [Fraction(2 * shared[i, j], len(ours[i]) + len(theirs[j])) for j in right] for i in left
        ]
        total += sum((weights[row][column] for row, column in assign(weights)), Fraction(0))
    return total
