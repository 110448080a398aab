"""A Document in the readable format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from policytext.corpora.build import LAYERS
from policytext.corpora.fields import write_mention, write_quantity
from policytext.corpora.marks import CLOSERS, MARK, OPENERS
from policytext.corpora.page import ENDS
from policytext.corpora.vocabulary import FACTS, MENTION_KINDS
from policytext.corpora.write_lines import section_lines, words_line, write_rows
from policytext.document import Document
from policytext.errors import InputError
from policytext.layers import MENTIONS, QUANTITIES, SECTIONS, TARGETS, TIMES, TOKENS, Layer
from policytext.span import Span
from policytext.structure.lines import BLANKS

__all__ = ["from_document"]

_NAME = re.compile("[a-z][a-z0-9_]*")


def from_document(doc: Document) -> str:
    r"""Write a document in the readable format; ``to_document`` reads it back.

    Written are the text, id, title, issuer, year, date and meta, and the layers MENTIONS,
    QUANTITIES, TIMES, SECTIONS, TARGETS and TOKENS as far as the document has them. The format
    does not hold the rest: scores, the name, candidates and evidence of a link, the stretch that
    a row covers within its paragraph, sentences, other layers, the source page with its repairs
    and problems.

    Raises:
        InputError: the document has no id, two spans cross, or the text or a value holds what the
            format cannot: blank lines, characters that are marks, sections that don't begin a
            paragraph or end where their levels don't say, words that leave out characters.

    Example:
        >>> from policytext import Document, MENTIONS, Link, Mention
        >>> doc = Document("我市南部", id="a", year=2024)
        >>> span = doc.span(0, 2, "PLACE", Mention("deictic", Link("320400")))
        >>> from_document(doc.with_layer(MENTIONS, [span]))
        '# id=a region= year=2024 date= layers=mentions title=\n[[我市|PLACE.deictic|320400]]南部\n'
    """
    if not isinstance(doc, Document):
        raise InputError(f"from_document takes a Document, got {type(doc).__name__}")
    lines = _Lines.of(doc)
    marked = _marked(doc, lines)
    sections = section_lines(doc, lines.starts) if SECTIONS in doc else {}
    rows = write_rows(doc, lines.starts, lines.ends) if TARGETS in doc else {}
    written = [_header(doc)]
    for i, line in enumerate(marked):
        if line.startswith("@"):
            raise InputError(
                f"paragraph {i + 1} begins with @, which begins a directive in this format"
            )
        if i in sections:
            written.append(sections[i])
        written.append(line)
        written += rows.get(i, ())
        if TOKENS in doc:
            written.append(words_line(doc, lines.starts[i], lines.ends[i]))
    if not doc.id:
        raise InputError("a header gives the document's id, and this one has none: replace(id=...)")
    return "\n".join(written) + "\n"


def _header(doc: Document) -> str:
    names = [name for name, layer in LAYERS.items() if layer in doc]
    facts = {
        "id": doc.id,
        "region": doc.issuer or "",
        "year": str(doc.year or ""),
        "date": doc.date.isoformat() if doc.date else "",
    }
    if len(names) < len(LAYERS):
        facts["layers"] = ",".join(names)
    own = [name for name in ("level", "genre") if name in doc.meta]
    for name in (*own, *sorted(set(doc.meta) - {"level", "genre"})):
        if not _NAME.fullmatch(name) or (name in FACTS and name not in own):
            raise InputError(f"the name {name!r} in meta cannot stand in a header; rename it")
        facts[name] = doc.meta[name]
    for name, value in facts.items():
        if re.search(r"\s", value):
            raise InputError(
                f"{name} {value!r} has a blank, which ends it in a header; use replace() first"
            )
    if "\n" in doc.title or ENDS.search(doc.title):
        raise InputError(f"the title {doc.title!r} has a line end; use replace(title=...) first")
    return "# " + " ".join(f"{n}={v}" for n, v in facts.items()) + f" title={doc.title}"


@dataclass(frozen=True)
class _Lines:
    """The paragraphs of a text as lines: where each starts and ends."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @staticmethod
    def of(doc: Document) -> _Lines:
        if not doc.text:
            if TOKENS in doc:
                raise InputError("a document without text has no words in this format")
            return _Lines((), (), ())
        texts = tuple(doc.text.split("\n"))
        starts, place = [], 0
        for number, line in enumerate(texts, 1):
            bad = ENDS.search(line) or MARK.search(line)
            if bad:
                raise InputError(
                    f"the text has {bad[0]!r} at {place + bad.start()}, which this format "
                    "cannot hold; it stands for a line end or a mark there"
                )
            if not line.strip(BLANKS):
                raise InputError(
                    f"line {number} of the text is blank; this format has a paragraph a line"
                )
            starts.append(place)
            place += len(line) + 1
        ends = tuple(start + len(line) for start, line in zip(starts, texts, strict=True))
        return _Lines(texts, tuple(starts), ends)


