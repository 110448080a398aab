"""Quotes and brackets around names and in them, which come in pairs."""

from __future__ import annotations

from policytext.lazy_pattern import lazy_pattern

__all__ = ["is_torn", "whole"]

_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"))
_OF_PAIR = lazy_pattern("[“”（）()《》]")
# Texts mix them: （PM2.5), “专精特新".
_MIXED = str.maketrans('()”"', "（）““")


def whole(words: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the quote or bracket beside it whose partner stands inside: “三包”学生."""
    name = words[start:end]
    if name and words[start - 1 : start] == "“" and words[end : end + 1] == "”":
        return start - 1, end + 1
    if name.isalpha() or _OF_PAIR.search(name) is None:
        return start, end
    for opening, closing in _PAIRS:
        more = name.count(closing) - name.count(opening)
        if more == 1 and words[start - 1 : start] == opening:
            return start - 1, end
        if more == -1 and words[end : end + 1] == closing:
            return start, end + 1
    return start, end


def is_torn(name: str) -> bool:
    """Whether a name has a quote or a bracket without its partner: 2.5）浓度 is half a name."""
    if name.isalpha() or _OF_PAIR.search(name) is None:
        return False
    marks = name.translate(_MIXED)
    if marks.count("“") % 2:
        return True
    return marks.count("（") != marks.count("）") or marks.count("《") != marks.count("》")
