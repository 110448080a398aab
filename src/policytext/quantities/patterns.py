"""The patterns of numbers. Each repeats one class of characters, so none can backtrack far."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.numerals import BUILDING

__all__ = [
    "CJK",
    "DIGIT",
    "OVER",
    "RANGE_SIGNS",
    "SPACED",
    "NumberPatterns",
    "Scale",
    "number_patterns",
]

DIGIT = "0-9０-９"
# Behind a number: it is more than that.
OVER = "多余"
# Single characters that make a range of the numbers on both sides.
RANGE_SIGNS = frozenset("到至—–－-~～")
CJK = lazy_pattern("[\u3400-\u9fff]")
# Digits of numerals beside those that the table has other forms of.
_DIGITS = "〇一二三四五六七八九两廿卅"
_PLACES = "十百千万亿"
_SPACE = "[ \u3000]?"
# A raised dot is a decimal point in old prints, but joins the days of a date elsewhere: 5·18.
_ARABIC = (
    f"[{DIGIT}]+(?:[,，][{DIGIT}]{{3}}(?![{DIGIT}]))*"
    f"(?:[.．][{DIGIT}]+|·[{DIGIT}]{{1,2}}(?=[%％万亿]))?"
)
# Digits that bad layout has torn apart: 36.5 9亿元, ８ ９ ８人. The unit after them is checked.
SPACED = lazy_pattern(
    f"[{DIGIT}]+(?:[.．][{DIGIT}]*)?(?:[ \u3000][.．]?[{DIGIT}]+(?:[.．][{DIGIT}]+)?){{1,6}}"
)


@dataclass(frozen=True, slots=True)
class Scale:
    """A word that multiplies the number before it, unless it begins a unit there: 千瓦."""

    power: int
    not_before: str = ""


@dataclass(frozen=True, slots=True)
class NumberPatterns:
    """What numbers look like, with given scales and forms of digits."""

    # A whole numeral; what can start one; and the characters of numerals.
    number: re.Pattern[str]
    first: re.Pattern[str]
    numeral: frozenset[str]
    # Capitals, which no digits follow: 队伍12人.
    capitals: frozenset[str]
    # Scales after 多 or 余, or after a space: 10多万, 30余亿.
    scale: re.Pattern[str]
    # The Chinese digits, and the characters of scales in the writings that texts have.
    digits: str
    scales: str
    # The characters of those scales that numbers of a list share: 12、15亿元.
    shared: str


def number_patterns(scales: Mapping[str, Scale], forms: Mapping[str, str]) -> NumberPatterns:
    """The patterns for some scales, and for the forms of characters by their group."""
    digits = _DIGITS + forms.get("digit", "")
    capitals = forms.get("capital", "")
    large = forms.get("scale", "")
    free = "".join(word for word in scales if _is_free(word, scales[word]))
    bound = [_guarded(word, scales[word]) for word in scales if not _is_free(word, scales[word])]
    place = _one_of([f"[{free}{large}]", *bound])
    # In a Chinese numeral the scales that may begin a unit are looked at one by one.
    plain = f"[{digits}{free}]"
    guarded = _one_of(bound)
    chinese = f"(?:{plain}+(?:{guarded}{plain}*){{0,12}}|(?:{guarded}{plain}*){{1,12}})"
    # A numeral of digits with scales and further parts: 3万5千, 12亿5000万, 3亿零500万.
    # The last part may have no scale where nothing makes a year, a list mark or a decimal of it.
    mixed = (
        f"{_ARABIC}(?:{_SPACE}{place}{{1,4}}"
        f"(?:[零〇]?(?:{_ARABIC}{place}{{1,4}}|{_ARABIC}(?={place}|[元亩人户家个公平立])|"
        f"(?:(?<=[零〇])|(?=0)|(?=[{DIGIT}]{{3}}))[{DIGIT}]{{1,4}}(?![{DIGIT}.．、年月日:：-])|"
        f"[{digits}]{place}{{0,3}})){{0,4}})?"
    )
    # A raised dot is a decimal point before a scale only: 六·五亿元, but 五·四运动.
    raised = f"·[{digits}]{{1,2}}[万亿{large}]{{1,2}}"
    spoken = f"(?:[点點][{digits}]+{place}{{0,4}}|{raised}|几{place}{{0,3}})?"
    formal = forms.get("behind", "")
    behind = capitals + formal + large + _large_chars(scales)
    # Capitals in a numeral stand with a place: 十万柒仟捌佰, but not 三千陆战队.
    places = formal + large + "".join(_PLACES)
    more = f"[{behind}零几幾点點{digits}十百千]{{0,40}}"
    chinese = f"{chinese}(?:(?:[{formal}]|[{capitals}][{places}]){more})?"
    building = "".join(BUILDING)
    return NumberPatterns(
        re.compile(
            f"[百千万{formal}萬](?=分之)|{mixed}|{chinese}{spoken}|[几数幾數]{place}{{1,4}}"
            f"|[{capitals}][{behind}零几幾{digits}点點十百千]{{1,40}}"
        ),
        re.compile(f"[{DIGIT}{digits}{building}几数幾數{capitals}{formal}半首ⅠⅡⅢⅣⅤ]"),
        frozenset("0123456789０１２３４５６７８９" + digits + building + free + capitals),
        frozenset(capitals),
        re.compile(f"{place}{{1,4}}"),
        digits,
        "".join(word for word in scales if len(word) == 1) + large,
        "".join(word for word in scales if scales[word].power > 3 or word not in BUILDING) + large,
    )


def _is_free(word: str, scale: Scale) -> bool:
    return len(word) == 1 and not scale.not_before and not word.isascii()


def _large_chars(scales: Mapping[str, Scale]) -> str:
    return "".join(word for word in scales if len(word) == 1 and scales[word].power > 3)


def _guarded(word: str, scale: Scale) -> str:
    """A scale that begins no unit; one of Latin letters ends where the letters end."""
    letters = "A-Za-z" if word[-1].isascii() else ""
    # 百分点 is a unit, 一百分之三 three hundredths.
    units = [re.escape(char) + ("(?!之)" if char == "分" else "") for char in scale.not_before]
    if letters:
        units.append(f"[{letters}]")
    return re.escape(word) + (f"(?!{'|'.join(units)})" if units else "")


def _one_of(parts: list[str]) -> str:
    return f"(?:{'|'.join(sorted(parts, key=lambda part: (part[0] != '[', -len(part), part)))})"
