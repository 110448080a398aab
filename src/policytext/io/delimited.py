"""Tables as text, as spreadsheets save them: their encoding and what separates their cells."""

from __future__ import annotations

import os
from collections.abc import Iterable

from policytext.errors import ReadError
from policytext.io.files import read_raw

__all__ = ["read_delimited", "repeated", "separator_of"]

_BOM = b"\xef\xbb\xbf"
_LOST = "\ufffd"
# What Excel writes as Unicode text, and the begins of its workbooks, new and old.
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def repeated(names: Iterable[str]) -> str:
    """The first of the names of columns that stands there more than once; empty: none does."""
    listed = list(names)
    return next((name for name in listed if listed.count(name) > 1), "")


def read_delimited(path: str | os.PathLike[str]) -> str:
    """The text of a table in UTF-8, or in GB18030 or UTF-16 as Excel writes it.

    Raises:
        ReadError: the file cannot be read, or is neither; where a few bytes of UTF-8 are damaged,
            the rest is not taken for another encoding.
    """
    raw = read_raw(path)
    if raw.startswith(_WORKBOOKS):
        raise ReadError(f"{path}: is a workbook of Excel, no text; save it as CSV UTF-8")
    try:
        return raw.decode("utf-16" if raw.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    if raw.startswith(_UTF16):
        raise ReadError(
            f"{path}: neither UTF-8 nor GB18030, nor whole UTF-16; save it as CSV UTF-8"
        )
    if raw.startswith(_BOM) or _is_mostly_utf8(raw):
        raise ReadError(f"{path}:{line}: is UTF-8 with damaged bytes; save it anew as CSV UTF-8")
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        raise ReadError(f"{path}: neither UTF-8 nor GB18030; save it as CSV UTF-8") from None


def _is_mostly_utf8(raw: bytes) -> bool:
    """Whether most characters beyond ASCII can be read as UTF-8; in GB18030 hardly one can."""
    beyond = [one for one in raw.decode("utf-8", "replace") if ord(one) > 0x7F]
    return 2 * beyond.count(_LOST) < len(beyond)


def separator_of(text: str) -> str:
    """What separates the cells of a table, told by its first line: a comma, semicolon or tab.

    Example:
        >>> separator_of("id;verdict;note"), separator_of("file")
        (';', ',')
    """
    # Excel saves with ; where the comma is the decimal sign.
    return max(",;\t", key=text.split("\n", 1)[0].count)
