"""In which counties townships of a name lie, told from the lines of their table.

A table of all names takes as long to make as sixty of them take to be searched for, and a short
text asks for a few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from policytext.lazy_pattern import lazy_pattern

__all__ = ["TownshipNames"]

# The end of a township's code, its stem, and the rest of its name behind a slash.
_ITEM = lazy_pattern(r"\t...([^\t\n;/]*)/?([^\t\n;]*)")
_BEFORE = 4  # characters of an item before the name
_COUNTY = 6
# So many names are searched for, before a table is made of all.
_FEW = 20


class TownshipNames:
    """Names and stems of townships.

    Args:
        lines: a county's code, what may follow it, and behind tabs the items of its townships:
            ``001北环/街道;...``.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._text = "\n".join(("", *lines))
        self._whole = self._text.replace("/", "")
        self._asked = 0

    def counties(self, name: str) -> tuple[str, ...]:
        """The counties that have a township of this name or stem, in the order of the table."""
        self._asked += 1
        if self._asked <= _FEW:
            return tuple(dict.fromkeys(self._searched(name)))
        found = self._all.get(name, "")
        places = range(0, len(found), _COUNTY)
        return tuple(dict.fromkeys(found[place : place + _COUNTY] for place in places))

    def _searched(self, name: str) -> Iterator[str]:
        # Most of what is asked for is no township: a longer name is sooner known to be missing.
        if name not in self._whole:
            return
        text = self._text
        # The slash stands before the last part of a name, if there is one.
        begins = {name[:2], f"{name[0]}/{name[1:2]}"}
        places = sorted(place for each in begins for place in _places(each, text))
        for place in places:
            item = _ITEM.match(text, place - _BEFORE) if place >= _BEFORE else None
            if item is not None and name in (item[1], item[1] + item[2]):
                line = text.rfind("\n", 0, place) + 1
                yield text[line : line + _COUNTY]

    @cached_property
    def _all(self) -> dict[str, str]:
        """Each name and stem with the codes of its counties, side by side."""
        found: dict[str, str] = {}
        for line in self._text.split("\n"):
            county = line[:_COUNTY]
            for stem, rest in _ITEM.findall(line):
                found[stem] = found.get(stem, "") + county
                if rest:
                    found[stem + rest] = found.get(stem + rest, "") + county
        return found


def _places(part: str, text: str) -> Iterator[int]:
    """Where a part of a text stands."""
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)
