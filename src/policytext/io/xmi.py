"""UIMA CAS XMI, as INCEpTION and DKPro read and write it; with dkpro-cassis.

One XMI file has one document; a zip file has several, with their type system, as INCEpTION exports
them. Java counts UTF-16 code units, and cassis makes code points of them when it reads.
"""

from __future__ import annotations

import functools
import io
import re
import warnings
from collections import Counter
from collections.abc import Iterable
from typing import Any

from policytext.document import Document
from policytext.errors import InputError, PolicytextError, ReadError, check_type
from policytext.extras import load_extra
from policytext.io.attributes import fact_attributes, to_attributes, with_facts
from policytext.io.foreign import Foreign
from policytext.io.marks import Marks
from policytext.io.offsets import Offsets
from policytext.io.xmi_types import (
    FACT,
    LAYER,
    METADATA,
    LayerType,
    layer_types,
    load,
    make_type_system,
)
from policytext.layers import MENTIONS, Layer
from policytext.span import Span

__all__ = ["from_cas", "from_xmi", "to_cas", "to_xmi", "type_system_xml"]

# XML 1.0 has no way to write these, not even escaped.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_METADATA = {"id": "documentId", "title": "documentTitle"}
# The namespace of the outermost element.
_XMI = b"http://www.omg.org/XMI"
_LANGUAGE = "zh"
# What the library does without and that holds no annotation of its own.
_KNOWN = frozenset({"uima.tcas.DocumentAnnotation", METADATA, FACT, LAYER})


def to_xmi(doc: Document) -> str:
    """A document as XMI.

    Raises:
        InputError: cassis is not installed, or a string has a character that XML cannot hold.

    Example:
        >>> "sofaString" in to_xmi(Document("新增就业3万人"))  # doctest: +SKIP
        True
    """
    check_type("what to write", doc, Document)
    return str(_cas(doc, _shared(doc.layers)).to_xmi(pretty_print=True))


def type_system_xml(layers: Iterable[Layer[Any]] = ()) -> str:
    """The type system of what `to_xmi` writes, as UIMA has it in ``TypeSystem.xml``.

    Args:
        layers: layers of your own.

    Raises:
        InputError: cassis is not installed.
    """
    return str(make_type_system(layers).to_xml())


def to_cas(doc: Document) -> Any:
    """A document as a CAS of cassis.

    Raises:
        InputError: cassis is not installed, or a string has a character that XML cannot hold.
    """
    check_type("what to write", doc, Document)
    return _cas(doc, make_type_system(doc.layers))


@functools.lru_cache(maxsize=8)
def _shared(layers: tuple[Layer[Any], ...]) -> Any:
    """A type system that no one else gets hold of: making one takes longer than a document does."""
    return make_type_system(layers)


def _cas(doc: Document, system: Any) -> Any:
    cas = load().Cas(
        typesystem=system, sofa_string=_checked(doc.text, "the text"), sofa_mime="text/plain"
    )
    facts = fact_attributes(doc)
    own = {name: facts.pop(key) for key, name in _IN_METADATA.items() if key in facts}
    for one in own.values():
        _checked(one, "a fact")
    cas.add(system.get_type(METADATA)(begin=0, end=len(doc.text), language=_LANGUAGE, **own))
    for name, fact in facts.items():
        cas.add(system.get_type(FACT)(name=_checked(name, "a fact"), value=_checked(fact, name)))
    by_layer = {one.layer.name: one for one in layer_types(doc.layers).values()}
    units = Offsets(doc.text, "utf-16")
    for layer in doc.layers:
        form = by_layer[layer.name]
        cas.add(system.get_type(LAYER)(name=_checked(layer.name, "a layer"), typeName=form.name))
        make = system.get_type(form.name)
        for span in doc.spans(layer):
            cas.add(make(begin=span.start, end=span.end, **_features(form, span, units)))
    return cas


def _features(form: LayerType, span: Span[Any], units: Offsets) -> dict[str, str]:
    attributes = to_attributes(span.value, defaults=False)
    for name in form.offsets & attributes.keys():
        attributes[name] = str(units.from_points(int(attributes[name])))
    found = {form.features[name]: one for name, one in attributes.items()}
    if span.label != form.default or form.layer == MENTIONS:
        found[form.label] = span.label
    if span.score is not None:
        found["spanScore"] = repr(float(span.score))
    for one in found.values():
        if _IMPOSSIBLE.search(one):
            _checked(one, f"{form.layer.name} at {span.start}:{span.end}")
    return found


def _checked(text: str, where: str) -> str:
    found = _IMPOSSIBLE.search(text)
    if found is not None:
        raise InputError(
            f"XML cannot hold U+{ord(found[0]):04X}, which stands at {found.start()} of {where}; "
            "take it out, or write JSON Lines"
        )
    return text


