"""The types of UIMA that layers become: those of DKPro and INCEpTION where they have one.

Tokens, sentences, paragraphs and mentions are DKPro's ``Token``, ``Sentence``, ``Paragraph`` and
``NamedEntity``, with features more; all other layers are types of the package ``webanno.custom``,
which is where INCEpTION keeps the layers that its users define. All features are strings.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import re
import types
import typing
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from policytext.codec import field_types
from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.layers import (
    BUILTIN_LAYERS,
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
from policytext.span import Span

__all__ = [
    "ANNOTATION", "FACT", "LAYER", "METADATA", "NAMED_ENTITY", "LayerType", "layer_types", "load",
    "make_type_system", "type_name",
]  # fmt: skip

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
_CUSTOM = "webanno.custom"
ANNOTATION, _DOCUMENT = "uima.tcas.Annotation", "uima.tcas.DocumentAnnotation"
_STRING, _TOP = "uima.cas.String", "uima.cas.TOP"
NAMED_ENTITY = f"{_DKPRO}.ner.type.NamedEntity"
METADATA = f"{_DKPRO}.metadata.type.DocumentMetaData"
# What neither DKPro nor INCEpTION has a place for: facts of a document, and which layers it has.
FACT, LAYER = "policytext.type.Fact", "policytext.type.Layer"

_TYPES = {
    TOKENS.name: f"{_DKPRO}.segmentation.type.Token",
    SENTENCES.name: f"{_DKPRO}.segmentation.type.Sentence",
    PARAGRAPHS.name: f"{_DKPRO}.segmentation.type.Paragraph",
    MENTIONS.name: NAMED_ENTITY,
    QUANTITIES.name: f"{_CUSTOM}.Quantity",
    TIMES.name: f"{_CUSTOM}.Time",
    TARGETS.name: f"{_CUSTOM}.Target",
    SECTIONS.name: f"{_CUSTOM}.Section",
}
# The label that spans of a layer have if no other is written.
LABELS = {TOKENS.name: "TOKEN", SENTENCES.name: "SENTENCE", PARAGRAPHS.name: "PARAGRAPH"}
# DKPro's own names: the label of a named entity is its value, its link is its identifier.
_RENAMED = {MENTIONS.name: {"link.id": "identifier"}}
# Types with what DKPro says of them, as far as it is needed: name, supertype, features.
_DIV = f"{_DKPRO}.segmentation.type.Div"
_DECLARED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (METADATA, _DOCUMENT, ("documentTitle", "documentId", "documentUri", "collectionId")),
    (FACT, _TOP, ("name", "value")),
    (LAYER, _TOP, ("name", "typeName")),
    (_DIV, ANNOTATION, ("divType", "id")),
    (_TYPES[PARAGRAPHS.name], _DIV, ()),
    (_TYPES[TOKENS.name], ANNOTATION, ("id",)),
    (_TYPES[SENTENCES.name], ANNOTATION, ("id",)),
    (NAMED_ENTITY, ANNOTATION, ("value", "identifier")),
)
# What every annotation of UIMA has, names that Python's reader of UIMA keeps, and our own two.
_TAKEN = frozenset({"begin", "end", "sofa", "self", "type", "label", "spanScore"})
# As UIMA has it: a letter, then letters, digits and low lines.
_NAME = re.compile(r"[^\W\d_]\w*")


@dataclass(frozen=True, slots=True)
class LayerType:
    """A layer and the type of UIMA that it becomes.

    Args:
        layer: the layer.
        name: the name of the type.
        label: the feature that holds a span's label.
        features: for each attribute of a value its feature.
        offsets: the attributes that are places in the text.
    """

    layer: Layer[Any]
    name: str
    label: str
    features: dict[str, str]
    offsets: frozenset[str]

    @property
    def default(self) -> str:
        """The label that is meant where none is written."""
        return LABELS.get(self.layer.name, "")


def load() -> Any:
    """The package cassis.

    Raises:
        InputError: it is not installed.
    """
    return load_extra("cassis", "xmi")


@functools.lru_cache(maxsize=64)
def layer_types(layers: tuple[Layer[Any], ...]) -> dict[str, LayerType]:
    """The types of the library's layers and of others, by the names of types."""
    known = {**BUILTIN_LAYERS, **{layer.name: layer for layer in layers}}
    found = (_layer_type(layer) for layer in known.values())
    return {one.name: one for one in found}


