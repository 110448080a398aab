"""Mentions of places: administrative divisions, states abroad, and places like 我市 and 全省.

Example:
    >>> from policytext import MENTIONS, Document
    >>> from policytext.entities import EntityAnnotator
    >>> doc = EntityAnnotator()(Document("全省首家落户常州市新北区。", issuer="320000", year=2024))
    >>> [(m.text, m.value.kind) for m in doc[MENTIONS]]
    [('全省', 'deictic'), ('常州市新北区', 'admin'), ('常州市', 'admin')]
"""

from __future__ import annotations

from policytext.entities.annotator import EntityAnnotator

__all__ = ["EntityAnnotator"]
