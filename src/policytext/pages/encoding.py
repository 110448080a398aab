"""Which encoding a page's bytes are in, decided by the bytes and not by what the page declares."""

from __future__ import annotations

import functools
import re

from policytext.errors import ReadError
from policytext.pages.plausible import UNSEEN, mean_cost
from policytext.simple_forms import forms

__all__ = ["choose", "common_characters", "quality"]

# Bytes that one common Chinese character takes; the order decides between equals.
WIDTHS = {"utf-8": 3, "gb18030": 2, "cp950": 2, "utf-16-le": 2, "utf-16-be": 2}
HZ = re.compile(rb"~\{(?:[!-w][!-~])+(?:~\}|\r?\n|$)")
BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
DECLARATION = re.compile(
    rb"""(?:charset\s{0,8}=|<\?xml[^>]{0,80}?encoding\s{0,8}=)\s{0,8}["']?\s{0,8}([\w.:-]{2,20})""",
    re.IGNORECASE,
)
HEAD = 8192  # a declaration stands in the first bytes
SAMPLE = 12_000  # characters looked at to judge an encoding
# Below this no Chinese text was ever seen: nonsense reaches 0.35, a page of traditional
# characters 0.55, a plain one 0.9.
CHINESE = 0.45
# A page below this may be in Big5, if that reads it as characters that are likelier by so many
# bits each, and by so many all together.
SURE, MARGIN, PROOF = 0.8, 4, 24
# Random bytes reach 0.17; a page of so many bytes that are not ASCII can be refused for it.
NONSENSE, ENOUGH = 0.25, 2000
WESTERN_SHARE = 0.2  # at most this share of a western page's bytes is not ASCII
_PUNCTUATION = "，。、；：？！（）《》〈〉“”‘’—…·％【】〔〕　"
_HIGH = bytes(range(0x80, 0x100))
_SYMBOLS = re.compile("[\u0370-\u04ff\u2010-\u266f\u3000-\u3020\uff01-\uff5e\uffe0-\uffe5]+")
_ASCII = re.compile(r"[\x00-\x7f]+")


@functools.cache
def common_characters() -> frozenset[str]:
    """The 3755 characters of GB/T 2312, level 1 (its rows 16 to 55), and Chinese punctuation."""
    rows = bytes(b for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for b in (row, cell))
    return frozenset(rows.decode("gb2312", "ignore") + _PUNCTUATION)


def quality(text: str, encoding: str) -> float:
    """The share of a text's non-ASCII bytes that common Chinese characters explain, 0 to 1.

    Args:
        text: decoded with the error handler ``surrogateescape``.
        encoding: its encoding.
    """
    characters = _sample(text)
    if not characters:
        return 0.0
    size = len(
        characters.encode(encoding, "surrogatepass" if "16" in encoding else "surrogateescape")
    )
    known = _common_traditional() if encoding == "cp950" else common_characters()
    return sum(character in known for character in characters) * WIDTHS[encoding] / size


def _sample(text: str) -> str:
    """Characters that are not ASCII, from beginning, middle and end."""
    characters = _ASCII.sub("", text)
    if len(characters) > SAMPLE:
        third, middle = SAMPLE // 3, len(characters) // 2
        characters = characters[:third] + characters[middle : middle + third] + characters[-third:]
    return characters


@functools.cache
def _common_traditional() -> frozenset[str]:
    common = common_characters()
    return common | {one for one, form in forms().items() if form in common}