def type_name(layer: str) -> str:
    """The name of the type of a layer.

    Example:
        >>> type_name("mentions").rpartition(".")[2], type_name("keywords")
        ('NamedEntity', 'webanno.custom.keywords')
    """
    if layer in _TYPES:
        return _TYPES[layer]
    name = re.sub(r"\W", "_", layer)
    if name != layer or not _NAME.fullmatch(name) or f"{_CUSTOM}.{name}" in _TYPES.values():
        # Two names that become one are kept apart by what they were.
        name = f"L{name[:40]}_{hashlib.sha256(layer.encode('utf-8')).hexdigest()[:8]}"
    return f"{_CUSTOM}.{name}"


def _layer_type(layer: Layer[Any]) -> LayerType:
    renamed = _RENAMED.get(layer.name, {})
    # A span's label, where DKPro has another name for it.
    label = "value" if layer.name == MENTIONS.name else "label"
    attributes = list(_attributes(layer.value_type))
    offsets = frozenset(_offsets(layer.value_type))
    plain = {one: renamed.get(one, one.replace(".", "_")) for one in attributes}
    names = list(plain.values())
    if len(set(names)) < len(names) or not all(map(_is_free, names)):
        plain = {one: "value_" + one.replace(".", "_") for one in attributes}
    if len(set(plain.values())) < len(plain):
        raise InputError(
            f"two fields of {layer.value_type.__name__} become one feature of UIMA, as . and _ are "
            "the same there; rename one"
        )
    return LayerType(layer, type_name(layer.name), label, plain, offsets)


def _is_free(name: str) -> bool:
    return name not in _TAKEN and bool(_NAME.fullmatch(name))


def _attributes(kind: Any, name: str = "", within: tuple[Any, ...] = ()) -> Iterable[str]:
    """All attributes that a value of a type may have, as `policytext.io.attributes` calls them."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        inner = next(one for one in arguments if one is not type(None))
        yield from _attributes(inner, name, within)
    elif origin is Span or kind is Span:
        yield from (f"{name}.{part}" for part in ("start", "end", "label", "score"))
        yield from _attributes(arguments[0], f"{name}.value", within)
    elif dataclasses.is_dataclass(kind):
        if kind in within:
            raise InputError(f"a {_called(kind)} within a {_called(kind)} has no end of features")
        if name:
            # It is there even if no field of it has anything to say.
            yield name
        for field, one in field_types(typing.cast(type, kind)).items():
            yield from _attributes(one, f"{name}.{field}" if name else field, (*within, kind))
    elif kind is not type(None):
        yield name or "value"


def _offsets(kind: Any) -> Iterable[str]:
    """The attributes that are offsets: start and end of each span within a value."""
    names = list(_attributes(kind))
    spans = [name.removesuffix(".score") for name in names if name.endswith(".score")]
    for name in spans:
        # Only a span has all four; a link has a score alone.
        if {f"{name}.start", f"{name}.end", f"{name}.label"} <= set(names):
            yield from (f"{name}.start", f"{name}.end")


def _called(kind: Any) -> str:
    return str(getattr(kind, "__name__", kind))


def make_type_system(layers: Iterable[Layer[Any]] = ()) -> Any:
    """The type system of cassis with the types of all layers, facts and metadata.

    Raises:
        InputError: cassis is not installed.
    """
    system = load().TypeSystem()
    for name, supertype, features in _DECLARED:
        _declare(system, name, supertype, features)
    for one in layer_types(tuple(layers)).values():
        added = (one.label, *one.features.values(), "spanScore")
        _declare(system, one.name, ANNOTATION, added)
    return system


def _declare(system: Any, name: str, supertype: str, features: Iterable[str]) -> None:
    """Add a type, or features to one that is there."""
    known = system.contains_type(name, match_exactly=True)
    kind = system.get_type(name) if known else system.create_type(name, supertype)
    for feature in dict.fromkeys(features):
        if kind.get_feature(feature) is None:
            system.create_feature(kind, feature, _STRING)
