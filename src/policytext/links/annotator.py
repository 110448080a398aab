"""The annotator that links mentions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from policytext.data import read_rows
from policytext.document import Document
from policytext.errors import check_type
from policytext.gazetteer import Division
from policytext.knowledge import KnowledgeBase
from policytext.knowledge.organs import parts
from policytext.knowledge.user_entries import sha256_of
from policytext.layers import MENTIONS, Layer
from policytext.links.candidates import candidates
from policytext.links.choose import choose, narrowed
from policytext.links.deixis import is_ranked, link_deictic
from policytext.links.divisions import link_divisions
from policytext.links.issuer import Standpoint, division_of, is_code, standpoint
from policytext.links.named import bare_name, link_named
from policytext.links.organs import Around, link_organ
from policytext.links.projects import link_projects
from policytext.span import Span
from policytext.values import Link, Mention

__all__ = ["LinkAnnotator"]

# How far before a name a place may stand that speaks for it.
_NEAR = 60
_MOST_NEAR = 4
# As many characters after a name are looked at.
_AFTER = 8


class LinkAnnotator:
    """Gives each mention a link: an id of the knowledge base, as of the document's year, or nil.

    An id is given only where it is certain: the name has one bearer in that year, the issuer
    settles it, or its list, or the place named right before it. Where these speak for different
    things, none is chosen. Otherwise the link has no id, all candidates, and the reason as
    evidence; a mention that the knowledge base has not is nil with no candidates. Mentions that
    have a link stay as they are.

    Args:
        knowledge: what mentions can stand for; the packaged one where none is given.

    Raises:
        InputError: ``knowledge`` is no knowledge base.

    Example:
        >>> from policytext import MENTIONS, Document
        >>> doc = Document("与朝阳区签约", issuer="320400", year=2024)
        >>> doc = doc.with_layer(MENTIONS, [doc.span(1, 4, "PLACE", Mention("admin"))])
        >>> link = LinkAnnotator()(doc)[MENTIONS][0].value.link
        >>> link.id, link.candidates, link.evidence
        (None, ('110105', '220104'), 'several of the name')
    """

    name = "links"
    requires: tuple[Layer[Any], ...] = (MENTIONS,)
    provides: tuple[Layer[Any], ...] = (MENTIONS,)

    def __init__(self, knowledge: KnowledgeBase | None = None) -> None:
        check_type("the knowledge base", knowledge, KnowledgeBase, type(None))
        self.knowledge = knowledge if knowledge is not None else KnowledgeBase()

    @property
    def settings(self) -> dict[str, str]:
        """A hash of the user's entries, for a manifest; empty where there are none."""
        entries = self.knowledge.entries
        return {"entries_sha256": sha256_of(entries)} if entries else {}

    def __call__(self, doc: Document, /) -> Document:
        """The document with a link in each mention.

        Raises:
            LayerMissingError: the document has no mentions.
            DataError: a packaged table is damaged.
        """
        stand = standpoint(doc.issuer, doc.year)
        mentions = doc[MENTIONS]
        links = self._places(doc.text, mentions, stand)
        near = _Near(mentions, links, stand.year)
        for i, mention in enumerate(mentions):
            if mention.value.link is None and self.knowledge.own(bare_name(mention.text)):
                places = near.around(mention)
                found = link_named(
                    mention.text, mention.label, mention.value.kind, stand, places, self.knowledge
                )
                if found is not None:
                    links[i] = found
                    continue
            if mention.value.link is None and (links.get(i) is None or not _is_found(links[i])):
                links[i] = self._link(doc.text, mention, stand, near) or links.get(i) or _UNKNOWN
        link_projects(doc, stand, links)
        scores = _scores()
        return doc.with_layer(
            MENTIONS,
            [
                replace(mention, value=replace(mention.value, link=_scored(links[i], scores)))
                if mention.value.link is None
                else mention
                for i, mention in enumerate(mentions)
            ],
        )

    def _places(
        self, text: str, mentions: Sequence[Span[Mention]], stand: Standpoint
    ) -> dict[int, Link]:
        """The links of divisions, named and pointed to."""
        links: dict[int, Link] = {}
        names: list[tuple[int, Span[Mention]]] = []
        for i, mention in enumerate(mentions):
            if mention.label != "PLACE" or mention.value.link is not None:
                continue
            if mention.value.kind == "deictic":
                ranked = is_ranked(text, mention.start, mention.end)
                links[i] = link_deictic(mention.text, stand, ranked=ranked)
            elif mention.value.kind == "admin":
                names.append((i, mention))
        found = link_divisions(text, [mention for _, mention in names], stand)
        links.update((i, link) for (i, _), link in zip(names, found, strict=True))
        return links

    def _link(
        self, text: str, mention: Span[Mention], stand: Standpoint, near: _Near
    ) -> Link | None:
        label, kind = mention.label, mention.value.kind
        if label == "PLACE" and kind == "deictic":
            return None
        places = near.around(mention)
        if label != "INSTITUTION":
            return link_named(mention.text, label, kind, stand, places, self.knowledge)
        named = link_named(mention.text, label, kind, stand, places, self.knowledge)
        organ = link_organ(mention.text, kind, stand, near.of_organ(text, mention, stand))
        if organ is not None and organ.id is not None and "/" in organ.id:
            near.organs.append((mention.end, organ.id))
        is_own_words = organ is not None and "own words" in organ.evidence
        return named if named is not None and (organ is None or is_own_words) else organ


