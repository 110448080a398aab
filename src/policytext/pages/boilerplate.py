"""Tell lines that stand around an article from lines of the article."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from policytext.pages.tables import simplify
from policytext.pages.wordlists import boilerplate, signs, spam_words

__all__ = ["Verdict", "has_signs", "is_spam", "judge"]

# Longer lines are no boilerplate; a footer can be long, a navigation bar is many links.
LONGEST = 160
# Spam: words of this weight, which make up such a share of the line.
SPAM_WEIGHT, SPAM_SHARE = 4, 0.12
SPAM_IN_SHORT, SHORT = 3, 40
# Longer lines are not searched for spam in traditional characters: simplifying takes time.
LONG = 1000
_PINYIN = re.compile(r"\(?[a-zü]{0,4}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜń][a-zü]{0,4}\)")
_TONED = re.compile("[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜń]")
_WHITE = re.compile(r"[\s\u200b-\u200f\ufeff]+")
_SENTENCE_END = re.compile("[。；]")


class Verdict(NamedTuple):
    """What a line is if not the article's: the kind of boilerplate, and whether that is sure."""

    kind: str
    is_strong: bool


@functools.lru_cache(maxsize=1024)
def plain_key(text: str) -> str:
    """A line as the word lists have it: simplified, in lower case, without spaces and pinyin.

    Example:
        >>> plain_key("發(fā)布日期: 2024-01-21")
        '发布日期:2024-01-21'
    """
    return simplify(_WHITE.sub("", _PINYIN.sub("", text)).lower())


def judge(text: str) -> Verdict | None:
    """What kind of boilerplate a line is, or None.

    Example:
        >>> judge("當(dāng)前位置：首頁 > 政務(wù)公開")
        Verdict(kind='path', is_strong=True)
        >>> judge("坚持首位意识，打造品牌")
    """
    if len(text) > 2 * LONGEST:
        return None
    key = plain_key(text)
    if len(key) > LONGEST or len(_SENTENCE_END.findall(key)) > 1:
        return None
    weak = None
    for kind, is_strong, pattern in boilerplate():
        if pattern.search(key):
            if is_strong:
                return Verdict(kind, True)
            weak = weak or Verdict(kind, False)
    return weak


def is_spam(text: str) -> bool:
    """True if a line is a list of words of pornography, gambling or the like.

    Example:
        >>> is_spam("国产精品一区二区三区，久久综合在线观看")
        True
        >>> is_spam("依法打击网络赌博、传播淫秽物品")
        False
    """
    pattern, weights = spam_words()
    key = plain_key(text) if len(text) <= LONG else text.lower()
    found = pattern.findall(key)
    if not found:
        return False
    weight = sum(weights[word] for word in dict.fromkeys(found))
    share = sum(map(len, found)) / len(key)
    if len(key) <= SHORT and not _SENTENCE_END.search(key):
        return weight >= SPAM_IN_SHORT and share >= 2 * SPAM_SHARE
    return weight >= SPAM_WEIGHT and share >= SPAM_SHARE


def has_signs(text: str) -> bool:
    """True if plain text looks like a copied page: it has words that only pages have, or spam."""
    if any(sign in text for sign in signs()):
        return True
    # Looking for one character first is ten times as fast.
    if _TONED.search(text) and _PINYIN.search(text):
        return True
    pattern, weights = spam_words()
    found = set(pattern.findall(text))
    if sum(weights[word] for word in found) < SPAM_WEIGHT:
        return False
    return any(is_spam(line) for line in text.split("\n"))
