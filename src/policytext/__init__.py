"""policytext turns Chinese government text into checkable data.

Every annotation is a span, and every annotator is a function from Document to Document:

    >>> import policytext as pt
    >>> doc = pt.annotate(pt.Document("完成投资320.5亿元，增长8%以上。", year=2024))
    >>> [(q.text, str(q.value.low), q.value.comparator, q.value.unit) for q in doc[pt.QUANTITIES]]
    [('320.5亿元', '32050000000', 'eq', '元'), ('8%以上', '8', 'ge', '%')]
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from policytext.alignment import Alignment
from policytext.document import Document
from policytext.errors import (
    AlignmentError,
    DataError,
    InputError,
    LayerMissingError,
    PipelineError,
    PolicytextError,
    ReadError,
    SpanError,
    UnitError,
)
from policytext.layers import (
    MENTIONS,
    PARAGRAPHS,
    QUANTITIES,
    SECTIONS,
    SENTENCES,
    TARGETS,
    TIMES,
    TOKENS,
    Layer,
)
from policytext.repairs import Problem, Quality, Repair
from policytext.span import Span
from policytext.spans import Spans
from policytext.values import Indicator, Link, Mention, Quantity, Section, TimeInterval

if TYPE_CHECKING:
    from policytext.annotator import Annotator
    from policytext.frames import annotate_frame, documents_of
    from policytext.gazetteer import Division
    from policytext.knowledge import Entity, KnowledgeBase, entity, lookup
    from policytext.pages.read import read
    from policytext.pipeline import Pipeline, annotate, load
    from policytext.projects import ProjectRegistry
    from policytext.provenance import manifest
    from policytext.quantities import find_quantities, find_times, parse_quantity, parse_time

__version__ = "0.1.0"

__all__ = [
    "MENTIONS",
    "PARAGRAPHS",
    "QUANTITIES",
    "SECTIONS",
    "SENTENCES",
    "TARGETS",
    "TIMES",
    "TOKENS",
    "Alignment",
    "AlignmentError",
    "Annotator",
    "DataError",
    "Division",
    "Document",
    "Entity",
    "Indicator",
    "InputError",
    "KnowledgeBase",
    "Layer",
    "LayerMissingError",
    "Link",
    "Mention",
    "Pipeline",
    "PipelineError",
    "PolicytextError",
    "Problem",
    "ProjectRegistry",
    "Quality",
    "Quantity",
    "ReadError",
    "Repair",
    "Section",
    "Span",
    "SpanError",
    "Spans",
    "TimeInterval",
    "UnitError",
    "annotate",
    "annotate_frame",
    "documents_of",
    "entity",
    "find_quantities",
    "find_times",
    "load",
    "lookup",
    "manifest",
    "parse_quantity",
    "parse_time",
    "read",
]

# Loaded on first use, so that importing policytext costs only the core.
_LAZY = {
    "Annotator": "policytext.annotator",
    "Division": "policytext.gazetteer",
    "Entity": "policytext.knowledge",
    "KnowledgeBase": "policytext.knowledge",
    "Pipeline": "policytext.pipeline",
    "ProjectRegistry": "policytext.projects",
    "annotate": "policytext.pipeline",
    "annotate_frame": "policytext.frames",
    "documents_of": "policytext.frames",
    "entity": "policytext.knowledge",
    "find_quantities": "policytext.quantities",
    "find_times": "policytext.quantities",
    "load": "policytext.pipeline",
    "lookup": "policytext.knowledge",
    "manifest": "policytext.provenance",
    "parse_quantity": "policytext.quantities",
    "parse_time": "policytext.quantities",
    "read": "policytext.pages",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'policytext' has no attribute {name!r}")
    value = getattr(importlib.import_module(_LAZY[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_LAZY})
