r"""What layers, strings and marks are called in CoNLL-U Plus.

Strings in cells have the escapes that Universal Dependencies use for spaces: ``\s`` a blank,
``\p`` a bar, ``\t``, ``\n``, ``\r``, ``\\``; and ``\x2028.`` for other white space, and for commas,
at which some readers split.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from policytext.errors import InputError
from policytext.layers import MENTIONS, QUANTITIES, TARGETS, TIMES, Layer

__all__ = [
    "BLOCKS",
    "COLUMNS",
    "FACTS",
    "GLOBAL",
    "HEAD",
    "LAYERS",
    "NEWDOC",
    "NO_SENTENCE",
    "OURS",
    "ROWS",
    "SCHEME",
    "SPACES",
    "SPAN",
    "TEXT",
    "TOKEN",
    "TRACKS",
    "escape",
    "unescape",
]

# The layers that have columns of tags; all others stand in comments.
COLUMNS: Mapping[str, Layer[Any]] = {
    f"POLICYTEXT:{layer.name.upper()}": layer for layer in (MENTIONS, QUANTITIES, TIMES, TARGETS)
}
HEAD = ("ID", "FORM", *COLUMNS, "MISC")
# So many spans may lie over one row in a column; further ones stand in comments.
TRACKS = 8

# Names of comments.
GLOBAL = "global.columns"
NEWDOC = "newdoc id"
TEXT = "text"
OURS = "policytext."
FACTS = OURS + "document"
SCHEME = OURS + "scheme"
LAYERS = OURS + "layers"
SPACES = OURS + "spaces"
SPAN = OURS + "span"
NO_SENTENCE = OURS + "sentence"
# What follows a layer's name where the rows are its tokens, or the blocks its sentences.
ROWS, BLOCKS = "=rows", "=blocks"
# In MISC: a row that goes on with the token before it, or lies in none.
TOKEN = "Token"

_NAMED = {" ": "s", "|": "p", "\t": "t", "\n": "n", "\r": "r", "\\": "\\"}
_SIGNS = {sign: char for char, sign in _NAMED.items()}
_UNSAFE = re.compile(r"[\s|\\,]")
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{1,6})\.|(.)|$)", re.S)


def escape(text: str) -> str:
    r"""A string as it stands in a cell.

    Example:
        >>> escape("a b|\u3000"), unescape("a\\sb\\p\\x3000.") == "a b|\u3000"
        ('a\\sb\\p\\x3000.', True)
    """
    return _UNSAFE.sub(lambda one: "\\" + _NAMED.get(one[0], f"x{ord(one[0]):x}."), text)


def unescape(text: str) -> str:
    """The string that was escaped.

    Raises:
        InputError: there is no such escape.
    """
    return _ESCAPE.sub(_unescaped, text)


def _unescaped(found: re.Match[str]) -> str:
    code, sign = found[1], found[2]
    if code is not None and int(code, 16) < 0x110000:
        return chr(int(code, 16))
    if sign is None or sign not in _SIGNS:
        raise InputError(f"unknown escape {found[0]!r}; a backslash is written \\\\")
    return _SIGNS[sign]
