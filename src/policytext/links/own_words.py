"""The links of organs that no table has: their own words are their key."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from policytext import gazetteer
from policytext.gazetteer import Division
from policytext.knowledge import organs
from policytext.links.issuer import Standpoint
from policytext.links.making import link_of
from policytext.values import Link

__all__ = ["level_word", "link_part", "link_public_body"]

_OWN_WORDS = "an organ by its own words"
_STATE = "100000"
_LONGEST_DIVISION = 30
# A congress of the party, by its number.
_CONGRESS = re.compile("第?([一二三四五六七八九十]{1,3})次党代会")
# No name of a part of an organ is shorter.
_PART = 2


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
    of_state = _part_of_state(text)
    if of_state:
        return _own_link(gazetteer.division(_STATE), of_state, of_state, _OWN_WORDS)
    for cut in range(min(len(text) - 2, _LONGEST_DIVISION), 0, -1):
        word = level_word(text[:cut])
        if word is None:
            found: Sequence[Division] = owners(text[:cut]) if cut > 1 else ()
        else:
            found = _fitting(word, stand)
        found = [each for each in found if each.level != "state"]
        if len(found) == 1:
            return _link_of_part(found[0], text, cut, stand.year)
    if stand.chain and text.endswith(organs.parts("end")):
        own = stand.chain[0]
        return _own_link(own, text, own.name + text, "the issuer's organ by its own words")
    return None


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
        if words == text or is_class or words in public or not words.endswith(public):
            continue
        for owner in _fitting(word, stand):
            if owner.level != "state":
                return _own_link(owner, words, owner.name + words, _OWN_WORDS)
    return None


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
