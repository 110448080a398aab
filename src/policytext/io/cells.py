r"""Cells of tables that a spreadsheet may open and save: strings in, the same strings out.

A cell that begins with ``= + - @``, a tab or a carriage return would be a formula to a
spreadsheet; it gets an apostrophe before it, unless it is a number. One that begins with an
apostrophe gets a second one. A string with a NUL, at which programs end or fail, is JSON behind
``'json:``. An apostrophe alone is the empty string, where an empty cell is nothing.
"""

from __future__ import annotations

import json
import re

from policytext.errors import InputError

__all__ = ["format_cell", "parse_cell"]

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_RISKY = tuple("=+-@\t\r'")
_MARK = "'"
_JSON = "'json:"


def format_cell(text: str | None) -> str:
    """A string as a cell; ``None`` is an empty one.

    Example:
        >>> [format_cell(one) for one in ("万人", "-5.3", "-5%", "'", "", None)]
        ['万人', '-5.3', "'-5%", "''", "'", '']
    """
    if text is None:
        return ""
    if "\0" in text:
        return _JSON + json.dumps(text, ensure_ascii=False)
    if not text or (text.startswith(_RISKY) and not _NUMBER.fullmatch(text)):
        return _MARK + text
    return text


def parse_cell(cell: str) -> str | None:
    """The string of a cell, or ``None`` where it is empty.

    Raises:
        InputError: what stands behind ``'json:`` is no string.
    """
    if not cell:
        return None
    if not cell.startswith(_JSON):
        return cell.removeprefix(_MARK)
    try:
        found = json.loads(cell.removeprefix(_JSON))
    except ValueError as error:
        raise InputError(f"{cell[:40]!r} is no JSON: {error}") from None
    if not isinstance(found, str):
        raise InputError(f"{cell[:40]!r} is no string as JSON")
    return found
