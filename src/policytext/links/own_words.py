"""The links of organs that no table has: their own words are their key."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from policytext import gazetteer
from policytext.gazetteer import Division
from policytext.knowledge import lookup, organs
from policytext.lazy_pattern import lazy_pattern
from policytext.links.far import is_far
from policytext.links.issuer import Standpoint
from policytext.links.making import link_of
from policytext.values import Link

__all__ = ["level_word", "link_own_body", "link_part", "link_public_body", "link_school"]

_OWN_WORDS = "an organ by its own words"
_ISSUERS_WORDS = "the issuer's organ by its own words"
_STATE = "100000"
_PROVINCE = "省"
_LONGEST_DIVISION = 30
# A congress of the party, by its number.
_CONGRESS = lazy_pattern("第?([一二三四五六七八九十]{1,3})次党代会")
_STATE_CONGRESS = lazy_pattern("(?:中国共产党|党的)?第?([一二三四五六七八九十]{1,3})次全国代表大会")
_HOSPITAL = lazy_pattern("^([一二三四五六七八九十]{1,3})医院$")
# No name of a part of an organ is shorter.
_PART = 2
# 市中心 is the middle of a city.
_MIDDLE = "中心"
# Divisions that have schools and homes of their own, which they call by no place.
_LOCAL = frozenset({"county", "prefecture"})
_TOWNSHIP = "township"
# What stands before the noun of a school that a number tells apart: 第三实验小学, 三小, 28中学.
_NUMBERED = "第?([一二三四五六七八九十]{1,3}|[1-9][0-9]?)((?:实验)?)"
# Whose names before a noun say that it is not the issuer's: 华为小学.
_OTHERS = frozenset({"region", "enterprise", "other"})
# So many words an office is named by at most.
_MOST_FIELDS = 8
_TENS = "零一二三四五六七八九"


def level_word(text: str) -> str | None:
    """The level word that stands for a division: 市, 我市; None for a name."""
    for pointer in ("", *organs.parts("pointer")):
        if text.startswith(pointer) and text[len(pointer) :] in organs.level_words():
            return text[len(pointer) :]
    return None


def link_part(
    text: str, stand: Standpoint, owners: Callable[[str], Sequence[Division]]
) -> Link | None:
    """The link of a part of a division's organ, or of one that hardly any other has.

    Args:
        text: the name.
        stand: from where the document speaks.
        owners: gives the divisions that a name of one may mean here.
    """
    congress = _STATE_CONGRESS.fullmatch(text)
    if congress:
        number = f"第{congress[1]}次"
        name = f"中国共产党{number}全国代表大会"
        return _own_link(gazetteer.division(_STATE), f"{number}党代会", name, _OWN_WORDS)
    of_state = _part_of_state(text)
    if of_state:
        return _own_link(gazetteer.division(_STATE), of_state, of_state, _OWN_WORDS)
    for cut in range(min(len(text) - 2, _LONGEST_DIVISION), 0, -1):
        word = level_word(text[:cut])
        if word is None:
            found: Sequence[Division] = owners(text[:cut]) if cut > 1 else ()
            found = [each for each in found if _may_own(each, text, cut, stand)]
        else:
            found = _fitting(word, stand)
        found = [each for each in found if each.level != "state"]
        if len(found) == 1 and found[0].level == _TOWNSHIP and _is_over_towns(text[cut:]):
            return link_of(text, text, (text,), _OWN_WORDS)
        if len(found) == 1:
            return _link_of_part(found[0], text, cut, stand.year)
    if stand.chain and text.endswith(organs.parts("end")):
        own = stand.chain[0]
        return _own_link(own, text, own.name + text, _ISSUERS_WORDS)
    return None


def _may_own(division: Division, text: str, cut: int, stand: Standpoint) -> bool:
    """Whether a division may be meant by the beginning of an organ's name.

    公安机场分局 is none of 公安县 but where that is near, and 高平省公安厅 lies abroad.
    """
    if text[cut] == _PROVINCE and division.level != "province":
        return False
    return text[:cut] not in organs.parts("field") or _is_near(division, stand)


def _is_near(division: Division, stand: Standpoint) -> bool:
    near = {each.code for each in stand.chain if each.level in _LOCAL}
    return division.code in near or division.parent in near


def _is_over_towns(words: str) -> bool:
    return words in organs.parts("over_towns")


def _link_of_part(owner: Division, text: str, cut: int, year: int | None) -> Link:
    """The link of a division's organ whose own words begin at a place in its name."""
    words = text[cut:]
    congress = _CONGRESS.fullmatch(words)
    if congress:
        number = congress[1]
        name = f"中国共产党{owner.name}第{number}次代表大会"
        return _own_link(owner, f"第{number}次党代会", name, _OWN_WORDS)
    rest = _without_body(words)
    name = owner.name + words
    body = organs.split(text[: len(text) - len(rest)]) if rest != words else ()
    if body:
        name = organs.name_of(body[0].keys[0], owner, year) + rest
    return _own_link(owner, rest, name, _OWN_WORDS)


