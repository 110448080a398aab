"""Numbers of headings and dates: Chinese, Arabic, full-width and circled."""

from __future__ import annotations

import datetime
import re
import unicodedata

__all__ = [
    "CHINESE",
    "DATE",
    "DIGIT",
    "YEAR",
    "read_date",
    "read_number",
    "read_year",
    "write_chinese",
]

CHINESE = "〇○零一二三四五六七八九十百"
DIGIT = "0-9０-９"

_VALUES = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_VALUES |= {"○": 0, "零": 0}
# In years set by hand, zero is also a letter O or a circle of another alphabet.
_ZEROS = dict.fromkeys("○零ＯOoОΟ0０〇", "0")
_YEAR_DIGITS = str.maketrans({**{c: str(v) for c, v in _VALUES.items()}, **_ZEROS})
_YEAR_CLASS = "〇○零一二三四五六七八九ＯOoОΟ0-9０-９"

# A year of four digits is read only before 年, so that 2008个 is none.
YEAR = re.compile(f"(?<![{_YEAR_CLASS}])(?P<year>[{_YEAR_CLASS}]{{4}})年")
_SMALL = f"[{CHINESE}]{{1,3}}|[{DIGIT}]{{1,2}}"
DATE = re.compile(
    f"(?<![{_YEAR_CLASS}])(?P<year>[{_YEAR_CLASS}]{{4}})年(?P<month>{_SMALL})月(?P<day>{_SMALL})日"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def read_number(text: str) -> int | None:
    """The value of a numeral such as 十二, 二〇, 12, １２, ⑫; ``None`` where it is none.

    Example:
        >>> read_number("二十一"), read_number("一〇"), read_number("１２"), read_number("⑫")
        (21, 10, 12, 12)
    """
    if text and all(character in _VALUES for character in text):
        return int("".join(str(_VALUES[character]) for character in text))
    if text and all(character in CHINESE for character in text):
        return _with_places(text)
    plain = unicodedata.normalize("NFKC", text).strip("().")
    if plain and all(character in CHINESE for character in plain):
        return read_number(plain)
    return int(plain) if plain.isascii() and plain.isdigit() else None


def _with_places(text: str) -> int | None:
    total, digit, last = 0, None, 1000
    for character in text:
        place = {"十": 10, "百": 100}.get(character)
        if place is None:
            if digit:
                return None
            digit = _VALUES[character]
        elif place >= last:
            return None
        else:
            total, digit, last = total + (1 if digit is None else digit) * place, None, place
    return total + (digit or 0)


def write_chinese(value: int) -> str:
    """A number from 1 to 99 as headings write it.

    Example:
        >>> write_chinese(9), write_chinese(10), write_chinese(21)
        ('九', '十', '二十一')
    """
    tens, ones = divmod(value, 10)
    digits = "〇一二三四五六七八九"
    return (
        (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones else "")
    )


def read_year(text: str) -> int | None:
    """The value of four digits before 年, Chinese or Arabic; ``None`` where it is no year.

    Example:
        >>> read_year("二〇二四"), read_year("二OO八"), read_year("１９９４"), read_year("0045")
        (2024, 2008, 1994, None)
    """
    digits = unicodedata.normalize("NFKC", text.translate(_YEAR_DIGITS))
    if len(digits) != 4 or not (digits.isascii() and digits.isdigit()):
        return None
    return year if _FIRST_YEAR <= (year := int(digits)) <= _LAST_YEAR else None


def read_date(match: re.Match[str]) -> datetime.date | None:
    """The day that a match of ``DATE`` names; ``None`` where the calendar has no such day.

    Example:
        >>> read_date(DATE.search("二〇二四年一月十六日"))
        datetime.date(2024, 1, 16)
    """
    year = read_year(match["year"])
    month, day = read_number(match["month"]), read_number(match["day"])
    if year is None or month is None or day is None:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
