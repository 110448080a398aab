"""Words as spaCy keeps them: each with or without a blank behind it."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["words_and_spaces"]


def words_and_spaces(
    text: str, starts: Iterable[int], ends: Iterable[int]
) -> tuple[list[str], list[bool]]:
    r"""All of a text as words, from the places of those that are not white space.

    One blank behind a word belongs to it; any other white space is a word of its own, as in spaCy's
    own tokeniser, so that no character is lost.

    Example:
        >>> words_and_spaces("稳 增长\n", [0, 2], [1, 4])
        (['稳', '增长', '\n'], [True, False, False])
    """
    words: list[str] = []
    spaces: list[bool] = []
    place = 0
    for start, end in zip(starts, ends, strict=True):
        _add_blank(text[place:start], words, spaces)
        words.append(text[start:end])
        spaces.append(False)
        place = end
    _add_blank(text[place:], words, spaces)
    return words, spaces


def _add_blank(run: str, words: list[str], spaces: list[bool]) -> None:
    if run.startswith(" ") and words:
        spaces[-1] = True
        run = run[1:]
    if run:
        words.append(run)
        spaces.append(False)