def link_public_body(text: str, stand: Standpoint) -> Link | None:
    """The link of a public body whose level word says whose it is: 县融媒体中心."""
    public = organs.parts("public")
    for word in organs.level_words():
        words = text.removeprefix(word)
        is_class = words.startswith((*organs.level_words(), *organs.parts("class")))
        if words in (text, _MIDDLE) or is_class or not words.endswith(public):
            continue
        # 五医院 for short, as 五院.
        words = _HOSPITAL.sub(r"第\1人民医院", words)
        for owner in _fitting(word, stand):
            if owner.level != "state":
                return _own_link(owner, words, owner.name + words, _OWN_WORDS)
    return None


def link_own_body(
    text: str, stand: Standpoint, owners: Callable[[str], Sequence[Division]]
) -> Link | None:
    """The link of a public body that a county or city names without any place: 实验小学."""
    if stand.own is None or stand.own.level not in _LOCAL:
        return None
    if not _is_own(text) or text.startswith(organs.level_words()):
        return None
    if any(owners(text[:cut]) for cut in range(2, len(text) - 1)):
        return None
    return _own_link(stand.own, text, stand.own.name + text, _ISSUERS_WORDS)


def _is_own(text: str) -> bool:
    """Whether a name without a place is a school's, or an office's that common words name."""
    if any(part in text for part in organs.parts("not_own")):
        return False
    if text.endswith(organs.parts("own")):
        return text not in organs.parts("own") and not _is_of_other(text)
    nouns = [noun for noun in organs.parts("own_office") if text.endswith(noun)]
    return any(_fields().fullmatch(text, 0, len(text) - len(noun)) for noun in nouns)


def _is_of_other(text: str) -> bool:
    """Whether a name begins with that of a region, a firm or a body that everybody knows."""
    found = (
        each for cut in range(2, min(len(text), _LONGEST_DIVISION)) for each in lookup(text[:cut])
    )
    return any(each.kind in _OTHERS for each in found)


@cache
def _fields() -> re.Pattern[str]:
    words = sorted(organs.parts("field"), key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(words)}){{1,{_MOST_FIELDS}}}")


@cache
def _schools() -> tuple[re.Pattern[str], dict[str, str]]:
    """The names of schools with a number, and the full form of each noun."""
    full = {}
    for row in organs.parts("school"):
        noun, _, of_short = row.partition(":")
        full[noun] = of_short or noun
    return re.compile(f"{_NUMBERED}({'|'.join(full)})"), full


def link_school(
    text: str, stand: Standpoint, owners: Callable[[str], Sequence[Division]]
) -> Link | None:
    """The link of a school with a number, of a county or a city: 市第28中学, 南丰三小.

    Args:
        text: the name.
        stand: from where the document speaks.
        owners: gives the divisions that a name of one may mean here.
    """
    names, full = _schools()
    for cut in range(min(len(text) - 1, _LONGEST_DIVISION)):
        school = names.fullmatch(text, cut)
        if school is None:
            continue
        named = text[:cut]
        word = level_word(named) if named else ""
        found = owners(named) if word is None else _fitting(word, stand)
        found = [each for each in found if each.level in _LOCAL]
        # 盘龙三中 is a town's, and of no district far away.
        found = [each for each in found if not is_far(named, each, stand)]
        if len(found) == 1:
            key = f"第{_number(school[1])}{school[2]}{full[school[3]]}"
            return _own_link(found[0], key, found[0].name + key, _OWN_WORDS)
    return None


def _number(written: str) -> str:
    """A number up to 99 in Chinese characters."""
    if not written.isdigit():
        return written
    tens, ones = divmod(int(written), 10)
    ten = ("十" if tens == 1 else _TENS[tens] + "十") if tens else ""
    return ten + (_TENS[ones] if ones else "")


def _part_of_state(text: str) -> str:
    """The name of a part of an organ of the state, as its key; empty where it is none."""
    if not text.endswith(organs.parts("unit")):
        return ""
    for name in organs.without_state(text):
        for cut in range(len(name) - _PART, 1, -1):
            if name[:cut] in organs.central_names():
                return name
    return ""


def _without_body(words: str) -> str:
    """The words for a part of a party committee or a government: 委第五巡视组."""
    for body in sorted(organs.parts("body"), key=lambda body: (-len(body), body)):
        rest = words.removeprefix(body)
        if len(rest) >= _PART and rest != words and not words.startswith(organs.parts("no_body")):
            return rest
    return words


def _fitting(word: str, stand: Standpoint) -> Sequence[Division]:
    """The issuer, or the nearest above it that a level word fits."""
    return [each for each in stand.chain if organs.fits(each, word)][:1]


def _own_link(owner: Division, words: str, name: str, evidence: str) -> Link:
    key = f"{owner.code}/{words}"
    return link_of(key, name, (key,), evidence)
