"""Scores of predicted against gold documents; `docs/metrics.md` defines each.

>>> from policytext import Document, TOKENS
>>> from policytext.metrics import score_tokens
>>> doc = Document("常州市新北区")
>>> gold = doc.with_offsets(TOKENS, [0, 3], [3, 6], "TOKEN")
>>> score_tokens(gold, doc.with_offsets(TOKENS, [0], [6], "TOKEN")).words
Score(correct=0, predicted=1, gold=2)
"""

from __future__ import annotations

from policytext.metrics.agreement import Agreement, score_agreement
from policytext.metrics.bootstrap import Interval, bootstrap
from policytext.metrics.clusters import ClusterScores, score_clusters
from policytext.metrics.links import LinkCounts, LinkScores, score_links
from policytext.metrics.mentions import MatchScores, MentionScores, score_mentions
from policytext.metrics.quantities import (
    QuantityScores,
    TimeScores,
    score_quantities,
    score_times,
)
from policytext.metrics.rows import ROW_FIELDS, RowScores, score_rows
from policytext.metrics.score import Kappa, Rates, Score
from policytext.metrics.tokens import TokenScores, score_tokens

__all__ = [
    "ROW_FIELDS",
    "Agreement",
    "ClusterScores",
    "Interval",
    "Kappa",
    "LinkCounts",
    "LinkScores",
    "MatchScores",
    "MentionScores",
    "QuantityScores",
    "Rates",
    "RowScores",
    "Score",
    "TimeScores",
    "TokenScores",
    "bootstrap",
    "score_agreement",
    "score_clusters",
    "score_links",
    "score_mentions",
    "score_quantities",
    "score_rows",
    "score_times",
    "score_tokens",
]
