"""The regions of one annotation of Label Studio, and what belongs to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from policytext.errors import InputError, PolicytextError, ReadError
from policytext.io.attributes import to_attributes
from policytext.io.brat_names import ATTRIBUTES, RELATIONS, escape
from policytext.io.marks import Marks
from policytext.io.notes import parse_note
from policytext.io.offsets import Offsets
from policytext.layers import QUANTITIES, TARGETS, Layer
from policytext.repairs import Problem
from policytext.span import Span

__all__ = ["NOTE", "Reading", "controls_of"]

# The control for what has no control of its own.
NOTE = "note"
# What Label Studio puts for a line end into the words of a region.
_BREAK = re.compile(r"\\n|\s")
_PARTS = frozenset({"taxonomy", "choices", "textarea"})


def controls_of(known: Mapping[str, Layer[Any]]) -> dict[str, tuple[Layer[Any], str]]:
    """For each name of a control its layer, and the field that it gives; none for labels."""
    found: dict[str, tuple[Layer[Any], str]] = {}
    for layer in known.values():
        name = escape(layer.name)
        found[name] = layer, ""
        for part in (NOTE, *ATTRIBUTES.get(layer.name, ())):
            found[f"{name}-{part}"] = layer, part
    return found


@dataclass
class _Region:
    """A region and what belongs to it."""

    value: Mapping[str, Any]
    layer: Layer[Any] | None
    score: float | None
    attributes: dict[str, str] = field(default_factory=dict)
    span: Span[Any] | None = None


class Reading:
    """Reads the results of one annotation.

    Args:
        marks: takes the spans.
        known: the layers by name.
        units: the offsets of the text.
        name: the task's name, for errors.
    """

    def __init__(
        self, marks: Marks, known: Mapping[str, Layer[Any]], units: Offsets, name: str
    ) -> None:
        self._marks, self._units, self._name = marks, units, name
        self._controls = controls_of(known)
        self._regions: dict[str, _Region] = {}

    def read(self, result: list[Any]) -> None:
        """Take all results, in whatever order they stand.

        Raises:
            ReadError: a region is damaged or its words are not those at its place.
        """
        parts = [item for item in result if item.get("type") in _PARTS]
        relations = [item for item in result if item.get("type") == "relation"]
        for item in result:
            if item.get("type") == "labels":
                self._label(item)
            elif item.get("type") not in {*_PARTS, "relation"}:
                what = f"a result of type {str(item.get('type'))!r}"
                self._marks.leave_out(f"{self._name}: {what} has no place in a layer")
        for item in parts:
            self._part(item)
        later = [one for one in self._regions.values() if one.layer == TARGETS]
        for region in self._regions.values():
            if region.layer != TARGETS:
                self._span(region)
        for item in relations:
            self._relate(item)
        for region in later:
            self._span(region)

    def _label(self, item: Mapping[str, Any]) -> None:
        value, control = item["value"], str(item.get("from_name"))
        if type(value.get("start")) is not int or type(value.get("end")) is not int:
            self._marks.leave_out(f"{self._name}: a region of {control!r} is not one of plain text")
            return
        layer = self._controls.get(control, (None, ""))[0]
        key = str(item.get("id", len(self._regions)))
        if key in self._regions:
            raise ReadError(f"{self._name}: two regions have the id {key!r}")
        self._regions[key] = _Region(value, layer, item.get("score"))

    def _part(self, item: Mapping[str, Any]) -> None:
        region = self._regions.get(str(item.get("id")))
        layer, name = self._controls.get(str(item.get("from_name")), (None, ""))
        if region is None or layer is None or region.layer != layer:
            what = f"what {item.get('from_name')!r} says"
            self._marks.leave_out(f"{self._name}: {what} belongs to no span of a layer")
            return
        value = item["value"]
        if name == NOTE:
            found: dict[str, str] = {}
            for line in [value["text"]] if isinstance(value["text"], str) else value["text"]:
                try:
                    found |= parse_note(line)
                except InputError as error:
                    what = f"{self._name}: a note cannot be read and is left out: {error}"
                    self._marks.leave_out(what, self._bounds(region))
        else:
            path = next(iter(value["taxonomy"]), []) if "taxonomy" in value else value["choices"]
            found = {name: str(path[-1])} if path else {}
            if "taxonomy" in value and [*path[:-1]] not in ([], [*region.value["labels"]]):
                message = f"{self._name}: the kind {path} is not one of {region.value['labels']}"
                self._marks.note(Problem("contradiction", message, *self._bounds(region)))
        region.attributes |= found

    def _bounds(self, region: _Region) -> tuple[int, int]:
        value = region.value
        try:
            return self._units.to_points(value["start"]), self._units.to_points(value["end"])
        except PolicytextError as error:
            raise ReadError(f"{self._name}: {error}") from None

    def _span(self, region: _Region) -> None:
        start, end = self._bounds(region)
        self._check_words(region.value, start, end)
        place = f"{self._name}: region {start}:{end}"
        labels = region.value.get("labels") or [""]
        for label in labels:
            if region.layer is None:
                self._marks.take_foreign(place, (start, end), str(label))
                continue
            taken = self._marks.take(
                place, region.layer, (start, end), str(label), region.attributes, region.score
            )
            region.span = taken

    def _check_words(self, value: Mapping[str, Any], start: int, end: int) -> None:
        """Refuse a region whose words are not those at its place."""
        words = value.get("text")
        text = self._marks.doc.text
        if not isinstance(words, str) or _folded(words) == _folded(text[start:end]):
            return
        raise ReadError(
            f"{self._name}: region {value['start']}:{value['end']} has the words {words[:40]!r}, "
            f"but {text[start:end][:40]!r} stands there; if its offsets count UTF-16 code units, "
            'read it with offsets="utf-16"'
        )

    def _relate(self, item: Mapping[str, Any]) -> None:
        """Give an indicator the quantity that a relation points to."""
        source = self._regions.get(str(item.get("from_id")))
        target = self._regions.get(str(item.get("to_id")))
        names = [name for name in item.get("labels") or [] if name in RELATIONS]
        if (
            len(names) != 1
            or source is None
            or source.layer != TARGETS
            or target is None
            or target.layer != QUANTITIES
            or target.span is None
        ):
            what = f"a relation {item.get('labels')!r}"
            self._marks.leave_out(f"{self._name}: {what} does not lead to a target's quantity")
            return
        for name, one in to_attributes(target.span).items():
            source.attributes[f"{names[0]}.{name}"] = one


def _folded(words: str) -> str:
    return _BREAK.sub("", words)
