"""Documents, layers and rows as HTML for notebooks, which call `_repr_html_` to show a thing.

Nothing is loaded from anywhere, all text is escaped, and every output has a stated limit of size.
The colours are tints that are seen on light and on dark ground: the theme of a notebook is not
known to what is shown in it.
"""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from policytext.data import read_bytes
from policytext.describing import describe
from policytext.document import Document
from policytext.errors import InputError, check_type
from policytext.groups import groups_of
from policytext.span import Span

__all__ = ["Table", "document_html", "table_html"]

# What is shown of a long document, layer or cell.
CHARACTERS = 2000
MARKS = 1000
DEPTH = 6
ROWS = 20
CELL = 80
_PROBLEMS = 5
# Neither XML nor HTML can hold them, and a terminal or a browser does odd things with them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Table:
    """Things of one kind as a table that a notebook shows: rows of the ledger, coverage, links.

    Args:
        things: spans, or dataclasses or named tuples of one type.
        columns: the fields to show, in this order; all where none are named.
        limit: how many rows are shown; how many there are is told.
        note: what else to tell below them.

    Raises:
        InputError: the things are of several types or have no such fields, or the limit is
            below 1.

    Example:
        >>> from policytext import Link
        >>> Table([Link("320400", "江苏省常州市"), Link(None)])
        <Table of 2 Link>
    """

    def __init__(
        self,
        things: Iterable[Any],
        columns: Sequence[str] = (),
        limit: int = ROWS,
        note: str = "",
    ) -> None:
        check_type("the limit of rows", limit, int)
        check_type("the note", note, str)
        if limit < 1:
            raise InputError(f"a table shows one row or more, got limit={limit}")
        self._things = tuple(things)
        self._limit = limit
        self._note = [f'<div class="pt-note">{_escape(note)}</div>'] if note else []
        self._kind = type(self._things[0]) if self._things else None
        for one in self._things:
            if type(one) is not self._kind:
                raise InputError(
                    f"a table holds things of one type, got {type(one).__name__} after "
                    f"{type(self._things[0]).__name__}"
                )
        self._columns = tuple(columns)
        if self._kind is not None:
            known = _fields(self._kind)
            unknown = [name for name in self._columns if name not in known]
            if unknown:
                raise InputError(
                    f"{self._kind.__name__} has no {', '.join(unknown)}; it has {', '.join(known)}"
                )

    def __repr__(self) -> str:
        kind = "nothing" if self._kind is None else f"{len(self._things)} {self._kind.__name__}"
        return f"<Table of {kind}>"

    def _repr_html_(self) -> str:
        if self._kind is None:
            return _framed(['<div class="pt-note">no rows</div>', *self._note])
        if self._kind is Span and not self._columns:
            return table_html(self._things, self._limit)
        names = self._columns or _fields(self._kind)
        shown = self._things[: self._limit]
        rows = ([_cell(getattr(one, name)) for name in names] for one in shown)
        return _framed([*_table(names, rows, len(self._things), self._limit), *self._note])


def document_html(doc: Document) -> str:
    """A document's facts, how many spans each layer has, and the text with spans marked.

    Of a long text the beginning is shown, and the cut is stated.

    Example:
        >>> doc = Document("增长5%", id="a.txt")
        >>> "5%" in document_html(doc), "a.txt" in document_html(doc)
        (True, True)
    """
    end = _end(doc.text)
    parts = [*_head(doc), *_legend(doc)]
    marked, left_out = _marked(doc, end)
    parts += ['<div class="pt-text" lang="zh">', *marked, "</div>"]
    notes = []
    if end < len(doc.text):
        notes.append(f"the first {end:,} of {len(doc.text):,} characters are shown")
    if left_out:
        notes.append(f"{left_out:,} spans there are not drawn, as there are too many")
    if notes:
        note = "; ".join(notes) + "; policytext.io.write_page(doc, path) writes all"
        parts.append(f'<div class="pt-note">{_escape(note)}</div>')
    return _framed(parts)


def table_html(spans: Sequence[Span[Any]], limit: int = ROWS) -> str:
    """Spans as a table: place, text, label, and a column for each field of their values."""
    shown = spans[:limit]
    kinds = {type(span.value) for span in shown}
    kind = kinds.pop() if len(kinds) == 1 else None
    fields = _fields(kind) if kind is not None and dataclasses.is_dataclass(kind) else None
    names = fields if fields is not None else () if kind is type(None) else ("value",)

    def row(span: Span[Any]) -> list[str]:
        own = [f"{span.start}:{span.end}", _cell(span.text), _cell(span.label)]
        if fields is None:
            return [*own, *(_cell(describe(span.value)) for _ in names)]
        return [*own, *(_cell(getattr(span.value, name)) for name in fields)]

    head = ("place", "text", "label", *names)
    return _framed(_table(head, map(row, shown), len(spans), limit))


def _fields(kind: type) -> tuple[str, ...]:
    """The names of a type's fields.

    Raises:
        InputError: it has none.
    """
    if dataclasses.is_dataclass(kind):
        return tuple(one.name for one in dataclasses.fields(kind))
    named: tuple[str, ...] = getattr(kind, "_fields", ())
    if not named:
        raise InputError(
            f"{kind.__name__} has no fields to make columns of: a table takes spans, dataclasses "
            "or named tuples"
        )
    return named


