"""Parts behind a text: what explains its words, and what closes it."""

from __future__ import annotations

from functools import cache

from policytext.data import read_rows

__all__ = ["GLOSSARY", "end_kind"]

# The kind of a part whose items are definitions.
GLOSSARY = "glossary"
# A shorter word is a heading only where nothing stands beside it.
_SHORT = 2


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for word, kind, _ in read_rows("structure/end_matter.tsv")}


def end_kind(heading: str) -> str:
    """Of which kind the part below a heading is: ``glossary``, ``closing``, or none.

    Example:
        >>> end_kind("附件一：名词解释"), end_kind("结束语"), end_kind("工作回顾")
        ('glossary', 'closing', '')
    """
    for word, kind in _kinds().items():
        if heading == word or (kind == GLOSSARY and len(word) > _SHORT and heading.endswith(word)):
            return kind
    return ""
