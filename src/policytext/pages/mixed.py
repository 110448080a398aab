"""Read a page in which some bytes are damaged, or some stretches are in another encoding."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from policytext.errors import ReadError
from policytext.pages.plausible import cost

__all__ = ["HOPELESS", "LONG", "read_damaged"]

LOST = "\ufffd"
# Costs of reading bytes one way, in bits: a lost character costs more than any other, and a change
# of encoding so much that two characters are needed to prove it.
DAMAGE, SWITCH = 30, 30
# A reading that is better by fewer bits than this is a guess; so many characters are tried.
MARGIN, FARTHEST = 8, 12
# Bytes of a window around damage: looked back and ahead for a sure cut, joined when so close, and
# in all, which bounds the memory.
REACH, CLOSE, WINDOW = 4_000, 100, 20_000
# A page of this length or longer of which more than this share is lost is no page of this encoding.
LONG, HOPELESS = 20_000, 0.25

# In neither encoding are these part of a longer character, digits apart.
_CUTS = frozenset(range(0x30)) | frozenset(range(0x3A, 0x40))
_CUT = re.compile(rb"[\x00-\x2f\x3a-\x3f]")
_UTF8_CHARACTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}"
    rb"|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
# What is left of a character: its first bytes without the last, or its last without the first.
_UTF8_REST = re.compile(
    rb"[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2}|[\x80-\xbf]{1,2}"
)
_GBK_CHARACTER = re.compile(
    rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]|[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]"
)
# Two Chinese characters in UTF-8, which GBK may read as three rare ones without an error.
_UTF8_PAIR = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){2}")
_WIDTH = {"utf-8": 3, "gb18030": 2}


class _Unit(NamedTuple):
    """Some bytes as they were read."""

    raw: bytes
    character: str
    encoding: str


def read_damaged(raw: bytes, encoding: str) -> tuple[str, list[tuple[int, int]]]:
    r"""Decode what can be decoded; one U+FFFD takes the place of each character that is lost.

    Args:
        raw: the bytes.
        encoding: ``"utf-8"`` or ``"gb18030"``, in which most of them are.

    Returns:
        The text, and the stretches of it that were in the other of the two encodings.

    Raises:
        ReadError: so much is lost that the bytes are no text in these encodings.

    Example:
        >>> read_damaged("平稳发展".encode("gbk") + "，全市经济".encode() + b"\xe5\xa4", "utf-8")
        ('平稳发展，全市经济�', [(0, 4)])
    """
    pieces: list[str] = []
    stretches: list[tuple[int, int]] = []
    place = length = lost = 0
    for start, end in _windows(raw, encoding):
        before = raw[place:start].decode(encoding, "replace")
        read, others = _read_window(raw[start:end], encoding)
        pieces += (before, read)
        length += len(before)
        stretches += [(length + first, length + last) for first, last in others]
        length += len(read)
        lost += read.count(LOST)
        if length > LONG and lost > HOPELESS * length:
            raise ReadError(
                f"{lost} of the first {length} characters cannot be decoded, as UTF-8 or as "
                "GB 18030; is this text, and was the file copied without changes?"
            )
        place = end
    pieces.append(raw[place:].decode(encoding, "replace"))
    return "".join(pieces), stretches


def _windows(raw: bytes, encoding: str) -> Iterator[tuple[int, int]]:
    """Stretches of bytes around all that looks wrong, apart from each other."""
    start = end = 0
    for place in _suspects(raw, encoding):
        if place < end:
            continue
        first = _cut_before(raw, place, end)
        if first > end + CLOSE or end - start > WINDOW:
            if end > start:
                yield start, end
            start = max(end, first)
        cut = _CUT.search(raw, place + 1, place + REACH)
        end = cut.start() if cut else min(len(raw), place + REACH)
    if end > start:
        yield start, end


def _cut_before(raw: bytes, place: int, lowest: int) -> int:
    """The last place before another where no character is cut in two."""
    lowest = max(lowest, place - REACH)
    while place > lowest and raw[place - 1] not in _CUTS:
        place -= 1
    return place


def _suspects(raw: bytes, encoding: str) -> Iterator[int]:
    """Places of bytes that cannot be decoded, or that look like the other encoding, in order."""
    place = 0
    pair = _UTF8_PAIR.search(raw) if encoding == "gb18030" else None
    while place < len(raw):
        # Pieces, so that bytes after an error are not looked at again and again.
        wrong = _first_error(raw, place, encoding)
        while pair and pair.start() < wrong:
            yield pair.start()
            pair = _UTF8_PAIR.search(raw, pair.end())
        if wrong >= len(raw):
            return
        yield wrong
        place = wrong + 1


def _first_error(raw: bytes, place: int, encoding: str) -> int:
    """The first byte from a place on that cannot be decoded; the length if all can."""
    size = 1024
    while place < len(raw):
        piece = raw[place : place + size]
        try:
            piece.decode(encoding)
        except UnicodeDecodeError as error:
            if error.end < len(piece) or place + size >= len(raw):
                return place + error.start
            if error.start == 0:
                return place
            place += error.start
        else:
            place += size
        size = min(size * 2, 1 << 20)
    return len(raw)


@functools.lru_cache(maxsize=1 << 16)
def _decode_one(raw: bytes, encoding: str) -> str:
    return raw.decode(encoding, "replace")


def _steps(raw: bytes, place: int, encoding: str) -> list[tuple[int, int, str]]:
    """Ways to read on from a place: bytes taken, cost, and the character read."""
    if raw[place] < 0x80:
        return [(1, 0, chr(raw[place]))]
    pattern = _UTF8_CHARACTER if encoding == "utf-8" else _GBK_CHARACTER
    steps = []
    match = pattern.match(raw, place)
    if match:
        character = _decode_one(match.group(), encoding)
        if len(character) == 1 and character != LOST:
            steps.append((len(match.group()), cost(character), character))
    rest = _UTF8_REST.match(raw, place) if encoding == "utf-8" else None
    steps.append((len(rest.group()) if rest else 1, DAMAGE, LOST))
    return steps


def _read_window(raw: bytes, encoding: str) -> tuple[str, list[tuple[int, int]]]:
    """The cheapest reading of some bytes in two encodings, by dynamic programming."""
    encodings = (encoding, "gb18030" if encoding == "utf-8" else "utf-8")
    far = (len(raw) + 2) * (DAMAGE + SWITCH)
    costs = [[far, far] for _ in range(len(raw) + 1)]
    # How the cheapest way came to a place: bytes, character, and the encoding before.
    origins: list[list[tuple[int, str, int]]] = [[(0, "", 0), (0, "", 0)] for _ in costs]
    costs[0][0] = 0
    for place in range(len(raw)):
        here = costs[place]
        for state in (0, 1):
            before = state if here[state] <= here[1 - state] + SWITCH else 1 - state
            cost = here[before] + SWITCH * (before != state)
            if cost >= far:
                continue
            for size, price, character in _steps(raw, place, encodings[state]):
                if cost + price < costs[place + size][state]:
                    costs[place + size][state] = cost + price
                    origins[place + size][state] = (size, character, before)
    return _trace(origins, int(costs[-1][1] + SWITCH < costs[-1][0]), encodings, raw)


def _trace(
    origins: list[list[tuple[int, str, int]]], state: int, encodings: tuple[str, str], raw: bytes
) -> tuple[str, list[tuple[int, int]]]:
    """Follow the cheapest way back; a run of lost bytes becomes as many marks as characters fit."""
    place = len(origins) - 1
    units: list[_Unit] = []
    while place > 0:
        size, character, before = origins[place][state]
        units.append(_Unit(raw[place - size : place], character, encodings[state]))
        place, state = place - size, before
    units.reverse()
    _doubt(units)
    read: list[tuple[str, bool]] = []
    lost = b""
    for i, unit in enumerate(units):
        if unit.character != LOST:
            read.append((unit.character, unit.encoding != encodings[0]))
            continue
        lost += unit.raw
        if i + 1 == len(units) or units[i + 1].character != LOST:
            read += [(LOST, False)] * -(-len(lost) // _WIDTH[unit.encoding])
            lost = b""
    return "".join(character for character, _ in read), _stretches(read)


def _doubt(units: list[_Unit]) -> None:
    """Take for lost what stands beside lost bytes and would be about as likely if read otherwise.

    Where a byte of GBK is gone, the cut between characters is a guess: of three bytes the first
    two may be the character, or the last two.
    """
    for i in [i for i, unit in enumerate(units) if unit.character == LOST]:
        for step in (-1, 1):
            _doubt_side(units, i, step)


def _doubt_side(units: list[_Unit], lost: int, step: int) -> None:
    spare = units[lost].raw
    gain, doubtful, i = 0, lost, lost + step
    while 0 <= i < len(units) and abs(i - lost) <= FARTHEST:
        unit = units[i]
        if unit.encoding == "utf-8":
            if len(unit.raw) == 2:
                doubtful = i
            break
        if len(unit.raw) != 2 or len(spare) != 1 or unit.character == LOST:
            break
        pair = unit.raw[1:] + spare if step < 0 else spare + unit.raw[:1]
        if not _GBK_CHARACTER.fullmatch(pair):
            break
        gain += cost(_decode_one(pair, "gb18030")) - cost(unit.character)
        if gain < MARGIN:
            doubtful = i
        spare = unit.raw[:1] if step < 0 else unit.raw[1:]
        i += step
    for j in range(lost + step, doubtful + step, step):
        units[j] = units[j]._replace(character=LOST)


def _stretches(read: list[tuple[str, bool]]) -> list[tuple[int, int]]:
    """Runs of characters that were read in the other encoding; ASCII belongs to both."""
    found: list[tuple[int, int]] = []
    joined = False
    for i, (character, is_other) in enumerate(read):
        if character < "\x80":
            continue
        if not is_other:
            joined = False
        elif joined:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
            joined = True
    return found
