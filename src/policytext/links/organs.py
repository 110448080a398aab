"""The links of organs of divisions: 市委, 省政府, 江苏省财政厅, 国务院."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from policytext import gazetteer
from policytext.data import read_rows
from policytext.gazetteer import Division
from policytext.knowledge import organs
from policytext.knowledge.organs import CENTRAL, OrganName
from policytext.links.branches import link_branch
from policytext.links.far import is_far
from policytext.links.issuer import Standpoint
from policytext.links.making import link_of
from policytext.links.own_words import (
    level_word,
    link_own_body,
    link_part,
    link_public_body,
    link_school,
)
from policytext.values import Link

__all__ = ["ABOVE", "OF_STATE", "Around", "link_organ"]

# The evidence of an organ whose name says that it is the state's.
OF_STATE = "the state's by its name"
# The evidence of one that a level word gives to what lies above the issuer.
ABOVE = "of the division above the issuer"

# Bodies of these kinds belong to a division even where no table has their key.
_OF_DIVISIONS = frozenset({"government", "party", "congress", "judicial"})
# Of other kinds those that a level word gives to one: 县融媒体中心.
_PUBLIC = frozenset({"other", "health", "association"})
_STATE = "100000"
# What stands for a number in the names of organs of which a division has several.
_NUMBER = "N"
# So long is a short form that begins with its number: 二院.
_SHORT = 2


class Around(NamedTuple):
    """What stands around an organ's name.

    Attributes:
        owners: gives the divisions that a name of one may mean here: one where it is certain.
        after: the words after it.
        beside: the division of the organ that it is joined to: 常州市委 before 、市政府.
        is_named: whether that is told by its name. In a report of 溧阳市 its 市水利局 stands beside
            the 市海关 of 常州市, too.
    """

    owners: Callable[[str], Sequence[Division]]
    after: str = ""
    beside: Division | None = None
    is_named: bool = True


def link_organ(text: str, kind: str, stand: Standpoint, around: Around) -> Link | None:
    """The link of an organ, or None where it is none of a division's.

    Args:
        text: the name.
        kind: the mention's kind.
        stand: from where the document speaks.
        around: what stands around it.
    """
    branch = link_branch(text, stand, around.owners)
    if branch is not None:
        return branch
    unsure: Link | None = None
    for read in organs.split(text):
        if set(read.keys) & _apart() and read.division != CENTRAL:
            return None
        if not any(_is_alike(key, kind) for key in read.keys):
            continue
        found, evidence = _owners(text, read, stand, around)
        links = [_link(text, read.keys, owner, stand.year, around, evidence) for owner in found]
        known = [link for link in links if link is not None]
        if len(known) == 1:
            return known[0]
        if known and unsure is None:
            ids = tuple(sorted({code for link in known for code in link.candidates}))
            unsure = link_of(None, "", ids, "an organ of several divisions of the name")
        if not found and unsure is None and _names_level(read):
            unsure = Link(None, evidence=evidence)
    if unsure is not None:
        return unsure
    if kind in _OF_DIVISIONS:
        return link_part(text, stand, around.owners) or link_own_body(text, stand, around.owners)
    if kind == "education":
        return link_school(text, stand, around.owners) or link_own_body(text, stand, around.owners)
    if kind in _PUBLIC:
        return link_public_body(text, stand) or link_own_body(text, stand, around.owners)
    return None


@cache
def _contexts() -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for key, level, after, then in read_rows("knowledge/organ_contexts.tsv"):
        found.setdefault(key, []).append((level, after, then))
    return found


def _in_context(key: str, level: str, after: str) -> str:
    for where, start, then in _contexts().get(key, ()):
        if where in ("", level) and after.startswith(start):
            return then
    return key


@cache
def _apart() -> frozenset[str]:
    """Keys whose organs belong to no division."""
    return frozenset(organs.parts("apart"))


def _is_alike(key: str, kind: str) -> bool:
    """Whether an organ can be a mention of this kind: a hospital is no laboratory."""
    own = organs.organs()[key].kind
    return own == kind or {own, kind} <= _OF_DIVISIONS | {"association", "other"}


def _names_level(read: OrganName) -> bool:
    return not read.division or level_word(read.division) is not None


def _owners(
    text: str, read: OrganName, stand: Standpoint, around: Around
) -> tuple[Sequence[Division], str]:
    """Whose organ it may be, and why."""
    if read.division == CENTRAL:
        return [gazetteer.division(_STATE)], OF_STATE
    word = read.level_word
    if read.division:
        named = level_word(read.division)
        if named is None:
            # 大同县 before 委 is the county, whatever 大同 alone means here.
            whole = around.owners(read.division + word) if word else ()
            found = [
                each for each in whole or around.owners(read.division) if organs.fits(each, word)
            ]
            if not word:
                # 盘龙二院 is a town's, and of no district far away.
                found = [each for each in found if not is_far(read.division, each, stand)]
            return found, "of the division in its name"
        word = named
    beside = around.beside
    if beside is not None and beside.level == "state" and text.endswith(organs.parts("province")):
        beside = None
    if beside is not None and (_says_other(beside, word) or (word and not around.is_named)):
        beside = None
    if beside is not None and organs.fits(beside, word) and any(_has(beside, k) for k in read.keys):
        return [beside], "of the division of the organ before it"
    if not stand.chain:
        return [], "no known issuer"
    return _of_chain(text, word, read.keys, stand)


def _of_chain(
    text: str, word: str, keys: Sequence[str], stand: Standpoint
) -> tuple[Sequence[Division], str]:
    """The issuer, or the nearest above it that the level word fits and that has such an organ."""
    chain = [each for each in stand.chain if organs.fits(each, word)]
    chain = [each for each in chain if not _says_other(each, word)] or chain
    if not word and text.endswith(organs.parts("province")):
        chain = [each for each in chain if each.level == "province"]
    found = [each for each in chain if any(_has(each, key) for key in keys)]
    if not found:
        return [], "the issuer has no such division"
    is_own = found[0].code == stand.chain[0].code
    return found[:1], "the issuer's own" if is_own else ABOVE


def _says_other(owner: Division, word: str) -> bool:
    """Whether its own organs go by another word: 区党委 is none of a 地区, which has a 地委."""
    return any(
        each.partition(":")[0] == word and owner.name.endswith(each.partition(":")[2])
        for each in organs.parts("other_word")
    )


def _has(owner: Division, key: str) -> bool:
    """Whether divisions of its level have such an organ."""
    return owner.level in organs.organs()[_in_context(key, owner.level, "")].levels


def _link(
    text: str,
    keys: Sequence[str],
    owner: Division,
    year: int | None,
    around: Around,
    evidence: str,
) -> Link | None:
    """The link to an owner's organ; none where divisions of its level have no such organ."""
    is_central = owner.code == _STATE
    possible = [
        _in_context(key, owner.level, around.after)
        for key in keys
        if is_central or _has(owner, key)
    ]
    if len(possible) > 1 and year is not None:
        possible = [key for key in possible if _stood(key, owner, year)] or possible
    if not possible:
        return None
    possible = [_with_number(key, owner, text) for key in possible]
    ids = tuple(sorted(f"{owner.code}/{key}" for key in possible))
    if len(ids) > 1:
        return link_of(None, "", ids, "a name of several organs")
    return link_of(ids[0], organs.name_of(possible[0], owner, year), ids, evidence)


def _with_number(key: str, owner: Division, text: str) -> str:
    """The key of one of several numbered organs: 第二人民医院, 二院 for short."""
    found = organs.periods(key, owner.level, owner.code)
    full = found[0].name.removeprefix("{J}") if found else ""
    if _NUMBER not in full:
        return key
    form = max((each for each in organs.organs()[key].forms if text.endswith(each)), key=len)
    return full.replace(_NUMBER, form[0]) if len(form) == _SHORT else form


def _stood(key: str, owner: Division, year: int) -> bool:
    found = organs.periods(key, owner.level, owner.code)
    if not found:
        return True
    start, end = found[0].valid_from, found[-1].valid_to
    return (start is None or start <= year) and (end is None or year <= end)
