"""Tell lines that stand around an article from lines of the article."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from policytext.pages.tables import simplify
from policytext.pages.wordlists import (
    boilerplate,
    enforcement_words,
    navigation_words,
    signs,
    spam_words,
)

__all__ = ["Verdict", "has_figure", "has_signs", "is_navigation", "is_prose", "is_spam", "judge"]

# Longer lines are no boilerplate; a footer can be long, a navigation bar is many links.
LONGEST, LONGEST_MENU = 160, 2000
# Spam: words of this weight, which make up such a share of the line.
SPAM_WEIGHT, SPAM_SHARE = 4, 0.2
SPAM_IN_SHORT, SHARE_IN_SHORT, SHORT = 3, 0.24, 40
# Of a sentence, a line with a figure or one on crime and its prosecution.
SHARE_IN_PROSE = 0.5
# Longer lines are not searched for spam in traditional characters: simplifying takes time.
LONG = 1000
_PINYIN = re.compile(r"\(?[a-zü]{0,4}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜń][a-zü]{0,4}\)")
_TONED = re.compile("[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜń]")
_WHITE = re.compile(r"[\s\u200b-\u200f\ufeff]+")
_SENTENCE_END = re.compile("[。；]")
_CHINESE = re.compile("[\u3400-\u9fff]")
# A number with a unit; not the ordinary numbers of dates and addresses, nor visits.
_FIGURE = re.compile(
    "[0-9０-９][%％‰]|[0-9０-９](?![年月日号时分次位版楼层届第期页条])[\u3400-\u9fff]"
)
_GAP = re.compile(r"\s{2,}|[\t\u3000]")
_BETWEEN = re.compile(r"[\s|丨｜>＞»·•/、，,\[\]【】()（）-]+")
_INNER_MARK = re.compile("[。！？；;]")
_PARTS = re.compile(r"[\s，,。；;！|丨]+")
# A sentence has so many Chinese characters on both sides of a mark within, or so many in all;
# one with a figure or a mark at its end has fewer.
PART_OF_PROSE, LONG_PROSE, ENDED_PROSE, FIGURE_PROSE = 4, 30, 15, 10
# The share of a sentence that must read as boilerplate, and in how many of its parts.
PROSE_SHARE, PROSE_PARTS = 0.6, 2


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

    A sentence is boilerplate only if most of its parts are, whatever words it begins with.

        >>> judge("主办：市文旅局牵头办节，拉动消费3亿元。")
        >>> judge("主办：某市政府，技术支持：某公司，版权所有，未经许可不得转载。")
        Verdict(kind='footer', is_strong=True)
    """
    if len(text) > 2 * LONGEST:
        return None
    key = plain_key(text)
    if len(key) > LONGEST or len(_SENTENCE_END.findall(key)) > 1:
        return None
    kind, strong = _match(key)
    if not kind:
        return None
    # Cells and columns of a footer stay apart, or a number would have the next as its unit.
    if kind == "error" or not is_prose(plain_key(_GAP.sub("|", text))):
        return Verdict(kind, strong > 0)
    # Of a sentence without another in it, a part that articles do not have is enough.
    if (strong > 1 and not _has_inner_end(key)) or _is_mostly_boilerplate(text, len(key)):
        return Verdict(kind, strong > 0)
    return None


def _match(key: str) -> tuple[str, int]:
    """The kind of the surest pattern that a key has, and how sure it is; the first of several."""
    found = ("", -1)
    for kind, strong, pattern in boilerplate():
        if strong > found[1] and pattern.search(key):
            found = (kind, strong)
    return found


def _is_mostly_boilerplate(text: str, size: int) -> bool:
    parts = [part for part in map(plain_key, _PARTS.split(text)) if part and _match(part)[0]]
    return len(parts) >= PROSE_PARTS and sum(map(len, parts)) >= PROSE_SHARE * size


def is_prose(text: str) -> bool:
    """True if a line without spaces reads as sentences of an article, or gives a figure.

    Example:
        >>> is_prose("扫一扫即可办事，全市上线事项300项"), is_prose("扫一扫在手机打开当前页")
        (True, False)
    """
    size = len(_CHINESE.findall(text))
    if has_figure(text):
        return size >= FIGURE_PROSE
    if size >= LONG_PROSE and ("，" in text or "," in text or "。" in text):
        return True
    return (size >= ENDED_PROSE and text[-1] in "。！？；") or _has_inner_end(text)


def is_navigation(text: str) -> bool:
    """True if a text is nothing but words of menus, two at least.

    Example:
        >>> is_navigation("首页 | 新闻 | 政务公开"), is_navigation("关于公开政务信息的通知")
        (True, False)
    """
    if len(text) > LONGEST_MENU:
        return False
    words = [plain_key(word) for word in _BETWEEN.split(text) if word]
    return len(words) > 1 and all(word in navigation_words() for word in words)


def has_figure(text: str) -> bool:
    """True if there is a number with a unit.

    Example:
        >>> has_figure("投资3亿元"), has_figure("2024年1月2日点击12次")
        (True, False)
    """
    return bool(_FIGURE.search(text))


def _has_inner_end(text: str) -> bool:
    """True if a sentence ends within a line, between others."""
    mark = _INNER_MARK.search(text)
    return mark is not None and all(
        len(_CHINESE.findall(part)) >= PART_OF_PROSE
        for part in (text[: mark.start()], text[mark.end() :])
    )


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
    if share < SHARE_IN_PROSE and _reports(key):
        return False
    if len(key) <= SHORT and not _SENTENCE_END.search(key):
        return weight >= SPAM_IN_SHORT and share >= SHARE_IN_SHORT
    return weight >= SPAM_WEIGHT and share >= SPAM_SHARE


def _reports(key: str) -> bool:
    """True if a line with words of spam can be one of an article."""
    return "。" in key or has_figure(key) or bool(enforcement_words().search(key))


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
