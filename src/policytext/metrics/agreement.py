"""How far two annotators agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from policytext.document import Document
from policytext.layers import MENTIONS, QUANTITIES, TARGETS, TIMES, TOKENS
from policytext.metrics.links import LinkScores, score_links
from policytext.metrics.matching import pair_identical
from policytext.metrics.mentions import MentionScores, score_mentions
from policytext.metrics.pairing import Documents, pair
from policytext.metrics.quantities import (
    QuantityScores,
    TimeScores,
    score_quantities,
    score_times,
)
from policytext.metrics.rows import RowScores, score_rows
from policytext.metrics.score import Kappa
from policytext.metrics.tokens import TokenScores, score_tokens

__all__ = ["Agreement", "score_agreement"]

_OUTSIDE = "O"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two annotators agree; scores of layers that one of them lacks are ``None``.

    F1 is the same whichever of the two is taken as gold; precision and recall change places.

    Args:
        kappa_characters: over characters, each with the ``LABEL.kind`` of the outermost mention
            that holds it, or none.
        kappa_spans: over mentions that both marked at the same place, with their ``LABEL.kind``.
        mentions: F1 of mentions.
        links: F1 of ids.
        quantities: F1 of quantities.
        times: F1 of times.
        rows: F1 of indicator rows.
        tokens: F1 of words.
    """

    kappa_characters: Kappa
    kappa_spans: Kappa
    mentions: MentionScores
    links: LinkScores
    quantities: QuantityScores | None
    times: TimeScores | None
    rows: RowScores | None
    tokens: TokenScores | None


def score_agreement(first: Documents, second: Documents) -> Agreement:
    """Compare two annotations of the same documents.

    Raises:
        InputError: the documents do not pair up.
        LayerMissingError: a document has no mentions layer.
    """
    pairs = pair(first, second)
    ones, twos = [one for one, _ in pairs], [two for _, two in pairs]
    shared = {
        layer.name
        for layer in (QUANTITIES, TIMES, TARGETS, TOKENS)
        if all(layer in doc for doc in (*ones, *twos))
    }
    characters, spans = Kappa(), Kappa()
    for one, two in pairs:
        characters += _sorted(Counter(zip(_labels(one), _labels(two), strict=True)))
        same, _, _ = pair_identical(one[MENTIONS], two[MENTIONS], lambda s: (s.start, s.end))
        spans += _sorted(
            Counter((f"{a.label}.{a.value.kind}", f"{b.label}.{b.value.kind}") for a, b in same)
        )
    return Agreement(
        characters,
        spans,
        score_mentions(ones, twos),
        score_links(ones, twos),
        score_quantities(ones, twos) if QUANTITIES.name in shared else None,
        score_times(ones, twos) if TIMES.name in shared else None,
        score_rows(ones, twos) if TARGETS.name in shared else None,
        score_tokens(ones, twos) if TOKENS.name in shared else None,
    )


def _labels(doc: Document) -> list[str]:
    """The label of each character; the outermost mention comes first in its layer."""
    labels = [_OUTSIDE] * len(doc.text)
    done = 0
    for span in doc[MENTIONS]:
        for place in range(max(done, span.start), span.end):
            labels[place] = f"{span.label}.{span.value.kind}"
        done = max(done, span.end)
    return labels


def _sorted(counts: Counter[tuple[str, str]]) -> Kappa:
    return Kappa({pair_: counts[pair_] for pair_ in sorted(counts)})
