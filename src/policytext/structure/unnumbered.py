"""Which lines without a number are headings: short ones on their own, before text."""

from __future__ import annotations

from collections.abc import Sequence

from policytext.lazy_pattern import lazy_pattern
from policytext.structure.front import ends_with_date, is_date_line, kind_of
from policytext.structure.lines import squeeze
from policytext.structure.marks import read_mark
from policytext.structure.numerals import CHINESE
from policytext.structure.tables import words

__all__ = ["CLOSING", "ENDS", "LONGEST_LINE", "Lines"]

LONGEST_LINE = 45  # characters of a heading without number
CLOSING = "。．.：:；;，,、！!？?…—－ "
ENDS = "。！？!?；;：:…”’）)》】］]」"

_SHORTEST_LINE = 4
_SHORTEST_SENTENCE, _LONGEST_SENTENCE = 5, 30
_SHORTEST_BEFORE = 30  # of the paragraph before a lone sentence, or it is one of a list
_OPEN_ENDS = "。！？!?；;：:…，,、.．—的是和与及了"
_OPENS_NO_HEADING = "—－―-·（(“〔["
# 表1 主要农产品产量, 图2: what stands over a table heads no text.
_CAPTION = lazy_pattern(f"[图表][0-9０-９{CHINESE}]{{1,2}}(?!面|示|彰|率|态)")
_FORMULA = lazy_pattern("[=＝÷×]")
_WORD = lazy_pattern("[\u3400-\u9fff]")
_GOES_ON = lazy_pattern("[，。、；：）”]|为[0-9０-９]")
_NOT_IN_SENTENCE = lazy_pattern(f"[。！？；：—0-9０-９]|^[{CHINESE}]要|了$")
# Of the longer lines of a text, the share without a stop that shows lines broken by width.
_WRAPPED_SHARE = 0.4
_LONG_ENOUGH = 25


class Lines:
    """The paragraphs of a text, asked whether they are headings without a number.

    Attributes:
        is_wrapped: whether the lines of the text are broken by width, not by paragraph.
    """

    def __init__(self, text: str, paragraphs: Sequence[tuple[int, int]]) -> None:
        self._text, self._paragraphs = text, paragraphs
        longer = [end for start, end in paragraphs if end - start > _LONG_ENOUGH]
        open_ = sum(text[end - 1] not in ENDS + ".．" for end in longer)
        self.is_wrapped = open_ > _WRAPPED_SHARE * len(longer)

    def kind(self, i: int, *, after_heading: bool) -> str:
        """What a paragraph is the heading of, if it is one.

        Returns:
            ``"title"`` for the title of an annex, ``"line"`` for a line without stop,
            ``"sentence"`` for a short sentence before a long paragraph, else an empty string.
        """
        start, end = self._paragraphs[i]
        if self.is_wrapped or end - start > 2 * LONGEST_LINE:
            return ""
        if self.is_plain(i) and self._leads(i):
            line = squeeze(self._text[start:end])
            is_title = "，" not in line and kind_of(line)[0] not in ("", "通知", "函")
            return "title" if is_title else "line"
        return "sentence" if self._is_lone_sentence(i, after_heading) else ""

    def is_plain(self, i: int) -> bool:
        """Whether a paragraph is a short line of words without stop, no date and no formula."""
        start, end = self._paragraphs[i]
        if end - start > 2 * LONGEST_LINE:
            return False
        line = squeeze(self._text[start:end])
        if not _SHORTEST_LINE <= len(line) <= LONGEST_LINE:
            return False
        if line[-1] in _OPEN_ENDS or line[0] in _OPENS_NO_HEADING[:-3] or "。" in line:
            return False
        if _CAPTION.match(line):
            return False
        if _FORMULA.search(line) or _only_leads_on(line) or line.count("“") != line.count("”"):
            return False
        if 2 * len(_WORD.findall(line)) < len(line):
            return False
        return not read_mark(line, 0, len(line)) and not ends_with_date(line)

    def _leads(self, i: int) -> bool:
        """Whether what follows a line is text or a heading under it, not the rest of a table."""
        if i + 1 >= len(self._paragraphs):
            return False
        start, end = self._paragraphs[i + 1]
        following = squeeze(self._text[start : min(end, start + 2 * LONGEST_LINE)])
        goes_on = following.startswith(words("line_words.tsv", "next"))
        if goes_on or _GOES_ON.match(following) or is_date_line(following):
            return False
        if read_mark(self._text, start, end):
            return True
        # Two short lines can be heading and subheading; three are a table, or a broken paragraph.
        near = [j for j in (i - 1, i + 1, i + 2) if 0 <= j < len(self._paragraphs)]
        if sum(self.is_plain(j) or self._is_stub(j) for j in near) > 1:
            return False
        own = self._paragraphs[i][1] - self._paragraphs[i][0]
        return end - start > max(LONGEST_LINE, own) or self.is_plain(i + 1)

    def _is_stub(self, i: int) -> bool:
        """Whether a paragraph holds only two or three characters of words, as no heading does."""
        line = squeeze(self._text[slice(*self._paragraphs[i])])
        return 1 < len(line) < _SHORTEST_LINE and len(_WORD.findall(line)) == len(line)

    def _is_lone_sentence(self, i: int, after_heading: bool) -> bool:
        """A short sentence on a line of its own before a long paragraph, such as 改革取得进展."""
        line = squeeze(self._text[slice(*self._paragraphs[i])])
        fits = _SHORTEST_SENTENCE <= len(line) <= _LONGEST_SENTENCE and line[-1] == "。"
        if not fits or i + 1 >= len(self._paragraphs):
            return False
        if _only_leads_on(line) or line[0] in _OPENS_NO_HEADING:
            return False
        if _NOT_IN_SENTENCE.search(line[:-1]):
            return False
        before = self._paragraphs[i - 1] if i else (0, 0)
        if not after_heading and before[1] - before[0] < _SHORTEST_BEFORE:
            return False
        start, end = self._paragraphs[i + 1]
        if read_mark(self._text, start, end) or self._text[start] in "—－―":
            return False
        return end - start > 2 * len(line) and self._text[end - 1] in ENDS


def _only_leads_on(line: str) -> bool:
    if line.startswith(words("line_words.tsv", "start")):
        return True
    return any(word in line for word in words("line_words.tsv", "inside"))
