"""Passages of reports that a user has, named by place and hash, so that no text is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Protocol

from policytext.corpora.folders import read_text
from policytext.errors import InputError, ReadError

__all__ = ["PASSAGE_DIGITS", "REPORT_DIGITS", "Passage", "digits", "place_of", "read_reports"]

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
