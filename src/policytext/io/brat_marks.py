"""From the lines of brat to spans with values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from policytext.errors import InputError, PolicytextError, ReadError
from policytext.io.attributes import from_attributes, to_attributes
from policytext.io.brat_lines import Line
from policytext.io.brat_names import (
    ATTRIBUTES,
    BREAKS,
    EDGES,
    GB,
    KB,
    NOTE,
    RELATIONS,
    attribute_name,
    layer_and_label,
)
from policytext.io.foreign import Foreign, wanted_labels
from policytext.io.notes import parse_note
from policytext.layers import BUILTIN_LAYERS, MENTIONS, QUANTITIES, TARGETS, Layer
from policytext.repairs import Problem
from policytext.span import Span

__all__ = ["Reading"]

_BLANKED = str.maketrans(dict.fromkeys(BREAKS, " "))


@dataclass(slots=True)
class _Mark:
    """A span on its way: its line, its place, and the attributes that were found for it."""

    line: Line
    start: int
    end: int
    layer: Layer[Any]
    label: str
    is_ours: bool
    attributes: dict[str, str] = field(default_factory=dict)
    default: dict[str, str] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    span: Span[Any] | None = None


class Reading:
    """The lines of one file on their way to spans.

    Args:
        text: the document's text.
        layers: layers of the user's own.
        foreign: what becomes of types that are not the library's.
    """

    def __init__(self, text: str, layers: tuple[Layer[Any], ...], foreign: Foreign) -> None:
        self._text, self._foreign = text, foreign
        self._known = {**BUILTIN_LAYERS, **{layer.name: layer for layer in layers}}
        self._marks: dict[str, _Mark] = {}
        self._relations: list[Line] = []
        self.problems: list[Problem] = []
        self._labels, self._dropped = wanted_labels(foreign)

    def read(self, lines: list[Line]) -> None:
        """Take the lines of a file; what cannot be held goes to ``problems``.

        Raises:
            ReadError: a line does not fit the text, or its type is unknown.
        """
        for line in lines:
            if line.kind == "T":
                self._mark(line)
        for line in lines:
            if line.kind in _TAKERS:
                _TAKERS[line.kind](self, line)
            elif line.kind != "T":
                self._leave_out(line, "events and equivalences have no place in a layer")

    def layers(self) -> Iterator[tuple[Layer[Any], list[Span[Any]]]]:
        """Each layer with its spans; indicators last, as they hold quantities.

        Raises:
            ReadError: a span has no whole value.
        """
        marks = sorted(self._marks.values(), key=lambda mark: mark.layer == TARGETS)
        found: dict[str, tuple[Layer[Any], list[Span[Any]]]] = {}
        quantities = {key: mark for key, mark in self._marks.items() if mark.layer == QUANTITIES}
        related = False
        for mark in marks:
            if mark.layer == TARGETS and not related:
                self._relate(quantities)
                related = True
            mark.span = self._span(mark)
            found.setdefault(mark.layer.name, (mark.layer, []))[1].append(mark.span)
        if not related:
            self._relate(quantities)
        yield from found.values()

    def _mark(self, line: Line) -> None:
        bounds = self._place(line)
        if bounds is None:
            return
        name = line["type"]
        if name in self._labels:
            label, kind = self._labels[name]
            mark = _Mark(line, *bounds, MENTIONS, label, True, default={"kind": kind})
        elif (ours := layer_and_label(name, self._known)) is not None:
            mark = _Mark(line, *bounds, *ours, True)
        elif name in self._dropped:
            self._leave_out(line, "its type is not wanted", bounds)
            return
        elif self._foreign.rest is not None:
            mark = _Mark(line, *bounds, self._foreign.rest, name, False)
        else:
            raise ReadError(
                f"{line.place}: the type {name!r} is none of the library's; say what it becomes "
                "with Foreign(labels=...), or which layer takes it with Foreign(rest=LAYER)"
            )
        self._marks[line.id] = mark

    def _place(self, line: Line) -> tuple[int, int] | None:
        """Start and end, checked against the text; ``None`` where it is no one stretch."""
        pairs = [tuple(map(int, pair.split())) for pair in line["offsets"].split(";")]
        before = 0
        for start, end in pairs:
            if not before <= start <= end <= len(self._text):
                raise ReadError(
                    f"{line.place}: {start} {end} is out of order, or outside the text of "
                    f"{len(self._text)} characters"
                )
            before = end
        said = " ".join(self._text[start:end] for start, end in pairs)
        if said.translate(_BLANKED).strip() != line["tail"].translate(_BLANKED).strip():
            hint = "; are the .txt's line ends CR LF, which brat counts as one?"
            raise ReadError(
                f"{line.place}: it says {line['tail'][:40]!r}, but the text there is {said[:40]!r}"
                f"{hint if chr(13) in self._text else ''}"
            )
        gaps = (self._text[one[1] : two[0]] for one, two in pairwise(pairs))
        bounds = pairs[0][0], pairs[-1][1]
        if any(gap.strip() for gap in gaps):
            self._leave_out(line, "its pieces lie apart, and a span is one stretch", bounds)
            return None
        if bounds[0] == bounds[1]:
            self._leave_out(line, "it is empty")
            return None
        return bounds

    def _take_attribute(self, line: Line) -> None:
        mark = self._marks.get(line["target"])
        fields = ATTRIBUTES.get(mark.layer.name, {}) if mark is not None and mark.is_ours else {}
        for name in fields:
            if mark is not None and line["type"] == attribute_name(mark.layer.name, name):
                self._put(mark, line, {name: line["tail"]})
                return
        self._leave_out(line, "its layer has no such attribute")

    def _take_link(self, line: Line) -> None:
        mark = self._marks.get(line["target"])
        if mark is None or mark.layer != MENTIONS:
            self._leave_out(line, "only mentions have links")
            return
        known = line["resource"] in (GB, KB)
        entity = line["id"] if known else f"{line['resource']}:{line['id']}"
        # brat adds a tab to a line without a name whenever it saves the file.
        mark.links.append((entity, line["tail"].strip()))

    def _take_note(self, line: Line) -> None:
        mark = self._marks.get(line["target"])
        if mark is None or not mark.is_ours or line["type"] != NOTE:
            self._leave_out(line, "a remark has no place in a layer")
            return
        try:
            self._put(mark, line, parse_note(line["tail"]))
        except InputError:
            self._leave_out(line, "a remark has no place in a layer")

    def _take_relation(self, line: Line) -> None:
        self._relations.append(line)

    def _put(self, mark: _Mark, line: Line, attributes: dict[str, str]) -> None:
        twice = sorted(attributes.keys() & mark.attributes.keys())
        if twice:
            raise ReadError(f"{line.place}: {mark.line.id} has {twice[0]} already")
        mark.attributes |= attributes

    def _relate(self, quantities: Mapping[str, _Mark]) -> None:
        """Give indicators the quantities that relations point to."""
        for line in self._relations:
            mark = self._marks.get(line["target"])
            other = quantities.get(line["second"])
            if (
                line["type"] not in RELATIONS
                or mark is None
                or mark.layer != TARGETS
                or other is None
                or other.span is None
            ):
                self._leave_out(line, "only an indicator has relations, to its quantities")
                continue
            parts = to_attributes(other.span)
            self._put(mark, line, {f"{line['type']}.{name}": part for name, part in parts.items()})

    def _span(self, mark: _Mark) -> Span[Any]:
        attributes = {**mark.default, **mark.attributes}
        try:
            before, after = (int(attributes.pop(edge, "0")) for edge in EDGES)
        except ValueError as error:
            raise ReadError(f"{mark.line.place}: {error}") from None
        start, end = mark.start - before, mark.end + after
        added = self._text[max(0, start) : mark.start] + self._text[mark.end : end]
        if len(added) != before + after or min(before, after) < 0 or added.strip(BREAKS):
            raise ReadError(
                f"{mark.line.place}: its note names {before} line ends before it and {after} after "
                "it, which are not there; leave @before and @after out of the note"
            )
        self._link(mark, attributes)
        try:
            value = from_attributes(mark.layer.value_type, attributes, self._text)
        except PolicytextError as error:
            fields = ATTRIBUTES.get(mark.layer.name, ())
            names = [attribute_name(mark.layer.name, name) for name in fields]
            raise ReadError(
                f"{mark.line.place}: {mark.line.id} has no whole value ({error}); give it as "
                f"{', '.join([*names, 'a note'])}"
            ) from None
        return Span(start, end, self._text[start:end], mark.label, value)

    def _link(self, mark: _Mark, attributes: dict[str, str]) -> None:
        """One normalisation is the link; several are candidates, of which none is chosen."""
        if len(mark.links) == 1:
            found = {"link.id": mark.links[0][0]}
            if mark.links[0][1]:
                found["link.name"] = mark.links[0][1]
        elif mark.links:
            ids = sorted({entity for entity, _ in mark.links})
            found = {"link.candidates": json.dumps(ids, ensure_ascii=False)}
        else:
            return
        twice = sorted(found.keys() & attributes.keys())
        if twice:
            raise ReadError(
                f"{mark.line.place}: the note of {mark.line.id} has {twice[0]} beside what its "
                "normalisation says"
            )
        attributes |= found

    def _leave_out(self, line: Line, why: str, bounds: tuple[int, int] | None = None) -> None:
        message = f"{line.place}: {line.whole[:80]!r} is left out: {why}"
        if self._foreign.strict:
            raise ReadError(message)
        mark = self._marks.get(line["target"])
        if bounds is None and mark is not None:
            bounds = mark.start, mark.end
        self.problems.append(Problem("left out", message, *(bounds or (None, None))))


_TAKERS = {
    "A": Reading._take_attribute,
    "N": Reading._take_link,
    "R": Reading._take_relation,
    "#": Reading._take_note,
}
