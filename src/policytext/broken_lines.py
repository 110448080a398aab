"""Tell where the lines of a text look broken by width, so that a reader is warned."""

from __future__ import annotations

import re
from itertools import pairwise

from policytext.lazy_pattern import lazy_pattern
from policytext.repairs import Problem

__all__ = ["wrapped_problem"]

KIND = "wrapped"
# Of the lines that a mark shows to be of running text, so many end without one, and of these so
# many hold the end of a sentence or go on as no paragraph begins, unlike items of a list; or fewer
# are open and more go on so. So many lines are a habit.
OPEN, SURE, FEWEST = 0.5, 0.1, 6
OPEN_CUT, CUT, FEWEST_CUT = 0.3, 0.02, 3
SHORTEST = 8

_LINE = lazy_pattern(r"\S(?:[^\n]*\S)?")
_CELLS = lazy_pattern(r"[\t|｜]")
_IN_SENTENCE, _WHOLE = lazy_pattern("[，。；]"), lazy_pattern("[。；]")
_OPEN_END = lazy_pattern("[\u3400-\u9fff0-9０-９，、]")
_BEGINS_WITHIN = lazy_pattern("[，。、；：！？）”’》】％%‰]")
_ENDS_DIGIT = re.compile("[0-9０-９]")
# The rest of a number; what numbers an item is none.
_STARTS_DIGIT = lazy_pattern("(?![0-9０-９]{1,3}(?:[、)）]|[.．](?![0-9０-９])))[0-9０-９]")


def wrapped_problem(text: str) -> Problem | None:
    r"""A word on a text whose lines end in the middle of sentences, or None.

    Names, values and bounds that the end of a line cuts are lost, or worse, read wrongly.

    Example:
        >>> lines = ["全县经济平稳，粮食产量稳定在2", "6万吨，收入增8%", "。投资增长5%，消费增长7"]
        >>> wrapped_problem("\n\n".join(lines * 3)).kind
        'wrapped'
        >>> wrapped_problem("。\n\n".join(lines * 3)) is None
        True
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    running = opened = cut = whole = 0
    first: tuple[int, int] | None = None
    for (start, end), (next_start, next_end) in pairwise(lines):
        line = text[start:end]
        if _CELLS.search(line):
            continue
        is_open = end - start >= SHORTEST and _OPEN_END.match(text, end - 1) is not None
        digits = _ENDS_DIGIT.match(text, end - 1) and _STARTS_DIGIT.match(text, next_start)
        is_cut = bool(digits or _BEGINS_WITHIN.match(text, next_start, next_end))
        cut += is_open and is_cut
        if _IN_SENTENCE.search(line, 0, len(line) - 1):
            running += 1
            opened += is_open
            whole += is_open and _WHOLE.search(line) is not None
            first = first or ((start, end) if is_open else None)
    are_cut = cut >= max(FEWEST_CUT, CUT * running) and opened >= OPEN_CUT * running
    are_open = opened >= max(FEWEST, OPEN * running) and whole + cut >= SURE * opened
    if first is None or not (are_cut or are_open):
        return None
    return Problem(
        KIND,
        f"{opened} of {running} lines of running text end in the middle of a sentence, the first "
        f"at {first[0]}: what a line cuts is lost or read wrongly; join the lines of each "
        "paragraph, or read the page with policytext.read()",
        *first,
    )
