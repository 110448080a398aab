"""What is wrong with an annotated file, and where."""

from __future__ import annotations

from dataclasses import dataclass, field

from policytext.errors import InputError

__all__ = ["Fault", "Log"]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in a file, at a line and column counted from 1.

    Args:
        file: the file's path, or what the caller named the text.
        line: the line; 0 where the file as a whole is meant.
        column: the character in the line, marks counted; 0 where the line as a whole is meant.
        message: what is wrong and what to do.
        is_note: a doubt to look at, not an error.

    Example:
        >>> str(Fault("a.txt", 3, 7, "the mark is never closed; write ]]"))
        'a.txt:3:7: the mark is never closed; write ]]'
    """

    file: str
    line: int
    column: int
    message: str
    is_note: bool = False

    def __str__(self) -> str:
        place = f"{self.file or 'text'}:{self.line}:{self.column}"
        return f"{place}: {'note: ' if self.is_note else ''}{self.message}"


@dataclass(slots=True)
class Log:
    """Collects the faults of one file."""

    file: str
    found: list[Fault] = field(default_factory=list)

    def add(self, line: int, column: int, message: str) -> None:
        """Keep an error."""
        self.found.append(Fault(self.file, line, column, message))

    def note(self, line: int, column: int, message: str) -> None:
        """Keep a doubt."""
        self.found.append(Fault(self.file, line, column, message, is_note=True))

    def refuse(self) -> None:
        """Raise the first error, if there is one.

        Raises:
            InputError: there is.
        """
        errors = sorted(fault for fault in self.found if not fault.is_note)
        if errors:
            more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
            raise InputError(f"{errors[0]}{more}")
