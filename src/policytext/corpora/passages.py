"""Passages of reports that a user has, named by place and hash, so that no text is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from policytext.corpora.folders import read_text
from policytext.document import Document
from policytext.errors import InputError, ReadError
from policytext.io.files import open_output

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["PASSAGE_DIGITS", "Passage", "Place", "digits", "place_of", "places_of"]
__all__ += ["has_passages", "read_passages", "read_reports", "write_passages"]

# 64 bits tell any two texts apart that were not made to be confused; 32 suffice for a place.
REPORT_DIGITS = 16
PASSAGE_DIGITS = 8


class Passage(Protocol):
    """A stretch of a report: its name, the first digits of its SHA-256, and the place."""

    @property
    def report(self) -> str:
        """The report's name; its text is ``REPORT.txt``."""

    @property
    def sha256(self) -> str:
        """The first digits of the SHA-256 of the report's text."""

    @property
    def start(self) -> int:
        """Where the passage starts, in code points."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def check(self) -> str:
        """The first digits of the SHA-256 of the passage."""

    @property
    def id(self) -> str:
        """The name of its document: ``REPORT#START``."""


P = TypeVar("P", bound=Passage)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands; the fields are those of `Passage`."""

    report: str
    sha256: str
    start: int
    end: int
    check: str


def digits(text: str, number: int) -> str:
    """The first digits of the SHA-256 of a text as UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:number]


def place_of(id: str) -> tuple[str, int]:
    """The report and start that an id ``REPORT#START`` names.

    Raises:
        InputError: the id has another form.
    """
    report, _, start = id.rpartition("#")
    # A name with a folder in it could read files elsewhere.
    if not report or Path(report).name != report or not (start.isascii() and start.isdigit()):
        raise InputError(f"the id {id!r} is not REPORT#START, a file's name and a number")
    return report, int(start)


def read_reports(passages: Sequence[Passage], folder: Path) -> dict[str, str]:
    """The texts of the reports that passages stand in, by name.

    Raises:
        ReadError: the folder or reports are missing; the message names them.
        InputError: a report has another text than the one that was annotated.
    """
    if not folder.is_dir():
        raise ReadError(f"{folder}: no such folder; name the folder that holds the reports")
    names = sorted({one.report for one in passages})
    missing = [name for name in names if not (folder / f"{name}.txt").is_file()]
    if missing:
        more = f" and {len(missing) - 10} more" if len(missing) > 10 else ""
        raise ReadError(
            f"{folder}: {len(missing)} of {len(names)} reports are missing: "
            f"{', '.join(missing[:10])}{more}; put their texts there as NAME.txt"
        )
    texts = {name: read_text(folder / f"{name}.txt") for name in names}
    for name, group in groupby(sorted(passages, key=lambda s: s.report), lambda s: s.report):
        _check_report(name, texts[name], list(group), folder)
    return texts


def _check_report(name: str, text: str, passages: list[Passage], folder: Path) -> None:
    found = digits(text, REPORT_DIGITS)
    wanted = {one.sha256 for one in passages}
    if wanted != {found}:
        same = sum(digits(text[s.start : s.end], PASSAGE_DIGITS) == s.check for s in passages)
        raise InputError(
            f"{folder / name}.txt: another text than the one annotated (SHA-256 {found}, not "
            f"{', '.join(sorted(wanted))}); {same} of {len(passages)} passages are in their "
            "places; use the report's text as it was"
        )


def has_passages(path: Path, field: str) -> bool:
    """Whether a file holds passages by their places, with that field, and no whole documents.

    Raises:
        ReadError: the file cannot be read.
    """
    try:
        first = json.loads(read_text(path).partition("\n")[0])
    except ValueError:
        return False
    return isinstance(first, dict) and "report" in first and field in first


def read_passages(
    path: str | Path, parse: Callable[[Any], P], named: str, needed: str
) -> tuple[P, ...]:
    """The passages of a file, one a line.

    Args:
        path: the file.
        parse: makes one of a line's JSON; what it raises becomes a ReadError with the line.
        named: what a line should be, for errors.
        needed: its fields, for errors.

    Raises:
        ReadError: the file cannot be read, a line has another form, or two have one place.
    """
    found: dict[str, P] = {}
    lines = read_text(Path(path)).removesuffix("\n").split("\n")
    for number, line in enumerate(lines, 1):
        try:
            one = parse(json.loads(line))
            if one.id in found:
                raise InputError(f"{one.id} stands in the file twice")
        except (InputError, KeyError, TypeError, ValueError) as error:
            raise ReadError(
                f"{path}:{number}: this is no {named} by its place ({error!r}); it needs {needed}"
            ) from None
        found[one.id] = one
    return tuple(found.values())


def places_of(documents: Iterable[Document], reports: Path) -> Iterator[tuple[Document, Place]]:
    """Documents with the places that their ids name, ordered by report and start.

    Raises:
        InputError: an id has another form or stands twice, or a document is not the text at its
            place.
        ReadError: a report cannot be read.
    """
    texts: dict[str, str] = {}
    made: dict[tuple[str, int], tuple[Document, Place]] = {}
    for doc in documents:
        report, start = place_of(doc.id)
        if report not in texts:
            texts[report] = read_text(reports / f"{report}.txt")
        end = start + len(doc.text)
        if texts[report][start:end] != doc.text:
            raise InputError(f"the report {report} has another text at {start} than {doc.id!r}")
        if (report, start) in made:
            raise InputError(f"two documents have the id {doc.id!r}")
        sha256 = digits(texts[report], REPORT_DIGITS)
        place = Place(report, sha256, start, end, digits(doc.text, PASSAGE_DIGITS))
        made[report, start] = doc, place
    return (made[key] for key in sorted(made))


def write_passages(passages: Sequence[DataclassInstance], path: str | Path) -> None:
    """Write passages, one a line, with their fields in order.

    Raises:
        InputError: the file cannot be written.
    """
    with open_output(path) as out:
        for one in passages:
            data = {field.name: getattr(one, field.name) for field in fields(one)}
            out.write(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n")
