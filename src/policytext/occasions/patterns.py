"""Patterns of titles, headings and datelines, from a table."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern

__all__ = ["pattern", "told_by"]

_REFERENCE = re.compile(r"\{\{([a-z ]+)\}\}")
_GROUP = re.compile(r"\(\?P<([a-z]+)>")


@cache
def _alternatives() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, source, _ in read_rows("occasions/patterns.tsv"):
        found.setdefault(name, []).append(source)
    return found


def _composed(name: str) -> str:
    """The pattern of a name with those of others that it refers to."""
    source = "|".join(_alternatives()[name])
    return _REFERENCE.sub(lambda told: f"(?:{_composed(told[1])})", source)


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


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern that the table has under a name, in which ``^`` and ``$`` are ends of lines.

    Example:
        >>> bool(pattern("plan title").search("某县三年行动方案"))
        True
    """
    return lazy_pattern(_numbered(_composed(name)), re.MULTILINE)


def told_by(found: re.Match[str]) -> dict[str, str]:
    """What the groups of a match found, by their names without numbers.

    Example:
        >>> told_by(pattern("dateline").search("7月18日电"))
        {'month': '7', 'day': '18'}
    """
    said = found.groupdict().items()
    return {name.rstrip("0123456789"): text for name, text in said if text is not None}
