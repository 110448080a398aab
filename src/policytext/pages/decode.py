"""From a page's bytes to its characters, with one kind of line end and no control characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policytext.alignment import Alignment
from policytext.errors import InputError, ReadError
from policytext.pages.edits import Edits
from policytext.pages.encoding import choose
from policytext.pages.mixed import HOPELESS, LONG, read_damaged
from policytext.pages.mojibake import decode_again, find_stretches
from policytext.pages.wordlists import formats
from policytext.repairs import Repair

__all__ = ["Decoded", "decode"]

# Share of control characters in the first bytes from which they are no text.
BINARY_SHARE, BINARY_SAMPLE = 0.05, 65_536
_CONTROL_BYTES = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
# Runs of characters to look at; what each part of a run is, the second pattern says.
_ODD = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\ufffd-\uffff锟"
_UNTIDY = re.compile(f"[{_ODD}][{_ODD}\n斤拷]*")
_PART = re.compile(
    "(?P<end>\r+\n?)"
    "|(?P<line>[\x0b\x0c\x85\u2028\u2029]+)"
    "|(?P<control>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufffe\uffff]+)"
    "|(?P<lost>\ufffd)"
    # U+FFFD in UTF-8, twice, read as GBK.
    "|(?P<twice>锟斤拷)"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""A page's text as it was decoded.

    Args:
        text: readable characters; lines end in ``\n``.
        encoding: the name of the encoding, such as ``"gb18030"``.
        source: the page as decoded, before line ends and controls were changed; bytes that could
            not be decoded are U+FFFD.
        alignment: from the text to the source.
        repairs: ``encoding`` (a stretch in another encoding, or a lost character) and
            ``control`` (control characters removed).
    """

    text: str
    encoding: str
    source: str
    alignment: Alignment
    repairs: tuple[Repair, ...]


def decode(raw: bytes) -> Decoded:
    r"""Decode a page.

    Raises:
        InputError: it is not ``bytes``.
        ReadError: it is empty, or not text.

    Example:
        >>> page = decode("增长5%\r\n".encode("gbk") + b"\x81")
        >>> page.encoding, page.text, page.repairs[-1].lost
        ('gb18030', '增长5%\n�', True)
    """
    if not isinstance(raw, bytes):
        raise InputError(f"decode() takes bytes, got {type(raw).__name__}; text needs no decoding")
    if not raw.strip():
        raise ReadError("the page is empty: it has no bytes but white space, if any")
    _refuse_formats(raw)
    encoding, mark = choose(raw)
    _refuse_binary(raw, encoding)
    source, others = _to_characters(raw[mark:] if mark else raw, encoding)
    whole = decode_again(source) if encoding == "utf-8" else None
    if whole:
        encoding, source = whole
        others = [(0, len(source))]
    if not source.strip():
        raise ReadError("the page is empty: it has nothing but white space")
    return _tidy(source, encoding, others)


def _refuse_formats(raw: bytes) -> None:
    for start, inside, what, advice in formats():
        if raw.startswith(start) and inside in raw:
            raise ReadError(f"this is {what}, not a page or plain text; {advice}")


def _refuse_binary(raw: bytes, encoding: str) -> None:
    head = raw[:BINARY_SAMPLE]
    if "16" in encoding or "32" in encoding:
        return
    if len(head) - len(head.translate(None, _CONTROL_BYTES)) > BINARY_SHARE * len(head) + 4:
        raise ReadError(
            "these are binary data of an unknown kind, not text: more than "
            f"{BINARY_SHARE:.0%} of the bytes are control characters; give the page or its text"
        )


def _to_characters(raw: bytes, encoding: str) -> tuple[str, list[tuple[int, int]]]:
    """The characters, and the stretches that were in another encoding than the rest."""
    # GB 18030 reads nearly any bytes without an error, so that an error proves nothing there.
    if encoding != "gb18030":
        try:
            return raw.decode(encoding), []
        except UnicodeDecodeError:
            if encoding != "utf-8":
                return raw.decode(encoding, "replace"), []
    return read_damaged(raw, encoding)


def _tidy(source: str, encoding: str, others: list[tuple[int, int]]) -> Decoded:
    """Mend what is left in the characters: line ends, controls, stretches decoded twice."""
    edits = Edits(source)
    stretches = find_stretches(source) if encoding != "cp1252" else []
    place = 0
    for start, end, characters in stretches:
        _tidy_stretch(edits, place, start)
        place = start
        for width, character in characters:
            edits.replace(place, place + width, character)
            place += width
        others.append((start, end))
    _tidy_stretch(edits, place, len(source))
    text, alignment = edits.build()
    lost = sum(repair.lost for repair in edits.repairs)
    if len(text) > LONG and lost > HOPELESS * len(text):
        raise ReadError(f"{lost} of the page's {len(text)} characters are lost; get another copy")
    repairs = [
        Repair("encoding", *alignment.to_text(start, end), start, end) for start, end in others
    ]
    repairs += edits.repairs
    repairs.sort(key=lambda repair: (repair.raw_start, -repair.raw_end))
    return Decoded(text, encoding, source, alignment, tuple(repairs))


def _tidy_stretch(edits: Edits, start: int, end: int) -> None:
    for run in _UNTIDY.finditer(edits.source, start, end):
        for part in _PART.finditer(edits.source, *run.span()):
            _tidy_part(edits, part)


def _tidy_part(edits: Edits, part: re.Match[str]) -> None:
    start, end = part.span()
    kind = part.lastgroup
    if kind == "end" and part.group().endswith("\n"):
        edits.delete(start, end - 1)
    elif kind == "end":
        edits.substitute(start, end, "\n" * (end - start))
    elif kind == "line":
        edits.substitute(start, end, "\n" * (end - start), kind="control")
    elif kind == "control":
        edits.delete(start, end, kind="control")
    elif kind == "lost":
        edits.replace(start, end, "\ufffd", kind="encoding", lost=True)
    else:
        edits.replace(start, start + 1, "\ufffd", kind="encoding", lost=True)
        edits.replace(start + 1, end, "\ufffd", kind="encoding", lost=True)
