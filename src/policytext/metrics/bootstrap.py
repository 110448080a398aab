"""Confidence intervals by drawing documents anew."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from policytext.document import Document
from policytext.errors import InputError
from policytext.metrics.pairing import Documents, pair

__all__ = ["Interval", "bootstrap"]

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with the bounds between which it lies in most redraws of the documents."""

    value: float
    low: float
    high: float


def bootstrap(
    score: Callable[[Sequence[Document], Sequence[Document]], S],
    gold: Documents,
    predicted: Documents,
    figure: Callable[[S], float],
    *,
    seed: int,
    samples: int = 1000,
    level: float = 0.95,
) -> Interval:
    """The percentile bootstrap interval of a figure: whole documents are drawn with replacement.

    Documents, not spans, are drawn, since the spans of one document are alike. Few documents give
    wide intervals that are still too narrow: below twenty or so, take them as a hint.

    Args:
        score: one of the functions of `policytext.metrics`, such as ``score_quantities``.
        gold: the gold documents.
        predicted: the predicted ones.
        figure: what to read from the scores, such as ``lambda scores: scores.all.f1``.
        seed: the start of the draws; the same seed gives the same interval everywhere.
        samples: how often to draw.
        level: the share of the draws between the bounds; bounds between two draws are
            interpolated.

    Raises:
        InputError: the documents do not pair up, there are none, or an argument is impossible.

    Source: B. Efron, Bootstrap methods: another look at the jackknife, 1979.

    Example:
        >>> from policytext import Document, TOKENS
        >>> from policytext.metrics import score_tokens
        >>> doc = Document("新北区").with_offsets(TOKENS, [0], [3], "TOKEN")
        >>> bootstrap(score_tokens, [doc, doc], [doc, doc], lambda s: s.words.f1, seed=1)
        Interval(value=1.0, low=1.0, high=1.0)
    """
    pairs = pair(gold, predicted)
    if not pairs:
        raise InputError("there are no documents to draw from")
    if samples < 1 or not 0 < level < 1:
        raise InputError(f"samples is 1 or more and level between 0 and 1, got {samples}, {level}")
    whole = score([one for one, _ in pairs], [two for _, two in pairs])
    draw = _drawer(score, pairs, hasattr(whole, "__add__"))
    generator = random.Random(seed)
    figures = []
    for _ in range(samples):
        # random() is the same in every version of Python; choices() need not be.
        chosen = [int(generator.random() * len(pairs)) for _ in pairs]
        figures.append(figure(draw(chosen)))
    figures.sort()
    low, high = (1 - level) / 2, (1 + level) / 2
    return Interval(figure(whole), _quantile(figures, low), _quantile(figures, high))


def _drawer(
    score: Callable[[Sequence[Document], Sequence[Document]], S],
    pairs: Sequence[tuple[Document, Document]],
    adds_up: bool,
) -> Callable[[Sequence[int]], S]:
    if not adds_up:
        return lambda chosen: score([pairs[i][0] for i in chosen], [pairs[i][1] for i in chosen])
    single: list[Any] = [score([one], [two]) for one, two in pairs]

    def total(chosen: Sequence[int]) -> S:
        made = single[chosen[0]]
        for i in chosen[1:]:
            made += single[i]
        return made  # type: ignore[no-any-return]

    return total


def _quantile(figures: Sequence[float], share: float) -> float:
    """Interpolated linearly between the two nearest draws."""
    place = share * (len(figures) - 1)
    below = int(place)
    above = min(below + 1, len(figures) - 1)
    return figures[below] + (place - below) * (figures[above] - figures[below])
