"""Asking parsers of postal addresses what a place named in a report stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from policytext import MENTIONS, Document, InputError, Link, Mention, Span
from policytext.gazetteer import division

__all__ = ["Ask", "link_places"]

# Addresses and the year of the document in; for each address a six-digit code, or None, out.
Ask: TypeAlias = Callable[[Sequence[str], int | None], Sequence[str | None]]


def link_places(doc: Document, ask: Ask) -> Document:
    """The document with a link for each mention of a division.

    Such parsers read a whole address and know nothing of documents, so each mention is asked
    about several times: behind the full name of the issuer, of the division above it, and so on,
    and at last alone. The first answer that lies deeper than what was put in front counts. That
    is more than their users get for nothing, and gives them the best figures that we could find.
    """
    spans = doc[MENTIONS]
    contexts = _contexts(doc)
    names = sorted({span.text for span in spans if _is_division(span)})
    addresses = [context + name for name in names for _, context in contexts]
    answers = iter(ask(addresses, doc.year) if addresses else ())
    codes: dict[str, str | None] = {}
    for name in names:
        given = [next(answers) for _ in contexts]
        codes[name] = next(
            (
                code
                for code, (above, _) in zip(given, contexts, strict=True)
                if code and code != above and code.startswith(above.rstrip("0"))
            ),
            None,
        )
    linked = [_linked(span, codes.get(span.text)) for span in spans]
    return doc.with_layer(MENTIONS, linked)


def _is_division(span: Span[Mention]) -> bool:
    return span.label == "PLACE" and span.value.kind == "admin"


def _linked(span: Span[Mention], code: str | None) -> Span[Mention]:
    known = code if _is_division(span) else None
    return replace(span, value=Mention(span.value.kind, Link(known)))


def _contexts(doc: Document) -> list[tuple[str, str]]:
    """Code and full name of the issuer and of those above it, and nothing at last."""
    found: list[tuple[str, str]] = []
    code = doc.issuer
    chain: list[tuple[str, str]] = []
    while code and code != "100000":
        try:
            here = division(code, doc.year)
        except InputError:
            break  # No division had that code in that year.
        chain.append((code, here.name))
        code = here.parent
    for i, (each, _) in enumerate(chain):
        found.append((each, "".join(name for _, name in reversed(chain[i:]))))
    return [*found, ("", "")]
