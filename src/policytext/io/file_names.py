"""Names of files for documents: each its own, from the document's id."""

from __future__ import annotations

import re

__all__ = ["FileNames"]

_SUFFIX = re.compile(r"\.(?:txt|md|xml|[xs]?html?)$", re.IGNORECASE)
# A name has 255 bytes on most systems, and a character takes up to four.
_LONGEST = 55


class FileNames:
    """Gives each document of a folder a name without suffix that no other has.

    Example:
        >>> names = FileNames()
        >>> names.name("pages/常州 2024.html"), names.name("pages/常州_2024.txt"), names.name("")
        ('pages_常州_2024', 'pages_常州_2024-2', 'document')
    """

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def name(self, id: str) -> str:
        """A name for the document of this id."""
        stem = re.sub(r"[^\w.-]+", "_", _SUFFIX.sub("", id)).strip("._")[:_LONGEST] or "document"
        name = stem
        # Names that differ by case only are one file on some systems.
        while name.casefold() in self._counts:
            self._counts[stem.casefold()] = number = self._counts.get(stem.casefold(), 1) + 1
            name = f"{stem}-{number}"
        self._counts[name.casefold()] = 1
        return name
