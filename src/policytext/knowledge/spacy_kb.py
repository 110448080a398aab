"""The knowledge base for spaCy: every name with the ids that it may stand for."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from typing import Any, TypedDict

from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.knowledge.base import KnowledgeBase
from policytext.knowledge.exports import Kinds, entities, names_of, things

__all__ = ["AliasRow", "spacy_rows", "to_spacy"]

# Priors are rounded down to this, so that they add up to 1 at most.
_STEP = Decimal("0.000001")


class AliasRow(TypedDict):
    """A name, the ids that it may stand for, and how likely each is before anything is read."""

    alias: str
    entities: list[str]
    priors: list[Decimal]


def spacy_rows(
    kb: KnowledgeBase | None = None,
    kinds: Kinds = None,
    townships: bool = False,
    organs_in: int | None = None,
) -> list[AliasRow]:
    """Every name with the ids that it may stand for, for a spaCy ``KnowledgeBase``.

    The priors say that nothing is known before a text is read: they are equal, rounded down to
    six places, and add up to 1 at most.

    Args:
        kb: see `entities`, as for the other arguments.
        kinds: of which things.
        townships: also of townships.
        organs_in: also of organs, under the names that they had in this year.

    Returns:
        Rows by name; ids in the order of `entities`.

    Raises:
        InputError: a kind or the year is impossible.

    Example:
        >>> [row for row in spacy_rows(kinds="province") if row["alias"] == "重庆"]
        [{'alias': '重庆', 'entities': ['500000'], 'priors': [Decimal('1.000000')]}]
    """
    found: dict[str, list[str]] = {}
    for spans in things(entities(kb, kinds, townships, organs_in)):
        for name in names_of(spans):
            found.setdefault(name, []).append(spans[0].id)
    return [_alias_row(alias, found[alias]) for alias in sorted(found)]


def _alias_row(alias: str, ids: list[str]) -> AliasRow:
    prior = (1 / Decimal(len(ids))).quantize(_STEP, ROUND_DOWN)
    return {"alias": alias, "entities": ids, "priors": [prior] * len(ids)}


def to_spacy(
    vocab: Any,
    kb: KnowledgeBase | None = None,
    kinds: Kinds = None,
    townships: bool = False,
    organs_in: int | None = None,
) -> Any:
    """A ``spacy.kb.InMemoryLookupKB`` of a pipeline's vocabulary with `spacy_rows`.

    Its vectors have one dimension, which is 0: who trains a linker puts its own in their place.

    Args:
        vocab: a spaCy pipeline or its vocabulary, ``nlp`` or ``nlp.vocab``.
        kb: see `spacy_rows`, as for the other arguments.
        kinds: of which things.
        townships: also townships.
        organs_in: also organs, under the names that they had in this year.

    Raises:
        InputError: spaCy is not installed, this is neither a pipeline nor a vocabulary, or a kind
            or the year is impossible.
    """
    made_for = getattr(vocab, "vocab", vocab)
    # spaCy takes None, and the process dies of it.
    if not isinstance(made_for, load_extra("spacy.vocab", "spacy").Vocab):
        raise InputError(f"give a pipeline or its vocabulary, nlp or nlp.vocab, got {vocab!r:.60}")
    rows = spacy_rows(kb, kinds, townships, organs_in)
    made = load_extra("spacy.kb", "spacy").InMemoryLookupKB(vocab=made_for, entity_vector_length=1)
    ids = sorted({key for row in rows for key in row["entities"]})
    made.set_entities(ids, [1] * len(ids), [[0]] * len(ids))
    for row in rows:
        # spaCy takes priors as floats only.
        made.add_alias(row["alias"], row["entities"], [float(prior) for prior in row["priors"]])
    return made
