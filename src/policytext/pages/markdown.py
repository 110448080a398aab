"""Take the marks of Markdown out of a text that is clearly written in it."""

from __future__ import annotations

import re

from policytext.pages.lines import Line, joins_without_space

__all__ = ["is_markdown", "read_markdown"]

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_BOLD = re.compile(r"\*\*(?=\S)[^*\n]{1,300}\*\*|__(?=\S)[^_\n]{1,300}__")
_LINK = re.compile(r"!?\[[^\[\]\n]{0,300}\]\([^()\s]{1,500}(?:\s\"[^\"\n]{0,200}\")?\)")
_RULE_OF_TABLE = re.compile(r"^\s{0,3}\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$", re.MULTILINE)
_BULLET = re.compile(r"^ {0,12}[-*+][ \t]+(?=\S)", re.MULTILINE)
_QUOTE = re.compile(r"^ {0,3}(?:> ?)+")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_RULE = re.compile(r"^ {0,3}(?:(?:- ?){3,}|(?:\* ?){3,}|(?:_ ?){3,}|=+)\s*$")
_INLINE = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<image>!\[[^\[\]\n]{0,300}\]\([^()\n]{0,500}\))"
    r"|\[(?P<label>[^\[\]\n]{1,300})\](?P<link>\([^()\n]{1,500}\))"
    r"|(?P<bold>\*\*\*?|__)"
    r"|(?P<code>`)"
    r"|(?P<bar>[ \t]{0,40}\|[ \t]*)"
    r"|(?P<pair>\*[^\s*](?:[^*\n]{0,200}[^\s*])?\*)"
)
# A line of a paragraph that was broken by an editor is about this long.
BROKEN = 30
_ENDED = re.compile("[。！？；：”）!?;:]$")


def is_markdown(text: str) -> bool:
    r"""True if a text has marks of Markdown of two kinds, two headings, or nothing but links.

    Example:
        >>> is_markdown("# 通知\n\n**各区**：请执行。"), is_markdown("1. 通知\n2. 附件")
        (True, False)
    """
    if not any(mark in text for mark in ("# ", "**", "__", "](", "|--", "| -", "|:-", "#\t")):
        return False
    headings = len(_HEADING.findall(text))
    kinds = bool(headings) + bool(_BOLD.search(text)) + bool(_LINK.search(text))
    kinds += bool(_RULE_OF_TABLE.search(text))
    if kinds == 1 and not headings and not _LINK.sub("", text).strip("-*+|>· \t\n"):
        return True
    return headings >= 2 or kinds >= 2 or (kinds == 1 and len(_BULLET.findall(text)) >= 2)


def read_markdown(text: str) -> list[Line]:
    r"""The lines of a text in Markdown, without its marks; numbers of lists stay.

    Example:
        >>> text = "## 目标\n\n- 增长**5%**\n\n| 指标 | 值 |\n|--|--|"
        >>> [line.text for line in read_markdown(text)]
        ['目标', '增长5%', '指标\t值']
    """
    lines: list[Line] = []
    joins = False
    for match in re.finditer(r"[^\n]*\n?", text):
        whole = match.group()
        line = _read_line(text, match.start(), match.start() + len(whole.rstrip("\n")))
        if line is None:
            joins = False
            continue
        is_plain = line.start == match.start() + len(whole) - len(whole.lstrip())
        if joins and is_plain and not _starts_item(line.text):
            _join(lines[-1], line)
        else:
            lines.append(line)
        joins = (
            "\t" not in line.text
            and not whole.endswith("  \n")
            and len(line.text) >= BROKEN
            and not _ENDED.search(line.text)
            and not _HEADING.match(whole)
        )
    return lines


def _starts_item(text: str) -> bool:
    return bool(re.match(r"\d{1,3}[.、．)]|[（(]|[一二三四五六七八九十]{1,3}、|第", text))


def _join(line: Line, after: Line) -> None:
    """Add a line to the one that an editor broke before it."""
    space = "" if joins_without_space(line.text, after.text) else " "
    line.changes += [(line.end, after.start, space), *after.changes]
    line.text += space + after.text
    line.end = after.end


def _read_line(text: str, start: int, end: int) -> Line | None:
    """One line of the source without its marks; None if nothing is left."""
    raw = text[start:end]
    if _FENCE.match(raw) or _RULE.match(raw) or _RULE_OF_TABLE.match(raw):
        return None
    for pattern in (_QUOTE, _HEADING, _BULLET):
        mark = pattern.match(text[start:end])
        if mark:
            start += mark.end()
            if pattern is _HEADING:
                end = start + len(text[start:end].rstrip("# \t"))
    raw = text[start:end]
    is_row = raw.lstrip().startswith("|")
    edges = "| \t\u3000" if is_row else None
    start += len(raw) - len(raw.lstrip(edges))
    end = start + len(raw.strip(edges))
    if start >= end:
        return None
    changes = _inline_changes(text, start, end, is_row)
    pieces: list[str] = []
    place = start
    for first, last, new in changes:
        pieces += (text[place:first], new)
        place = last
    line = "".join(pieces) + text[place:end]
    links = sum(len(match.group("label") or "") for match in _INLINE.finditer(text, start, end))
    return Line(line, start, end, changes, links) if line.strip() else None


def _inline_changes(text: str, start: int, end: int, is_row: bool) -> list[tuple[int, int, str]]:
    """Marks within a line to take out: (start, end, what takes their place)."""
    changes: list[tuple[int, int, str]] = []
    for match in _INLINE.finditer(text, start, end):
        first, last = match.span()
        kind = match.lastgroup
        if kind == "bar":
            if is_row:
                changes.append((first, last, "\t"))
        elif kind == "link":
            label_start, label_end = match.span("label")
            changes += [(first, label_start, ""), (label_end, last, "")]
        elif kind == "pair":
            changes += [(first, first + 1, ""), (last - 1, last, "")]
        else:
            changes.append((first, last, ""))
    return changes
