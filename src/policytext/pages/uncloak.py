"""Undo what mirrors of government sites do to a page so that its copy is not found.

Done to such pages: simplified characters became traditional ones, some with their pinyin in
brackets after them; full-width marks became half-width; bytes were cut out, so that runs of text
became nonsense (``shift.py``); characters that cannot be seen were strewn in. Here all is undone
that can be undone with certainty. Where a byte is gone and nothing proves which character stood
there, one U+FFFD stays and is listed as lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policytext.alignment import Alignment
from policytext.pages.edits import Edits
from policytext.pages.plausible import is_nonsense
from policytext.pages.shift import Piece, read_line
from policytext.pages.tables import RAREST, commonness, readings, simplify
from policytext.pages.tape import SYLLABLE, WIDE, Marking, find_marking
from policytext.repairs import Repair
from policytext.simple_forms import variants

__all__ = ["Stage", "uncloak"]

_PINYIN = re.compile(rf"([\u4e00-\u9fff?])\(?({SYLLABLE})\)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_MEANINGLESS = re.compile("[\ue000-\uf8ff]+")
_CUT = re.compile("\\?(?=[^\x00-\x7f])")
_NARROW = re.compile(r"(?<=[\u4e00-\u9fff”》])[,:;!?()]|[,:;!?()](?=[\u4e00-\u9fff“《])")
_LEFT_OVER = re.compile(rf"\?{SYLLABLE}\)")
_SUBSCRIPT = re.compile(r"(?<=[A-Za-z])_(?=[0-9])")
TONED = frozenset("āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ")
# A page is cloaked if this many characters have their own pinyin after them.
ENOUGH_PINYIN = 2
# ... or if it has this many runs of shifted bytes.
ENOUGH_RUNS = 3
# A page or line is traditional with so many such characters, if they are such a share of all.
ENOUGH_TRADITIONAL, TRADITIONAL_SHARE = 3, 0.05


@dataclass(frozen=True)
class Stage:
    """A text made from another, with the alignment between them and what was repaired."""

    text: str
    alignment: Alignment
    repairs: tuple[Repair, ...]


def uncloak(text: str) -> Stage:
    """The text with its cloaking undone; a text without cloaking comes back as it is.

    Args:
        text: lines of readable text, markup already removed.

    Example:
        >>> stage = uncloak("我們堅(jiān)持發(fā)展經(jīng)濟(jì),改善民生")
        >>> stage.text
        '我们坚持发展经济，改善民生'
        >>> stage.alignment.to_source(2, 4)
        (2, 10)
    """
    characters = set(text)
    cloaked = _is_cloaked(text, characters)
    edits = Edits(text)
    if not cloaked and _may_be_cut(text, characters):
        _read_lines(text, edits, False)
        if sum(repair.kind == "shift" for repair in edits.repairs) >= ENOUGH_RUNS:
            # So many runs that are plain to see show that the page was cloaked: look for all.
            cloaked, edits = True, Edits(text)
    if cloaked:
        _read_lines(text, edits, True)
    elif not edits.repairs and any(_INVISIBLE.match(character) for character in characters):
        for match in _INVISIBLE.finditer(text):
            edits.delete(*match.span(), kind="invisible")
    shifted, alignment = edits.build()
    simplified = Edits(shifted)
    if cloaked or _has_traditional(characters):
        _simplify(shifted, simplified, cloaked)
    result, _ = simplified.build()
    repairs = _merge(edits, simplified, alignment)
    repairs += _find_unread(result, alignment, bool(edits.repairs))
    repairs.sort(key=lambda one: (one.start, one.end, one.raw_start))
    return Stage(result, alignment, tuple(repairs))


def _is_cloaked(text: str, characters: set[str]) -> bool:
    if ")" not in characters or not characters & TONED:
        return False
    table = readings()
    count = 0
    for match in _PINYIN.finditer(text):
        character, pinyin = match.groups()
        count += character == "?" or pinyin in table.get(character, ())
        if count >= ENOUGH_PINYIN:
            return True
    return False


def _may_be_cut(text: str, characters: set[str]) -> bool:
    """True if a ``?`` stands before characters so rare that they may be halves of others."""
    if "?" not in characters:
        return False
    table = commonness()
    return any(
        _mean_rarity(text[match.end() : match.end() + 12], table) > RAREST * 0.6
        for match in _CUT.finditer(text)
    )


def _mean_rarity(text: str, table: dict[str, int]) -> float:
    levels = [table.get(character, RAREST) for character in text if character > "\x7f"]
    return sum(levels) / max(1, len(levels))


def _is_narrowed(text: str) -> bool:
    """True if a page, or one line of it, writes its marks half-width throughout."""
    narrow = sum(1 for _ in _NARROW.finditer(text))
    wide = sum(text.count(mark) for mark in WIDE.values())
    return narrow > 5 * wide


def _read_lines(text: str, edits: Edits, cloaked: bool) -> None:
    all_narrow = cloaked and _is_narrowed(text)
    marking = find_marking(text) if cloaked else Marking()
    start = 0
    for line in text.split("\n"):
        if cloaked or "?" in line:
            widen = all_narrow or (cloaked and _is_narrowed(line))
            for piece in read_line(line, widen, marking, cloaked):
                _apply(piece, start, edits, line)
        start += len(line) + 1


def _apply(piece: Piece, offset: int, edits: Edits, line: str) -> None:
    start, end = offset + piece.start, offset + piece.end
    if piece.kind == "shift":
        edits.replace(start, end, piece.text, kind="shift")
        place = edits.repairs[-1].start
        for where, first, last in piece.lost:
            lost = Repair(
                "lost", place + where, place + where + 1, offset + first, offset + last, True
            )
            edits.repairs.append(lost)
    elif piece.kind == "pinyin":
        edits.delete(start, end, kind="pinyin")
    elif piece.kind == "width":
        edits.substitute(start, end, piece.text, kind="width")
    elif _INVISIBLE.match(piece.text):
        edits.delete(start, end, kind="invisible")
    elif piece.text == "_" and _SUBSCRIPT.match(line, piece.start):
        edits.delete(start, end, kind="markup")


def _has_traditional(characters: set[str]) -> bool:
    together = "".join(sorted(characters & readings().keys()))
    return (
        sum(a != b for a, b in zip(together, simplify(together), strict=True)) >= ENOUGH_TRADITIONAL
    )


def _is_traditional(text: str, converted: str | None = None) -> bool:
    """True if so many of the Chinese characters are traditional that the text is."""
    converted = simplify(text) if converted is None else converted
    changed = sum(a != b for a, b in zip(text, converted, strict=True))
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return changed >= max(ENOUGH_TRADITIONAL, TRADITIONAL_SHARE * chinese)


def _simplify(text: str, edits: Edits, cloaked: bool) -> None:
    """Put traditional characters back to simplified ones, line by line where they are many."""
    table = readings().keys()
    page = set(text) if cloaked else None
    whole = cloaked or _is_traditional(text)
    start = 0
    for line in text.split("\n"):
        if whole or not table.isdisjoint(line):
            converted = simplify(line)
            if whole or _is_traditional(line, converted):
                converted = _settle(line, converted, page)
                for i, (a, b) in enumerate(zip(line, converted, strict=True)):
                    if a != b:
                        edits.substitute(start + i, start + i + 1, b, kind="traditional")
        start += len(line) + 1


def _settle(line: str, converted: str, page: set[str] | None) -> str:
    """Decide the characters that may stand for two, by the page and the words they stand in.

    Args:
        line: as shown.
        converted: as OpenCC has it.
        page: the characters of a cloaked page; None where the text is traditional by itself.
    """
    for variant in variants():
        if variant.character not in line:
            continue
        places = [i for i, c in enumerate(line) if c == variant.character]
        if page is None:
            places = [i for i in places if converted[i] == variant.character]
        shown = list(converted)
        for i in places:
            shown[i] = variant.character
        if page is None or variant.siblings.isdisjoint(page):
            matches = variant.kept_in.finditer("".join(shown))
            kept = {i for match in matches for i in range(*match.span())}
            for i in places:
                shown[i] = variant.character if i in kept else variant.simplified
        converted = "".join(shown)
    return converted


def _merge(first: Edits, second: Edits, alignment: Alignment) -> list[Repair]:
    """The repairs of both passes by place, the second's raw stretches taken back to the source."""
    later = (
        repair._replace(
            raw_start=alignment.to_source(repair.raw_start, repair.raw_end)[0],
            raw_end=alignment.to_source(repair.raw_start, repair.raw_end)[1],
        )
        for repair in second.repairs
    )
    return [*first.repairs, *later]


def _find_unread(text: str, alignment: Alignment, was_cloaked: bool) -> list[Repair]:
    """What is nonsense still: characters of no meaning that no reading explains."""
    if is_nonsense(text):
        return [Repair("unread", 0, len(text), *alignment.to_source(0, len(text)))]
    patterns = (_MEANINGLESS, _LEFT_OVER) if was_cloaked else (_MEANINGLESS,)
    return [
        Repair("unread", *match.span(), *alignment.to_source(*match.span()))
        for pattern in patterns
        for match in pattern.finditer(text)
    ]
