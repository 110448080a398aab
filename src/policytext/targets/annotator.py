"""The annotator that finds what indicators are said to be, or meant to be."""

from __future__ import annotations

from typing import Any

from policytext.document import Document
from policytext.layers import MENTIONS, QUANTITIES, SECTIONS, SENTENCES, TARGETS, TIMES, Layer
from policytext.targets.statements import statements

__all__ = ["TargetAnnotator"]


class TargetAnnotator:
    """Adds the layer TARGETS: a row for each value of an indicator, and each goal in words.

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

    def __call__(self, doc: Document, /) -> Document:
        """The document with its rows.

        Raises:
            LayerMissingError: a layer that is read is missing.
            DataError: a packaged table is damaged.
        """
        return doc.with_layer(TARGETS, statements(doc))
