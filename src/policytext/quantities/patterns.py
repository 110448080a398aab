"""The patterns of numbers. Each repeats one class of characters, so none can backtrack far."""

from __future__ import annotations

import re

__all__ = [
    "CHINESE_DIGITS",
    "CJK",
    "FIRST",
    "NUMBER",
    "NUMERAL",
    "SCALE",
    "SPACED",
]

_DIGIT = "0-9０-９"
CHINESE_DIGITS = "〇○零一二三四五六七八九两廿卅"
_CAPITALS = "壹贰貳叁參肆伍陆陸柒捌玖拾"
_SPACE = "[ \u3000]?"
CJK = re.compile("[\u3400-\u9fff]")

# Place words, unless they begin a unit: 千瓦, 百分点.
_PLACE = "(?:[十万亿萬億]|千(?![瓦伏米克卡帕牛焦赫安字])|百(?![分帕]))"
# A raised dot is a decimal point in old prints, but joins the days of a date elsewhere: 5·18.
_ARABIC = (
    f"[{_DIGIT}]+(?:[,，][{_DIGIT}]{{3}}(?![{_DIGIT}]))*"
    f"(?:[.．][{_DIGIT}]+|·[{_DIGIT}]{{1,2}}(?=[%％万亿]))?"
)
_LARGE = "(?:千(?![瓦伏米克卡帕牛焦赫安])|百(?![分帕]))"
_PLAIN = f"[{CHINESE_DIGITS}十万亿]"
_CHINESE = f"(?:{_PLAIN}+(?:{_LARGE}{_PLAIN}*){{0,12}}|(?:{_LARGE}{_PLAIN}*){{1,12}})"
# A numeral of digits with place words and further parts: 3万5千, 12亿5000万, 3亿零500万.
_MIXED = (
    f"{_ARABIC}(?:{_SPACE}{_PLACE}{{1,4}}"
    f"(?:[零〇]?(?:{_ARABIC}{_PLACE}{{1,4}}|{_ARABIC}(?={_PLACE}|[元亩人户家个公平立])|"
    f"[{CHINESE_DIGITS}]{_PLACE}{{0,3}})){{0,4}})?"
)
_SPOKEN = f"(?:[点點][{CHINESE_DIGITS}]+{_PLACE}{{0,4}}|几{_PLACE}{{0,3}})?"

NUMBER = re.compile(
    f"[百千万](?=分之)|{_MIXED}"
    f"|{_CHINESE}{_SPOKEN}"
    f"|[几数幾數]{_PLACE}{{1,4}}"
    f"|[{_CAPITALS}][{_CAPITALS}佰仟萬億万亿零几幾]{{1,40}}"
)
FIRST = re.compile(f"[{_DIGIT}{CHINESE_DIGITS}十百千万亿几数幾數{_CAPITALS}半首]")
NUMERAL = frozenset("0123456789０１２３４５６７８９" + CHINESE_DIGITS + "十百千万亿" + _CAPITALS)
# Place words after 多 or 余, or after a space: 10多万, 30余亿.
SCALE = re.compile(f"{_PLACE}{{1,4}}")
# Digits that bad layout has torn apart: 36.5 9亿元, ８ ９ ８人. The unit after them is checked.
SPACED = re.compile(
    f"[{_DIGIT}]+(?:[.．][{_DIGIT}]*)?(?:[ \u3000][.．]?[{_DIGIT}]+(?:[.．][{_DIGIT}]+)?){{1,6}}"
)