def choose(raw: bytes) -> tuple[str, int]:
    r"""The encoding of a page that is not empty, and the length of its byte order mark.

    Strict UTF-8 is believed, as no other encoding looks like it by chance; otherwise the encoding
    that makes most of the bytes common Chinese characters wins, whatever the page declares.

    Raises:
        ReadError: no encoding makes Chinese text of the bytes.

    Example:
        >>> choose("政府工作报告".encode("gbk")), choose("政府工作报告".encode())
        (('gb18030', 0), ('utf-8', 0))
        >>> choose(b"\xff\xfeA\x00")
        ('utf-16-le', 2)
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark) and (len(mark) > 2 or not _is_wide_by_chance(raw)):
            return encoding, len(mark)
    if b"\0" in raw:
        wide = _choose_wide(raw)
        if wide:
            return wide, 0
    if raw.isascii():
        return ("hz" if _is_hz(raw) else "utf-8"), 0
    if _is_utf8(raw):
        return ("gb18030" if _is_short_gbk(raw) else "utf-8"), 0
    return _choose_narrow(raw), 0


def _is_wide_by_chance(raw: bytes) -> bool:
    """True if a page starts with a mark of UTF-16 but its bytes are those of another encoding."""
    return (
        len(raw) > 4 and b"\0" not in raw and _wide_quality(raw[2:], raw[:2] == b"\xff\xfe") < 0.3
    )


def _wide_quality(raw: bytes, little: bool) -> float:
    """The share of ASCII and common Chinese characters if the bytes are read as UTF-16."""
    text = raw[: 2 * SAMPLE].decode("utf-16-le" if little else "utf-16-be", "replace")
    known = common_characters()
    return sum(c in known or "\x20" <= c < "\x7f" or c in "\r\n\t" for c in text) / len(text)


def _choose_wide(raw: bytes) -> str | None:
    """UTF-16 without a mark, if the bytes make sense as that."""
    best = max((True, False), key=lambda little: _wide_quality(raw, little))
    if _wide_quality(raw, best) < 0.7:
        return None
    return "utf-16-le" if best else "utf-16-be"


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_hz(raw: bytes) -> bool:
    """True if a page in ASCII is Chinese text in HZ: ~{, a pair for each character, ~}."""
    if not HZ.search(raw):
        return False
    try:
        characters = _sample(raw.decode("hz"))
    except UnicodeDecodeError:
        return False
    return sum(one in common_characters() for one in characters) > CHINESE * len(characters)


def _is_short_gbk(raw: bytes) -> bool:
    """True if a short text is UTF-8 only by chance: pairs of bytes that GBK reads as Chinese."""
    if len(raw) > 2000:
        return False
    runs = re.findall(rb"[\x80-\xff]+", raw)
    if not all(
        len(run) >= 4 and re.fullmatch(rb"(?:[\xc2-\xdf][\x80-\xbf])+", run) for run in runs
    ):
        return False
    text = b"".join(runs).decode("gb18030", "replace")
    return all(character in common_characters() for character in text)


def _choose_narrow(raw: bytes) -> str:
    declared = DECLARATION.search(raw, 0, HEAD)
    names = ["utf-8", "gb18030"]
    if declared and declared.group(1).lower().startswith((b"big5", b"cp950")):
        names.append("cp950")
    scores = {name: quality(raw.decode(name, "surrogateescape"), name) for name in names}
    if max(scores.values()) < CHINESE:
        for name in ("utf-16-le", "utf-16-be"):
            scores[name] = _wide_quality(raw, name == "utf-16-le") * (len(raw) > 8)
    best = max(scores, key=lambda name: scores[name])
    if scores["utf-8"] < CHINESE and scores["gb18030"] < SURE and _is_big5(raw):
        return "cp950"
    if scores[best] >= CHINESE:
        return best
    if _is_western(raw):
        return "cp1252"
    high = len(raw) - len(raw.translate(None, _HIGH))
    if max(scores.values()) < NONSENSE and high > ENOUGH and not _is_symbols(raw):
        raise ReadError(
            "the bytes are no Chinese text in UTF-8, GB 18030 or UTF-16; is the file complete, and "
            "is it text? If it is in another encoding, convert it to UTF-8 first"
        )
    return max(names, key=lambda name: (scores[name], -_count_errors(raw, name)))


def _is_big5(raw: bytes) -> bool:
    """True if the bytes are likelier in Big5 than in GB 18030; lost characters are the rarest."""
    gbk, big5 = (_sample(raw.decode(name, "replace")) for name in ("gb18030", "cp950"))
    # Lines of tables and Greek are rare in text, but what a page of GBK may consist of.
    gbk = _SYMBOLS.sub("", gbk)
    bits, fewer = mean_cost(gbk), mean_cost(big5)
    gain = bits - fewer
    return gain > MARGIN and gain * len(big5) > PROOF and fewer < UNSEEN - MARGIN


def _is_symbols(raw: bytes) -> bool:
    """True if the bytes are symbols and Greek in GB 18030 above all: the lines of a form."""
    gbk = _sample(raw.decode("gb18030", "replace"))
    return 2 * len(_SYMBOLS.sub("", gbk)) < len(gbk)


def _count_errors(raw: bytes, encoding: str) -> int:
    return raw.decode(encoding, "replace").count("\ufffd")


def _is_western(raw: bytes) -> bool:
    """True if the few bytes that are not ASCII stand alone among letters, as in café."""
    high = len(raw) - len(raw.translate(None, _HIGH))
    lone = len(re.findall(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])", raw))
    return high <= WESTERN_SHARE * len(raw) and lone * 10 >= high * 9 and len(raw) > 20
