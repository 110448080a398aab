"""The annotator that links mentions of places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

from policytext import gazetteer
from policytext.data import read_rows
from policytext.document import Document
from policytext.gazetteer import Division
from policytext.layers import MENTIONS, Layer
from policytext.links.candidates import candidates, lies_in
from policytext.links.choose import ambiguous, choose, link_to, narrowed, sibling
from policytext.links.deixis import link_deictic
from policytext.links.issuer import Standpoint, standpoint
from policytext.span import Span
from policytext.values import Link, Mention

__all__ = ["LinkAnnotator"]


class LinkAnnotator:
    """Gives each place in MENTIONS a link: a division's code as of the document's year, or nil.

    A code is given only where it is certain: the name has one bearer in that year, the issuer
    settles it, or a list does. Otherwise the link has no id, all candidates, and the reason as
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
                links[i] = link_deictic(mention.text, stand)
            elif mention.value.kind == "admin":
                names.append((i, mention))
        found = _link_names(doc.text, [mention for _, mention in names], stand)
        links.update((i, link) for (i, _), link in zip(names, found, strict=True))
        return doc.with_layer(
            MENTIONS,
            [
                replace(mention, value=Mention(mention.value.kind, links[i]))
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


# The members of a list; nothing else stands between them.
_JOINT = re.compile("[、和与及]|以及")


def _link_names(text: str, names: Sequence[Span[Mention]], stand: Standpoint) -> list[Link]:
    """The links of names of divisions, in the order of the mentions."""
    links: list[Link | None] = [_fixed(text, name) for name in names]
    found: list[Sequence[Division]] = []
    for i, name in enumerate(names):
        found.append(() if links[i] else _possible(name, names[i - 1 : i], found[-1:], stand))
        if links[i] is None and not found[i]:
            links[i] = Link(None, evidence="no division of the name then")
    for i, possible in enumerate(found):
        if links[i] is None and len(possible) == 1:
            links[i] = choose(possible, stand)
    joined = _joined(text, names)
    _link_by_lists(links, found, joined)
    for i, possible in enumerate(found):
        if links[i] is None:
            links[i] = choose(possible, stand)
    _link_by_lists(links, found, joined)
    return [link or ambiguous(found[i]) for i, link in enumerate(links)]


def _fixed(text: str, name: Span[Mention]) -> Link | None:
    for before, code in _fixed_names().get(name.text, ()):
        if text.startswith(before, name.end):
            return Link(code, gazetteer.division(code).name, (code,), "known everywhere")
    return None


def _possible(
    name: Span[Mention],
    before: Sequence[Span[Mention]],
    found_before: Sequence[Sequence[Division]],
    stand: Standpoint,
) -> Sequence[Division]:
    """The candidates; only those inside it where a place stands right before the name."""
    possible = narrowed(candidates(name.text, stand), stand)
    if before and before[0].end == name.start:
        return lies_in(possible, found_before[0], stand.year) or possible
    return possible


def _joined(text: str, names: Sequence[Span[Mention]]) -> list[bool]:
    """For each name, whether it stands in a list with the one before it."""
    return [False] + [
        _JOINT.fullmatch(text, left.end, right.start) is not None for left, right in pairwise(names)
    ]


def _link_by_lists(
    links: list[Link | None], found: Sequence[Sequence[Division]], joined: Sequence[bool]
) -> None:
    """Let linked members of a list decide for their neighbours, in both directions."""
    count = len(links)
    for order, step in ((range(1, count), -1), (range(count - 2, -1, -1), 1)):
        for i in order:
            beside = links[i + step]
            is_joined = joined[i] if step < 0 else joined[i + 1]
            if links[i] is None and is_joined and beside is not None and beside.id is not None:
                near = [d for d in found[i + step] if d.code == beside.id]
                chosen = sibling(found[i], near)
                if chosen is not None:
                    links[i] = link_to(chosen, found[i], "listed with its siblings")