@cache
def _scores() -> dict[str, float]:
    """The share of right ids among links of each evidence, as it was measured."""
    rows = read_rows("knowledge/link_scores.tsv")
    return {evidence: round((int(right) + 1) / (int(of) + 2), 4) for evidence, right, of in rows}


def _scored(link: Link, scores: dict[str, float]) -> Link:
    score = scores.get(link.evidence) if link.id is not None else None
    return link if score is None else replace(link, score=score)


_UNKNOWN = Link(None, evidence="in no knowledge base")


def _is_found(link: Link) -> bool:
    return link.id is not None or bool(link.candidates)


@lru_cache(maxsize=16384)
def _owners(name: str, stand: Standpoint) -> Sequence[Division]:
    """The divisions that a name inside an organ's may mean."""
    found = narrowed(candidates(name, stand), stand)
    link = choose(found, stand) if found else None
    if link is None or link.id is None:
        return found
    return [division for division in found if division.code == link.id]


class _Near:
    """The linked divisions of a text, by place."""

    def __init__(
        self, mentions: Sequence[Span[Mention]], links: dict[int, Link], year: int | None
    ) -> None:
        self._year = year
        found = []
        for i, mention in enumerate(mentions):
            link = mention.value.link or links.get(i)
            is_name = mention.label == "PLACE" and mention.value.kind == "admin"
            if is_name and link is not None and link.id is not None and is_code(link.id):
                found.append((mention.start, mention.end, mention.text, link.id))
        # The organs linked so far: where their names end, and their ids.
        self.organs: list[tuple[int, str]] = []
        self._found = sorted(found)
        self._starts = [start for start, *_ in self._found]

    def of_organ(self, text: str, mention: Span[Mention], stand: Standpoint) -> Around:
        """What stands around an organ's name."""
        inside = self.at_start(mention)
        beside = None
        if self.organs and text[self.organs[-1][0] : mention.start] in parts("and"):
            beside = division_of(self.organs[-1][1].partition("/")[0], self._year)
        after = text[mention.end : mention.end + _AFTER]
        return Around(lambda name: inside.get(name) or _owners(name, stand), after, beside)

    def at_start(self, mention: Span[Mention]) -> dict[str, Sequence[Division]]:
        """The divisions with which a name begins, by their own names."""
        low = bisect_right(self._starts, mention.start - 1)
        high = bisect_right(self._starts, mention.start)
        return {
            text: (division_of(code, self._year),)
            for _, end, text, code in self._found[low:high]
            if end < mention.end
        }

    def around(self, mention: Span[Mention]) -> tuple[str, ...]:
        """Codes of the divisions in a name, or else of the nearest before it."""
        low = bisect_right(self._starts, mention.start - 1)
        high = bisect_right(self._starts, mention.end - 1)
        inside = [code for _, end, _, code in self._found[low:high] if end <= mention.end]
        if inside:
            return tuple(dict.fromkeys(inside))
        before = self._found[max(0, low - _MOST_NEAR) : low]
        close = [code for _, end, _, code in reversed(before) if mention.start - end <= _NEAR]
        return tuple(dict.fromkeys(close[:1]))
