"""Readings that share one value or one name among several where the text takes them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policytext.targets.candidates import Candidate
from policytext.targets.features import Find
from policytext.targets.nouns import leading_verb
from policytext.targets.phrases import GROWTHS
from policytext.targets.pieces import JOINED
from policytext.targets.ways import Reading
from policytext.targets.words import words_of

__all__ = ["SHARED_OUT", "of_each", "taken_apart"]

# What shares values out.
SHARED_OUT = "分别"
_PER_HEAD = "人均"

# What grows by one value is each of two things, while they may reach a level together.


def of_each(name: str, start: int, last: Sequence[str], count: int) -> Iterator[Reading]:
    """The way to read a bare noun that is shared out to what is named before.

    办理建议71件、提案58件，满意率分别为98%和99% tells of 建议满意率 and 提案满意率.

    Args:
        name: the noun.
        start: where it begins.
        last: the names of the sentence so far.
        count: how many values follow.
    """
    owners = [_owner(one) for one in last[-count:]]
    if len(set(owners)) < count or count < 2 or JOINED.search(name) is not None:
        return
    if name in words_of("share end"):
        yield Reading(owners[0], start, "of each", name, "share", names=tuple(owners))
    elif not any(name in one for one in owners):
        names = tuple(one + name for one in owners)
        yield Reading(names[0], start, "of each", name, names=names)


def _owner(name: str) -> str:
    """Whose a noun is by the name before: 居民 of 居民人均收入, 建议 of 办理建议."""
    owner = name.partition(_PER_HEAD)[0] or name
    verb = leading_verb(owner)
    return owner[verb.end() :] if verb is not None and verb.end() < len(owner) else owner


def taken_apart(
    found: Sequence[Candidate], find: Find, *, is_shared_out: bool
) -> Sequence[Candidate]:
    """Candidates without those that take for one what the text takes apart.

    国内生产总值和居民收入翻一番 is of two, and what 分别 shares out is not all of one name.

    Args:
        found: the candidates.
        find: gives the entry of a codebook for a name.
        is_shared_out: whether 分别 shares the values out, and neither times nor places do.
    """
    if is_shared_out:
        return [one for one in found if len(set(one.names)) > 1]
    several = [one for one in found if len(one.names) > 1 and one.values[0] == one.values[-1]]
    is_apart = any(
        len(set(one.names)) > 1 and all(find(name) is not None for name in one.names)
        for one in several
    )
    return [one for one in found if not _is_joint(one, find)] if is_apart else found


def _is_joint(one: Candidate, find: Find) -> bool:
    """Whether a candidate gives two joined names one growth."""
    name = one.names[0]
    is_one = len(set(one.names)) == 1 and JOINED.search(name) is not None
    return is_one and one.measures[0] in GROWTHS and find(name) is None
