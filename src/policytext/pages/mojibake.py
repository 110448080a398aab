"""Find text whose bytes were once decoded as a western encoding, and what it was."""

from __future__ import annotations

import re

from policytext.pages.encoding import CHINESE, choose, common_characters, quality

__all__ = ["decode_again", "find_stretches"]

# Windows-1252 has letters and marks where Latin-1 has control characters.
_WESTERN = {
    bytes([code]).decode("cp1252"): code
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_TO_LATIN = str.maketrans({character: chr(code) for character, code in _WESTERN.items()})
_MARKS = re.escape("".join(_WESTERN))
_NOT_WESTERN = re.compile(f"[^\x00-\xff{_MARKS}]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
# Three characters that stand for the bytes of one Chinese character in UTF-8.
_UTF8_UNIT = f"[\xe2-\xe9\xef][\x80-\xbf{_MARKS}]{{2}}"
_UTF8_RUN = re.compile(f"(?:{_UTF8_UNIT})+")
_GBK_RUN = re.compile(f"(?:[\xa1-\xf7][\x40-\x7e\x80-\xfe{_MARKS}]){{2,}}")
_SIGN = re.compile("[\xa1-\xf7][\x80-\xfe]|[\xe2-\xe9\xef][^\x00-\xff]")
# A page of this many characters that are not ASCII can be judged as a whole.
ENOUGH = 16
# A run is certain if it has so many characters, so many of them different;
# shorter runs are believed once a page has a certain one.
CERTAIN_UTF8, CERTAIN_GBK, DIFFERENT = 2, 4, 3
# The share of common characters in a run that is no accident.
CLEAR = 0.8


def decode_again(text: str) -> tuple[str, str] | None:
    """The encoding and the true text of a page that was decoded as western throughout.

    Example:
        >>> decode_again("全市经济运行平稳，民生持续改善".encode("gbk").decode("latin-1"))
        ('gb18030', '全市经济运行平稳，民生持续改善')
    """
    if _NOT_WESTERN.search(text) or text.isascii():
        return None
    raw = text.translate(_TO_LATIN).encode("latin-1")
    encoding, _ = choose(raw)
    if encoding not in ("utf-8", "gb18030", "cp950"):
        return None
    try:
        again = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    share, count = quality(again, encoding), len(_NOT_ASCII.findall(again))
    if share < CHINESE or (count * 2 < ENOUGH and (share < CLEAR or count < CERTAIN_GBK)):
        return None
    return encoding, again


def find_stretches(text: str) -> list[tuple[int, int, list[tuple[int, str]]]]:
    """Stretches of a page that were decoded as western by mistake.

    Returns:
        For each its start and end, and for each true character how many characters stand for it.

    Example:
        >>> find_stretches("增长å¢žé•¿5%")
        [(2, 8, [(3, '增'), (3, '长')])]
    """
    if not _SIGN.search(text):
        return []
    found = []
    for pattern, encoding, enough in (
        (_UTF8_RUN, "utf-8", CERTAIN_UTF8),
        (_GBK_RUN, "gb18030", CERTAIN_GBK),
    ):
        runs = [
            (*match.span(), true)
            for match in pattern.finditer(text)
            if (true := _read(match.group(), encoding)) is not None
        ]
        if any(
            len(true) >= enough and len(set(true)) >= min(enough, DIFFERENT) for *_, true in runs
        ):
            width = 3 if encoding == "utf-8" else 2
            found += [(start, end, [(width, one) for one in true]) for start, end, true in runs]
    found.sort(key=lambda stretch: stretch[0])
    # A run can look like both; the first pattern is the stricter one.
    return [one for i, one in enumerate(found) if i == 0 or one[0] >= found[i - 1][1]]


def _read(run: str, encoding: str) -> str | None:
    """What a run was, if that is nearly all common characters."""
    try:
        true = run.translate(_TO_LATIN).encode("latin-1").decode(encoding)
    except UnicodeDecodeError:
        return None
    known = common_characters()
    return true if sum(one in known for one in true) >= CLEAR * len(true) else None