@dataclass(frozen=True)
class _Piece:
    """A mark to write: order tells marks of one place apart, the outer first."""

    span: Span[Any]
    kind: str
    order: int
    tail: str

    @property
    def key(self) -> tuple[int, int, int]:
        return (self.span.start, -self.span.end, self.order)


def _marked(doc: Document, lines: _Lines) -> list[str]:
    """The lines with their marks."""
    pieces = sorted(_pieces(doc), key=lambda piece: piece.key)
    place = 0
    marked = []
    for text, start, end in zip(lines.texts, lines.starts, lines.ends, strict=True):
        first = place
        while place < len(pieces) and pieces[place].span.start <= end:
            place += 1
        marked.append(_line(text, start, pieces[first:place]))
    return marked


def _pieces(doc: Document) -> Iterator[_Piece]:
    order = 0
    kinds: tuple[tuple[Layer[Any], str], ...] = (
        (MENTIONS, "mention"),
        (TIMES, "time"),
        (QUANTITIES, "quantity"),
    )
    for layer, kind in kinds:
        if layer not in doc:
            continue
        for span in doc[layer]:
            fields = _fields(span, kind)
            _check_fields(span, kind, fields)
            order += 1
            yield _Piece(span, kind, order, "|" + "|".join(fields) + CLOSERS[kind])


def _check_fields(span: Span[Any], kind: str, fields: Iterable[str]) -> None:
    for one in fields:
        if MARK.search(one) or "\n" in one or ENDS.search(one) or one.endswith(CLOSERS[kind][0]):
            why = "it holds a line end or a mark, or ends with one"
        elif one != one.strip() or (not one and kind == "mention"):
            why = "it is empty or has blanks around it"
        else:
            continue
        raise InputError(
            f"{span.start}:{span.end} {span.text!r} has {one!r} in its value, which this format "
            f"cannot hold: {why}"
        )


def _fields(span: Span[Any], kind: str) -> Sequence[str]:
    if kind == "mention":
        if span.value.kind not in MENTION_KINDS.get(span.label, ()):
            raise InputError(
                f"{span.start}:{span.end} {span.text!r} is {span.label}.{span.value.kind}, which "
                f"is none of the guidelines; labels: {', '.join(MENTION_KINDS)}"
            )
        return write_mention(span.label, span.value)
    if kind == "quantity":
        return write_quantity(span.value)
    return [span.value.isoformat()]


def _line(text: str, offset: int, pieces: Iterable[_Piece]) -> str:
    out: list[str] = []
    open_: list[_Piece] = []
    place = offset

    def close(until: int) -> None:
        nonlocal place
        while open_ and open_[-1].span.end <= until:
            piece = open_.pop()
            out.append(text[place - offset : piece.span.end - offset] + piece.tail)
            place = piece.span.end

    for piece in pieces:
        span = piece.span
        close(span.start)
        _refuse_crossing(span, open_, offset + len(text))
        before = text[span.start - offset - 1 : span.start - offset]
        if before and before == OPENERS[piece.kind][0]:
            raise InputError(
                f"{before} stands directly before the {piece.kind} {span.start}:{span.end} "
                f"{span.text!r}; with the mark's own {OPENERS[piece.kind]} it would be read wrongly"
            )
        out.append(text[place - offset : span.start - offset] + OPENERS[piece.kind])
        place = span.start
        open_.append(piece)
    close(offset + len(text))
    out.append(text[place - offset :])
    return "".join(out)


def _refuse_crossing(span: Span[Any], open_: Sequence[_Piece], end: int) -> None:
    if open_ and open_[-1].span.end < span.end:
        other = open_[-1].span
        raise InputError(
            f"the spans {other.start}:{other.end} {other.text!r} and {span.start}:{span.end} "
            f"{span.text!r} cross; marks may nest only, so leave one of them out"
        )
    if span.end > end:
        raise InputError(
            f"the span {span.start}:{span.end} {span.text[:40]!r} goes over a line end; "
            "marks stay in their paragraph"
        )
