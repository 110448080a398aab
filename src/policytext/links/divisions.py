"""The links of names of divisions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from policytext import gazetteer
from policytext.data import read_rows
from policytext.gazetteer import Division
from policytext.links.abroad import ABROAD, abroad
from policytext.links.at_home import link_at_home, link_own_town
from policytext.links.candidates import candidates, lies_in, townships_in
from policytext.links.choose import ambiguous, choose, link_to, narrowed
from policytext.links.context import Claim, Surroundings, claim, siblings
from policytext.links.far import is_far, is_far_county, is_far_township, link_far
from policytext.links.issuer import Standpoint
from policytext.links.making import link_of
from policytext.links.past import level_after, level_before, link_heir, link_past
from policytext.links.town_lists import townships_told
from policytext.links.towns import prefecture, town
from policytext.span import Span
from policytext.values import Link, Mention

__all__ = ["link_divisions"]


@cache
def _fixed_names() -> dict[str, list[tuple[str, str]]]:
    """Names with what must follow, and their code."""
    fixed: dict[str, list[tuple[str, str]]] = {}
    for name, before, code in read_rows("places/fixed_names.tsv"):
        fixed.setdefault(name, []).append((before, code))
    return fixed


_IN_COUNTY = "named after what it lies in"
_TOWN = "the town, by the words after it"
# Rules that a place named before the name in its sentence may put in doubt.
_BY_NEARNESS = ("in the issuer", "in the issuer's prefecture", "in the issuer's province")


def link_divisions(text: str, names: Sequence[Span[Mention]], stand: Standpoint) -> list[Link]:
    """The links of names of divisions, in the order of the mentions."""
    around = Surroundings(text, names)
    found, links = _told_by_text(text, names, around, stand)

    def is_away(i: int) -> bool:
        name = names[i]
        if len(found[i]) == 1 and is_far(name.text, found[i][0], stand):
            return True
        return is_far_county(name.text, text, name.end, found[i], stand)

    for i, possible in enumerate(found):
        if links[i] is None and not possible:
            links[i] = link_past(names[i].text, text, names[i].start, stand)
        elif links[i] is None and len(possible) == 1 and not is_away(i):
            links[i] = choose(possible, stand)
    _link_by_lists(links, found, around)
    places = {i: place for place, i in enumerate(around.order)}
    for i, possible in enumerate(found):
        if links[i] is None:
            before = around.before(places[i]) if i in places else []
            above = [(_meant(links[j], found[j]), is_close) for j, is_close in before]
            above = [each for each in above if not _is_called(each[0], names[i].text)]
            if not possible:
                links[i] = _township_in(names[i].text, above, stand)
            elif is_away(i):
                links[i] = link_far(possible, above, stand)
            else:
                link = _decide(possible, claim(possible, above, stand), stand)
                links[i] = None if _is_elsewhere(names[i].text, link, possible, stand) else link
    _link_by_lists(links, found, around)
    for place, i in enumerate(around.order):
        if links[i] is None and around.is_town(place):
            links[i] = town(found[i])
    _link_by_first_mention(links, found, around)
    return [
        link or prefecture(possible, stand) or ambiguous(possible)
        for link, possible in zip(links, found, strict=True)
    ]


def _told_by_text(
    text: str, names: Sequence[Span[Mention]], around: Surroundings, stand: Standpoint
) -> tuple[list[Sequence[Division]], list[Link | None]]:
    """What each name may mean by the words around it, and the links that these settle."""
    possible_ones, behind = _possible(names, around, stand)
    found = _of_level_told(text, names, possible_ones)
    for i, towns in townships_told(text, names, found, around, stand):
        found[i] = towns
    links = [
        _fixed(text, name)
        or link_at_home(text, name.start, name.end, possible, stand)
        or link_own_town(text, name.end, possible, stand)
        or _behind_county(possible if i in behind else (), stand)
        for i, (name, possible) in enumerate(zip(names, found, strict=True))
    ]
    for i in abroad(text, names, found, around, stand):
        links[i], found[i] = ABROAD, ()
    return found, links


def _link_by_first_mention(
    links: list[Link | None], found: Sequence[Sequence[Division]], around: Surroundings
) -> None:
    """Let a name stand for the one of its divisions that the text has told apart before."""
    named: set[str] = set()
    for i in around.order:
        link = links[i]
        if link is None and town(found[i]) is None:
            before = [division for division in found[i] if division.code in named]
            if len(before) == 1:
                links[i] = link_to(before[0], found[i], "named before in the document")
        elif link is not None and link.id is not None and link.evidence != _TOWN:
            named.add(link.id)


def _fixed(text: str, name: Span[Mention]) -> Link | None:
    for before, code in _fixed_names().get(name.text, ()):
        if text.startswith(before, name.end):
            return link_of(code, gazetteer.division(code).name, (code,), "known everywhere")
    return None


def _not_then(text: str, stand: Standpoint) -> Link:
    """No link for a name without bearer in the year; its bearers of other years as candidates."""
    others = candidates(text, stand._replace(year=None)) if stand.year is not None else ()
    if not others:
        return Link(None, evidence="no division of the name then")
    codes = tuple(sorted({division.code for division in others}))
    return link_of(None, "", codes, f"not in force in {stand.year}")


def _possible(
    names: Sequence[Span[Mention]], around: Surroundings, stand: Standpoint
) -> tuple[list[Sequence[Division]], dict[int, Sequence[Division]]]:
    """The candidates; only those inside it where a place stands right before the name.

    And by their numbers the townships that stand behind their county, or in a list with such a one,
    each with what they may lie in.
    """
    of_name = {
        name: narrowed(candidates(name, stand), stand)
        for name in dict.fromkeys(each.text for each in names)
    }
    found = [of_name[name.text] for name in names]
    behind: dict[int, Sequence[Division]] = {}
    for place, i in enumerate(around.order):
        outer = around.touching(place)
        if outer is not None:
            above = found[outer]
            inside = lies_in(found[i], above, stand.year)
            inside = inside or _townships(names[i].text, above, stand)
            found[i] = inside or found[i]
        elif around.joined[place] and around.order[place - 1] in behind:
            above = behind[around.order[place - 1]]
            inside = _townships(names[i].text, above, stand)
            found[i] = inside or found[i]
        else:
            continue
        is_whole = len(inside) == 1 and inside[0].name == names[i].text
        if is_whole and inside[0].level == "township" and all(d.level == "county" for d in above):
            behind[i] = above
    return found, behind


def _behind_county(found: Sequence[Division], stand: Standpoint) -> Link | None:
    """The link of a township that its county tells, wherever it lies."""
    link = choose(found, stand._replace(chain=())) if found else None
    if link is None or link.id is None or any(each.code == link.id for each in stand.chain):
        return link
    near = choose(found, stand)
    return near if near is not None and near.id else link_to(found[0], found, _IN_COUNTY)


def _of_level_told(
    text: str, names: Sequence[Span[Mention]], found: list[Sequence[Division]]
) -> list[Sequence[Division]]:
    """Only those of the level that the word before or behind a name says: 县级淮安市, 阿克苏地委.

    A word behind a name counts only where a candidate is of its level.
    """
    told: list[Sequence[Division]] = []
    for name, possible in zip(names, found, strict=True):
        before, behind = level_before(text, name.start), level_after(text, name.end)
        if before is not None:
            possible = [each for each in possible if each.level == before]
        elif behind is not None:
            possible = [each for each in possible if each.level == behind] or possible
        told.append(possible)
    return told


def _townships(text: str, outer: Sequence[Division], stand: Standpoint) -> tuple[Division, ...]:
    """The townships of the name in the places that it may be in, the lowest of these first."""
    for level in ("county", "prefecture"):
        found = [
            township
            for each in outer
            if each.level == level
            for township in townships_in(text, each.code, stand.year)
        ]
        if found:
            return tuple(found)
    return ()


def _meant(link: Link | None, found: Sequence[Division]) -> Sequence[Division]:
    """What a name before stands for: its link, or all its candidates."""
    if link is None or link.id is None:
        return found
    return [division for division in found if division.code == link.id]


def _is_called(found: Sequence[Division], name: str) -> bool:
    """Whether it explains nothing, being called so itself: 金华 behind 金华市 is not 金华县."""
    return any(name in each.forms for each in found)


def _township_in(
    text: str, above: Sequence[tuple[Sequence[Division], bool]], stand: Standpoint
) -> Link:
    """The link of a township that is named right after the county or city in which it lies."""
    for places, is_close in above[:1]:
        found = _townships(text, places, stand) if is_close and len(places) == 1 else ()
        if len(found) == 1:
            link = choose(found, stand._replace(chain=()))
            if link is not None and link.id is not None:
                return link_to(found[0], found, _IN_COUNTY)
    return link_heir(text, stand) or _not_then(text, stand)


def _is_elsewhere(
    text: str, link: Link | None, found: Sequence[Division], stand: Standpoint
) -> bool:
    """Whether nothing but nearness speaks for another county's township, by its short name."""
    return (
        link is not None
        and link.evidence in _BY_NEARNESS
        and any(is_far_township(text, each, stand) for each in _meant(link, found))
    )


