"""Numbers of headings and dates: Chinese, Arabic, full-width and circled."""

from __future__ import annotations

import datetime
import re
import unicodedata

from policytext.dates import day

__all__ = [
    "CHINESE",
    "DATE",
    "DIGIT",
    "YEAR",
    "read_date",
    "read_number",
    "read_year",
    "write_chinese",
    "write_next",
]

CHINESE = "〇○零一二三四五六七八九十百"
DIGIT = "0-9０-９"

_DIGITS = "〇一二三四五六七八九"
_VALUES = {character: value for value, character in enumerate(_DIGITS)}
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
_PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_WRITTEN_PLACES = [(size, place) for place, size in reversed(_PLACES.items())] + [(1, "")]
_LAST_WRITTEN = 99_999
# Those of numerals by themselves; headings count no farther than hundreds.
_NUMERAL = frozenset(f"{CHINESE}千万")


def read_number(text: str) -> int | None:
    """The value of a numeral such as 十二, 二〇, 12, １２, ⑫; ``None`` where it is none.

    Example:
        >>> read_number("二十一"), read_number("一〇"), read_number("１２"), read_number("⑫")
        (21, 10, 12, 12)
    """
    if text and all(character in _VALUES for character in text):
        return int("".join(str(_VALUES[character]) for character in text))
    if text and all(character in _NUMERAL for character in text):
        return _with_places(text)
    plain = unicodedata.normalize("NFKC", text).strip("().")
    if plain and all(character in _NUMERAL for character in plain):
        return read_number(plain)
    return int(plain) if plain.isascii() and plain.isdigit() else None


def _with_places(text: str) -> int | None:
    total, digit, last = 0, None, 10 * _PLACES["万"]
    for character in text:
        place = _PLACES.get(character)
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
    """A number from 1 to 99999 as headings write it; larger ones are left in digits.

    Example:
        >>> write_chinese(9), write_chinese(10), write_chinese(21), write_chinese(101)
        ('九', '十', '二十一', '一百零一')
        >>> write_chinese(110), write_chinese(20_300)
        ('一百一十', '二万零三百')
    """
    if not 0 < value <= _LAST_WRITTEN:
        return str(value)
    written, gap = "", False
    for size, place in _WRITTEN_PLACES:
        digit, value = divmod(value, size)
        if digit:
            one = digit == 1 and size == 10 and not written
            written += ("零" if gap and written else "") + ("" if one else _DIGITS[digit]) + place
        gap = not digit
    return written


def write_next(numeral: str, value: int) -> str:
    """The number behind one in Chinese numerals, spelled by digits or by places as that is.

    Example:
        >>> write_next("九十九", 99), write_next("一九五八", 1958), write_next("九", 9)
        ('一百', '一九五九', '十')
    """
    if len(numeral) > 1 and all(character in _VALUES for character in numeral):
        return "".join(_DIGITS[int(digit)] for digit in str(value + 1))
    return write_chinese(value + 1)


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
    month, number = read_number(match["month"]), read_number(match["day"])
    if year is None or month is None or number is None:
        return None
    return day(year, month, number)
