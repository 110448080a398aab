"""Sentences: where a paragraph may be cut, and where quotes and brackets hold it together.

A sentence ends after 。！？ (also ｡ ! ?) with the closing quotes and brackets that follow. It does
not end after ； or …, and not inside a pair of quotes or brackets that closes in the paragraph. A
full stop of one byte (.) ends a sentence only in texts that write all their sentences so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policytext.lazy_pattern import lazy_pattern
from policytext.structure.lines import BLANKS, strip
from policytext.structure.tables import words

__all__ = ["split_sentences", "writes_dots"]

# Each family of marks: openers, closers, and whether it can hold a member of its own family.
_FAMILIES = {
    "double quote": ("“", "”", False),
    "single quote": ("‘", "’", False),
    "corner": ("「", "」", True),
    "double corner": ("『", "』", True),
    "bracket": ("（(", "）)", True),
    "square": ("［[【〔", "］]】〕", True),
    "curly": ("｛{", "｝}", True),
    "title": ("《〈", "》〉", True),
}
_OPENERS = {mark: family for family, (marks, _, _) in _FAMILIES.items() for mark in marks}
_CLOSERS = {mark: family for family, (_, marks, _) in _FAMILIES.items() for mark in marks}
_NESTING = {family for family, (_, _, nests) in _FAMILIES.items() if nests}
# A sentence may end with a quotation; with a bracket only where the bracket is the whole sentence.
_QUOTES = {"double quote", "single quote", "corner", "double corner"}
_STRAIGHT = '"'
_FAMILY = {**_CLOSERS, **_OPENERS, _STRAIGHT: "double quote"}

_STOPS = "。！？｡"
_PAIRED = re.escape("".join([*_OPENERS, *_CLOSERS, _STRAIGHT]))
# Not in addresses and formulas: a?b=1, 1!=2.
_GOES_ON = "(?<=[!?])(?=[0-9A-Za-z=&/])"
_DOT = "(?<=[\u3400-\u9fff%％”）)])[.．](?![0-9０-９a-z.．])"
# One class of characters comes first, so that the others are passed by quickly.
_MARK = re.compile(f"[{_PAIRED}{_STOPS}!?](?!{_GOES_ON})")
_MARK_OR_DOT = lazy_pattern(f"[{_PAIRED}{_STOPS}!?](?!{_GOES_ON})|{_DOT}")
_BLANK = lazy_pattern(f"[{re.escape(BLANKS)}]*")
_NOTE_OPENERS = frozenset("[［〔【")
_NOTE = lazy_pattern(r"(?:[\[［〔【]\d{1,3}[\]］〕】])+")

_WIDEST_GAP = 3
_REST = 8  # characters after a stop that can show that the sentence goes on
_ENDS_WITH_DOT = lazy_pattern("[\u3400-\u9fff%％”）)][.．]")
_DOTS = (".", "．")


def writes_dots(text: str, paragraphs: Iterable[tuple[int, int]]) -> bool:
    """Whether a text ends its paragraphs with ``.`` rather than 。, as careless typing does.

    Example:
        >>> writes_dots("全市增长5%.", [(0, 7)]), writes_dots("全市增长5%。", [(0, 7)])
        (True, False)
    """
    dots = stops = 0
    for start, end in paragraphs:
        stops += text[end - 1] == "。"
        if text.endswith(_DOTS, start, end):
            dots += _ENDS_WITH_DOT.fullmatch(text, max(start, end - 2), end) is not None
    return dots > stops


def split_sentences(
    text: str, start: int, end: int, *, cuts: Iterable[int] = (), dots: bool = False
) -> list[tuple[int, int]]:
    """The sentences of one paragraph, in order, without blanks around them.

    Args:
        text: the whole text.
        start: where the paragraph starts.
        end: where it ends.
        cuts: offsets in rising order at which to cut in any case: the ends of run-in headings.
        dots: whether ``.`` after a Chinese character ends a sentence.

    Example:
        >>> text = "他说：“好。我们走。”是真的吗？完成3.5亿元（见附表。）！"
        >>> [text[start:end] for start, end in split_sentences(text, 0, len(text))]
        ['他说：“好。我们走。”是真的吗？', '完成3.5亿元（见附表。）！']
    """
    found = []
    begin = start
    for stop in [*cuts, end]:
        for piece in _pieces(text, begin, stop, _MARK_OR_DOT if dots else _MARK):
            left, right = strip(text, *piece)
            if left < right:
                found.append((left, right))
        begin = stop
    return found


def _pieces(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    marks = [(match.start(), match[0]) for match in pattern.finditer(text, start, end)]
    scanner = _Scanner(text, start, end, _match(marks))
    for place, mark in marks:
        cut = scanner.tail > scanner.begin and scanner.cut_before(place, mark)
        if cut:
            yield scanner.begin, cut
            scanner.begin = cut
        if place >= scanner.begin:
            scanner.take(place, mark)
    cut = scanner.tail > scanner.begin and scanner.cut_before(end, "")
    if cut:
        yield scanner.begin, cut
        scanner.begin = cut
    if scanner.begin < end:
        yield scanner.begin, end


class _Scanner:
    """Goes over the marks of a paragraph and says where a sentence ends."""

    def __init__(self, text: str, begin: int, end: int, partner: dict[int, int]) -> None:
        self.begin = begin
        self._text, self._end, self._partner = text, end, partner
        self._depth = 0
        self._opened = begin  # where the outermost open pair starts
        self.tail = -1  # the end of an unbroken run of stops and closing marks
        self._inside = False  # whether the run began inside a pair
        self._pair = ""  # the family of the outermost pair that the run closed

    def take(self, place: int, mark: str) -> None:
        """Go past a mark."""
        if mark not in _FAMILY:
            if self.tail != place:
                self._inside, self._pair = self._depth > 0, ""
            self.tail = place + 1
        elif self._closes(place, mark):
            if place in self._partner:
                self._depth -= 1
                if self._depth == 0 and self._inside and not self._pair:
                    self._pair = _FAMILY[mark]
            self.tail = place + 1 if self._touches(place, mark) else -1
        else:
            if place in self._partner:
                self._opened = place if self._depth == 0 else self._opened
                self._depth += 1
            self.tail = -1

    def cut_before(self, place: int, mark: str) -> int:
        """Where to cut, if the run of stops is over before this mark; else 0."""
        if self._depth:
            return 0
        if mark and self._touches(place, mark) and not self._opens(place, mark):
            return 0
        tail, self.tail = self.tail, -1
        in_brackets = self._inside and self._pair not in _QUOTES
        if in_brackets and _first(self._text, self.begin, self._end) != self._opened:
            return 0
        is_note = self._text[tail : tail + 1] in _NOTE_OPENERS
        note = _NOTE.match(self._text, tail, self._end) if is_note else None
        cut = note.end() if note else tail
        if cut == self._end:
            return cut
        rest = self._text[cut : min(self._end, cut + _REST)].lstrip(BLANKS)
        if rest.startswith(words("continuers.tsv", "always")):
            return 0
        if self._inside and rest.startswith(words("continuers.tsv", "after quote")):
            return 0
        return cut

    def _touches(self, place: int, mark: str) -> bool:
        """Whether a mark goes on with the run of stops; a blank may come before a closing mark."""
        gap = place - self.tail
        if not 0 < gap <= _WIDEST_GAP or self.tail < 0 or mark not in _FAMILY:
            return gap == 0
        closes = self._partner.get(place, place) < place
        return closes and not self._text[self.tail : place].strip(BLANKS)

    def _closes(self, place: int, mark: str) -> bool:
        return mark in _CLOSERS or self._partner.get(place, place) < place

    def _opens(self, place: int, mark: str) -> bool:
        return mark in _FAMILY and not self._closes(place, mark)


def _first(text: str, begin: int, end: int) -> int:
    match = _BLANK.match(text, begin, end)
    return match.end() if match else begin


def _match(marks: list[tuple[int, str]]) -> dict[int, int]:
    """The place of each paired mark's partner; marks without a partner are left out."""
    partner: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    waiting = dict.fromkeys(_FAMILIES, 0)
    for place, mark in marks:
        family = _FAMILY.get(mark)
        if family is None:
            continue
        if mark in _OPENERS or (mark == _STRAIGHT and not waiting[family]):
            # A second opening quote means that the first was never closed.
            if family not in _NESTING and waiting[family]:
                _pop(stack, waiting, family)
            stack.append((family, place))
            waiting[family] += 1
        elif waiting[family]:
            opener = _pop(stack, waiting, family)
            partner[opener], partner[place] = place, opener
    return partner


def _pop(stack: list[tuple[str, int]], waiting: dict[str, int], family: str) -> int:
    """Take the last opener of a family off the stack, with all that was opened after it."""
    while True:
        last, place = stack.pop()
        waiting[last] -= 1
        if last == family:
            return place
