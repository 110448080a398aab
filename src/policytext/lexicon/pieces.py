"""What is a word by its characters alone: numbers, Latin words, white space, single marks."""

from __future__ import annotations

import re

from policytext.lazy_pattern import lazy_pattern

__all__ = ["ALONE", "PIECE"]

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u7b2b\u7b2d-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DIGITS = "0-9\uff10-\uff19"
_LETTERS = "A-Za-z\uff21-\uff3a\uff41-\uff5a\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_LATIN = rf"[{_LETTERS}][{_LETTERS}{_DIGITS}]*(?:[-/.&'’][{_LETTERS}{_DIGITS}]+)*"

# Group 1 is a run of Chinese characters, to be cut by the lexicon; group 2 is white space; all
# else is a word as it stands. No repeat is followed by anything that could make it fail, so that
# the time grows linearly. _HAN leaves out 第, which belongs to the digits after it (第5).
PIECE = lazy_pattern(
    rf"""
    ((?:[{_HAN}]+|第(?![{_DIGITS}]))+)
  | (\s+)
  | 第?[{_DIGITS}]+(?:[.,．，][{_DIGITS}]+)*  # 1,234.5 and 第5
    (?:
        [%％‰]
      | (?:[十万亿]|百(?![分帕])|千(?![米克瓦伏帕焦卡]))+  # 500万, but 5万 and 千瓦
      | {_LATIN}  # 5G
    )?
  | {_LATIN}  # PM2.5, R&D
  | .
    """,
    re.DOTALL | re.VERBOSE,
)

# Marks that are a piece by themselves wherever they stand; a comma may be a number's.
ALONE = re.compile(rf"。|；|、|，(?![{_DIGITS}])")
