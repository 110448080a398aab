"""The links of organs of divisions: 市委, 省政府, 江苏省财政厅, 国务院."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from policytext import gazetteer
from policytext.data import read_rows
from policytext.gazetteer import Division
from policytext.knowledge import organs
from policytext.knowledge.organs import CENTRAL, OrganName
from policytext.links.issuer import Standpoint
from policytext.values import Link

__all__ = ["link_organ"]

# Bodies of these kinds belong to a division even where no table has their key.
_OF_DIVISIONS = frozenset({"government", "party", "congress", "judicial"})

Owners = Callable[[str], Sequence[Division]]


def link_organ(text: str, after: str, kind: str, stand: Standpoint, owners: Owners) -> Link | None:
    """The link of an organ, or None where it is none of a division's.

    Args:
        text: the name.
        after: what follows it.
        kind: the mention's kind.
        stand: from where the document speaks.
        owners: the divisions that a name of one may mean here: one where it is certain.
    """
    unsure: Link | None = None
    for read in organs.split(text):
        if set(read.keys) & _apart() and read.division != CENTRAL:
            return None
        found, evidence = _owners(text, read, stand, owners)
        keys = [_in_context(key, after) for key in read.keys]
        links = [_link(keys, owner, stand.year, evidence) for owner in found]
        known = [link for link in links if link is not None]
        if len(known) == 1:
            return known[0]
        if known and unsure is None:
            ids = tuple(sorted({code for link in known for code in link.candidates}))
            unsure = Link(None, "", ids, "an organ of several divisions of the name")
        if not found and unsure is None and _names_level(read):
            unsure = Link(None, evidence=evidence)
    if unsure is not None or kind not in _OF_DIVISIONS:
        return unsure
    return _by_own_words(text, stand, owners)


@cache
def _contexts() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for key, after, then in read_rows("knowledge/organ_contexts.tsv"):
        found.setdefault(key, []).append((after, then))
    return found


def _in_context(key: str, after: str) -> str:
    for start, then in _contexts().get(key, ()):
        if after.startswith(start):
            return then
    return key


def _names_level(read: OrganName) -> bool:
    return not read.division or _level_word(read.division) is not None


def _pointers() -> tuple[str, ...]:
    return organs.parts("pointer")


@cache
def _apart() -> frozenset[str]:
    """Keys whose organs belong to no division."""
    return frozenset(organs.parts("apart"))


def _level_word(text: str) -> str | None:
    """The level word that stands for a division: 市, 我市; None for a name."""
    for pointer in ("", *_pointers()):
        if text.startswith(pointer) and text[len(pointer) :] in organs.level_words():
            return text[len(pointer) :]
    return None


def _owners(
    text: str, read: OrganName, stand: Standpoint, owners: Owners
) -> tuple[Sequence[Division], str]:
    """Whose organ it may be, and why."""
    if read.division == CENTRAL:
        return [gazetteer.division("100000")], "the state's by its name"
    word = read.level_word
    if read.division:
        named = _level_word(read.division)
        if named is None:
            found = [each for each in owners(read.division) if organs.fits(each, word)]
            return found, "of the division in its name"
        word = named
    if not stand.chain:
        return [], "no known issuer"
    if not word:
        if text.endswith(organs.parts("province")):
            found = [each for each in stand.chain if each.level == "province"]
            return found, "of the issuer's province"
        return stand.chain[:1], "the issuer's own"
    levels = [organs.organs()[key].levels for key in read.keys]
    found = [
        each
        for each in stand.chain
        if organs.fits(each, word) and any(each.level in level for level in levels)
    ]
    if not found:
        return [], "the issuer has no such division"
    own = found[0].code == stand.chain[0].code
    return found[:1], "the issuer's own" if own else "of the division above the issuer"


def _link(keys: Sequence[str], owner: Division, year: int | None, evidence: str) -> Link | None:
    """The link to an owner's organ; none where divisions of its level have no such organ."""
    possible = [key for key in keys if owner.level in organs.organs()[key].levels]
    if len(possible) > 1 and year is not None:
        possible = [key for key in possible if _stood(key, owner, year)] or possible
    if not possible:
        return None
    ids = tuple(sorted(f"{owner.code}/{key}" for key in possible))
    if len(ids) > 1:
        return Link(None, "", ids, "a name of several organs")
    return Link(ids[0], organs.name_of(possible[0], owner, year), ids, evidence)


def _stood(key: str, owner: Division, year: int) -> bool:
    found = organs.periods(key, owner.level, owner.code)
    if not found:
        return True
    start, end = found[0].valid_from, found[-1].valid_to
    return (start is None or start <= year) and (end is None or year <= end)


def _by_own_words(text: str, stand: Standpoint, owners: Owners) -> Link | None:
    """An organ whose key no table has: its own words after a division stand for the key."""
    for cut in range(min(len(text) - 1, 30), 0, -1):
        word = _level_word(text[:cut])
        if word is None:
            found = owners(text[:cut]) if cut > 1 else ()
        else:
            found = [each for each in stand.chain if organs.fits(each, word)][:1]
        if len(found) == 1:
            key = f"{found[0].code}/{text[cut:]}"
            return Link(key, found[0].name + text[cut:], (key,), "an organ by its own words")
    return None
