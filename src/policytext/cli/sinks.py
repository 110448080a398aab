"""Where results go: a file, standard output, or a folder of pages."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Protocol

from policytext.cli.work import Result
from policytext.errors import InputError
from policytext.io.files import Output, open_output

__all__ = ["FileSink", "FolderSink", "Sink", "silence_stdout"]


class Sink(Protocol):
    """Where results go."""

    def write(self, result: Result) -> None:
        """Take one result."""

    def finish(self, count: int) -> None:
        """All went well, with so many results."""

    def abandon(self) -> None:
        """An error ended the run."""


class FileSink:
    """One file, or standard output; ``one`` allows a single result only.

    Raises:
        InputError: the file cannot be written to.
    """

    def __init__(self, path: str, head: str = "", one: bool = False) -> None:
        self._head, self._one, self._count = head, one, 0
        self._file = None if path == "-" else Output(path)

    def write(self, result: Result) -> None:
        """Write a result, and let it leave the process at once."""
        self._count += 1
        if self._one and self._count > 1:
            raise InputError("each document has its own page: name a folder with -o FOLDER/")
        text = result.text if self._count > 1 else self._head + result.text
        if self._file is not None:
            self._file.write(text)
            return
        stream = sys.stdout.buffer
        stream.write(text.encode("utf-8"))
        stream.flush()

    def finish(self, count: int) -> None:
        """Put the file in its place; without any result there is none."""
        if self._file is not None and count:
            self._file.close()
        else:
            self.abandon()

    def abandon(self) -> None:
        """Leave no file behind."""
        if self._file is not None:
            self._file.discard()


class FolderSink:
    """A folder with one page a document, named by its id."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        self._names: set[str] = set()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"cannot make the folder {folder}: {error.strerror}") from None

    def write(self, result: Result) -> None:
        """Write the page of one document."""
        with open_output(self._folder / self._name(result.id)) as out:
            out.write(result.text)

    def _name(self, id: str) -> str:
        stem = re.sub(r"\.(x|s)?html?$|\.(txt|md|xml)$", "", id, flags=re.I)
        stem = re.sub(r"[^\w.-]+", "_", stem).strip("._")[:80] or "page"
        name, number = stem, 1
        # Names that differ by case only are one file on some systems.
        while name.lower() in self._names:
            number += 1
            name = f"{stem}-{number}"
        self._names.add(name.lower())
        return f"{name}.html"

    def finish(self, count: int) -> None:
        """Each page is in its place already."""

    def abandon(self) -> None:
        """Pages that are whole stay."""


def silence_stdout() -> None:
    """Give the interpreter's last flush somewhere to go after the reader has left."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