def _decide(found: Sequence[Division], said: Claim | None, stand: Standpoint) -> Link | None:
    """The link where the issuer and the places named before do not speak for different ones."""
    chosen = choose(found, stand)
    if said is None or (chosen is not None and chosen.id == said.division.code):
        return chosen
    if chosen is None:
        close = said.is_close
        return link_to(said.division, found, _IN_COUNTY) if close else None
    if not said.is_close and chosen.evidence not in _BY_NEARNESS:
        return chosen
    codes = tuple(sorted({said.division.code, *([chosen.id] if chosen.id else [])}))
    return link_of(None, "", codes, f"{chosen.evidence}, but one of the name is in {said.above}")


def _link_by_lists(
    links: list[Link | None], found: Sequence[Sequence[Division]], around: Surroundings
) -> None:
    """Let linked members of a list decide for their neighbours, in both directions."""
    known: list[Division | None] = []
    for i in around.order:
        link = links[i]
        meant = [] if link is None or link.id is None else _meant(link, found[i])
        known.append(meant[0] if meant else None)
    possible = [found[i] for i in around.order]
    for i, picked in zip(around.order, siblings(known, possible, around.joined), strict=True):
        if links[i] is None and len(picked) == 1:
            links[i] = link_to(picked[0], found[i], "listed with its siblings")
        elif links[i] is None and picked:
            codes = tuple(sorted(division.code for division in picked))
            links[i] = link_of(None, "", codes, "listed between siblings of several of the name")
