"""The annotator that links mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from policytext.annotator import check_document
from policytext.data import read_rows
from policytext.document import Document
from policytext.errors import check_type
from policytext.knowledge import KnowledgeBase
from policytext.knowledge.user_entries import read_entries, sha256_of
from policytext.layers import MENTIONS, Layer
from policytext.links.deixis import is_ranked, link_deictic, link_named_before
from policytext.links.divisions import link_divisions
from policytext.links.full_names import link_full_name
from policytext.links.issuer import Standpoint, standpoint
from policytext.links.named import bare_name, link_named
from policytext.links.near import Near
from policytext.links.organs import link_organ
from policytext.links.projects import link_projects, whole_names
from policytext.links.zones import link_bare_zone
from policytext.simple_forms import simplified_document
from policytext.span import Span, restore
from policytext.values import Link, Mention

__all__ = ["LinkAnnotator"]


class LinkAnnotator:
    """Gives each mention a link: an id of the knowledge base, as of the document's year, or nil.

    An id is given only where it is certain: the name has one bearer in that year, the issuer
    settles it, or its list, or the place named right before it. Where these speak for different
    things, none is chosen. Otherwise the link has no id, all candidates, and the reason as
    evidence; a mention that the knowledge base has not is nil with no candidates. Mentions that
    have a link stay as they are.

    Args:
        knowledge: what mentions can stand for; the packaged one where none is given. The entries
            of a path or a mapping are read as by ``read_entries``, beside the packaged ones.

    Raises:
        InputError: ``knowledge`` is none of these.
        DataError: the file cannot be read, or an entry is wrong.

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

    def __init__(
        self, knowledge: KnowledgeBase | str | Path | Mapping[str, Any] | None = None
    ) -> None:
        if isinstance(knowledge, (str, Path, Mapping)):
            knowledge = KnowledgeBase(read_entries(knowledge))
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
            InputError: this is no Document.
            LayerMissingError: the document has no mentions.
            DataError: a packaged table is damaged.
        """
        check_document("links", doc)
        plain = simplified_document(doc, self.requires)
        stand = standpoint(doc.issuer, doc.year)
        links = self._links(plain.text, plain[MENTIONS], stand)
        link_projects(plain, stand, links)
        return doc.with_layer(
            MENTIONS,
            [
                _linked(mention, links[i]) if mention.value.link is None else mention
                for i, mention in enumerate(doc[MENTIONS])
            ],
        )

    def _links(
        self, text: str, mentions: Sequence[Span[Mention]], stand: Standpoint
    ) -> dict[int, Link]:
        """The links of the mentions that have none, by their numbers."""
        links = self._places(text, mentions, stand)
        near = Near(mentions, links, stand.year)
        has_own = bool(self.knowledge.entries)
        whole = whole_names(text, mentions)
        for i, mention in enumerate(mentions):
            if mention.value.link is not None:
                near.pass_body(mention, mention.value.link)
                continue
            own = has_own and self.knowledge.own(bare_name(mention.text))
            found = self._named(mention, stand, near) if own else None
            if found is None and not (i in links and _is_found(links[i])):
                found = self._link(text, mention, stand, near, whole.get(i))
            links[i] = found or links.get(i) or _UNKNOWN
            near.pass_body(mention, links[i])
        return links

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
        told: list[tuple[Span[Mention], Link]] = []
        for i in sorted(links, key=lambda number: mentions[number].start):
            mention = mentions[i]
            if mention.value.kind != "deictic":
                told.append((mention, links[i]))
            elif (named := link_named_before(text, mention, told)) is not None:
                links[i] = named
        return links

    def _named(
        self, mention: Span[Mention], stand: Standpoint, near: Near, whole: str | None = None
    ) -> Link | None:
        def places() -> tuple[str, ...]:
            return near.around(mention)

        kind = mention.value.kind
        name = whole or mention.text
        return link_named(name, mention.label, kind, stand, places, self.knowledge)

    def _link(
        self, text: str, mention: Span[Mention], stand: Standpoint, near: Near, whole: str | None
    ) -> Link | None:
        """The link of what is no division; an organ's name in a table goes before its words."""
        if (mention.label, mention.value.kind) == ("PLACE", "deictic"):
            return None
        named = self._named(mention, stand, near, whole)
        if (mention.label, mention.value.kind) == ("PLACE", "zone"):
            named = named or link_bare_zone(mention.text, stand, self.knowledge)
        if mention.label != "INSTITUTION":
            return named or _full(mention, near)
        around = near.of_organ(text, mention, stand)
        organ = link_organ(mention.text, mention.value.kind, stand, around)
        if organ is not None and near.is_end_of_other(mention, organ):
            return Link(None, evidence="the end of another body's name")
        if organ is not None and organ.id is not None and "/" in organ.id:
            near.organs.append((mention.end, organ.id, organ.evidence))
        is_own_words = organ is not None and "own words" in organ.evidence
        found = named if named is not None and (organ is None or is_own_words) else organ
        return found or _full(mention, near)


def _full(mention: Span[Mention], near: Near) -> Link | None:
    begins = near.at_start(mention)
    return link_full_name(mention.text, mention.label, mention.value.kind, begins)


@cache
def _scores() -> dict[str, float]:
    """The share of right ids among links of each evidence, as it was measured."""
    rows = read_rows("knowledge/link_scores.tsv")
    return {evidence: round((int(right) + 1) / (int(of) + 2), 4) for evidence, right, of in rows}


def _linked(mention: Span[Mention], link: Link) -> Span[Mention]:
    """The mention with its link."""
    scored = _scored(link.id, link.name, link.candidates, link.evidence)
    value = Mention(mention.value.kind, scored, mention.value.score)
    start, end, text, label = mention.start, mention.end, mention.text, mention.label
    return restore(start, end, text, label, value, mention.score)


@lru_cache(maxsize=16384)
def _scored(id: str | None, name: str, candidates: tuple[str, ...], evidence: str) -> Link:
    """A link with its score, made once for the many mentions of one thing."""
    score = _scores().get(evidence) if id is not None else None
    return Link(id, name, candidates, evidence, score)


_UNKNOWN = Link(None, evidence="in no knowledge base")


def _is_found(link: Link) -> bool:
    return link.id is not None or bool(link.candidates)