def _framed(parts: Iterable[str]) -> str:
    style = read_bytes("show/notebook.css").decode("utf-8").replace("\r\n", "\n")
    return f'<div class="policytext"><style>{style}</style>{"".join(parts)}</div>'


def _escape(text: str) -> str:
    return html.escape(_CONTROL.sub("\ufffd", text))


def _cell(value: Any) -> str:
    words = value if isinstance(value, str) else describe(value)
    return words if len(words) <= CELL else words[: CELL - 1] + "…"


def _table(
    names: Sequence[str], rows: Iterable[Sequence[str]], count: int, limit: int
) -> Iterator[str]:
    yield '<table class="pt-table"><thead><tr>'
    yield from (f'<th scope="col">{_escape(name)}</th>' for name in names)
    yield "</tr></thead><tbody>"
    for row in rows:
        yield "<tr>" + "".join(f"<td>{_escape(cell)}</td>" for cell in row) + "</tr>"
    yield "</tbody></table>"
    more = f"the first {limit:,} of {count:,} rows" if count > limit else f"{count:,} rows"
    yield f'<div class="pt-note">{more}</div>'


def _head(doc: Document) -> Iterator[str]:
    name = _cell(doc.title or doc.id or "document without a name")
    facts = [
        ("id", doc.id if doc.title else ""),
        ("issuer", doc.issuer or ""),
        ("year", "" if doc.year is None else str(doc.year)),
        ("date", "" if doc.date is None else doc.date.isoformat()),
        ("characters", f"{len(doc.text):,}"),
        ("quality", doc.quality.verdict if doc.repairs else ""),
    ]
    told = " · ".join(f"{key} {_escape(_cell(fact))}" for key, fact in facts if fact)
    yield f'<div class="pt-head"><b>{_escape(name)}</b></div><div class="pt-facts">{told}</div>'
    for problem in doc.problems[:_PROBLEMS]:
        words = _escape(f"{problem.kind}: {problem.message}"[:300])
        yield f'<div class="pt-note">⚠ {words}</div>'
    if len(doc.problems) > _PROBLEMS:
        yield f'<div class="pt-note">⚠ {len(doc.problems) - _PROBLEMS} problems more</div>'


def _legend(doc: Document) -> Iterator[str]:
    yield '<div class="pt-legend">'
    if not doc.layers:
        yield '<span class="pt-note">no layers: policytext.annotate(doc) makes them</span>'
    for group in groups_of(doc):
        name = _escape(_cell(group.name))
        shown = _mark(group.key, "") + name + "</mark>" if group.shown else name
        yield f"<span>{shown} {len(group.spans):,}</span>"
    yield "</div>"


def _mark(key: str, title: str) -> str:
    # Names of a user's layers may hold anything; only plain ones become classes.
    known = f' class="pt-mark-{key}"' if re.fullmatch("[a-z]+", key) else ""
    told = f' title="{_escape(title)}"' if title else ""
    return f"<mark{known}{told}>"


def _end(text: str) -> int:
    """How much of a text is shown: whole lines where that does not cost half of it."""
    if len(text) <= CHARACTERS:
        return len(text)
    line = text.rfind("\n", CHARACTERS // 2, CHARACTERS)
    return line + 1 if line >= 0 else CHARACTERS


def _marked(doc: Document, end: int) -> tuple[list[str], int]:
    """The text up to a place with its spans as marks, and how many spans were too many."""
    spans = []
    for place, group in enumerate(groups_of(doc)):
        for span in group.spans if group.shown else ():
            if span.start >= end:
                break
            spans.append((span.start, -min(span.end, end), place, group.key, span))
    spans.sort(key=lambda one: one[:3])
    pen = _Pen(doc.text)
    left_out = 0
    for i, (start, last, _, key, span) in enumerate(spans):
        pen.move(start)
        if i - left_out >= MARKS or len(pen.open) >= DEPTH:
            left_out += 1
            continue
        title = " ".join(filter(None, (span.label, describe(span.value))))
        pen.begin(-last, _mark(key, title[:200]))
    pen.move(end)
    return pen.parts, left_out


class _Pen:
    """Writes a text from left to right, with marks opened and closed on the way."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self.parts: list[str] = []
        self.open: list[tuple[int, str]] = []

    def begin(self, end: int, tag: str) -> None:
        self.open.append((end, tag))
        self.parts.append(tag)

    def move(self, to: int) -> None:
        """Write up to a place, and close the marks that end on the way or there."""
        while self.open and (end := min(one[0] for one in self.open)) <= to:
            self._write(end)
            first = min(i for i, one in enumerate(self.open) if one[0] == end)
            # Marks that cross the end are closed with it and opened again behind it.
            again = [one for one in self.open[first:] if one[0] > end]
            self.parts += ["</mark>"] * len(self.open[first:])
            del self.open[first:]
            for one in again:
                self.begin(*one)
        self._write(to)

    def _write(self, to: int) -> None:
        self.parts.append(_escape(self._text[self._at : to]))
        self._at = to
