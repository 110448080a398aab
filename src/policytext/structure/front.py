"""What stands before the text: title, place and date of delivery, speaker, salutation."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from policytext.lazy_pattern import lazy_pattern
from policytext.structure.lines import Plain, plain, squeeze
from policytext.structure.marks import read_mark
from policytext.structure.numerals import CHINESE, DATE
from policytext.structure.tables import rows, words

__all__ = ["Front", "ends_with_date", "is_date_line", "kind_of", "read_front"]

# A title, its lines and a speaker are found among the first lines or not at all.
_MOST_LINES = 20
_LONGEST_LINE = 120
_LONGEST_TITLE = 120
_DAY, _LONGEST_DATE = "日", 12  # 二〇一五年十二月三十一日
_AROUND_DATE = "（）()[]—"
_TITLE_LINES = 4

_BRACKETED = lazy_pattern(r"[（(【\[].*[)）】\]]")
_DOCUMENT_NUMBER = lazy_pattern(
    r"[（(]?[\u4e00-\u9fff]{1,12}[〔\[（(【]\d{4}[〕\])）】](?:第)?\d{1,5}号[)）]?"
)
_VENUE = lazy_pattern(
    f"[—―－–-]|.{{0,60}}(?:第?[{CHINESE}0-9]{{1,4}}届.{{0,30}}(?:代表大会|人大)|会议上|会议文件)"
)
_AFTER_TITLE = f"[（(—―]{{0,3}}(?:在.{{0,40}}(?:会议|大会|届)|{DATE.pattern})"
_TAIL = r"(?:[（(][^（）()]{1,30}[）)])*"
_NOTE = r"(?:[\[［〔]\d{1,3}[\]］〕])?"  # the mark of a note to the title


@dataclass(frozen=True)
class Front:
    """The lines before the text.

    Attributes:
        title: the title without blanks and line breaks; empty where none is found.
        title_span: where it stands; ``None`` where none is found.
        count: how many paragraphs it takes up; headings come after them.
        lines: the plain text of each of its lines, title apart.
        joined: all of them in one, since venue and date may be broken over lines.
        title_line: the plain text of the title.
        is_speech: whether the text opens with a salutation.
    """

    title: str
    title_span: tuple[int, int] | None
    count: int
    lines: tuple[Plain, ...]
    joined: Plain
    title_line: Plain
    is_speech: bool


@functools.cache
def _title_pattern() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, words("kinds.tsv")))
    return re.compile(f".{{0,{_LONGEST_TITLE}}}(?:{nouns}){_TAIL}{_NOTE}")


@functools.cache
def _run_in_pattern() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, words("kinds.tsv")))
    return re.compile(f"(?P<title>.{{2,{_LONGEST_TITLE}}}?(?:{nouns}))(?={_AFTER_TITLE})")


@functools.cache
def _salutation_pattern() -> re.Pattern[str]:
    known = "|".join(words("front_words.tsv", "salutation"))
    return re.compile(
        f"(?:{known}).{{0,30}}[：:！!,，]?|.{{0,10}}[、，,](?:{known}).{{0,30}}[：:！!]"
    )


@functools.cache
def _speaker_pattern() -> re.Pattern[str]:
    heads = "|".join(words("front_words.tsv", "head"))
    return re.compile(f".{{0,30}}(?:{heads})[\u3400-\u9fff·•.]{{0,15}}")


def kind_of(title: str) -> tuple[str, str, str]:
    """The noun that says what a document is, the default role of its sections, and its year rule.

    A notice that passes on another document is of that document's kind.

    Example:
        >>> kind_of("关于印发《公共数据管理办法》的通知")
        ('办法', 'other', 'none')
        >>> kind_of("某市2024年政府工作报告"), kind_of("致辞")
        (('政府工作报告', 'other', 'same'), ('', 'other', 'none'))
    """
    plain_title = re.sub(f"{_TAIL}$", "", title[-_LONGEST_TITLE:])
    inner = re.search(f"(?:印发|转发|发布|公布).*《(.+)》{_TAIL}的(?:通知|公告|通报)$", plain_title)
    if inner:
        plain_title = re.sub(f"{_TAIL}$", "", inner[1])
    best = ("", "other", "none")
    for noun, role, year, _ in rows("kinds.tsv"):
        if plain_title.endswith(noun) and len(noun) > len(best[0]):
            best = (noun, role, year)
    return best


def _is_document_number(line: str) -> bool:
    return "号" in line and _DOCUMENT_NUMBER.fullmatch(line) is not None


def is_date_line(line: str) -> bool:
    """Whether a line without blanks holds a date and nothing else but brackets.

    Example:
        >>> is_date_line("（二〇二四年一月十六日）"), is_date_line("2024年1月16日在会议上")
        (True, False)
    """
    return DATE.fullmatch(line.strip(_AROUND_DATE)) is not None


def ends_with_date(line: str) -> bool:
    """Whether a line without blanks ends with a day, as the line of who says it and when.

    Example:
        >>> ends_with_date("某县人民政府2015年8月5日"), ends_with_date("2015年8月5日会议纪要")
        (True, False)
    """
    last = line.rstrip(_AROUND_DATE)[-_LONGEST_DATE:]
    return last.endswith(_DAY) and any(one.end() == len(last) for one in DATE.finditer(last))


def read_front(text: str, paragraphs: list[tuple[int, int]]) -> Front:
    """Read the lines before the text: at most twenty, and none that is a heading or a sentence."""
    lines = [
        plain(text, start, min(end, start + 2 * _LONGEST_LINE))
        for start, end in paragraphs[:_MOST_LINES]
    ]
    count, is_speech = _extent(lines)
    first, last = _title_lines(lines[:count])
    pieces = list(paragraphs[:count])
    title, span, title_line = "", None, plain(text, 0, 0)
    if first < last:
        joined = _join(text, pieces[first:last])
        end = joined.places[_title_length(joined.text) - 1] + 1
        span = (pieces[first][0], end)
        title_line = plain(text, *span)
        title = squeeze("".join(text[s:e] for s, e in _clip(pieces[first:last], end)))
        after = [(max(s, end), e) for s, e in pieces[first:] if e > end]
        pieces = pieces[:first] + after
    others = tuple(plain(text, s, e) for s, e in pieces)
    return Front(title, span, count, others, _join(text, pieces), title_line, is_speech)


def _title_length(joined: str) -> int:
    run_in = _run_in_pattern().match(joined)
    if run_in:
        return len(run_in["title"])
    note = re.search(f"{_NOTE}$", joined)
    return note.start() if note else len(joined)


def _clip(pieces: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    return [(start, min(stop, end)) for start, stop in pieces if start < end]


def _join(text: str, pieces: list[tuple[int, int]]) -> Plain:
    parts = [plain(text, start, end) for start, end in pieces]
    places = [place for part in parts for place in part.places]
    return Plain("".join(part.text for part in parts), places)


def _extent(lines: list[Plain]) -> tuple[int, bool]:
    """How many lines are before the text, and whether a salutation ends them."""
    for number, line in enumerate(lines):
        if _salutation_pattern().fullmatch(line.text):
            return number + 1, True
        if len(line.text) > _LONGEST_LINE or (number and line.text[-1] in "。；"):
            break
    count = 0
    while count < len(lines) and _is_front_line(lines[count].text, count):
        count += 1
    # Without salutation, a line follows that is no title: at most the first can be one.
    return count, False


def _is_front_line(line: str, number: int) -> bool:
    if read_mark(line, 0, len(line)) and not _VENUE.match(line) and not DATE.match(line):
        return False
    if _VENUE.match(line) or _is_document_number(line) or is_date_line(line):
        return len(line) <= _LONGEST_LINE
    if len(line) > _LONGEST_TITLE or line[-1] in "。；！？，":
        return False
    if _title_pattern().fullmatch(line) or _run_in_pattern().match(line):
        return True
    if line[-1] in "：:":
        return False
    ends_with_organ = line.endswith(words("front_words.tsv", "organ"))
    if number and _speaker_pattern().fullmatch(line):
        return True
    return number < 3 and (ends_with_organ or bool(_BRACKETED.fullmatch(line)))


def _title_lines(lines: list[Plain]) -> tuple[int, int]:
    """The first and the last line (exclusive) of the title; equal where there is none."""
    for first, line in enumerate(lines):
        if _is_apart(line.text):
            continue
        joined = ""
        for last in range(first, min(first + _TITLE_LINES, len(lines))):
            if last > first and _is_apart(lines[last].text):
                break
            joined += lines[last].text
            if _title_pattern().fullmatch(joined) or _run_in_pattern().match(joined):
                return first, last + 1
    return 0, 0


def _is_apart(line: str) -> bool:
    """Whether a line before the text is certainly no part of a title."""
    # 在某次会议上的报告, 某次会议关于某事的决议
    names_session = line[0] == "在" or "关于" in line
    if _run_in_pattern().match(line) or (names_session and _title_pattern().fullmatch(line)):
        return False
    return bool(
        _VENUE.match(line)
        or _is_document_number(line)
        or is_date_line(line)
        or _salutation_pattern().fullmatch(line)
        or _BRACKETED.fullmatch(line)
        or _speaker_pattern().fullmatch(line)
    )
