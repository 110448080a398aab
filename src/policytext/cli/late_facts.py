"""Facts that become known of a document when its layers are there already."""

from __future__ import annotations

from policytext.cli.metadata import Facts
from policytext.document import Document
from policytext.errors import InputError
from policytext.layers import MENTIONS, SECTIONS, TARGETS, TIMES

__all__ = ["late_facts"]

# The layers that are made of a fact: roles of sections and 今年 of the year, 全市 of the issuer.
_MADE_OF = {
    "issuer": (MENTIONS, TARGETS),
    "year": (SECTIONS, TIMES, MENTIONS, TARGETS),
}
_ANEW = "'policytext annotate' makes them anew"


def late_facts(doc: Document, facts: Facts) -> tuple[str, ...]:
    """What to tell of facts that the layers of a document were made without.

    Raises:
        InputError: the layers were made of other facts, so that they say what these do not.
    """
    others, late = [], []
    for name, layers in _MADE_OF.items():
        known, given = getattr(doc, name), getattr(facts, name)
        if given is None or given == known or not any(layer in doc for layer in layers):
            continue
        if known is None:
            late.append(name)
        else:
            others.append((f"{name} {known}", f"{name} {given}"))
    if others:
        was, now = (" and ".join(words) for words in zip(*others, strict=True))
        raise InputError(f"its layers were made for {was}, and not for {now}: {_ANEW}")
    if not late:
        return ()
    lacked = " and ".join(late)
    return (f"late-facts: its layers were made without {lacked}, and lack what needs it: {_ANEW}",)