def from_xmi(
    xmi: str | bytes,
    layers: Iterable[Layer[Any]] = (),
    type_system: str | bytes | None = None,
    foreign: Foreign | None = None,
    name: str = "xmi",
) -> Document:
    """The document of an XMI file, the library's own or one of INCEpTION or DKPro.

    Annotations of types that are no layer are counted in ``doc.problems``. A named entity without
    the features that the library adds is a mention with an empty kind.

    Args:
        xmi: what the file holds.
        layers: layers of your own that it may hold.
        type_system: what ``TypeSystem.xml`` holds; the library's own types where there is none.
        foreign: what becomes of values of named entities that are not the library's labels; those
            of which nothing is said stay as they are.
        name: the file's name, for errors.

    Raises:
        InputError: cassis is not installed.
        ReadError: the file is damaged, has types that the type system lacks, or offsets that are
            not those of its text.
    """
    check_type("what an XMI file holds", xmi, str, bytes)
    cassis = load()
    own = tuple(layers)
    raw = _plain_xml(xmi, name)
    if _XMI not in raw:
        raise ReadError(f"{name}: it is no XMI: {_XMI.decode()} does not stand in it")
    try:
        if type_system is None:
            system = _shared(own)
        else:
            system = cassis.load_typesystem(io.BytesIO(_plain_xml(type_system, "TypeSystem.xml")))
        with warnings.catch_warnings():
            # cassis only warns of an offset that cannot be, and goes on with another.
            warnings.filterwarnings("error", message="Not mapping")
            cas = cassis.load_cas_from_xmi(io.BytesIO(raw), typesystem=system, trusted=True)
        return from_cas(cas, own, foreign)
    except PolicytextError as error:
        raise ReadError(f"{name}: {error}") from None
    except load_extra("cassis.typesystem", "xmi").TypeNotFoundError as error:
        raise ReadError(
            f"{name}: {error}; put the TypeSystem.xml that belongs to it into its folder or zip"
        ) from None
    except UserWarning as error:
        raise ReadError(f"{name}: {error}; offsets are UTF-16 code units") from None
    # A damaged file raises whatever the parser of XML or cassis comes upon.
    except Exception as error:
        raise ReadError(f"{name}: it is no UIMA CAS XMI, or damaged: {error!r:.300}") from None


def _plain_xml(content: str | bytes, name: str) -> bytes:
    """The bytes of XML that defines no entities, which could grow without end."""
    raw = content.encode("utf-8") if isinstance(content, str) else content
    if b"<!DOCTYPE" in raw[:4096] or not raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise ReadError(f"{name}: it is no XML in UTF-8 without document type")
    return raw


def from_cas(
    cas: Any, layers: Iterable[Layer[Any]] = (), foreign: Foreign | None = None
) -> Document:
    """The document of a CAS of cassis; see `from_xmi`.

    Raises:
        InputError: the CAS has no text, or a layer that is not known.
        ReadError: an annotation is empty or lies outside the text, or a value cannot be.
    """
    text = cas.sofa_string
    if text is None:
        raise InputError("it has no text (no sofaString)")
    forms = layer_types(tuple(layers))
    units = Offsets(text, "utf-16")
    marks = Marks(with_facts(text, _facts(cas)), foreign)
    for name in _layers(cas, forms):
        marks.has(forms[name].layer)
    left: Counter[str] = Counter()
    for fs in cas.select_all_fs():
        form = forms.get(fs.type.name)
        if form is not None:
            _take(marks, form, fs, units)
        elif fs.type.name not in _KNOWN:
            left[fs.type.name] += 1
    for name, count in sorted(left.items()):
        marks.leave_out(f"{count} of type {name}, which is no layer")
    return marks.document()


def _facts(cas: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    if cas.typesystem.contains_type(METADATA):
        for one in cas.select(METADATA):
            for key, name in _IN_METADATA.items():
                found[key] = getattr(one, name, None) or ""
    if cas.typesystem.contains_type(FACT):
        found |= {one.name: one.value for one in cas.select(FACT)}
    return found


def _layers(cas: Any, forms: dict[str, LayerType]) -> list[str]:
    """The types of the layers that the writer says the document has."""
    if not cas.typesystem.contains_type(LAYER):
        return []
    for one in cas.select(LAYER):
        form = forms.get(one.typeName)
        if form is None or form.layer.name != one.name:
            raise InputError(f"layer {one.name!r} is not known; pass it: layers=[LAYER]")
    return [one.typeName for one in cas.select(LAYER)]


def _take(marks: Marks, form: LayerType, fs: Any, units: Offsets) -> None:
    place = f"{fs.type.name} at {fs.begin}:{fs.end}"
    if fs.begin is None or fs.end is None:
        raise ReadError(f"{place}: it has no begin or no end")
    # A type system of others may lack the features that the library adds.
    attributes = {
        name: found
        for name, feature in form.features.items()
        if (found := getattr(fs, feature, None)) is not None
    }
    label, score = getattr(fs, form.label, None), getattr(fs, "spanScore", None)
    try:
        for name in form.offsets & attributes.keys():
            attributes[name] = str(units.to_points(int(attributes[name])))
        given = None if score is None else float(score)
    except ValueError as error:
        raise ReadError(f"{place}: {error}") from None
    bounds = fs.begin, fs.end
    if form.layer == MENTIONS and label is not None and marks.knows(label):
        marks.take_foreign(place, bounds, label, attributes)
    else:
        marks.take(
            place, form.layer, bounds, form.default if label is None else label, attributes, given
        )
