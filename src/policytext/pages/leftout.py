"""Find what was left out of a page although it reads as text, so that no loss is silent."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policytext.pages.boilerplate import has_figure, judge
from policytext.pages.lines import Line

__all__ = ["left_out"]

# So many Chinese characters with a sentence's end or a figure among them are text.
LEAST = 20
_CHINESE = re.compile("[\u3400-\u9fff]")
_ENDS = re.compile("[。！？；]")


def left_out(lines: list[Line], kept: Iterable[bool]) -> tuple[tuple[int, int], ...]:
    """Stretches of the page between kept lines that hold text, as (start, end).

    Menus, lists of links and known boilerplate do not count, nor does less than 20 characters;
    a long line with a sentence or figure does, whatever it is.

    Example:
        >>> news = "相关报道：市领导到各县调研春耕生产，要求落实责任，确保面积稳定在320万亩。"
        >>> left_out([Line("政府工作报告", 0, 6), Line(news, 7, 50)], [True, False])
        ((7, 50),)
    """
    found: list[tuple[int, int]] = []
    stretch: list[Line] = []
    for line, is_kept in zip(lines, kept, strict=True):
        if not is_kept:
            if _counts(line):
                stretch.append(line)
            continue
        found += _extent(stretch)
        stretch = []
    found += _extent(stretch)
    return tuple(found)


def _counts(line: Line) -> bool:
    """True if a line is text by itself, or may be with others."""
    return _is_text(line.text) or (line.links * 2 <= len(line.text) and judge(line.text) is None)


def _extent(stretch: list[Line]) -> list[tuple[int, int]]:
    if not stretch or not _is_text("\n".join(line.text for line in stretch)):
        return []
    return [(stretch[0].start, stretch[-1].end)]


def _is_text(text: str) -> bool:
    if len(_CHINESE.findall(text)) < LEAST:
        return False
    return bool(_ENDS.search(text)) or has_figure(text)
