"""The configuration that lets brat show and edit the layers of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policytext.document import Document
from policytext.io.brat_names import (
    ATTRIBUTES,
    GB,
    KB,
    RELATIONS,
    TYPES,
    attribute_name,
    type_name,
)

__all__ = ["Config"]

# How each type looks: a short name, and a colour.
_LOOKS = {
    "PLACE": ("Place", "#9fd6a9"),
    "INSTITUTION": ("Institution", "#9fc3e8"),
    "PROJECT": ("Project", "#d3b3e8"),
    "QUANTITY": ("Quantity", "#f4d58d"),
    "TIME": ("Time", "#f2b8a0"),
    "INDICATOR": ("Indicator", "#e8e0b0"),
    "SECTION": ("Section", "#e6e6e6"),
    "PARAGRAPH": ("Paragraph", "#f0f0f0"),
    "SENTENCE": ("Sentence", "#f0f0f0"),
    "TOKEN": ("Token", "#ffffff"),
}
_SHORTEST = 3


class Config:
    """Gathers what the documents hold, and makes the files."""

    def __init__(self) -> None:
        self._types: dict[str, set[str]] = {}
        self._values: dict[str, set[str]] = {}
        for name, (layer, _) in TYPES.items():
            self._types.setdefault(layer, set()).add(name)
        for layer, fields in ATTRIBUTES.items():
            for field, values in fields.items():
                self._values[attribute_name(layer, field)] = set(values)

    def add(self, doc: Document) -> None:
        """Take note of a document's types and kinds."""
        for layer in doc.layers:
            spans = doc.spans(layer)
            labels = spans.columns[2]
            for label in {labels} if isinstance(labels, str) else set(labels):
                self._types.setdefault(layer.name, set()).add(type_name(layer.name, label))
            for field in ATTRIBUTES.get(layer.name, ()):
                values = self._values[attribute_name(layer.name, field)]
                values.update(getattr(span.value, field) for span in spans)

    def files(self) -> Iterator[tuple[str, str]]:
        """Name and content of each file."""
        yield "annotation.conf", self._annotation()
        yield "visual.conf", self._visual()
        yield "tools.conf", _tools()

    def _annotation(self) -> str:
        lines = ["[entities]", *self._all_types(), "", "[relations]"]
        ends = [f"{arg}:{'|'.join(sorted(self._types[layer]))}" for arg, layer in _ARGUMENTS]
        lines += [f"{name}\t{', '.join(ends)}" for name in RELATIONS]
        # Layers lie over each other.
        lines.append("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>")
        lines += ["", "[events]", "", "[attributes]"]
        for layer, fields in ATTRIBUTES.items():
            types = "|".join(sorted(self._types[layer]))
            for field in fields:
                name = attribute_name(layer, field)
                values = sorted(filter(_is_word, self._values[name] | set(_kinds(name))))
                lines.append(f"{name}\tArg:{types}, Value:{'|'.join(values)}")
        return _content(lines)

    def _visual(self) -> str:
        names = [f"{name} | {long} | {long[:_SHORTEST]}" for name, (long, _) in _LOOKS.items()]
        colours = [f"{name}\tbgColor:{colour}" for name, (_, colour) in _LOOKS.items()]
        default = "SPAN_DEFAULT\tfgColor:black, bgColor:#dddddd, borderColor:darken"
        arcs = "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5"
        return _content(["[labels]", *names, "", "[drawing]", default, arcs, *colours])

    def _all_types(self) -> list[str]:
        own = {name for names in self._types.values() for name in names} - TYPES.keys()
        return [*TYPES, *sorted(own)]


_ARGUMENTS = (("Arg1", "targets"), ("Arg2", "quantities"))


def _kinds(name: str) -> tuple[str, ...]:
    """The kinds of mentions that the recognisers know."""
    if name != attribute_name("mentions", "kind"):
        return ()
    from policytext.entities.labels import kinds

    return tuple(kind for each in kinds().values() for kind in each)


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and value.replace("_", "x").isalnum()


def _tools() -> str:
    return _content(
        [
            "[options]",
            "Validation\tvalidate:none",
            "",
            "[normalization]",
            f"{GB}\t<URL>:https://www.mca.gov.cn/",
            f"{KB}\t<URL>:about:blank",
        ]
    )


def _content(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
