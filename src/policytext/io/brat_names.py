"""What layers, labels and values are called in brat, whose names are ASCII letters, digits, - _."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from policytext.amounts import COMPARATORS, QUANTITY_KINDS
from policytext.errors import InputError
from policytext.layers import BUILTIN_LAYERS, Layer
from policytext.values import MEASURES, ROLES, SECTION_ROLES

__all__ = [
    "ATTRIBUTES",
    "BREAKS",
    "CODE",
    "DOCUMENTS",
    "EDGES",
    "GB",
    "KB",
    "NOTE",
    "RELATIONS",
    "TYPES",
    "attribute_name",
    "escape",
    "layer_and_label",
    "type_name",
    "unescape",
]

# The annotators' own labels need no layer before them.
TYPES: Mapping[str, tuple[str, str]] = {
    "PLACE": ("mentions", "PLACE"),
    "INSTITUTION": ("mentions", "INSTITUTION"),
    "PROJECT": ("mentions", "PROJECT"),
    "QUANTITY": ("quantities", "QUANTITY"),
    "TIME": ("times", "TIME"),
    "INDICATOR": ("targets", "INDICATOR"),
    "SECTION": ("sections", "SECTION"),
    "PARAGRAPH": ("paragraphs", "PARAGRAPH"),
    "SENTENCE": ("sentences", "SENTENCE"),
    "TOKEN": ("tokens", "TOKEN"),
}
_NAMES = {place: name for name, place in TYPES.items()}

# Fields with few values, which brat lets one choose from a list. Kinds of mentions are any word.
ATTRIBUTES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "mentions": {"kind": ()},
    "quantities": {"comparator": tuple(COMPARATORS), "kind": QUANTITY_KINDS},
    "sections": {"role": SECTION_ROLES},
    "targets": {"measure": MEASURES, "role": ROLES},
}
# From an indicator to its quantities.
RELATIONS = ("quantity", "stretch")
# The two resources of normalisations: division's codes, and all other ids.
GB, KB = "GB", "KB"
CODE = re.compile(r"[0-9]{6}(?:[0-9]{3})?")
# Notes with attributes, which people can edit, and the characters of a span before and after.
NOTE = "AnnotatorNotes"
EDGES = ("@before", "@after")
# The file of the documents' facts, which brat passes over.
DOCUMENTS = "documents.tsv"
# What ends a line, or a cell, in one program or another: spans are written in pieces around it.
BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]|_(?=u)")
_UNSAFE_LAYER = re.compile(r"[^A-Za-z0-9_]|_(?=u)")
_ESCAPE = re.compile(r"_u([0-9a-f]{1,6})_")


def _escaped(found: re.Match[str]) -> str:
    return f"_u{ord(found[0]):x}_"


def escape(name: str) -> str:
    """A name of any characters as one of ASCII letters, digits and ``_``.

    Example:
        >>> escape("my-words"), unescape("my_u2d_words")
        ('my_u2d_words', 'my-words')
    """
    return _UNSAFE_LAYER.sub(_escaped, name)


def unescape(name: str) -> str:
    """The name that was escaped."""
    try:
        return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), name)
    except ValueError:
        raise InputError(f"{name!r} names a character that there is not") from None


def type_name(layer: str, label: str) -> str:
    """The type of a layer's spans with this label.

    Example:
        >>> type_name("mentions", "PLACE"), type_name("words", "KEY WORD")
        ('PLACE', 'words-KEY_u20_WORD')
    """
    known = _NAMES.get((layer, label))
    return known or f"{escape(layer)}-{_UNSAFE.sub(_escaped, label)}"


def layer_and_label(type: str, layers: Mapping[str, Layer[Any]]) -> tuple[Layer[Any], str] | None:
    """The layer and label of a type; ``None`` where it is none of ours.

    Args:
        type: the type.
        layers: all layers that are known, by name.
    """
    if type in TYPES:
        name, label = TYPES[type]
        return BUILTIN_LAYERS[name], label
    before, dash, after = type.partition("-")
    layer = layers.get(unescape(before)) if dash else None
    return None if layer is None else (layer, unescape(after))


def attribute_name(layer: str, field: str) -> str:
    """The name of a layer's attribute; brat knows each name once.

    Example:
        >>> attribute_name("mentions", "kind")
        'mentions-kind'
    """
    return f"{layer}-{field}"
