"""The directive lines of a document in the readable format: sections, rows, words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from policytext.corpora.fields import check_row_words, write_reference
from policytext.corpora.page import ENDS
from policytext.document import Document
from policytext.errors import InputError
from policytext.layers import QUANTITIES, SECTIONS, TARGETS, TOKENS
from policytext.span import Span
from policytext.structure.lines import split_paragraphs
from policytext.values import Indicator, Quantity, Section

__all__ = ["section_lines", "words_line", "write_rows"]


def _field(value: str, what: str) -> str:
    """A field of a directive as it is, if it can be read back."""
    if "|" in value or "\n" in value or ENDS.search(value) or value != value.strip():
        raise InputError(
            f"the {what} {value!r} has a | or a line end in it or blanks around it, which this "
            "format cannot hold"
        )
    return value


def section_lines(doc: Document, starts: Sequence[int]) -> dict[int, str]:
    """The @section line of each paragraph that begins a section.

    Raises:
        InputError: a section begins within a paragraph, two begin at one place, or one ends
            where its level does not say.
    """
    paragraphs = split_paragraphs(doc.text)
    begins = {start: i for i, (start, _) in enumerate(paragraphs)}
    found: dict[int, str] = {}
    open_: list[Span[Section]] = []
    for span in doc[SECTIONS]:
        i = begins.get(span.start)
        if i is None or i in found:
            raise InputError(
                f"the section {_name(span)} begins within a paragraph or where another does; "
                "in this format a section begins with its heading's paragraph"
            )
        end = paragraphs[i - 1][1] if i else 0
        while open_ and open_[-1].value.level >= span.value.level:
            _check_end(open_.pop(), end)
        open_.append(span)
        found[i] = _section_line(doc, span)
    for span in reversed(open_):
        _check_end(span, paragraphs[-1][1])
    assert len(paragraphs) == len(starts)
    return found


def _section_line(doc: Document, span: Span[Section]) -> str:
    value = span.value
    written = "".join((value.number + value.heading).split())
    line = doc.text[span.start : span.start + 2 * len(written) + 200].split("\n", 1)[0]
    if not written or not "".join(line.split()).startswith(written) or value.level > 999:
        raise InputError(
            f"the section {_name(span)} has the heading {value.number + value.heading!r}, but its "
            f"text begins with {line[:30]!r}"
        )
    number, heading = _field(value.number, "number"), _field(value.heading, "heading")
    return f"@section {value.level} {value.role} | {number} | {heading}".rstrip()


def _name(span: Span[Section]) -> str:
    return f"{span.start}:{span.end} {span.text[:20]!r}"


def _check_end(span: Span[Section], end: int) -> None:
    if span.end != end:
        raise InputError(
            f"the section {_name(span)} ends at {span.end}, but by the levels of the headings it "
            f"would end at {end}; this format holds the levels only"
        )


def write_rows(doc: Document, starts: Sequence[int], ends: Sequence[int]) -> dict[int, list[str]]:
    """The @row lines of each paragraph, by the place of their quantities.

    Raises:
        InputError: a row covers several paragraphs, or its quantity is none of its paragraph's.
    """
    found: dict[int, list[tuple[tuple[int, int, str], str]]] = {}
    for span in doc[TARGETS]:
        i = bisect_right(starts, span.start) - 1
        if span.end > ends[i]:
            raise InputError(
                f"the row {span.start}:{span.end} {span.value.indicator!r} covers several "
                "paragraphs; in this format a row has one"
            )
        row = span.value
        if row.quantity is not None:
            key = (row.quantity.start, row.quantity.end)
        else:
            place = doc.text.find(row.wording or "", starts[i], ends[i])
            key = (place if place >= 0 else ends[i], 0)
        quantities = doc.spans(QUANTITIES).within(starts[i], ends[i]) if QUANTITIES in doc else ()
        line = _row_line(row, quantities)
        found.setdefault(i, []).append(((*key, line), line))
    return {i: [line for _, line in sorted(lines)] for i, lines in found.items()}


def _row_line(row: Indicator, quantities: Sequence[Span[Quantity]]) -> str:
    check_row_words(row.measure, row.role)
    for name, value in (("place", row.place), ("wording", row.wording)):
        if value == "":
            raise InputError(f"the {name} of the row {row.indicator!r} is empty; use None")
    fields = [
        _field(row.indicator, "indicator"),
        row.measure,
        row.role,
        row.period.isoformat() if row.period else "",
        _field(row.place or "", "place"),
        _field(write_reference(row.quantity, quantities), "quantity"),
        _field(row.wording or "", "wording"),
        _field(write_reference(row.stretch, quantities), "stretch goal"),
    ]
    return ("@row " + " | ".join(fields)).rstrip()


def words_line(doc: Document, start: int, end: int) -> str:
    """The @words line of a paragraph.

    Raises:
        InputError: the words overlap, or leave out a character that is not blank.
    """
    spans = doc.spans(TOKENS)
    first = bisect_left(spans.starts, start)
    words = []
    place = start
    for span in spans[first : bisect_left(spans.starts, end)]:
        gap = doc.text[place : span.start]
        text = span.text
        if span.start < place or gap.strip() or text != text.strip() or span.end > end:
            raise InputError(
                f"the word {span.start}:{span.end} {text!r} overlaps another, follows characters "
                f"that are in no word ({gap.strip()[:10]!r}), or has blanks around it; in this "
                "format words hold every character that is not blank"
            )
        words.append("".join(text.split()))
        place = span.end
    rest = doc.text[place:end].strip()
    if rest:
        raise InputError(f"the characters {rest[:10]!r} before {end} are in no word")
    return "@words " + " ".join(words)
