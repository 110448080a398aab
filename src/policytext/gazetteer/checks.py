"""Checks of the arguments of the public functions."""

from __future__ import annotations

from policytext.errors import InputError
from policytext.gazetteer.division import LEVELS, Division, Level
from policytext.gazetteer.store import store
from policytext.lazy_pattern import lazy_pattern

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "checked_code",
    "checked_level",
    "checked_name",
    "checked_year",
    "known_year",
]

_CODE = lazy_pattern(r"[0-9]{6}(?:[0-9]{3})?")
# The state's first year, and one that is far enough ahead.
FIRST_YEAR, LAST_YEAR = 1949, 2100


def checked_year(year: object, where: str) -> int | None:
    """The year, if it is None or one in which divisions can be asked for."""
    if year is None:
        return None
    if isinstance(year, bool) or not isinstance(year, int):
        raise InputError(f"{where}: year must be a whole number such as 2020, not {year!r}")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError(f"{where}: year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    return year


def known_year(year: int | None) -> int | None:
    """The year; None where it is not given, or none in which divisions can be asked for."""
    try:
        return checked_year(year, "known_year")
    except InputError:
        return None


def checked_level(level: object, where: str, argument: str) -> Level | None:
    """The level, if it is None or one of the five."""
    if level is None:
        return None
    for known in LEVELS:
        if level == known:
            return known
    raise InputError(f"{where}: {argument} must be one of {', '.join(LEVELS)}, not {level!r}")


def checked_name(name: object, where: str) -> str:
    """The name, if it is one, without white space at its edges."""
    if not isinstance(name, str):
        raise InputError(f"{where}: name must be a string such as '常州市', not {name!r}")
    if not name.strip():
        raise InputError(f"{where}: name is empty; give a name such as '常州市' or '常州'")
    return name.strip()


def checked_code(code: object, where: str, argument: str = "code") -> tuple[Division, ...]:
    """All divisions that ever had a code; there is at least one."""
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise InputError(
            f"{where}: {argument} must be a string of six digits such as '320400', or nine for a "
            f"township, not {code!r}"
        )
    found = store().with_code(code)
    if not found:
        raise InputError(
            f"{where}: no division has or had the code {code}; look it up by name with lookup()"
        )
    return found
