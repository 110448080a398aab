"""The kind that a name's head tells, where the judge's is less certain than the head.

The judge learns heads word by word; one that is rare in training text, or cut otherwise there, it
passes over, and takes the body for an enterprise or the zone for a site.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from policytext.data import read_rows

__all__ = ["head_of_name", "kind_by_head"]

# Where head and judge differ, the head was right in nine of ten names of these kinds.
_DOUBTFUL = {
    "INSTITUTION": frozenset(("enterprise",)),
    "PLACE": frozenset(("site", "zone", "route", "natural")),
}
_TOLD = {
    "INSTITUTION": frozenset(
        ("party", "congress", "education", "health", "research", "association", "other")
    ),
    "PLACE": _DOUBTFUL["PLACE"],
}
_LONGEST = 6


@cache
def _heads() -> Mapping[str, tuple[str, str]]:
    """The label and the likeliest kind of each head."""
    heads: dict[str, tuple[str, str]] = {}
    for head, told, _ in read_rows("names/heads.tsv"):
        label, _, kind = told.partition(".")
        heads.setdefault(head, (label, kind))
    return heads


def kind_by_head(name: str, label: str, kind: str) -> str:
    """The kind of a name, by the longest head with which it ends.

    Args:
        name: the name.
        label: its label.
        kind: its kind by the judge.

    Example:
        >>> kind_by_head("银谷新材料创新中心", "INSTITUTION", "enterprise")
        'research'
    """
    if kind not in _DOUBTFUL.get(label, ()):
        return kind
    of_label, told = head_of_name(name)
    return told if of_label == label and told in _TOLD[label] else kind


def head_of_name(name: str) -> tuple[str, str]:
    """The label and the kind of the longest head with which a name ends; empty where none does.

    Example:
        >>> head_of_name("银谷水电站")
        ('PLACE', 'site')
    """
    heads = _heads()
    for length in range(min(_LONGEST, len(name) - 1), 0, -1):
        told = heads.get(name[-length:])
        if told is not None:
            return told
    return "", ""
