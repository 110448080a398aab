"""A line of a cloaked page put back to bytes, without the pinyin that was put in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from policytext.pages.gbk import to_bytes, to_character
from policytext.pages.tables import pairs_by_sound, readings, simplify, words

__all__ = ["OTHER", "SYLLABLE", "UNKNOWN", "WIDE", "Marking", "Tape", "find_marking", "lay_tape"]

UNKNOWN = -1
OTHER = 0x100  # a character that has no bytes stands on the tape as this plus its code point

SYLLABLE = "[a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüêńňǹḿ]{1,6}"
_PINYIN = re.compile(rf"\(({SYLLABLE})\)")
_PINYIN_TAIL = re.compile(rf"({SYLLABLE})\)")
_THOUSANDS = re.compile(r",[0-9]{3}(?![0-9])")
_RATIO = re.compile(":[0-9]")
_MARKED = re.compile(rf"([\u4e00-\u9fff])(?:\(({SYLLABLE})\))?")
# Half-width marks of such pages, and the full-width ones that they were.
WIDE = dict(zip(",:;!?()", "，：；！？（）", strict=False))


@dataclass(frozen=True)
class Marking:
    """Which characters of a page have pinyin after them and which never do.

    A cloaking program has a fixed list of characters that it marks, so that a page shows which of
    several characters of one sound can have stood at a place.
    """

    marked: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()

    def choose(self, candidates: list[str]) -> str | None:
        """The one candidate that the page allows; None where it allows several or none."""
        possible = [c for c in candidates if c not in self.bare] or candidates
        known = [c for c in possible if c in self.marked]
        possible = known if len(known) == 1 else possible
        return possible[0] if len({simplify(c) for c in possible}) == 1 else None


def find_marking(text: str) -> Marking:
    """Learn from a whole page which characters its cloaking program marks."""
    table = readings()
    marked: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    for match in _MARKED.finditer(text):
        character, pinyin = match.groups()
        if character in table:
            (marked if pinyin in table[character] else bare)[character] += 1
    seen = {c for c, n in marked.items() if n > bare[c]}
    unmarked = {c for c in bare if c not in seen}
    # Lists seen on other pages count where this page does not speak against them.
    listed, unlisted = words("marked.tsv"), words("bare.tsv")
    if seen and not seen & set(unlisted) and not unmarked & set(listed):
        seen, unmarked = seen.union(listed), unmarked.union(unlisted)
    return Marking(frozenset(seen), frozenset(unmarked))


@dataclass
class Tape:
    """A line's bytes: unit i stands for the characters ``starts[i]:ends[i]`` of the line.

    ``shown[i]`` is true where a shown character starts; ``gaps`` are the stretches of the line
    that hold pinyin which was put in; ``brackets`` says of each one still open if it was wide.
    """

    line: str
    units: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    shown: bytearray = field(default_factory=bytearray)
    gaps: list[tuple[int, int]] = field(default_factory=list)
    brackets: list[bool] = field(default_factory=list)

    def put(self, units: bytes | list[int], start: int, end: int) -> None:
        """Add the bytes of one shown character."""
        for i, unit in enumerate(units):
            self.units.append(unit)
            self.starts.append(start)
            self.ends.append(end)
            self.shown.append(i == 0)


def marked_pairs(pinyin: str, lead: int, trail: int) -> dict[str, tuple[int, int]]:
    """The characters of a sound that have the one byte that is known, and their two bytes."""
    return {
        character: (first, second)
        for character, first, second in pairs_by_sound().get(pinyin, ())
        if lead in (UNKNOWN, first) and trail in (UNKNOWN, second)
    }


def lay_tape(
    line: str, widen: bool, marking: Marking, questions: frozenset[int] = frozenset()
) -> Tape:
    """Put a line back to bytes.

    Args:
        line: without its line end.
        widen: true where the page lost its full-width marks.
        marking: which characters the page marks with pinyin.
        questions: where a ``?`` is a question mark, not half a character.
    """
    tape = Tape(line)
    place = 0
    while place < len(line):
        place = _lay(tape, line, place, widen, marking, place in questions)
    return tape


def _lay(tape: Tape, line: str, place: int, widen: bool, marking: Marking, question: bool) -> int:
    """Lay one shown character; returns where the next one starts."""
    character = line[place]
    if character == "?" and not question:
        if tail := _PINYIN_TAIL.match(line, place + 1):
            tape.put([_cut_byte(tape, tail.group(1), marking)], place, tail.end())
            return tail.end()
        if not (tape.units and tape.units[-1] == UNKNOWN and line[place - 1] == "?"):
            tape.put([UNKNOWN], place, place + 1)
            return place + 1
    pinyin = _PINYIN.match(line, place) if character == "(" else None
    if pinyin and _is_inserted(tape, pinyin.group(1), marking):
        tape.gaps.append((place, pinyin.end()))
        return pinyin.end()
    if character in WIDE and (character == "?" or (widen and _was_wide(tape, line, place))):
        character = WIDE[character]
    encoded = to_bytes(character)
    tape.put([OTHER + ord(character)] if encoded is None else encoded, place, place + 1)
    return place + 1


def _was_wide(tape: Tape, line: str, place: int) -> bool:
    """False for the marks in 3,184 and 1.776:1 and the brackets in GDP(PPP), which never were wide.

    One letter before a mark proves nothing: it may be the second byte of a character.
    """
    mark = line[place]
    if mark == "(":
        before, after = line[max(0, place - 2) : place], line[place + 1 : place + 2]
        latin = len(before) == 2 and (before + after).isascii() and (before + after).isalnum()
        tape.brackets.append(not latin)
        return not latin
    if mark == ")" and tape.brackets:
        return tape.brackets.pop()
    numbers = _THOUSANDS if mark == "," else _RATIO
    return (
        mark not in ",:" or not line[place - 1 : place].isdigit() or not numbers.match(line, place)
    )


def _is_inserted(tape: Tape, pinyin: str, marking: Marking) -> bool:
    """True if the pinyin is how the two bytes before it read; it may tell one that is gone."""
    if len(tape.units) < 2 or max(tape.units[-2:]) >= OTHER:
        return False
    lead, trail = tape.units[-2:]
    if UNKNOWN not in (lead, trail):
        character = to_character(lead, trail)
        return character is not None and pinyin in readings().get(character, ())
    if lead == trail:
        return False
    pairs = marked_pairs(pinyin, lead, trail)
    chosen = marking.choose(list(pairs))
    if chosen is not None:
        tape.units[-2:] = pairs[chosen]
    return bool(pairs)


def _cut_byte(tape: Tape, pinyin: str, marking: Marking) -> int:
    """The byte that became ``?`` before pinyin, where only one fits what stands around it."""
    lead = tape.units[-1] if tape.units else UNKNOWN
    pairs = marked_pairs(pinyin, lead, UNKNOWN) if lead != UNKNOWN else {}
    chosen = marking.choose(list(pairs)) if pairs else None
    return UNKNOWN if chosen is None else pairs[chosen][1]
