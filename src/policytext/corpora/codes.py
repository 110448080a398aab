"""Whether a code is one of a division in a year."""

from __future__ import annotations

import functools

from policytext.errors import InputError

__all__ = ["code_fault", "is_code"]


def is_code(text: str) -> bool:
    """Whether it has the form of a division's code."""
    return len(text) in (6, 9) and text.isascii() and text.isdigit()


@functools.lru_cache(maxsize=4096)
def code_fault(code: str, year: int | None) -> str:
    """Why a code stands for no division in a year; empty if it stands for one."""
    from policytext.gazetteer import division
    from policytext.gazetteer.checks import checked_code

    if not is_code(code):
        return f"{code!r} is no code of six or nine digits; policytext lookup NAME finds it"
    try:
        found = checked_code(code, "")
    except InputError:
        return f"no division has or had the code {code}; policytext lookup NAME finds it"
    if year is None or any(one.may_be_named(year) is not False for one in found):
        return ""
    return (
        f"the code {code} ({division(code).name}) was not in force in {year}; "
        f"policytext lookup NAME --year {year} finds the one that was"
    )
