"""The links of things that are neither divisions nor their organs: by name, reach and year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache

from policytext import gazetteer
from policytext.data import read_rows
from policytext.knowledge import Entity, KnowledgeBase
from policytext.links.issuer import Standpoint
from policytext.links.making import link_of
from policytext.values import Link

__all__ = ["bare_name", "link_named"]

_QUOTES = str.maketrans("", "", "“”‘’\"'「」『』《》〈〉 \u3000")
# Things that many places have under one name: 东湖, 人民公园.
_LOCAL = frozenset({"natural", "site", "route", "zone"})
# A work is also called as the place that it makes.
_AS_PLACE = frozenset({"natural", "site", "route", "zone"})


# Roads are named as such, and as works on them.
_ON_ROADS = ("route", "construction")


@cache
def _road_forms() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(one), read) for one, read in read_rows("knowledge/route_forms.tsv")]


def _road(name: str) -> str:
    """A name of a road as the table has it: 国道G215线 is 215国道."""
    for pattern, read in _road_forms():
        if found := pattern.fullmatch(name):
            return found.expand(read)
    return name


@cache
def _own_programmes() -> re.Pattern[str]:
    return re.compile("|".join(one for one, _ in read_rows("knowledge/own_programmes.tsv")))


def _is_own_programme(name: str, found: Iterable[str], stand: Standpoint) -> bool:
    """Whether a name of the state's programme is that of the issuer's own: “十四五”规划."""
    is_states = stand.own is not None and stand.own.level == "state"
    if is_states or _own_programmes().fullmatch(name) is None:
        return False
    return any(bare_name(key) == name for key in found)


@lru_cache(maxsize=16384)
def bare_name(text: str) -> str:
    """A name without quotation marks and blanks."""
    return text.translate(_QUOTES)


def link_named(
    text: str,
    label: str,
    kind: str,
    stand: Standpoint,
    near: Callable[[], Sequence[str]],
    knowledge: KnowledgeBase,
) -> Link | None:
    """The link of a name that the knowledge base has, or None where it has it not.

    Args:
        text: the name.
        label: the mention's label.
        kind: the mention's kind.
        stand: from where the document speaks.
        near: gives the codes of divisions that are named in it or shortly before it.
        knowledge: what there is.
    """
    named = knowledge.named(bare_name(text))
    if not named and kind in _ON_ROADS:
        named = knowledge.named(_road(bare_name(text)))
    if not named:
        return None
    found = [each for each in named if _is_alike(each, label, kind)]
    exact = [each for each in found if (each.label, each.kind) == (label, kind)]
    by_id: dict[str, list[Entity]] = {}
    for each in exact or found:
        by_id.setdefault(each.id, []).append(each)
    if not by_id or _is_own_programme(bare_name(text), by_id, stand):
        return None
    if len(by_id) > 1 and stand.year is not None:
        year = stand.year
        there = {
            key: spans
            for key, spans in by_id.items()
            if any(span.may_be_named(year) is not False for span in spans)
        }
        by_id = there or by_id
    ids = tuple(sorted(by_id))
    if len(ids) == 1:
        return _only(bare_name(text), ids[0], by_id[ids[0]], stand, near)
    for evidence, places in _reaches(stand, near()):
        inside = [key for key in ids if _touches(by_id[key], places)]
        if len(inside) == 1:
            return link_of(inside[0], _name(by_id[inside[0]], stand.year), ids, evidence)
        if inside:
            break
    return link_of(None, "", ids, "several of the name")


def _is_alike(each: Entity, label: str, kind: str) -> bool:
    if each.label == label:
        return True
    return label == "PROJECT" and kind == "construction" and each.kind in _AS_PLACE


def _only(
    text: str,
    id: str,
    spans: Sequence[Entity],
    stand: Standpoint,
    near: Callable[[], Sequence[str]],
) -> Link:
    one = spans[-1]
    is_common = one.kind in _LOCAL and one.places and _is_common(text, one.places)
    if (is_common and not _is_known(id)) or _may_be_own(text, stand):
        for evidence, places in _reaches(stand, near()):
            if _touches(spans, places):
                return link_of(id, _name(spans, stand.year), (id,), evidence)
        return link_of(None, "", (id,), "a common name; the known one lies elsewhere")
    return link_of(id, _name(spans, stand.year), (id,), "the only thing of the name")


@lru_cache(maxsize=4096)
def _is_common(text: str, places: tuple[str, ...]) -> bool:
    """Whether divisions outside its provinces are called so too: 东湖街道."""
    own = {code[:2] for code in places}
    return any(each.code[:2] not in own for each in gazetteer.lookup(text))


def _may_be_own(text: str, stand: Standpoint) -> bool:
    """Whether a part of the issuer's own town may be called so: 滨海新区."""
    is_local = stand.own is not None and stand.own.level != "state"
    return is_local and text in _town_parts()


@cache
def _town_parts() -> frozenset[str]:
    return frozenset(name for (name,) in read_rows("entities/town_parts.tsv"))


@cache
def _known() -> frozenset[str]:
    return frozenset(key for (key,) in read_rows("knowledge/outstanding.tsv"))


def _is_known(id: str) -> bool:
    """Whether everybody means it by its name."""
    return id in _known()


def _reaches(stand: Standpoint, near: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Places that speak for what lies in them, the strongest first."""
    found = [("named with a place that it lies in", tuple(near))] if near else []
    names = {"county": "in the issuer", "prefecture": "in the issuer's prefecture"}
    for division in stand.chain:
        if division.level != "state":
            evidence = names.get(division.level, "in the issuer's province")
            evidence = "in the issuer" if division is stand.chain[0] else evidence
            found.append((evidence, (division.code,)))
    return found


def _touches(spans: Iterable[Entity], places: Sequence[str]) -> bool:
    """Whether it lies in one of the places, or one of these lies in it."""
    own = {code for each in spans for code in each.places}
    return any(
        code == place or gazetteer.is_within(code, place) or gazetteer.is_within(place, code)
        for code in sorted(own)
        for place in places
    )


def _name(spans: Sequence[Entity], year: int | None) -> str:
    """The name in force in a year, or the nearest."""
    if year is not None:
        begun = [each for each in spans if each.valid_from is None or each.valid_from <= year]
        return (begun or spans[:1])[-1].name
    return spans[-1].name
