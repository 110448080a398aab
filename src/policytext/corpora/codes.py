"""Whether a code is one of a division in a year."""

from __future__ import annotations

import functools

from policytext.corpora.faults import Log
from policytext.errors import InputError

__all__ = ["check_code", "code_fault", "is_code"]


def check_code(code: str, year: int | None, line: int, column: int, log: Log) -> None:
    """Log what is wrong with a division's code."""
    message, is_doubt = code_fault(code, year)
    if message:
        (log.note if is_doubt else log.add)(line, column, message)


def is_code(text: str) -> bool:
    """Whether it has the form of a division's code."""
    return len(text) in (6, 9) and text.isascii() and text.isdigit()


@functools.lru_cache(maxsize=4096)
def code_fault(code: str, year: int | None) -> tuple[str, bool]:
    """Why a code stands for no division in a year, or an empty string; and if that is a doubt.

    A division that has ended may still be spoken of; one that is yet to come may not.
    """
    from policytext.gazetteer import division
    from policytext.gazetteer.checks import checked_code

    if not is_code(code):
        return f"{code!r} is no code of six or nine digits; policytext lookup NAME finds it", False
    try:
        found = checked_code(code, "")
    except InputError:
        return f"no division has or had the code {code}; policytext lookup NAME finds it", False
    if year is None or any(one.may_be_named(year) is not False for one in found):
        return "", False
    message = (
        f"the code {code} ({division(code).name}) was not in force in {year}; "
        f"policytext lookup NAME --year {year} finds the one that was"
    )
    return message, any(one.valid_to is not None and one.valid_to <= year for one in found)
