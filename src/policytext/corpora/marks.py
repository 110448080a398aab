"""The marks of one paragraph: ``[[mention|..]]``, ``{{quantity|..}}``, ``<<time|..>>``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policytext.corpora.faults import Log

__all__ = ["CLOSERS", "KINDS", "MARK", "OPENERS", "Mark", "read_marks", "split_fields"]

OPENERS = {"mention": "[[", "quantity": "{{", "time": "<<"}
CLOSERS = {"mention": "]]", "quantity": "}}", "time": ">>"}
KINDS = {opener: kind for kind, opener in OPENERS.items()}
_ENDS = {closer: kind for kind, closer in CLOSERS.items()}
# What may stand in a file as a mark only.
MARK = re.compile(r"\[\[|\]\]|\{\{|\}\}|<<|>>|\|")


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotation as written.

    Args:
        kind: mention, quantity or time.
        start: offset in the paragraph without marks.
        end: offset after the last character.
        fields: what stands after the text, without the bars.
        column: where the mark opens in the line, from 1.
        columns: where each field begins.
    """

    kind: str
    start: int
    end: int
    fields: tuple[str, ...]
    column: int
    columns: tuple[int, ...]


def split_fields(body: str, column: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The fields between bars, and the column of each.

    Example:
        >>> split_fields("PLACE.admin|320400", 6)
        (('PLACE.admin', '320400'), (6, 18))
    """
    fields = tuple(body.split("|"))
    columns = []
    for one in fields:
        columns.append(column)
        column += len(one) + 1
    return fields, tuple(columns)


def read_marks(line: str, number: int, log: Log) -> tuple[str, list[Mark]]:
    """The paragraph without marks, and its marks in the order in which they close.

    A bar belongs to the mark opened last, so marks nest and cannot cross. The line is read once.

    Example:
        >>> read_marks("[[全市|PLACE.deictic|320400]]{{5个|count|eq|5|个}}", 1, Log(""))[0]
        '全市5个'
    """
    scan = _Scan(line, number, log)
    while scan.step():
        pass
    return scan.finish()


class _Scan:
    def __init__(self, line: str, number: int, log: Log) -> None:
        self.line, self.number, self.log = line, number, log
        self.place = 0
        self.length = 0  # of the text without marks so far
        self.pieces: list[str] = []
        self.open: list[tuple[str, int, int]] = []  # kind, start, column
        self.marks: list[Mark] = []

    def step(self) -> bool:
        """Read up to the next mark and over it; False at the end of the line."""
        match = MARK.search(self.line, self.place)
        self._take(len(self.line) if match is None else match.start())
        if match is None:
            return False
        sign, column = match[0], match.start() + 1
        self.place = match.end()
        if sign in KINDS:
            self.open.append((KINDS[sign], self.length, column))
            return True
        if sign == "|":
            return self._fields(column)
        self._stray(sign, column)
        return True

    def _take(self, end: int) -> None:
        self.pieces.append(self.line[self.place : end])
        self.length += end - self.place
        self.place = end

    def _fields(self, column: int) -> bool:
        if not self.open:
            self._fault(column, "the character | stands outside a mark; the text cannot hold it")
            return True
        kind, start, opened = self.open.pop()
        end = self.line.find(CLOSERS[kind], self.place)
        if end < 0:
            self._fault(
                opened, f"the mark {OPENERS[kind]} is never closed; write {CLOSERS[kind]} after it"
            )
            # The rest would be searched again and again.
            self.open.clear()
            self.place = len(self.line)
            return False
        body = self.line[self.place : end]
        inner = next((one for one in MARK.finditer(body) if one[0] != "|"), None)
        if inner is not None:
            self._fault(
                self.place + inner.start() + 1,
                f"{inner[0]} stands inside the fields of the mark opened in column {opened}; "
                f"close that first with {CLOSERS[kind]}",
            )
        elif start == self.length:
            self._fault(opened, f"the mark {OPENERS[kind]} holds no text")
        else:
            fields, columns = split_fields(body, self.place + 1)
            self.marks.append(Mark(kind, start, self.length, fields, opened, columns))
        self.place = end + len(CLOSERS[kind])
        return True

    def _stray(self, sign: str, column: int) -> None:
        kind = _ENDS[sign]
        if self.open and self.open[-1][0] == kind:
            _, _, opened = self.open.pop()
            self._fault(
                column, f"the mark opened in column {opened} has no fields; write them after a |"
            )
        elif self.open:
            opener, column_of = OPENERS[self.open[-1][0]], self.open[-1][2]
            self._fault(
                column,
                f"{sign} closes nothing: the mark opened last is {opener} in column {column_of}; "
                "marks may nest, never cross",
            )
            if len(self.open) > 1 and self.open[-2][0] == kind:
                del self.open[-2]  # so that one slip is one fault
        else:
            self._fault(column, f"{sign} closes nothing; no mark is open here")

    def _fault(self, column: int, message: str) -> None:
        self.log.add(self.number, column, message)

    def finish(self) -> tuple[str, list[Mark]]:
        for kind, _, column in self.open:
            self._fault(
                column, f"the mark {OPENERS[kind]} is never closed; write {CLOSERS[kind]} after it"
            )
        return "".join(self.pieces), self.marks
