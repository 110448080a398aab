"""Scores of word boundaries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from policytext.document import Document
from policytext.layers import TOKENS
from policytext.metrics.pairing import Documents, pair
from policytext.metrics.score import NOTHING, Score

__all__ = ["TokenScores", "score_tokens"]


@dataclass(frozen=True, slots=True)
class TokenScores:
    """Scores of words.

    Args:
        words: same start and end.
        unknown: the same over gold words that are not in the vocabulary: its recall is the
            recall of out-of-vocabulary words. ``predicted`` counts predicted words that are not.
        boundaries: word boundaries between two characters that are not blank.
        agreed: places between such characters at which both have a boundary, or neither.
        places: all such places.
    """

    words: Score = NOTHING
    unknown: Score = NOTHING
    boundaries: Score = NOTHING
    agreed: int = 0
    places: int = 0

    def __add__(self, other: TokenScores) -> TokenScores:
        return TokenScores(
            self.words + other.words,
            self.unknown + other.unknown,
            self.boundaries + other.boundaries,
            self.agreed + other.agreed,
            self.places + other.places,
        )

    @property
    def exact_agreement(self) -> Fraction:
        """The share of places at which both agree; 0 if there are none."""
        return Fraction(self.agreed, self.places) if self.places else Fraction(0)

    @property
    def agreement(self) -> float:
        """The share of places at which both agree, as a float."""
        return float(self.exact_agreement)


def score_tokens(
    gold: Documents, predicted: Documents, vocabulary: Iterable[str] = ()
) -> TokenScores:
    """Compare the layer TOKENS of predicted with gold documents.

    Args:
        gold: the gold documents.
        predicted: the predicted ones.
        vocabulary: the words that the tokeniser has seen in training; without it every word
            counts as unknown.

    Raises:
        InputError: the documents do not pair up.
        LayerMissingError: a document has no tokens layer.

    Example:
        >>> from policytext import Document
        >>> doc = Document("常州市新北区")
        >>> gold = doc.with_offsets(TOKENS, [0, 3], [3, 6], "TOKEN")
        >>> scores = score_tokens(gold, doc.with_offsets(TOKENS, [0, 3, 5], [3, 5, 6], "TOKEN"))
        >>> scores.words.recall, scores.agreement
        (0.5, 0.8)
    """
    known = frozenset(vocabulary)
    total = TokenScores()
    for one, two in pair(gold, predicted):
        ours, theirs = _words(one), _words(two)
        inner = {
            i
            for i in range(1, len(one.text))
            if not (one.text[i - 1].isspace() or one.text[i].isspace())
        }
        cuts = _cuts(ours) & inner, _cuts(theirs) & inner
        fresh = [
            {w for w in words if one.text[w[0] : w[1]] not in known} for words in (ours, theirs)
        ]
        total += TokenScores(
            Score(len(ours & theirs), len(theirs), len(ours)),
            Score(len(fresh[0] & theirs), len(fresh[1]), len(fresh[0])),
            Score(len(cuts[0] & cuts[1]), len(cuts[1]), len(cuts[0])),
            len(inner) - len(cuts[0] ^ cuts[1]),
            len(inner),
        )
    return total


def _words(doc: Document) -> set[tuple[int, int]]:
    spans = doc.spans(TOKENS)
    return set(zip(spans.starts, spans.ends, strict=True))


def _cuts(words: set[tuple[int, int]]) -> set[int]:
    return {place for word in words for place in word}
