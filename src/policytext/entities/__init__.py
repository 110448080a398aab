"""Mentions of places, institutions and projects: lexicons, rules and a trained model together.

Example:
    >>> from policytext import MENTIONS, Document
    >>> from policytext.entities import EntityAnnotator
    >>> text = "全省现场会在常州市召开，市财政局作了发言。"
    >>> doc = EntityAnnotator()(Document(text, issuer="320000", year=2024))
    >>> [(m.text, m.value.kind) for m in doc[MENTIONS]]
    [('全省', 'deictic'), ('常州市', 'admin'), ('市财政局', 'government')]
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from policytext.entities.annotator import EntityAnnotator

if TYPE_CHECKING:
    from policytext.entities.deep import DeepModel, load_deep
    from policytext.entities.hanlp import HanlpRecognizer
    from policytext.entities.model import MentionModel
    from policytext.entities.own import ModelRecognizer
    from policytext.entities.recognizer import Found, Recognizer
    from policytext.entities.spacy_ner import SpacyRecognizer
    from policytext.entities.user_names import NameTable

__all__ = [
    "DeepModel",
    "EntityAnnotator",
    "Found",
    "HanlpRecognizer",
    "MentionModel",
    "ModelRecognizer",
    "NameTable",
    "Recognizer",
    "SpacyRecognizer",
    "load_deep",
    "load_mentions",
    "save_mentions",
]

# Looked up when first asked for.
_LAZY = {
    "DeepModel": "policytext.entities.deep",
    "Found": "policytext.entities.recognizer",
    "HanlpRecognizer": "policytext.entities.hanlp",
    "MentionModel": "policytext.entities.model",
    "ModelRecognizer": "policytext.entities.own",
    "NameTable": "policytext.entities.user_names",
    "Recognizer": "policytext.entities.recognizer",
    "SpacyRecognizer": "policytext.entities.spacy_ner",
    "load_deep": "policytext.entities.deep",
    "load_mentions": "policytext.entities.files",
    "save_mentions": "policytext.entities.files",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'policytext.entities' has no attribute {name!r}")
    value = getattr(importlib.import_module(_LAZY[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_LAZY})
