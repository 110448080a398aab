"""Where cells of tables end: no name goes from one into the next.

Tables come as lines whose cells tabs or blanks part. A single blank in prose may be a fault of the
page (常州市 人民政府) and parts nothing; in a line of such cells it does.
"""

from __future__ import annotations

from policytext.lazy_pattern import lazy_pattern

__all__ = ["cell_ends"]

_TAB = lazy_pattern("\t")
_FULL = "\u3000"
# Several blanks, or a wide one, between other characters; wide ones part words of a heading, too.
# What stands before the first blank is looked at behind it, so that no other place is tried.
_GAP = lazy_pattern(
    r"(?:\u3000(?<=[^ \u3000\t\n].)[ \u3000]*| (?<=[^ \u3000\t\n].)[ \u3000]+)(?=[^ \u3000\t\n])"
)
# A line of cells has no mark of a sentence and at least two single blanks.
_ROW = lazy_pattern(r"(?m)^[^ \n。，；！？“”]{1,60}(?: [^ \n。，；！？“”]{1,60}){2,40}$")
_CELL = lazy_pattern(r"(?<=[一-鿿）)0-9]) (?=[一-鿿])|(?<=[一-鿿]) (?=[0-9])")


def cell_ends(text: str) -> list[int]:
    """The places of blanks and tabs with which cells end.

    Example:
        >>> cell_ends("三里大桥 五里镇"), cell_ends("序号 项目 地点")
        ([], [2, 5])
    """
    ends = [tab.start() for tab in _TAB.finditer(text)] if "\t" in text else []
    if " " in text or _FULL in text:
        ends += [gap.start() for gap in _GAP.finditer(text)]
        for row in _ROW.finditer(text) if " " in text else ():
            ends += [blank.start() for blank in _CELL.finditer(text, *row.span())]
    return ends
