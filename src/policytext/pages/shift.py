"""Runs of text whose bytes were shifted by one, read anew.

A cloaking program that replaces strings in GBK text byte by byte cuts characters in two where the
second byte of one and the first byte of the next look like what it searches for: a punctuation
mark, or a character to which it adds pinyin. What follows is decoded one byte off, up to a byte
that no pair can hold; a byte that the cut left alone becomes ``?``. Putting the shown characters
back to bytes, and taking out what was put in, gives the bytes of the text itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from policytext.pages.gbk import to_character
from policytext.pages.tables import RAREST, commonness, simplify
from policytext.pages.tape import OTHER, UNKNOWN, WIDE, Marking, Tape, lay_tape

__all__ = ["LOST", "Piece", "read_line"]

LOST = "\ufffd"
SAMPLE = 60  # bytes after which a run that reads no better is given up
MARGIN = 2.0  # how many times 2 likelier a run must be where a real question mark may stand
PLAIN, NONSENSE = 12.0, 16.0  # mean levels of Chinese text and of what shifted bytes show
# Letters and signs that stand alone amid Chinese, as second bytes do.
_STRAY = re.compile(r"(?<=[^\x00-\x7f])[@-~](?=[^\x00-\x7f])")
COMMON = 14  # the level up to which a character is no sign of nonsense
STRAY = 6  # how much a stray letter weighs
TRIES = 4  # doubtful question marks of a line that are tried
# One character of which the second byte stands there as a letter.
_HALVED = re.compile(r"[^\x00-/:-\x7f]\?[@-~€](?=[^\x00-\x7f])")
AFTER_CUT = frozenset("，：；！？、。")


@dataclass
class Piece:
    """A stretch ``start:end`` of a line and what it reads as.

    ``kind`` is None where nothing changed. ``lost`` has, for each character that is gone, its
    place in ``text`` and its stretch of the line.
    """

    start: int
    end: int
    text: str
    kind: str | None = None
    lost: list[tuple[int, int, int]] = field(default_factory=list)


def read_line(line: str, widen: bool, marking: Marking, cloaked: bool = True) -> list[Piece]:
    """Read a line of a cloaked page: its pieces in order, changed or not.

    Args:
        line: without its line end.
        widen: true where the page lost its full-width marks.
        marking: which characters the page marks with pinyin.
        cloaked: false where nothing else shows that the page was tampered with; then a run must
            be plain nonsense as shown and plain Chinese as read.
    """
    tried: frozenset[int] = frozenset()
    questions: frozenset[int] = frozenset()
    reading = _read_tape(lay_tape(line, widen, marking, questions), widen, cloaked)
    # A ? in a run is half a character, or a mark that was searched for: take what reads better.
    while len(tried) < TRIES and (place := _doubtful(line, reading, tried)) is not None:
        tried |= {place}
        tape = lay_tape(line, widen, marking, questions | {place})
        other = _read_tape(tape, widen, cloaked)
        if _nonsense(other) < _nonsense(reading):
            reading, questions = other, questions | {place}
    return reading


def _doubtful(line: str, pieces: list[Piece], tried: frozenset[int]) -> int | None:
    """The first ``?`` that was read as half a character that is lost, and has not been tried."""
    for piece in pieces:
        for _, first, last in piece.lost:
            for place in range(first, last):
                if line[place] == "?" and place not in tried and place > piece.start:
                    return place
    return None


def _nonsense(pieces: list[Piece]) -> float:
    """How far a reading is from Chinese: rare characters, stray letters, lost characters."""
    table = commonness()
    text = simplify("".join(piece.text for piece in pieces))
    rare = sum(max(0, table.get(c, RAREST) - COMMON) for c in text if c > "\x7f" and c != LOST)
    return rare + STRAY * len(_STRAY.findall(text)) + text.count(LOST)


def _read_tape(tape: Tape, widen: bool, cloaked: bool) -> list[Piece]:
    pieces: list[Piece] = []
    quotes = 0
    i = gap = 0
    while i < len(tape.units):
        start = tape.starts[i]
        while gap < len(tape.gaps) and tape.gaps[gap][0] < start:
            pieces.append(Piece(*tape.gaps[gap], "", "pinyin"))
            gap += 1
        run = (
            _read_run(tape, i, quotes, cloaked)
            if tape.units[i] == UNKNOWN or _is_cut(tape, i)
            else None
        )
        piece, i = run or _read_shown(tape, i, widen)
        while gap < len(tape.gaps) and tape.gaps[gap][0] < piece.end:
            gap += 1
        pieces.append(piece)
        # After a loss nobody knows whether the quotation still goes on.
        quotes = 0 if piece.lost else max(0, quotes + piece.text.count("“") - piece.text.count("”"))
    pieces += (Piece(*stretch, "", "pinyin") for stretch in tape.gaps[gap:])
    return pieces


def _is_cut(tape: Tape, i: int) -> bool:
    """True for a ``?`` with pinyin, which is half a character."""
    return tape.ends[i] - tape.starts[i] > 1


def _read_shown(tape: Tape, i: int, widen: bool) -> tuple[Piece, int]:
    """The shown character at i as it is, but for its width."""
    start, end = tape.starts[i], tape.ends[i]
    after = i + 1
    while after < len(tape.units) and not tape.shown[after]:
        after += 1
    shown = tape.line[start:end]
    if shown in WIDE and (after - i == 2 or shown == "?") and widen:
        return Piece(start, end, WIDE[shown], "width"), after
    return Piece(start, end, shown), after


def _read_run(tape: Tape, start: int, quotes: int, cloaked: bool) -> tuple[Piece, int] | None:
    """The run of shifted bytes from a cut to where the shown characters fit again.

    None where the run reads no better than it is shown, and so is no run.
    """
    text: list[str] = []
    lost: list[tuple[int, int, int]] = []
    i = start
    judged = False
    while i < len(tape.units) and (i == start or not tape.shown[i]):
        character, after = _decode(tape, i)
        if character == LOST and tape.units[i] == 0xA1 and _closes_quote(tape, after, quotes, text):
            character = "”"
        if character == LOST:
            lost.append((len(text), tape.starts[i], tape.ends[after - 1]))
        text.append(character)
        i = after
        if not judged and i - start > SAMPLE:
            judged = True
            if not _is_better(tape, start, i, text, cloaked):
                return None
    if not _is_better(tape, start, i, text, cloaked):
        return None
    begins = not tape.line[: tape.starts[start]].strip()
    if begins and text[0] == LOST and len(tape.units) > start + 1 and tape.units[start + 1] == 0xA1:
        # Half of one of the two blanks that begin a paragraph: nothing readable is gone.
        text[0] = ""
        lost = [(place - 1, first, last) for place, first, last in lost[1:]]
    return Piece(tape.starts[start], tape.ends[i - 1], "".join(text), "shift", lost), i


def _decode(tape: Tape, i: int) -> tuple[str, int]:
    """The character whose bytes start at i, and where the next one starts."""
    lead = tape.units[i]
    if lead >= OTHER:
        return chr(lead - OTHER), i + 1
    if 0 <= lead < 0x80:
        return chr(lead), i + 1
    trail = tape.units[i + 1] if i + 1 < len(tape.units) else OTHER
    if trail != UNKNOWN and not 0x40 <= trail < OTHER:
        return LOST, i + 1
    character = None if UNKNOWN in (lead, trail) else to_character(lead, trail)
    return character or LOST, i + 2


def _closes_quote(tape: Tape, after: int, quotes: int, text: list[str]) -> bool:
    """True if the mark before ``after`` can only be the end of a quotation.

    Its first byte says that it is a mark; a quotation is open, and is not closed by what follows
    up to the next one, where no other character is in doubt.
    """
    if quotes + text.count("“") - text.count("”") != 1:
        return False
    end = tape.ends[after - 1]
    opening = tape.line.find("“", end)
    rest = tape.line[end : len(tape.line) if opening < 0 else opening]
    return "”" not in rest and "?" not in rest


def _is_better(tape: Tape, start: int, after: int, text: list[str], cloaked: bool) -> bool:
    """True if a run as read is likelier to be Chinese than as shown."""
    shown = tape.line[tape.starts[start] : tape.ends[after - 1]]
    if not cloaked:
        return _rarity("".join(text)) < PLAIN and _rarity(shown) > NONSENSE
    following = WIDE.get(shown[1:2], shown[1:2])
    closed = tape.units[after - 1] == UNKNOWN and after - 1 > start
    certain = _is_cut(tape, start) or following in AFTER_CUT or closed
    if all(character == LOST for character in text):
        return len(text) > 1 or _is_cut(tape, start) or _is_halved(tape.line, tape.starts[start])
    # A letter at the end of a run is only seen to be stray by what stands after it.
    around = tape.line[max(0, tape.starts[start] - 1) : tape.ends[after - 1] + 1]
    return _rarity("".join(text)) < _rarity(shown, around) - (0 if certain else MARGIN)


def _is_halved(line: str, place: int) -> bool:
    """True for a ``?`` and a letter amid Chinese: the halves of one character."""
    return place > 0 and _HALVED.match(line, place - 1) is not None


def _rarity(text: str, around: str = "") -> float:
    """The mean level of the characters that are not ASCII, or stray letters; higher is rarer."""
    table = commonness()
    levels = [table.get(c, RAREST) for c in simplify(text) if c > "\x7f" and c != LOST]
    levels += [RAREST] * len(_STRAY.findall(around or text))
    return sum(levels) / len(levels) if levels else RAREST
