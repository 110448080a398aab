"""Files of rows with tags, the library's own and those of others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from policytext.document import Document
from policytext.errors import InputError, ReadError, check_type
from policytext.io.conll_names import unescape
from policytext.io.files import read_utf8
from policytext.io.foreign import Foreign, wanted_labels
from policytext.io.laid_rows import ROWS
from policytext.io.tags import OUTSIDE, TagError, from_tags
from policytext.layers import MENTIONS, SENTENCES, TOKENS, Layer
from policytext.repairs import Problem
from policytext.span import Span
from policytext.values import Mention

__all__ = ["START", "from_bio", "read_bio"]

START = "-DOCSTART-"
# Line, form, tags.
_Row = tuple[int, str, list[str]]


def read_bio(
    path: str | os.PathLike[str],
    layers: Iterable[Layer[Any]] = (),
    foreign: Foreign | None = None,
    scheme: str = "BIO",
    repair: bool = False,
    rows: str = "characters",
    depth: int = 1,
    joiner: str = "",
) -> Iterator[Document]:
    """Yield the documents of a file; without ``-DOCSTART-`` there is one.

    Columns are separated by tabs, or by blanks where a line has no tab. The first is the form, the
    last one, or the last ``depth``, have tags; what stands between is passed over. The text is the
    forms, one sentence a line.

    Args:
        path: the file.
        layers: as for other formats; this one has none of them.
        foreign: what becomes of tags that are not ``LABEL.kind``.
        scheme: one of ``policytext.io.tags.SCHEMES``.
        repair: mend tags that the scheme does not allow, instead of refusing them.
        rows: what rows are: ``"characters"``, or ``"tokens"``, which become a layer.
        depth: how many columns of tags there are.
        joiner: what stands between two forms, such as a blank in English text.

    Raises:
        ReadError: the file cannot be read or is damaged; names file and line.
        InputError: an option is unknown.
    """
    del layers
    content = read_utf8(path)
    yield from from_bio(content, foreign, scheme, repair, rows, depth, joiner, str(path))


def from_bio(
    content: str,
    foreign: Foreign | None = None,
    scheme: str = "BIO",
    repair: bool = False,
    rows: str = "characters",
    depth: int = 1,
    joiner: str = "",
    name: str = "bio",
) -> Iterator[Document]:
    r"""Yield the documents in the content of a file; see ``read_bio``.

    Raises:
        ReadError: a line is damaged; names file and line.
        InputError: an option is unknown.

    Example:
        >>> content = "常 B-LOC\n州 I-LOC\n好 O\n"
        >>> (doc,) = from_bio(content, Foreign("msra"))
        >>> doc.text, [(one.text, one.label, one.value.kind) for one in doc[MENTIONS]]
        ('常州好', [('常州', 'PLACE', 'admin')])
    """
    check_type("the content of a file", content, str)
    if rows not in ROWS:
        raise InputError(f"rows are one of {', '.join(ROWS)}, not {rows!r}")
    reading = _Reading(foreign or Foreign(), scheme, repair, rows, joiner, name)
    for sentences in _documents(content, depth, name):
        yield reading.document(sentences)


def _documents(content: str, depth: int, name: str) -> Iterator[list[list[_Row]]]:
    """The sentences of each document."""
    sentences: list[list[_Row]] = [[]]
    begun = False
    for number, line in enumerate(content.removeprefix("\ufeff").split("\n"), start=1):
        line = line.removesuffix("\r")
        if not line.strip():
            sentences.append([])
            continue
        cells = line.split("\t") if "\t" in line else line.split()
        if cells[0] == START:
            if begun:
                yield [one for one in sentences if one]
            sentences, begun = [[]], True
            continue
        if len(cells) <= depth or not cells[0] or any(one.isspace() for one in cells[0]):
            raise ReadError(f"{name}:{number}: {line[:40]!r} is no form with {depth} tag(s) behind")
        sentences[-1].append((number, cells[0], cells[-depth:]))
        begun = True
    if begun:
        yield [one for one in sentences if one]


class _Reading:
    """Makes documents of rows."""

    def __init__(
        self, foreign: Foreign, scheme: str, repair: bool, rows: str, joiner: str, name: str
    ) -> None:
        self._foreign, self._scheme, self._repair = foreign, scheme, repair
        self._by, self._joiner, self._name = rows, joiner, name
        self._labels, self._dropped = wanted_labels(foreign)

    def document(self, sentences: list[list[_Row]]) -> Document:
        text = "\n".join(self._joiner.join(form for _, form, _ in one) for one in sentences)
        doc = Document(text)
        tokens: list[Span[None]] = []
        lines: list[Span[None]] = []
        found: list[tuple[int, Span[None]]] = []
        place = 0
        for rows in sentences:
            starts: list[int] = []
            for _, form, _ in rows:
                starts.append(place)
                place += len(form) + len(self._joiner)
            ends = [start + len(form) for start, (_, form, _) in zip(starts, rows, strict=True)]
            place = ends[-1] + 1
            lines.append(doc.span(starts[0], ends[-1], "SENTENCE"))
            tokens += [
                doc.span(start, end, "TOKEN") for start, end in zip(starts, ends, strict=True)
            ]
            for first, end, label in self._tagged(rows):
                span = doc.span(starts[first], ends[end - 1], label)
                found.append((rows[first][0], span))
        doc = doc.with_layer(SENTENCES, lines)
        if self._by == "tokens":
            doc = doc.with_layer(TOKENS, tokens)
        return self._with_mentions(doc, found)

    def _tagged(self, rows: list[_Row]) -> Iterator[tuple[int, int, str]]:
        for column in range(len(rows[0][2])):
            tags = [tags[column] for _, _, tags in rows]
            if all(tag == OUTSIDE for tag in tags):
                continue
            try:
                for first, end, label in from_tags(tags, self._scheme, self._repair):
                    yield first, end, unescape(label)
            except TagError as error:
                raise ReadError(f"{self._name}:{rows[error.row][0]}: {error}") from None
            except InputError as error:
                raise ReadError(f"{self._name}:{rows[0][0]}: {error}") from None

    def _with_mentions(self, doc: Document, found: list[tuple[int, Span[None]]]) -> Document:
        mentions: list[Span[Mention]] = []
        rest: list[Span[None]] = []
        problems: list[Problem] = []
        for line, span in found:
            name, dot, kind = span.label.rpartition(".")
            if span.label in self._labels:
                name, kind = self._labels[span.label]
            elif span.label in self._dropped:
                message = f"{self._name}:{line}: {span.label} is left out: it is not wanted"
                if self._foreign.strict:
                    raise ReadError(message)
                problems.append(Problem("left out", message, span.start, span.end))
                continue
            elif self._foreign.rest is not None:
                rest.append(span)
                continue
            elif not dot:
                raise ReadError(
                    f"{self._name}:{line}: the label {span.label!r} is no LABEL.kind; say what it "
                    "becomes with Foreign(labels=...), or which layer takes it, Foreign(rest=LAYER)"
                )
            mentions.append(doc.span(span.start, span.end, name, Mention(kind)))
        doc = doc.with_layer(MENTIONS, mentions).replace(problems=problems)
        return doc if self._foreign.rest is None else doc.with_layer(self._foreign.rest, rest)
