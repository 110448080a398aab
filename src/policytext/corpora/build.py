"""A file of the corpus as a Document with its layers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from policytext.corpora.faults import Log
from policytext.corpora.fields import (
    FieldError,
    check_row_words,
    read_day,
    read_interval,
    read_mention,
    read_quantity,
    read_reference,
)
from policytext.corpora.marks import Mark
from policytext.corpora.page import Directive, Header, Page, Paragraph, read_page
from policytext.corpora.vocabulary import FACTS
from policytext.corpora.words import LABEL, with_tokens
from policytext.document import Document
from policytext.errors import InputError
from policytext.layers import (
    MENTIONS,
    PARAGRAPHS,
    QUANTITIES,
    SECTIONS,
    TARGETS,
    TIMES,
    Layer,
)
from policytext.span import Span
from policytext.structure.lines import split_paragraphs, strip
from policytext.values import Indicator, Mention, Quantity, Section, TimeInterval

__all__ = ["LABELS", "LAYERS", "Placed", "build", "to_document"]

# What `layers=` in the header may name; without it all five are annotated.
LAYERS: dict[str, Layer[Any]] = {
    layer.name: layer for layer in (MENTIONS, QUANTITIES, TIMES, SECTIONS, TARGETS)
}
# The labels of the spans of layers that have only one.
LABELS = {
    "quantities": "QUANTITY",
    "times": "TIME",
    "sections": "SECTION",
    "targets": "INDICATOR",
    "paragraphs": "PARAGRAPH",
    "tokens": LABEL,
}
_OF_KIND = {"mention": "mentions", "quantity": "quantities", "time": "times"}
_HEADING = re.compile(r"\s*([0-9]{1,3})\s+(\w+)\s*")


@dataclass(slots=True)
class Placed:
    """What was built, with the places in the file: for the checks that follow."""

    doc: Document
    marks: list[tuple[Span[Any], Paragraph, Mark]] = field(default_factory=list)
    rows: list[tuple[Indicator, Paragraph, Directive]] = field(default_factory=list)


def to_document(text: str, name: str = "") -> Document:
    r"""Read a document from the readable format of `docs/corpora.md`.

    It has the layers MENTIONS, QUANTITIES, TIMES, SECTIONS, TARGETS and PARAGRAPHS, and TOKENS
    where words are given; a header with ``layers=`` gives only the layers named. The span of a
    row is its paragraph's; that of a section goes from its heading to the end of the last
    paragraph before the next heading of its level or above.

    Args:
        text: the file's content.
        name: what errors call the file.

    Raises:
        InputError: the text breaks the format; the message begins with file:line:column.

    Example:
        >>> doc = to_document("# id=a year=2024\n增长{{8%以上|percent|ge|8|%}}。\n")
        >>> doc.text, [(q.text, q.value.comparator) for q in doc[QUANTITIES]]
        ('增长8%以上。', [('8%以上', 'ge')])
    """
    if not isinstance(text, str):
        raise InputError(f"to_document takes the file's text, got {type(text).__name__}")
    log = Log(name)
    page = read_page(text, log)
    made = build(page, log)
    log.refuse()
    return made.doc


def build(page: Page, log: Log) -> Placed:
    """Make the document of a page; what does not fit is logged and left out."""
    doc, names = _facts(page.header, page.text, log)
    made = Placed(doc)
    spans: dict[str, list[Span[Any]]] = {name: [] for name in LAYERS}
    for paragraph in page.paragraphs:
        for mark in paragraph.marks:
            span = _span(doc, paragraph, mark, log)
            if span is not None:
                spans[_OF_KIND[mark.kind]].append(span)
                made.marks.append((span, paragraph, mark))
    doc = doc.with_layer(QUANTITIES, spans["quantities"])
    spans["sections"] = list(_sections(doc, page.paragraphs, log))
    for paragraph in page.paragraphs:
        quantities = doc.spans(QUANTITIES).within(paragraph.start, paragraph.end)
        for directive in paragraph.rows:
            row = _row(directive, quantities, log)
            if row is not None:
                made.rows.append((row, paragraph, directive))
                span = doc.span(*_bounds(doc, paragraph), LABELS["targets"], row)
                spans["targets"].append(span)
    doc = doc.without_layer(QUANTITIES)
    for name, layer in LAYERS.items():
        if name in names:
            doc = doc.with_layer(layer, spans[name])
        elif spans[name]:
            log.add(1, 1, f"the header's layers= does not name {name}, but the file has some")
    places = split_paragraphs(doc.text)
    doc = doc.with_offsets(
        PARAGRAPHS, [one[0] for one in places], [one[1] for one in places], LABELS["paragraphs"]
    )
    made.doc = with_tokens(doc, page.paragraphs, log)
    return made


def _facts(header: Header, text: str, log: Log) -> tuple[Document, tuple[str, ...]]:
    facts, columns = header.facts, header.columns
    known: dict[str, Any] = {"id": facts.get("id", ""), "title": facts.get("title", "")}
    readers: dict[str, tuple[str, Callable[[str], object]]] = {
        "region": ("issuer", str),
        "year": ("year", _year),
        "date": ("date", read_day),
    }
    if header.facts and not facts.get("id"):
        log.add(1, 1, "the header gives no id; write # id=NAME ...")
    for name, (argument, reader) in readers.items():
        if facts.get(name):
            try:
                value = {argument: reader(facts[name])}
                Document("", **value)  # type: ignore[arg-type]
                known.update(value)
            except ValueError as error:
                log.add(1, columns[name], f"{name}={facts[name]} cannot be: {error}")
    meta = {n: v for n, v in facts.items() if n not in FACTS or n in ("level", "genre")}
    names = tuple(LAYERS)
    if "layers" in facts:
        names = tuple(name for name in facts["layers"].split(",") if name)
        for name in names:
            if name not in LAYERS:
                one_of = ", ".join(LAYERS)
                log.add(1, columns["layers"], f"unknown layer {name!r}; one of {one_of}")
                names = tuple(LAYERS)
    return Document(text, meta=meta, **known), names


def _year(text: str) -> int:
    if not re.fullmatch("[0-9]{4}", text):
        raise ValueError("write four digits, as in 2024")
    return int(text)


def _span(doc: Document, paragraph: Paragraph, mark: Mark, log: Log) -> Span[Any] | None:
    label, value = LABELS.get(_OF_KIND[mark.kind], ""), None
    kind: Mention | Quantity | TimeInterval
    try:
        if mark.kind == "mention":
            label, kind = read_mention(mark.fields)
        elif mark.kind == "quantity":
            kind = read_quantity(mark.fields)
        elif len(mark.fields) != 1:
            raise FieldError(1, "a time has one field, start/end")
        else:
            kind = read_interval(mark.fields[0])
        value = kind
    except FieldError as error:
        log.add(paragraph.line, mark.columns[min(error.field, len(mark.columns) - 1)], str(error))
        return None
    return doc.span(paragraph.start + mark.start, paragraph.start + mark.end, label, value)


def _bounds(doc: Document, paragraph: Paragraph) -> tuple[int, int]:
    """The paragraph without the blanks around it, as in the layer PARAGRAPHS."""
    return strip(doc.text, paragraph.start, paragraph.end)


def _sections(doc: Document, paragraphs: Sequence[Paragraph], log: Log) -> Sequence[Span[Section]]:
    """The sections: each ends before the next heading of its level or above."""
    found: list[Span[Section]] = []
    open_: list[tuple[int, Section]] = []  # start and value
    end = 0

    def close(level: int) -> None:
        while open_ and open_[-1][1].level >= level:
            start, value = open_.pop()
            found.append(doc.span(start, end, LABELS["sections"], value))

    for paragraph in paragraphs:
        start, stop = _bounds(doc, paragraph)
        if paragraph.section is not None:
            value = _section(paragraph.section, doc.text[start:stop], log)
            if value is not None:
                close(value.level)
                open_.append((start, value))
        end = stop
    close(1)
    return found


def _section(directive: Directive, line: str, log: Log) -> Section | None:
    fields = [one.strip() for one in directive.fields]
    head = _HEADING.fullmatch(fields[0])
    if len(fields) != 3 or head is None:
        log.add(
            directive.line, 1, "write @section LEVEL ROLE | NUMBER | HEADING; either may be empty"
        )
        return None
    try:
        value = Section(head[2], int(head[1]), fields[1], fields[2])
    except InputError as error:
        log.add(directive.line, directive.columns[0], str(error))
        return None
    written = "".join((fields[1] + fields[2]).split())
    if not written:
        log.add(directive.line, directive.columns[1], "the section has neither number nor heading")
    elif not "".join(line[: 2 * len(written) + 200].split()).startswith(written):
        log.add(
            directive.line,
            directive.columns[1],
            f"the next paragraph does not begin with {fields[1] + fields[2]!r} but with "
            f"{line[: len(written) + 8]!r}",
        )
    return value


def _row(directive: Directive, quantities: Sequence[Span[Quantity]], log: Log) -> Indicator | None:
    fields = [one.strip() for one in directive.fields]
    if len(fields) != 8:
        log.add(
            directive.line,
            1,
            "write @row INDICATOR | MEASURE | ROLE | PERIOD | PLACE | QUANTITY | WORDING | STRETCH"
            f": eight fields, not {len(fields)}; empty ones stay empty",
        )
        return None
    try:
        check_row_words(fields[1], fields[2])
        return Indicator(
            indicator=fields[0],
            measure=fields[1],
            role=fields[2],
            period=read_interval(fields[3], 3) if fields[3] else None,
            place=fields[4] or None,
            quantity=read_reference(fields[5], 5, quantities),
            wording=fields[6] or None,
            stretch=read_reference(fields[7], 7, quantities),
        )
    except FieldError as error:
        log.add(directive.line, directive.columns[error.field], str(error))
        return None
