"""Checks of marks: ids of mentions, numbers, times."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from policytext.corpora.build import Placed
from policytext.corpora.codes import check_code, is_code
from policytext.corpora.faults import Log
from policytext.corpora.marks import Mark
from policytext.corpora.page import Paragraph
from policytext.corpora.vocabulary import NIL, PLACES_BY_CODE
from policytext.errors import InputError
from policytext.layers import SECTIONS, TIMES
from policytext.span import Span
from policytext.values import Mention, Quantity, TimeInterval

__all__ = ["check_marks"]

_ARABIC = re.compile(r"[0-9]+(?:[,，][0-9]{3})*(?:[.．·][0-9]+)?")
# Words after the digits that make the value another number than the digits.
_CHINESE = re.compile("[〇零一二两三四五六七八九十百千半廿卅]")
_YEAR = re.compile(r"(?<![0-9])((?:18|19|20|21)[0-9]{2})(?=年)")
_LIST_SCALE = (Decimal(10) ** 4, Decimal(10) ** 8, Decimal(10) ** 3, Decimal(10) ** 12)


def check_marks(made: Placed, log: Log) -> None:
    """Check every mark of a document."""
    year, is_linked = made.doc.year, _is_linked(made)
    for span, paragraph, mark in made.marks:
        if isinstance(span.value, Mention):
            if is_linked:
                _check_mention(span, year, paragraph, mark, log)
        elif isinstance(span.value, Quantity):
            _check_quantity(span, paragraph, mark, log)
        else:
            _check_time(span, paragraph, mark, log)


def _is_linked(made: Placed) -> bool:
    """Whether mentions are to have ids: they are not where none has, and only some layers are."""
    if SECTIONS in made.doc and TIMES in made.doc:
        return True
    mentions = [span.value for span, _, _ in made.marks if isinstance(span.value, Mention)]
    return any(mention.link is not None for mention in mentions)


def _check_mention(
    span: Span[Mention], year: int | None, paragraph: Paragraph, mark: Mark, log: Log
) -> None:
    link = span.value.link
    if link is None:
        log.add(paragraph.line, mark.column, f"the mention has no id; write |{NIL} for none")
        return
    if link.id is None:
        if span.value.kind == "deictic":
            log.note(paragraph.line, mark.columns[1], "a deictic place has the id of its division")
        return
    code, slash, _ = link.id.partition("/")
    by_code = span.label == "PLACE" and span.value.kind in PLACES_BY_CODE
    if by_code or (slash and is_code(code)):
        check_code(
            code if slash and not by_code else link.id, year, paragraph.line, mark.columns[1], log
        )
    elif is_code(link.id):
        kind = f"{span.label}.{span.value.kind}"
        log.note(paragraph.line, mark.columns[1], f"{kind} has a name for an id, not a code")


def _check_quantity(span: Span[Quantity], paragraph: Paragraph, mark: Mark, log: Log) -> None:
    column = mark.columns[min(2, len(mark.columns) - 1)]
    text = unicodedata.normalize("NFKC", span.text)
    fault = digits_fault(text, span.value)
    if fault:
        log.add(paragraph.line, column, fault)
        return
    other = _read(span.text)
    if other is not None and other != span.value and not _is_shared(other, span.value):
        log.note(
            paragraph.line, mark.column, f"{span.text} reads as {_short(other)}, not as marked"
        )


def digits_fault(text: str, value: Quantity) -> str:
    """Why a value cannot be that of the Arabic digits in a text; empty if it can, or unsure.

    Example:
        >>> quantity = Quantity(Decimal(69000000000), Decimal(69000000000), "eq", "元", "money")
        >>> digits_fault("680.3亿元", quantity)
        "the value 69000000000 has other digits than '680.3'; check the number and its zeros"
    """
    numbers = _ARABIC.findall(text)
    bounds = [bound for bound in (value.low, value.high) if bound is not None]
    if value.kind in ("fraction", "ratio", "magnitude") or _CHINESE.search(text):
        return ""
    if value.comparator == "range" and len(numbers) == 2:
        pairs = list(zip(numbers, bounds, strict=True))
    elif value.comparator != "range" and len(numbers) == 1:
        pairs = [(numbers[0], bound) for bound in bounds]
    else:
        return ""
    for number, bound in pairs:
        if _significant(number) != _significant(f"{bound:f}"):
            return (
                f"the value {bound:f} has other digits than {number!r}; "
                "check the number and its zeros"
            )
    return ""


def _significant(number: str) -> str:
    return re.sub("[^0-9]", "", number).lstrip("0").rstrip("0")


def _read(text: str) -> Quantity | None:
    """A second reading of the number, by the library's own rules."""
    from policytext.quantities import parse_quantity

    try:
        return parse_quantity(text)
    except InputError:
        return None


def _is_shared(read: Quantity, marked: Quantity) -> bool:
    """Whether the marked value has a scale or unit that stands at the end of a list."""
    if read.unit or read.comparator != marked.comparator:
        return False
    pairs = [(read.low, marked.low), (read.high, marked.high)]
    return all(
        (a is None) == (b is None)
        and (a is None or b is None or a == b or any(a * scale == b for scale in _LIST_SCALE))
        for a, b in pairs
    )


def _short(value: Quantity) -> str:
    from policytext.corpora.fields import write_quantity

    return "|".join(write_quantity(value))


def _check_time(span: Span[TimeInterval], paragraph: Paragraph, mark: Mark, log: Log) -> None:
    """A year that is written out must be one of the interval's, or of the day beside it."""
    years = [int(found) for found in _YEAR.findall(unicodedata.normalize("NFKC", span.text))]
    value = span.value
    low = value.start.year if value.start else None
    high = value.end.year if value.end else None
    for year in years:
        if (low is not None and year < low - 1) or (high is not None and year > high + 1):
            message = f"{span.text} names {year}, the interval {value.isoformat()} does not"
            log.add(paragraph.line, mark.columns[0], message)
            return
