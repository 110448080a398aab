"""Which indicators of which place and year are there, and why the others are not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from policytext.document import Document
from policytext.errors import InputError, check_some
from policytext.given import each
from policytext.io.columns import in_columns
from policytext.ledger.asked import check_asked
from policytext.ledger.codes import Codes, chosen_codes, indicator_key, plain_name
from policytext.ledger.damaged import Damaged, damaged_values
from policytext.ledger.denials import denials
from policytext.ledger.given import each_once, each_row
from policytext.ledger.joint import told_too
from policytext.ledger.meanings import asked_code
from policytext.ledger.notes import without_notes
from policytext.ledger.row import Row
from policytext.values import ROLES

__all__ = ["STATUSES", "Coverage", "coverage", "format_coverage"]

# The best first: what several documents of one place and year say is what the best of them says.
STATUSES = ("found", "stated as absent", "unreadable", "not found")
_GOALS = ("target", "limit")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of one indicator in the documents of one issuer and year.

    Args:
        issuer: the code of the division whose documents they are; empty where unknown.
        year: their year.
        indicator: the indicator as it was asked for.
        code: its code in the codebook; empty for an unknown one.
        status: one of ``STATUSES``.
        count: how many rows were found.
        documents: the ids of the documents, in order.
        evidence: the sentence of the first row; the sentence that says that there is no goal; or
            why nothing can be read.
    """

    issuer: str
    year: int | None
    indicator: str
    code: str
    status: str
    count: int
    documents: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An indicator that is looked for: as asked, its code, the key of its rows."""

    asked: str
    code: str
    key: str


def coverage(
    rows: Iterable[Row],
    documents: Iterable[Document],
    indicators: Iterable[str],
    *,
    roles: Collection[str] = _GOALS,
    codes: Codes | None = None,
    notes: bool = False,
) -> tuple[Coverage, ...]:
    """For each issuer, year and indicator: found, stated as absent, unreadable or not found.

    A row counts where it is about the issuer itself, or about no named place; what a city's report
    says of one of its districts is no figure of the city. What it says of several statistics at
    once (城乡居民收入增长8%) counts for each of them.

    Args:
        rows: the rows of these documents, or some of them.
        documents: all that were read, also those without any row.
        indicators: names, or codes of the codebook. A name in an indicator's own words need not be
            in any row.
        roles: of the rows that count.
        codes: what gives indicators their codes; ``None`` for the packaged codebook.
        notes: whether rows in glossaries count, too.

    Raises:
        InputError: two documents have one id, or none, so that their rows cannot be told apart;
            ``indicators`` is one string, or has a code that stands in no codebook, row or text;
            a role is unknown; or a table is given in place of rows or documents, or a path in
            place of a codebook.

    Example:
        >>> doc = Document("今年不设地区生产总值增长的具体目标。", issuer="320400", year=2020)
        >>> [(one.indicator, one.status) for one in coverage([], [doc], ["地区生产总值", "失业率"])]
        [('地区生产总值', 'stated as absent'), ('失业率', 'not found')]
    """
    if isinstance(indicators, str):
        raise InputError(f"indicators are a list of names or codes: write [{indicators!r}]")
    check_some("roles", roles, ROLES)
    book = chosen_codes(codes)
    asked = list(dict.fromkeys(indicators))
    groups: dict[tuple[str, int | None], list[Document]] = {}
    for doc in each_once(documents):
        groups.setdefault((doc.issuer or "", doc.year), []).append(doc)
    by_document: dict[tuple[str, str], list[Row]] = {}
    told = list(each_row(rows))
    said = {said for row in told for said in (row.code, plain_name(row.indicator))}
    check_asked(asked, book, said, [doc for group in groups.values() for doc in group])
    for row in told if notes else without_notes(told):
        if row.role in roles and row.place in ("", row.issuer):
            for key in (indicator_key(row), *told_too(row)):
                by_document.setdefault((row.document, key), []).append(row)
    ordered = sorted(groups, key=lambda key: (key[0], key[1] is not None, key[1] or 0))
    made: list[Coverage] = []
    for issuer, year in ordered:
        # What a text says of missing goals is looked for once, for all indicators.
        texts = [_Text(doc, book) for doc in groups[issuer, year]]
        for name in asked:
            wanted = _wanted(name, issuer, year, book)
            made.append(_summed(issuer, year, wanted, texts, by_document))
    return tuple(made)


def _wanted(asked: str, issuer: str, year: int | None, book: Codes) -> _Wanted:
    code = asked_code(asked, issuer, year, book)
    return _Wanted(asked, code, code or plain_name(asked))


def _summed(
    issuer: str,
    year: int | None,
    wanted: _Wanted,
    texts: Sequence[_Text],
    by_document: Mapping[tuple[str, str], list[Row]],
) -> Coverage:
    """The best status of several documents, with the evidence of the first that has it."""
    rows = [
        # Those of the indicator alone go before those of several at once.
        sorted(by_document.get((text.id, wanted.key), ()), key=lambda row: row.code != wanted.code)
        for text in texts
    ]
    found = [text.status(wanted, listed) for text, listed in zip(texts, rows, strict=True)]
    status, evidence = min(found, key=lambda one: STATUSES.index(one[0]))
    ids = tuple(text.id for text in texts)
    count = sum(map(len, rows))
    return Coverage(issuer, year, wanted.asked, wanted.code, status, count, ids, evidence)


class _Text:
    """What a document says of an indicator."""

    def __init__(self, doc: Document, book: Codes) -> None:
        self._doc, self._book = doc, book
        self.id = doc.id

    def status(self, wanted: _Wanted, rows: Sequence[Row]) -> tuple[str, str]:
        """One of ``STATUSES``, and the evidence for it."""
        readable = [row for row in rows if self._is_readable(row)]
        if readable:
            return "found", readable[0].sentence
        if rows:
            return "unreadable", f"{rows[0].quantity}: {rows[0].sentence}"
        for sentence, names in self._denials:
            if any(self._means(name, wanted) for name in names):
                return "stated as absent", sentence
        for one in self._damaged:
            if any(self._means(name, wanted) for name in one.names):
                return "unreadable", one.clause
        doc = self._doc
        if doc.quality.verdict == "unreadable":
            return "unreadable", f"{doc.quality.lost:.0%} of the text are lost"
        failed = next((one.message for one in doc.problems if one.kind == "failed"), "")
        if not failed and not _HAN.search(doc.text):
            failed = (
                "the text has no Chinese characters" if doc.text.strip() else "there is no text"
            )
        return ("unreadable", failed) if failed else ("not found", "")

    @cached_property
    def _denials(self) -> list[tuple[str, list[str]]]:
        return list(denials(self._doc))

    @cached_property
    def _damaged(self) -> list[Damaged]:
        return list(damaged_values(self._doc))

    def _is_readable(self, row: Row) -> bool:
        """Whether a value can be read; 完成 亿元, whose number is lost, is no 100 million."""
        place = row.quantity_start
        is_lost = place is not None and any(one.start <= place < one.end for one in self._damaged)
        return row.comparator != "unreadable" and not is_lost

    def _means(self, name: str, wanted: _Wanted) -> bool:
        """Whether words that may name an indicator name the one that is looked for."""
        if not wanted.code:
            return wanted.key in plain_name(name)
        doc = self._doc
        return asked_code(name, doc.issuer or "", doc.year, self._book) == wanted.code


_WAY = "coverage(rows, documents, indicators) gives them"
# What the table shows for each status.
_MARKS = {"found": "{count}", "stated as absent": "absent", "unreadable": "?", "not found": "-"}


def format_coverage(found: Iterable[Coverage]) -> str:
    """A table to read: a line for each issuer and year, a column for each indicator.

    A cell has the number of rows, ``absent`` (stated as absent), ``?`` (unreadable) or ``-``.

    Example:
        >>> one = Coverage("320400", 2024, "失业率", "", "found", 2, ("a",), "")
        >>> print(format_coverage([one]))
        issuer  year  失业率
        320400  2024  2
    """
    listed = list(each(found, Coverage, "lines of coverage", _WAY))
    names = list(dict.fromkeys(one.indicator for one in listed))
    lines: dict[tuple[str, str], dict[str, str]] = {}
    for one in listed:
        place = (one.issuer or "-", "-" if one.year is None else str(one.year))
        mark = _MARKS[one.status].format(count=one.count)
        lines.setdefault(place, {})[one.indicator] = mark
    table = [["issuer", "year", *names]]
    table += [[*place, *(cells.get(name, "") for name in names)] for place, cells in lines.items()]
    return in_columns(table)
