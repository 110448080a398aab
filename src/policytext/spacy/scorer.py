"""Scores of groups of spans, in spaCy's form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policytext.extras import load_extra
from policytext.spacy.groups import key_of

__all__ = ["score_layers"]


def score_layers(examples: Iterable[Any], layers: Iterable[str], **_: Any) -> dict[str, Any]:
    """Precision, recall and F of layers, by place and label: ``spans_policytext/mentions_f``.

    Only documents whose reference has the group count. Values are not compared; scores of values,
    links and rows are in ``policytext.metrics``.

    Args:
        examples: of ``spacy.training.Example``.
        layers: the names of layers.
    """
    scorer = load_extra("spacy.scorer", "spacy").Scorer
    kept = list(examples)
    found: dict[str, Any] = {}
    for layer in layers:
        key = key_of(layer)
        found |= scorer.score_spans(
            kept,
            attr=f"spans_{key}",
            getter=lambda doc, _, key=key: doc.spans.get(key, ()),
            has_annotation=lambda doc, key=key: key in doc.spans,
            allow_overlap=True,
            labeled=True,
        )
    return found
