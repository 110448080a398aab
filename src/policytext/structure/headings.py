"""Which lines, or beginnings of lines, are headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from policytext.end_matter import end_kind
from policytext.lazy_pattern import lazy_pattern
from policytext.occasions import is_published_line
from policytext.structure.front import is_date_line
from policytext.structure.heading import LIST_STYLES, Heading, without_loners
from policytext.structure.lines import BLANKS, squeeze, strip
from policytext.structure.marks import Mark, next_number, read_mark
from policytext.structure.sentences import split_sentences
from policytext.structure.tables import words
from policytext.structure.unnumbered import CLOSING, ENDS, LONGEST_LINE, Lines

__all__ = ["find_headings"]

_FIRST_LINES = 8  # the day of publication stands among these
_LONGEST = 80  # of a heading with a number that only headings have
_LONGEST_ITEM = 45  # of one with a number that lists have too
_FULL_LINE = 20  # characters of a line that may have been broken by width
_WINDOW = 200  # how far the first sentence of a paragraph is looked for
_FIGURE = lazy_pattern("[0-9０-９.．]{1,9}(?:[%％‰万亿]|个百分点)")
_LOST = "\ufffd"
_UNITS = {"part", "book", "chapter", "section", "article"}

_GAP = lazy_pattern("[\u3000\xa0 \t]{2,}")
_COLON = lazy_pattern("[^：:]{2,16}[：:]")
_WORD = lazy_pattern("[\u3400-\u9fff]")
# How yearbooks call their entries: 【畜牧业】年末存栏9万头; not the number of a note, 【1】.
_ENTRY_MARK = lazy_pattern("【(?=[^【】\n]*[\u3400-\u9fff])(?P<words>[^【】\n]{2,24})】")
_DECORATION = f"※●■◆★▲*#【】[]〔〕（）() {BLANKS}"


def find_headings(
    text: str, paragraphs: Sequence[tuple[int, int]], first: int, *, dots: bool = False
) -> list[Heading]:
    """The headings of a text in order.

    Args:
        text: the text.
        paragraphs: its paragraphs.
        first: the first paragraph that can be one; those before are title and date.
        dots: whether ``.`` ends sentences in this text.
    """
    return _Finder(text, paragraphs, dots).find(first)


class _Finder:
    def __init__(self, text: str, paragraphs: Sequence[tuple[int, int]], dots: bool) -> None:
        self._text, self._paragraphs, self._dots = text, paragraphs, dots
        self._lines = Lines(text, paragraphs)
        self._found: list[Heading] = []
        self._last_heading = -1  # the paragraph where the last heading ends
        # The last list item: style, value, paragraph.
        self._item: tuple[str, int, int] = ("", 0, -1)
        self._rejected: Counter[str] = Counter()  # per style, numbered lines too long for a heading

    def find(self, first: int) -> list[Heading]:
        skipped = self._contents(first)
        i = max(first, 0)
        while i < len(self._paragraphs):
            if i in skipped or (i < _FIRST_LINES and is_published_line(self._line(i))):
                i += 1
                continue
            end_matter = self._end_matter(i)
            start, end = self._paragraphs[i]
            mark = read_mark(self._text, start, end)
            if end_matter:
                self._add(end_matter, i)
            elif mark and mark.style == "annex":
                i = self._annex(mark, i)
            elif not self._in_glossary():
                if mark:
                    i = self._numbered(mark, i)
                else:
                    self._unnumbered(i)
            i += 1
        return without_loners(self._found, self._rejected)

    def _in_glossary(self) -> bool:
        return bool(self._found) and self._found[-1].kind == "glossary"

    def _add(self, heading: Heading, paragraph: int) -> None:
        self._found.append(heading)
        self._last_heading = paragraph

    def _line(self, i: int) -> str:
        start, end = self._paragraphs[i]
        return self._text[start : min(end, start + _WINDOW)]

    def _contents(self, first: int) -> range:
        """The lines of a table of contents: from 目录 to where its first entry comes again."""
        for i in range(min(len(self._paragraphs), first + 20)):
            if squeeze(self._line(i)).strip(_DECORATION) != "目录" or i + 1 >= len(
                self._paragraphs
            ):
                continue
            entry = _entry(self._line(i + 1))
            for j in range(i + 2, min(len(self._paragraphs), i + 400)):
                if len(self._line(j)) > _LONGEST:
                    break
                if _entry(self._line(j)) == entry:
                    return range(i, j)
        return range(0)

    def _end_matter(self, i: int) -> Heading | None:
        start, end = self._paragraphs[i]
        if end - start > LONGEST_LINE:
            return None
        line = squeeze(self._text[start:end]).strip(_DECORATION).rstrip(CLOSING)
        kind = end_kind(line)
        return Heading(start, end, "line", 0, "", line, kind) if kind else None

    # -- headings with a number

    def _numbered(self, mark: Mark, i: int) -> int:
        """Take in a line that begins with a number; return the last paragraph used up."""
        end = self._paragraphs[i][1]
        if mark.style == "bare":
            self._bare(mark, i)
            return i
        if self._is_item(mark, i):
            self._item = (mark.style, mark.value, i)
            return i
        stop = self._heading_end(mark, end)
        heading, last = self._whole(mark, i, stop)
        if mark.style == "article":
            self._add(replace(heading, end=mark.number_end, words=""), i)
            return i
        limit = _LONGEST_ITEM if mark.style in LIST_STYLES else _LONGEST
        if not heading.words or len(heading.words) > limit or not _WORD.search(heading.words):
            self._item = (mark.style, mark.value, i)
            self._rejected[mark.style] += 1
            return i
        self._add(heading, last)
        if stop < end and mark.style in _UNITS:
            self._article_after(stop, end, i)
        return last

    def _whole(self, mark: Mark, i: int, stop: int) -> tuple[Heading, int]:
        """The heading that starts in a paragraph and ends there or, broken over lines, later."""
        start, end = self._paragraphs[i]
        last = self._continued(i) if stop == end else i
        pieces = [(mark.end, stop), *self._paragraphs[i + 1 : last + 1]]
        if last == i and stop == end:
            pieces += self._wrapped(i)
        words = squeeze("".join(self._text[slice(*piece)] for piece in pieces)).rstrip(CLOSING)
        number = squeeze(self._text[start : mark.number_end])
        heading = Heading(start, pieces[-1][1], mark.style, mark.value, number, words)
        return heading, i + len(pieces) - 1

    def _wrapped(self, i: int) -> list[tuple[int, int]]:
        """The rest of a run-in heading in the next line, where lines are broken by width."""
        line = squeeze(self._line(i))
        if not self._lines.is_wrapped or len(line) < _FULL_LINE or line[-1] in ENDS + ".．":
            return []
        if i + 1 >= len(self._paragraphs):
            return []
        start, end = self._paragraphs[i + 1]
        if read_mark(self._text, start, end):
            return []
        first = split_sentences(self._text, start, min(end, start + _WINDOW), dots=self._dots)[0]
        ends_there = self._text[first[1] - 1] in ENDS + ".．"
        return [first] if ends_there and first[1] - first[0] <= LONGEST_LINE else []

    def _article_after(self, stop: int, end: int, i: int) -> None:
        """第一章 总则　第一条 …: the article that begins in the line of its chapter."""
        start, end = strip(self._text, stop, end)
        mark = read_mark(self._text, start, end)
        if mark and mark.style in _UNITS:
            number = squeeze(self._text[start : mark.number_end])
            self._add(Heading(start, mark.number_end, mark.style, mark.value, number, ""), i)

    def _annex(self, mark: Mark, i: int) -> int:
        """附件1 on a line of its own, with its title on the next."""
        start, end = self._paragraphs[i]
        if mark.end < end:
            return i
        number = squeeze(self._text[start : mark.number_end]).rstrip(CLOSING)
        last, title = i, ""
        if i + 1 < len(self._paragraphs) and self._lines.is_plain(i + 1):
            last, title = i + 1, squeeze(self._line(i + 1))
        kind = end_kind(title) or "closing"
        heading = Heading(start, self._paragraphs[last][1], "line", mark.value, number, title, kind)
        self._add(heading, last)
        return last

    def _bare(self, mark: Mark, i: int) -> None:
        """一 on a line of its own, as speeches of the fifties are divided."""
        start, end = self._paragraphs[i]
        self._add(Heading(start, end, "bare", mark.value, squeeze(self._text[start:end]), ""), i)

    def _is_item(self, mark: Mark, i: int) -> bool:
        """Whether a numbered line is an item of a list rather than a heading."""
        start, end = self._paragraphs[i]
        if self._text[end - 1] in "；;" and "。" not in self._line(i):
            return True
        if mark.style in LIST_STYLES and self._states(mark.end, end) and not self._over_text(i):
            return True
        style, value, place = self._item
        if (style, value) == (mark.style, mark.value - 1) and place == i - 1:
            self._rejected[style] += self._text[self._paragraphs[place][1] - 1] not in "；;"
            return True
        if mark.style in LIST_STYLES and not self._follows_end(i):
            return True
        # （1）…；（2）… in one paragraph is an enumeration; so is 一是…。二是….
        number = squeeze(self._text[start : mark.number_end])
        following = next_number(number, mark.value)
        if mark.style in _UNITS or not following:
            return False
        inline = re.compile(f"[；;。，,、：:]{re.escape(following)}(?![0-9０-９])")
        return inline.search(self._text, mark.end, end) is not None

    def _states(self, start: int, end: int) -> bool:
        """Whether a numbered line is one whole sentence that states a figure.

        1.总产值增长6%。 is an item, 2.办理情况：… with its label a heading.
        """
        whole = self._text.find("。", start, end) == end - 1
        labelled = _COLON.match(self._text, start, end)
        return whole and not labelled and _FIGURE.search(self._text, start, end) is not None

    def _over_text(self, i: int) -> bool:
        """Whether a line stands over a paragraph of its own, as headings do."""
        if i + 1 >= len(self._paragraphs):
            return False
        start, end = self._paragraphs[i + 1]
        return end - start > LONGEST_LINE and read_mark(self._text, start, end) is None

    def _follows_end(self, i: int) -> bool:
        """Whether the line before a line ends there: with a stop, or as a heading."""
        if i == 0 or self._last_heading == i - 1:
            return True
        ends = ENDS + ".．" if self._dots else ENDS
        is_stopped = self._text[self._paragraphs[i - 1][1] - 1] in ends
        return is_stopped or is_date_line(squeeze(self._line(i - 1)))

    def _heading_end(self, mark: Mark, end: int) -> int:
        """Where a heading ends that may run into its paragraph."""
        window = min(end, mark.end + _WINDOW)
        sentences = split_sentences(self._text, mark.end, window, dots=self._dots)
        stop = sentences[0][1] if sentences else end
        long = end - mark.end > _LONGEST_ITEM
        gap = _GAP.search(self._text, mark.end + 1, min(stop, mark.end + _LONGEST))
        if gap and (long or mark.style in _UNITS):
            return gap.start()
        colon = _COLON.match(self._text, mark.end, stop)
        if colon and long and stop - colon.end() > _LONGEST_ITEM:
            return colon.end()
        if colon and self._text.startswith(words("line_words.tsv", "item"), colon.end()):
            # 三、工作要求：一是加强领导；二是…
            return colon.end()
        if stop - mark.end > _LONGEST_ITEM:
            # A sentence too long for a heading: its stop may be the character that is lost.
            lost = self._text.find(_LOST, mark.end + 2, mark.end + _LONGEST_ITEM)
            return stop if lost < 0 else lost
        return stop

    def _continued(self, i: int) -> int:
        """The last paragraph of a heading that is broken over lines."""
        last = i
        while last + 1 < len(self._paragraphs) and last < i + 2:
            line, following = self._line(last), self._line(last + 1)
            if line[-1] in "。！？；：:" or len(line) > LONGEST_LINE:
                break
            open_end = line[-1] in "，,、" or line.count("“") > line.count("”")
            stub = len(squeeze(following)) <= 3
            if not (open_end or stub) or len(following) > LONGEST_LINE or following[-1] in ENDS:
                break
            if read_mark(following, 0, len(following)) or following[0] in "—":
                break
            last += 1
        return last

    # -- headings without a number

    def _unnumbered(self, i: int) -> None:
        start, end = self._paragraphs[i]
        if entry := _ENTRY_MARK.match(self._text, start, end):
            self._add(Heading(start, entry.end(), "entry", 0, "", squeeze(entry["words"])), i)
            return
        if not self._follows_end(i):
            return
        kind = self._lines.kind(i, after_heading=self._last_heading == i - 1)
        if kind:
            style = "sentence" if kind == "sentence" else "line"
            line = squeeze(self._text[start:end]).rstrip(CLOSING)
            kept = "title" if kind == "title" else ""
            self._add(Heading(start, end, style, 0, "", line, kept), i)


def _entry(line: str) -> str:
    """An entry of a table of contents without dots and page number."""
    return re.sub(r"[.．…·\-—\s\u3000]*\d{0,3}$", "", squeeze(line))
