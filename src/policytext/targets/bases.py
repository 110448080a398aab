"""Values that a change is counted from: 在上年5.5亿元的基础上增长8%."""

from __future__ import annotations

from policytext.targets.patterns import pattern
from policytext.targets.phrases import Phrase, read_phrase

__all__ = ["on_basis"]


def on_basis(text: str, words: str, phrase: Phrase, end: int) -> Phrase:
    """What is read of the words before a value, which may be what a change is counted from.

    Args:
        text: the text.
        words: the words before the value.
        phrase: what else is read of them.
        end: where the value ends.

    Example:
        >>> text = "财政收入在上年任务（5.5亿元）的基础上增长8%"
        >>> on_basis(text, text[:10], read_phrase(text[:10]), 15)[:2]
        ('财政收入', 0)
    """
    if pattern("basis behind").match(text, end) is None:
        return phrase
    basis = pattern("basis in front").search(words)
    if basis is None:
        return phrase
    before = read_phrase(words[: basis.start()])
    return before._replace(is_base=True) if before.name else phrase
