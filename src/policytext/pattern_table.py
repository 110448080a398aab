"""Regular expressions from a packaged table, whose rows may be parts of others."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern

__all__ = ["PatternTable", "groups_told"]

_REFERENCE = re.compile(r"\{\{([a-z ]+)\}\}")
_GROUP = re.compile(r"\(\?P<([a-z]+)>")


class PatternTable:
    """The patterns of a table with the columns name, pattern and what.

    ``{{name}}`` stands for the pattern of another row, rows of one name are alternatives, ``^`` and
    ``$`` are ends of lines, and a name of a group that comes several times has a number behind it.

    Args:
        path: the packaged table.

    Example:
        >>> patterns = PatternTable("occasions/patterns.tsv")
        >>> bool(patterns["plan title"].search("某县三年行动方案"))
        True
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._alternatives: dict[str, list[str]] = {}
        self._made: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """The pattern of a name, which is compiled when it first searches."""
        found = self._made.get(name)
        if found is None:
            found = lazy_pattern(self.source(name), re.MULTILINE)
            self._made[name] = found
        return found

    def source(self, name: str) -> str:
        """The regular expression of a name, to be part of another with the flag MULTILINE."""
        return _numbered(self._composed(name))

    def names(self) -> tuple[str, ...]:
        """The names of all patterns, in the order of the table."""
        return tuple(self._rows())

    def _rows(self) -> dict[str, list[str]]:
        if not self._alternatives:
            self._alternatives = _read(self._path)
        return self._alternatives

    def _composed(self, name: str) -> str:
        """The pattern of a name with those of others that it refers to."""
        source = "|".join(self._rows()[name])
        return _REFERENCE.sub(lambda told: f"(?:{self._composed(told[1])})", source)


@cache
def _read(path: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, source, _ in read_rows(path):
        found.setdefault(name, []).append(source)
    return found


def _numbered(source: str) -> str:
    """A pattern in which a name of several groups has a number behind it."""
    several = {name for name, times in Counter(_GROUP.findall(source)).items() if times > 1}
    seen: Counter[str] = Counter()

    def number(group: re.Match[str]) -> str:
        name = group[1]
        if name not in several:
            return group[0]
        seen[name] += 1
        return f"(?P<{name}{seen[name]}>"

    return _GROUP.sub(number, source)


def groups_told(found: re.Match[str]) -> dict[str, str]:
    """What the groups of a match found, by their names without numbers.

    Example:
        >>> dateline = PatternTable("occasions/patterns.tsv")["dateline"]
        >>> groups_told(dateline.search("7月18日电"))
        {'month': '7', 'day': '18'}
    """
    said = found.groupdict().items()
    return {name.rstrip("0123456789"): text for name, text in said if text is not None}
