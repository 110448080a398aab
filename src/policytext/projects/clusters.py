"""The projects that a set of mentions names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from policytext import gazetteer
from policytext.errors import InputError
from policytext.projects.joins import Join, groups, joins
from policytext.projects.lists import shared_heads
from policytext.projects.names import bare_name, is_phase, of_phase, parse_name
from policytext.span import Span
from policytext.values import Mention

__all__ = ["Cluster", "cluster", "names_of", "project_id"]

# A bare phase belongs to the work named at most so far before it, in the same sentence.
_PHASE_REACH = 40


@dataclass(frozen=True, slots=True)
class Cluster:
    """One project's names.

    Attributes:
        name: the most frequent one, the longest of these, the first of these.
        names: all of them with how often each occurs, in order.
        joins: why they are one project's.
    """

    name: str
    names: tuple[tuple[str, int], ...]
    joins: tuple[Join, ...]


def project_id(issuer: str, name: str) -> str:
    """The id of an issuer's project.

    Example:
        >>> project_id("320400", "丹金高速")
        '320400:丹金高速'
    """
    return f"{issuer}:{name}"


def names_of(text: str, mentions: Sequence[Span[Mention]]) -> list[str | None]:
    """The name under which each mention of a project counts; None where it has none.

    A bare phase (二期工程) takes the name of the project right before it in its sentence; where
    there is none, nobody knows whose phase it is. A name without a head takes that of the last
    member of its list. Marks and blanks alone are no name.

    Args:
        text: the text.
        mentions: all mentions of projects, in order.
    """
    names: list[str | None] = []
    before: Span[Mention] | None = None
    whole = shared_heads(text, mentions)
    for number, mention in enumerate(mentions):
        if not is_phase(mention.text):
            before = mention
            names.append(whole.get(number) or bare_name(mention.text) or None)
        elif before is not None and _is_near(text, before, mention):
            names.append(of_phase(before.text, mention.text))
        else:
            names.append(None)
    return names


def _is_near(text: str, before: Span[Mention], phase: Span[Mention]) -> bool:
    is_close = phase.start - before.end <= _PHASE_REACH
    return is_close and text.find("。", before.end, phase.start) < 0


def cluster(
    issuer: str,
    counts: Mapping[str, int],
    *,
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> list[Cluster]:
    """The projects of one issuer, from the names of their mentions; their order does not count.

    Args:
        issuer: the issuer's code.
        counts: each name with how often it occurs, as `names_of` gives them.
        together: pairs of names that somebody says are one project's.
        apart: pairs of names that somebody says are not; these go before all that joins.
    """
    places = _places(issuer)
    by_hand = sorted({(min(pair), max(pair)) for pair in together})
    found = [
        Join(one, other, "by hand") for one, other in by_hand if one in counts and other in counts
    ]
    found += joins((name, parse_name(name, places)) for name in counts)
    by_name: dict[str, list[Join]] = defaultdict(list)
    for join in found:
        by_name[join.one].append(join)
    made = []
    for group in groups(counts, found, apart):
        name = min(group, key=lambda each: (-counts[each], -len(each), each))
        inside = set(group)
        reasons = tuple(join for each in group for join in by_name[each] if join.other in inside)
        made.append(Cluster(name, tuple((each, counts[each]) for each in group), reasons))
    return made


@lru_cache(maxsize=4096)
def _places(issuer: str) -> tuple[str, ...]:
    """Names of the issuer and of what lies above it, longest first."""
    try:
        chain = (gazetteer.division(issuer), *gazetteer.ancestors(issuer))
    except InputError:
        return ()
    names = {name for each in chain for name in (each.name, *each.forms) if len(name) > 1}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
