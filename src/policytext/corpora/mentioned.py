"""Mentions kept without their text: offsets into reports that a user has.

A file is JSON Lines, one paragraph a line: the report's name, the first digits of the SHA-256 of
its text, where the paragraph starts and ends, the first digits of the SHA-256 of the paragraph, and
its mentions: start and end in the paragraph, label and kind, id or null.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policytext.corpora.corpus import Corpus
from policytext.corpora.folders import read_text
from policytext.corpora.passages import (
    PASSAGE_DIGITS,
    REPORT_DIGITS,
    digits,
    place_of,
    read_reports,
)
from policytext.document import Document
from policytext.errors import InputError, ReadError, check_type
from policytext.io.files import open_output
from policytext.layers import MENTIONS
from policytext.span import Span
from policytext.values import Link, Mention

__all__ = ["Paragraph", "load_mentions", "read_mentions", "write_mentions"]

_Mark = tuple[int, int, str, str | None]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a file: a paragraph by its place.

    Args:
        report: the report's name; its text is ``REPORT.txt``.
        sha256: the first 16 digits of the SHA-256 of the report's text as UTF-8.
        start: where the paragraph starts in the report, in code points.
        end: where it ends.
        check: the first 8 digits of the SHA-256 of the paragraph.
        mentions: of each, start and end in the paragraph, ``LABEL.kind``, and id if it has one.
    """

    report: str
    sha256: str
    start: int
    end: int
    check: str
    mentions: tuple[_Mark, ...]

    @property
    def id(self) -> str:
        """The name of its document: ``REPORT#START``."""
        return f"{self.report}#{self.start}"


def load_mentions(path: str | Path, reports: str | Path) -> Corpus:
    """Join a file of mentions with the reports that they stand in.

    Args:
        path: the file, such as ``corpora/real/mentions.jsonl``.
        reports: a folder with ``REPORT.txt`` for each report that the file names.

    Returns:
        One document a paragraph in the order of the file, with MENTIONS, the id ``REPORT#START``,
        and both in ``meta``.

    Raises:
        ReadError: the file or the folder cannot be read, the file has another form, or reports
            are missing; the message names them.
        InputError: a report has another text than the one that was annotated.

    Example:
        >>> corpus = load_mentions("mentions.jsonl", "reports/")  # doctest: +SKIP
        >>> corpus.documents[0].id  # doctest: +SKIP
        'county_2019#3381'
    """
    paragraphs = read_mentions(path)
    texts = read_reports(paragraphs, Path(reports))
    docs = tuple(_document(one, texts[one.report], path) for one in paragraphs)
    return Corpus(Path(path).stem, docs)


def read_mentions(path: str | Path) -> tuple[Paragraph, ...]:
    """The lines of a file, checked as far as they can be without the reports.

    Raises:
        ReadError: the file cannot be read, or a line has another form.
    """
    found: dict[str, Paragraph] = {}
    lines = read_text(Path(path)).removesuffix("\n").split("\n")
    for number, line in enumerate(lines, 1):
        try:
            one = _paragraph(json.loads(line))
            if one.id in found:
                raise InputError(f"{one.id} stands in the file twice")
        except (InputError, KeyError, TypeError, ValueError) as error:
            raise ReadError(
                f"{path}:{number}: this is no paragraph by its place ({error!r}); it needs report, "
                "sha256, start, end, check and mentions"
            ) from None
        found[one.id] = one
    return tuple(found.values())


def write_mentions(documents: Sequence[Document], path: str | Path, reports: str | Path) -> None:
    """Write mentions without their text; ``load_mentions`` reads them back with it.

    Args:
        documents: passages of reports, with MENTIONS and the id ``REPORT#START``.
        path: the file; lines are ordered by report and start.
        reports: the folder of the reports.

    Raises:
        InputError: an id has another form or stands twice, a document is not the text at its
            place, or the file cannot be written.
        LayerMissingError: a document has no MENTIONS.
        ReadError: a report cannot be read.
    """
    texts: dict[str, str] = {}
    made: dict[tuple[str, int], Paragraph] = {}
    for doc in documents:
        report, start = place_of(doc.id)
        if report not in texts:
            texts[report] = read_text(Path(reports) / f"{report}.txt")
        end = start + len(doc.text)
        if texts[report][start:end] != doc.text:
            raise InputError(f"the report {report} has another text at {start} than {doc.id!r}")
        if (report, start) in made:
            raise InputError(f"two documents have the id {doc.id!r}")
        made[report, start] = Paragraph(
            report,
            digits(texts[report], REPORT_DIGITS),
            start,
            end,
            digits(doc.text, PASSAGE_DIGITS),
            tuple(_mark(span) for span in doc[MENTIONS]),
        )
    with open_output(path) as out:
        for key in sorted(made):
            fields = {name: getattr(made[key], name) for name in Paragraph.__slots__}
            out.write(json.dumps(fields, ensure_ascii=False, separators=(",", ":")) + "\n")


def _mark(span: Span[Mention]) -> _Mark:
    link = span.value.link
    return span.start, span.end, f"{span.label}.{span.value.kind}", link.id if link else None


def _paragraph(data: Mapping[str, Any]) -> Paragraph:
    if set(data) != set(Paragraph.__slots__):
        raise InputError(f"its fields are {', '.join(sorted(data))}")
    marks = tuple((start, end, name, key) for start, end, name, key in data["mentions"])
    one = Paragraph(**{**data, "mentions": marks})
    for field in ("report", "sha256", "check"):
        check_type(field, getattr(one, field), str)
    check_type("start", one.start, int)
    check_type("end", one.end, int)
    place_of(one.id)
    for start, end, name, key in marks:
        check_type("an offset", start, int)
        check_type("an offset", end, int)
        check_type("a label with its kind", name, str)
        check_type("an id", key, str, type(None))
        if not 0 <= start < end <= one.end - one.start or "." not in name:
            raise InputError(f"the mention {start}, {end}, {name!r} does not fit its paragraph")
    return one


def _document(one: Paragraph, text: str, path: str | Path) -> Document:
    passage = text[one.start : one.end]
    if digits(passage, PASSAGE_DIGITS) != one.check:
        raise InputError(f"{path}: the paragraph {one.id} is not the text at its place")
    spans = []
    for start, end, name, key in one.mentions:
        label, _, kind = name.partition(".")
        spans.append(Span(start, end, passage[start:end], label, Mention(kind, Link(key))))
    meta = {"report": one.report, "start": str(one.start)}
    return Document(passage, id=one.id, meta=meta).with_layer(MENTIONS, spans)
