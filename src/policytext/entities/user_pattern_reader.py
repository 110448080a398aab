"""The written form of patterns of names.

A pattern is a row of parts: characters that stand for themselves, ``{place}``, ``{han:1-8}``,
``{digit:1-4}``, ``{quote}``, alternatives ``(A|B)`` and optional parts ``[...]``; a backslash makes
the next character stand for itself.
"""

from __future__ import annotations

from policytext.entities.user_patterns import (
    LONGEST,
    RUNS,
    STRETCH,
    Choice,
    Literal,
    Part,
    Pattern,
    Run,
    Stretch,
)
from policytext.errors import InputError

__all__ = ["WRITTEN", "read_pattern"]

WRITTEN = 1000  # characters of a pattern
_DEPTH = 8
_SPECIAL = "{}()[]|\\"


def read_pattern(written: str) -> Pattern:
    """A pattern from its written form.

    Raises:
        InputError: it is not well-formed; it is told at which character.

    Example:
        >>> read_pattern("{place}(数字|智慧)城市行动[计划]").anchors
        ('城市行动',)
    """
    reader = _Reader(written)
    rows = reader.rows("")
    if len(rows) > 1:
        raise InputError("has | outside of brackets; write (A|B)")
    if (size := _size(rows)) > LONGEST:
        raise InputError(f"could match {size} characters; at most {LONGEST} are possible")
    return Pattern(rows[0])


class _Reader:
    def __init__(self, written: str) -> None:
        self._written = written
        self._place = 0
        self._depth = 0

    def rows(self, closing: str) -> tuple[tuple[Part, ...], ...]:
        """The alternatives up to a closing bracket, or the end."""
        rows: list[list[Part]] = [[]]
        letters = ""
        while True:
            at, one = self._place, self._next()
            if one in ("", closing, "|", *"([{") and letters:
                rows[-1].append(Literal(letters))
                letters = ""
            if one == closing:
                return tuple(map(tuple, rows))
            if not one:
                raise InputError(f"{closing} is missing at its end")
            if one == "|":
                rows.append([])
            elif one in "([":
                rows[-1].append(self._bracket(one, at))
            elif one == "{":
                rows[-1].append(self._named(at))
            elif one in ")]}":
                raise InputError(
                    f"has {one} at character {at + 1}, which closes nothing; write \\{one}"
                )
            elif one in "*+?" and letters.endswith("."):
                raise InputError(
                    f"has .{one} at character {at}, which is no regular expression here; write "
                    "{han:1-8} or {digit:1-4}"
                )
            else:
                letters += self._escaped(at) if one == "\\" else one

    def _next(self) -> str:
        self._place += 1
        return self._written[self._place - 1 : self._place]

    def _escaped(self, at: int) -> str:
        one = self._next()
        if not one or one not in _SPECIAL:
            raise InputError(f"has \\ at character {at + 1} before none of {' '.join(_SPECIAL)}")
        return one

    def _bracket(self, opening: str, at: int) -> Choice:
        self._depth += 1
        if self._depth > _DEPTH:
            raise InputError(f"has more than {_DEPTH} brackets inside each other")
        rows = self.rows(")" if opening == "(" else "]")
        self._depth -= 1
        if not all(rows):
            raise InputError(f"has nothing between brackets or beside | at character {at + 1}")
        return Choice(rows if opening == "(" else (*rows, ()))

    def _named(self, at: int) -> Part:
        stop = self._written.find("}", at)
        if stop < 0:
            raise InputError(f"has {{ at character {at + 1} and no }} behind it")
        inside = self._written[at + 1 : stop]
        self._place = stop + 1
        name, colon, size = inside.partition(":")
        if name in ("place", "quote") and not colon:
            return Stretch(name)
        if name in RUNS:
            low, dash, high = (size or "1").partition("-")
            limits = (low, high) if dash else (low, low)
            if all(n.isascii() and n.isdigit() and len(n) < 4 for n in limits):
                least, most = map(int, limits)
                if 1 <= least <= most <= LONGEST and bool(size) == bool(colon):
                    return Run(name, least, most)
            raise InputError(
                f"has {{{inside}}} at character {at + 1}; write {{{name}:2}} or {{{name}:1-8}}, "
                f"from 1 to {LONGEST}"
            )
        raise InputError(
            f"has {{{inside}}} at character {at + 1}; one of {{place}}, {{quote}}, {{han:1-8}}, "
            "{digit:1-4}"
        )


def _size(rows: tuple[tuple[Part, ...], ...]) -> int:
    """The characters of the longest match."""
    return max(sum(map(_part_size, row)) for row in rows)


def _part_size(part: Part) -> int:
    if isinstance(part, Literal):
        return len(part.text)
    if isinstance(part, Choice):
        return _size(part.rows)
    return part.high if isinstance(part, Run) else STRETCH
