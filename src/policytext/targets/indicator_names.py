"""Names of indicators in one form: width, quotes, short forms and the words around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern
from policytext.targets.words import Words, any_of

__all__ = ["LONGEST", "ends_of_forms", "key_of", "keys_of", "shorter_keys", "suffixes"]

# A longer string is no name, and reading it would cost more than its length.
LONGEST = 60
# Words taken off at one end, at most: 预计全年全市…
_MOST = 4
_ABBREVIATION = lazy_pattern(r"\([\x00-\x27\x2a-\x7f]*\)")
# White space, quotes and brackets, after full-width characters have become narrow.
_DROPPED = lazy_pattern(r"[\s\u200b\ufeff“”‘’\"'「」『』《》〈〉<>()\[\]【】·_]+")

# Characters that have one form and are dropped nowhere.
_PLAIN = lazy_pattern("[\u4e00-\u9fff]+")


class _Tables(NamedTuple):
    forms: dict[str, str]
    pattern: re.Pattern[str]
    prefixes: Words[None]
    suffixes: Words[None]


@cache
def _words() -> _Tables:
    rows = read_rows("targets/name_forms.tsv")
    forms = {written: read for use, written, read in rows if use == "form"}
    ends = {
        end: Words((word, None) for use, word, _ in rows if use == end)
        for end in ("prefix", "suffix")
    }
    return _Tables(forms, re.compile(any_of(forms)), ends["prefix"], ends["suffix"])


def key_of(name: str) -> str:
    """The form of a name under which it is looked up; empty for what is too long for a name.

    Abbreviations in brackets are dropped, other brackets are opened, as they may tell statistics
    apart: 固定资产投资（不含农户）.

    Example:
        >>> key_of("“规上”工业 增加值"), key_of("地区生产总值（GDP）"), key_of("执业（助理）医师")
        ('规模以上工业增加值', '生产总值', '执业助理医师')
    """
    if len(name) > LONGEST:
        return ""
    text = name
    if _PLAIN.fullmatch(name) is None:
        text = unicodedata.normalize("NFKC", name).lower()
        text = _DROPPED.sub("", _ABBREVIATION.sub("", text) or text)
    words = _words()
    return words.pattern.sub(lambda found: words.forms[found[0]], text)


def keys_of(names: Sequence[str]) -> list[str]:
    """What ``key_of`` gives for each name, sooner for many.

    Example:
        >>> keys_of(["规上工业增加值", "GDP"])
        ['规模以上工业增加值', '生产总值']
    """
    # Forms are told in all names of Chinese characters at once: none goes over a line's end.
    is_plain = [_PLAIN.fullmatch(name) is not None and len(name) <= LONGEST for name in names]
    words = _words()
    lines = "\n".join(compress(names, is_plain))
    keys = iter(words.pattern.sub(lambda found: words.forms[found[0]], lines).split("\n"))
    return [
        next(keys) if each else key_of(name) for name, each in zip(names, is_plain, strict=True)
    ]


def ends_of_forms() -> frozenset[str]:
    """The characters with which words end that ``key_of`` reads as others."""
    return frozenset(written[-1] for written in _words().forms)


def suffixes() -> list[str]:
    """The words that are taken off at the end of a name."""
    return [word for use, word, _ in read_rows("targets/name_forms.tsv") if use == "suffix"]


def shorter_keys(key: str) -> list[str]:
    """A key and what is left of it without words at its ends, the longest first.

    Example:
        >>> shorter_keys("全市生产总值增速")
        ['全市生产总值增速', '生产总值增速', '全市生产总值', '生产总值']
    """
    words = _words()
    starts, stops = [0], [len(key)]
    while len(starts) <= _MOST:
        first = words.prefixes.starting(key, starts[-1])
        if first is None:
            break
        starts.append(starts[-1] + len(first[0]))
    while len(stops) <= _MOST:
        last = words.suffixes.ending(key, stops[-1])
        if last is None:
            break
        stops.append(stops[-1] - len(last[0]))
    if len(starts) == len(stops) == 1:
        return [key] if key else []
    spans = [(start, stop) for start in starts for stop in stops if start < stop]
    spans.sort(key=lambda span: (span[0] - span[1], -span[0]))
    return [key[start:stop] for start, stop in spans]
