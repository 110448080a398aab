"""The words of another tool as offsets of the text, though the tool changed the characters."""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from collections.abc import Iterable, Iterator, Sequence

from policytext.errors import AlignmentError, InputError
from policytext.extras import load_extra, plain

__all__ = ["AlignedTokenizer", "align_words", "load_extra"]

_LONGEST = 500  # characters of a line that a tool is given at once
_STOPS = "。！？；，、"


def align_words(words: Iterable[str], text: str) -> tuple[array[int], array[int]]:
    """Starts and ends of the words in the text, in code points, without the white space.

    A tool may have changed the form of characters: full width to half width, capitals to small
    letters, any of Unicode's normal forms, also where one character becomes several (㎡ to m2). It
    may have dropped white space, accents, U+FFFD, and characters for control, format, private use
    or no use. Each character that is not white space lies in one span:

    - White space is never inside a span: a word that reaches across it becomes several spans.
    - A character that was cut in several, such as m|2 for ㎡, belongs to the first word; a word
      that has no other character gives no span.
    - A dropped character belongs to the word before it, or else to the one after it.

    Time grows linearly with the length of words and text.

    Raises:
        AlignmentError: the words say something else than the text; it is told where.

    Example:
        >>> starts, ends = align_words(["gdp", "增长", "5%"], "ＧＤＰ 增长５％")
        >>> list(zip(starts, ends))
        [(0, 3), (4, 6), (6, 8)]
    """
    walk = _Walk(text)
    for number, word in enumerate(words, start=1):
        for part in word.split():
            if not walk.take(part):
                raise AlignmentError(f"word {number} is {word!r:.60}, but {walk.told()}")
    if not walk.finish():
        raise AlignmentError(f"the words end, but {walk.told()}")
    return walk.starts, walk.ends


class _Walk:
    """Goes through the text with the words."""

    def __init__(self, text: str) -> None:
        self.starts, self.ends = array("i"), array("i")
        self._text = text
        self._place = 0
        self._rest = ""  # what words have still to say of the character before the place

    def told(self) -> str:
        """Where the text does not fit, for an error."""
        there = self._text[self._place : self._place + 20]
        return (
            f"the text has {there!r} at character {self._place}; words can be found again only if "
            "they say the whole text, in whatever form"
        )

    def take(self, part: str) -> bool:
        """Go past a word, or a part of one, without white space; False where it does not fit."""
        self._skip_space()
        if not self._rest and self._text.startswith(part, self._place):
            self.starts.append(self._place)
            self._place += len(part)
            self.ends.append(self._place)
            return True
        return self._take_changed("".join(map(plain, part)))

    def finish(self) -> bool:
        """Go to the end of the text; False where there is something that no word said."""
        while True:
            self._skip_space()
            if self._rest or self._place == len(self._text):
                return not self._rest
            if plain(self._text[self._place]):
                return False
            self._cover(dropped=True)

    def _take_changed(self, form: str) -> bool:
        said = min(len(self._rest), len(form))
        if not form.startswith(self._rest[:said]):
            return False
        self._rest = self._rest[said:]
        begun = False  # a span of this word ends at the place
        while said < len(form):
            if self._skip_space():
                begun = False
            if self._place == len(self._text):
                return False
            one = plain(self._text[self._place])
            common = min(len(one), len(form) - said)
            if not form.startswith(one[:common], said):
                return False
            self._rest = one[common:]
            said += common
            begun = self._cover(begun=begun, dropped=not one)
        return True

    def _cover(self, *, begun: bool = False, dropped: bool) -> bool:
        """Go past a character; whether the word's own span now ends at the place."""
        joins = begun or (dropped and bool(self.ends) and self.ends[-1] == self._place)
        if not joins:
            self.starts.append(self._place)
            self.ends.append(self._place)
        self._place += 1
        self.ends[-1] = self._place
        return begun or not joins

    def _skip_space(self) -> bool:
        began = self._place
        while self._place < len(self._text) and self._text[self._place].isspace():
            self._place += 1
        return self._place > began


class AlignedTokenizer(ABC):
    """A tokeniser around another tool, which gives words in whatever form.

    The tool gets a line at a time, and a line of more than 500 characters in parts that end with a
    mark where there is one: some tools have a limit or take a time that grows with the square.
    """

    @abstractmethod
    def _cut(self, lines: Sequence[str]) -> Iterable[Sequence[str]]:
        """The words of each line, by the tool; no line is empty or white space."""

    def words(self, text: str) -> list[str]:
        """The text cut into words; joined together they are the text, white space included.

        Raises:
            InputError: this is no text.
            AlignmentError: the tool gave words that are not those of the text.
        """
        starts, ends = self.offsets(text)
        found: list[str] = []
        place = 0
        for start, end in zip(starts, ends, strict=True):
            if start > place:
                found.append(text[place:start])
            found.append(text[start:end])
            place = end
        if place < len(text):
            found.append(text[place:])
        return found

    def offsets(self, text: str) -> tuple[array[int], array[int]]:
        """Starts and ends of the words in code points, in order, without the white space.

        Raises:
            InputError: this is no text.
            AlignmentError: the tool gave words that are not those of the text.
        """
        if not isinstance(text, str):
            raise InputError(f"a tokeniser takes a str, got {type(text).__name__}")
        cut = self._cut(list(_lines(text)))
        return align_words((word for words in cut for word in words), text)


def _lines(text: str) -> Iterator[str]:
    """The lines of a text that are not blank, long ones in parts."""
    for line in text.split("\n"):
        start = 0
        while len(line) - start > _LONGEST:
            stop = 1 + max(line.rfind(mark, start + 1, start + _LONGEST) for mark in _STOPS)
            stop = stop or start + _LONGEST
            if not line[start:stop].isspace():
                yield line[start:stop]
            start = stop
        if line[start:].strip():
            yield line[start:]
