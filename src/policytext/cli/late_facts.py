"""Facts, files and wishes that come when the layers of a document are there already."""

from __future__ import annotations

from policytext.cli.metadata import Facts
from policytext.cli.own import Own
from policytext.document import Document
from policytext.errors import InputError
from policytext.layers import MENTIONS, SECTIONS, TARGETS, TIMES

__all__ = ["late_facts", "late_own"]

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


def late_own(doc: Document, own: Own, layers: tuple[str, ...], is_ledger: bool) -> tuple[str, ...]:
    """What to tell of options that a document cannot follow, whose layers are there already.

    Args:
        doc: as it was read.
        own: the files of a user's own.
        layers: the names of those that are asked for.
        is_ledger: rows are written; a codebook then tells what was asked for.
    """
    named = {"--quantity-tables": own.tables, "--names": own.names, "--codebook": own.codebook}
    if is_ledger:
        del named["--codebook"]
    files = [option for option, file in named.items() if file is not None]
    present = {layer.name for layer in doc.layers}
    lacks = [name for name in layers if name not in present]
    told = []
    if files:
        told.append(f"late-files: its layers stay as they are, without {' and '.join(files)}")
    if lacks:
        told.append(f"late-layers: it has layers, but not {', '.join(lacks)}")
    return tuple(f"{each}: {_ANEW}" for each in told)
