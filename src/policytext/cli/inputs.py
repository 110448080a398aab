"""What a command is to read: files, folders, JSON Lines, standard input."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

__all__ = ["SUFFIXES", "Source", "find_files", "printable", "read_sources"]

# What a folder is searched for; a file that is named itself may have any suffix.
SUFFIXES = frozenset({".html", ".htm", ".shtml", ".xhtml", ".xml", ".txt", ".md"})
JSONL = frozenset({".jsonl", ".ndjson"})
_DOCUMENT = b'{"policytext":'
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read.

    Args:
        name: what messages call it, and the id of a page's document.
        path: the file; None where ``content`` is given.
        content: a whole page, or with ``line`` one line of JSON Lines.
        line: the number of that line.
        size: bytes, as a measure of the work.
        fault: why there is nothing to read.
    """

    name: str
    path: str | None = None
    content: bytes | None = None
    line: int | None = None
    size: int = 0
    fault: str = ""


def printable(path: str) -> str:
    """A path as text that can be printed and stored, whatever bytes the file system holds."""
    path = path.replace(os.sep, "/").removeprefix("./") or path
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def find_files(
    paths: Iterable[str], leave_out: str | None = None
) -> tuple[list[Source], list[str]]:
    """The files that paths stand for, each once, and the others in folders that were passed over.

    Folders are searched to any depth, in the order of names by code points, for files with a
    known suffix; hidden ones are passed over. What cannot be read is a source with a fault.

    Args:
        paths: files, folders or ``-``, in the order in which they are wanted.
        leave_out: the file that is being written: no source where a folder holds it.
    """
    found: dict[str, Source] = {}
    search = _Search(leave_out)
    for path in paths:
        if path == STDIN:
            found.setdefault(STDIN, Source(STDIN))
        elif Path(path).is_dir():
            sources = list(search.folder(path))
            for source in sources:
                found.setdefault(_place(source.path or source.name), source)
            if not sources:
                fault = f"the folder has no file with a known suffix ({' '.join(sorted(SUFFIXES))})"
                found.setdefault(_place(path), Source(printable(path), fault=fault))
        else:
            found.setdefault(_place(path), _file(path))
    return list(found.values()), search.passed


class _Search:
    def __init__(self, leave_out: str | None) -> None:
        self._leave_out = os.path.realpath(leave_out) if leave_out else None
        self.passed: list[str] = []

    def folder(self, folder: str) -> Iterator[Source]:
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield Source(printable(folder), path=folder, fault=_reason(error))
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            # A link to a folder may lead back up; a link to a file is that file.
            if entry.is_dir(follow_symlinks=False):
                yield from self.folder(entry.path)
            elif _suffix(entry.name) not in SUFFIXES:
                self.passed.append(printable(entry.path))
            elif os.path.realpath(entry.path) != self._leave_out:
                yield _file(entry.path)


def _place(path: str) -> str:
    return str(Path(path).resolve())


def _suffix(path: str) -> str:
    return Path(path).suffix.lower()


def _file(path: str) -> Source:
    name = printable(path)
    try:
        size = Path(path).stat().st_size
    except (OSError, ValueError) as error:
        return Source(name, path=path, fault=_reason(error))
    return Source(name, path=path, size=size)


def _reason(error: OSError | ValueError) -> str:
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return words[:1].lower() + words[1:]


def read_sources(files: Iterable[Source]) -> Iterator[Source]:
    """The sources, with each JSON Lines file and standard input opened into what it holds."""
    for file in files:
        if file.fault:
            yield file
        elif file.name == STDIN:
            yield from _standard_input(sys.stdin.buffer)
        elif file.path is not None and _suffix(file.path) in JSONL:
            try:
                with Path(file.path).open("rb") as stream:
                    yield from _lines(stream, file.name)
            except OSError as error:
                yield Source(file.name, path=file.path, fault=_reason(error))
        else:
            yield file


def _standard_input(stream: BinaryIO) -> Iterator[Source]:
    """A page, or documents if the first line is one."""
    first = stream.readline()
    if first.startswith(_DOCUMENT):
        yield from _lines(stream, STDIN, first)
    else:
        content = first + stream.read()
        yield Source(STDIN, content=content, size=len(content))


def _lines(stream: BinaryIO, name: str, first: bytes = b"") -> Iterator[Source]:
    found = False
    lines = itertools.chain([first] if first else [], stream)
    for number, line in enumerate(lines, 1):
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            found = True
            yield Source(f"{name}:{number}", content=line, line=number, size=len(line))
    if not found:
        yield Source(name, fault="the file holds no document")
