"""The annotator that links mentions of places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from policytext import gazetteer
from policytext.data import read_rows
from policytext.document import Document
from policytext.gazetteer import Division
from policytext.layers import MENTIONS, Layer
from policytext.links.candidates import candidates, lies_in
from policytext.links.choose import ambiguous, choose, link_to, narrowed
from policytext.links.context import Claim, Surroundings, claim, siblings
from policytext.links.deixis import is_ranked, link_deictic
from policytext.links.issuer import Standpoint, standpoint
from policytext.span import Span
from policytext.values import Link, Mention

__all__ = ["LinkAnnotator"]


class LinkAnnotator:
    """Gives each place in MENTIONS a link: a division's code as of the document's year, or nil.

    A code is given only where it is certain: the name has one bearer in that year, the issuer
    settles it, or its list, or the place named right before it. Where these speak for different
    divisions, none is chosen. Otherwise the link has no id, all candidates, and the reason as
    evidence. Mentions of other labels and kinds, and mentions that have a link, stay as they are.

    Example:
        >>> from policytext import MENTIONS, Document
        >>> doc = Document("与朝阳区签约", issuer="320400", year=2024)
        >>> doc = doc.with_layer(MENTIONS, [doc.span(1, 4, "PLACE", Mention("admin"))])
        >>> LinkAnnotator()(doc)[MENTIONS][0].value.link
        Link(id=None, name='', candidates=('110105', '220104'), evidence='several of the name')
    """

    name = "links"
    requires: tuple[Layer[Any], ...] = (MENTIONS,)
    provides: tuple[Layer[Any], ...] = (MENTIONS,)

    def __call__(self, doc: Document, /) -> Document:
        """The document with links in its mentions of places.

        Raises:
            LayerMissingError: the document has no mentions.
            DataError: a packaged table is damaged.
        """
        stand = standpoint(doc.issuer, doc.year)
        mentions = doc[MENTIONS]
        links: dict[int, Link] = {}
        names: list[tuple[int, Span[Mention]]] = []
        for i, mention in enumerate(mentions):
            if mention.label != "PLACE" or mention.value.link is not None:
                continue
            if mention.value.kind == "deictic":
                ranked = is_ranked(doc.text, mention.start, mention.end)
                links[i] = link_deictic(mention.text, stand, ranked=ranked)
            elif mention.value.kind == "admin":
                names.append((i, mention))
        found = _link_names(doc.text, [mention for _, mention in names], stand)
        links.update((i, link) for (i, _), link in zip(names, found, strict=True))
        return doc.with_layer(
            MENTIONS,
            [
                replace(mention, value=replace(mention.value, link=links[i]))
                if i in links
                else mention
                for i, mention in enumerate(mentions)
            ],
        )


@cache
def _fixed_names() -> dict[str, list[tuple[str, str]]]:
    """Names with what must follow, and their code."""
    fixed: dict[str, list[tuple[str, str]]] = {}
    for name, before, code in read_rows("places/fixed_names.tsv"):
        fixed.setdefault(name, []).append((before, code))
    return fixed


# Rules that a place named before the name in its sentence may put in doubt.
_BY_NEARNESS = ("in the issuer", "in the issuer's prefecture", "in the issuer's province")


def _link_names(text: str, names: Sequence[Span[Mention]], stand: Standpoint) -> list[Link]:
    """The links of names of divisions, in the order of the mentions."""
    around = Surroundings(text, names)
    found = _possible(names, around, stand)
    links: list[Link | None] = [_fixed(text, name) for name in names]
    for i, possible in enumerate(found):
        if links[i] is None and not possible:
            links[i] = _not_then(names[i].text, stand)
        elif links[i] is None and len(possible) == 1:
            links[i] = choose(possible, stand)
    _link_by_lists(links, found, around)
    places = {i: place for place, i in enumerate(around.order)}
    for i, possible in enumerate(found):
        if links[i] is None:
            before = around.before(places[i]) if i in places else []
            above = [(_meant(links[j], found[j]), is_close) for j, is_close in before]
            links[i] = _decide(possible, claim(possible, above, stand), stand)
    _link_by_lists(links, found, around)
    return [link or ambiguous(found[i]) for i, link in enumerate(links)]


def _fixed(text: str, name: Span[Mention]) -> Link | None:
    for before, code in _fixed_names().get(name.text, ()):
        if text.startswith(before, name.end):
            return Link(code, gazetteer.division(code).name, (code,), "known everywhere")
    return None


def _not_then(text: str, stand: Standpoint) -> Link:
    """No link for a name without bearer in the year; its bearers of other years as candidates."""
    others = candidates(text, stand._replace(year=None)) if stand.year is not None else ()
    if not others:
        return Link(None, evidence="no division of the name then")
    codes = tuple(sorted({division.code for division in others}))
    return Link(None, "", codes, f"not in force in {stand.year}")


def _possible(
    names: Sequence[Span[Mention]], around: Surroundings, stand: Standpoint
) -> list[Sequence[Division]]:
    """The candidates; only those inside it where a place stands right before the name."""
    found = [narrowed(candidates(name.text, stand), stand) for name in names]
    for place, i in enumerate(around.order):
        outer = around.touching(place)
        if outer is not None:
            found[i] = lies_in(found[i], found[outer], stand.year) or found[i]
    return found


def _meant(link: Link | None, found: Sequence[Division]) -> Sequence[Division]:
    """What a name before stands for: its link, or all its candidates."""
    if link is None or link.id is None:
        return found
    return [division for division in found if division.code == link.id]


def _decide(found: Sequence[Division], said: Claim | None, stand: Standpoint) -> Link | None:
    """The link where the issuer and the places named before do not speak for different ones."""
    chosen = choose(found, stand)
    if said is None or (chosen is not None and chosen.id == said.division.code):
        return chosen
    if chosen is None:
        close = said.is_close
        return link_to(said.division, found, "named after what it lies in") if close else None
    if not said.is_close and chosen.evidence not in _BY_NEARNESS:
        return chosen
    codes = tuple(sorted({said.division.code, *([chosen.id] if chosen.id else [])}))
    return Link(None, "", codes, f"{chosen.evidence}, but one of the name is in {said.above}")


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
            links[i] = Link(None, "", codes, "listed between siblings of several of the name")
