"""Flat entities and sentence starts of a document of spaCy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from policytext.document import Document
from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.layers import MENTIONS, SENTENCES
from policytext.spacy.groups import key_of, read_record
from policytext.spacy.options import WriteOptions
from policytext.spacy.places import TokenPlaces

__all__ = ["set_ents", "set_kb_ids", "set_sents"]


def set_ents(spacy_doc: Any, options: WriteOptions) -> None:
    """Make ``doc.ents`` of the groups, beside the entities that are there.

    The record of each layer says in ``not_in_ents`` how many of its spans others stand in for.
    """
    before = list(spacy_doc.ents)
    taken = np.zeros(len(spacy_doc), bool)
    if not options.overwrite_ents:
        for ent in before:
            taken[ent.start : ent.end] = True
    there = set() if options.overwrite_ents else {_place(ent) for ent in before}
    made = list(_free(spacy_doc, taken, there, options))
    kept = [ent for ent in before if not taken[ent.start : ent.end].any()]
    spacy_doc.ents = [*(kept if options.overwrite_ents else before), *made]


def _place(ent: Any) -> tuple[int, int, str]:
    return ent.start, ent.end, ent.label_


def _free(
    spacy_doc: Any,
    taken: np.ndarray[Any, Any],
    there: set[tuple[int, int, str]],
    options: WriteOptions,
) -> Iterator[Any]:
    """The entities for which there is room, by precedence; they take theirs."""
    make = load_extra("spacy.tokens", "spacy").Span
    for name in options.ents:
        group = spacy_doc.spans.get(key_of(name))
        if group is None:
            continue
        crowded = 0
        for span in sorted(group, key=lambda span: (span.start - span.end, span.start)):
            label = _label(group.attrs, span, options.ent_labels)
            if taken[span.start : span.end].any():
                # In a document that was annotated before, the entity is there already.
                crowded += (span.start, span.end, label) not in there
                continue
            taken[span.start : span.end] = True
            yield make(spacy_doc, span.start, span.end, label=label, kb_id=span.kb_id_)
        group.attrs["not_in_ents"] = crowded


def _label(attrs: Mapping[str, Any], span: Any, names: Mapping[str, str]) -> str:
    """The label of a span among the entities: by its label and kind, or by its label."""
    label = str(span.label_)
    if not names:
        return label
    value = read_record(attrs, int(span.id_.rpartition("/")[2])).value
    kind = value.get("kind") if isinstance(value, dict) else None
    return names.get(f"{label}.{kind}", names.get(label, label))


def set_kb_ids(spacy_doc: Any) -> None:
    """Give entities the ids that mentions have in the same place."""
    group = spacy_doc.spans.get(key_of(MENTIONS), ())
    ids: dict[tuple[int, int], str] = {}
    for span in group:
        if span.kb_id_:
            ids.setdefault((span.start, span.end), span.kb_id_)
    ents = list(spacy_doc.ents)
    for ent in ents:
        ent.kb_id_ = ids.get((ent.start, ent.end), ent.kb_id_)
    # spaCy hands out copies: what was set on them holds once they are put back.
    spacy_doc.set_ents(ents, default="unmodified")


def set_sents(spacy_doc: Any, doc: Document, places: TokenPlaces, sents: str) -> int:
    """Set the starts of sentences.

    White space between two sentences goes to the first of them, as spaCy has it.

    Returns:
        How many sentences begin inside a token, and so have no start.

    Raises:
        InputError: there is a parse, whose sentences cannot be overwritten.
    """
    if sents == "never" or not len(spacy_doc):
        return 0
    if sents == "missing" and spacy_doc.has_annotation("SENT_START"):
        return 0
    if spacy_doc.has_annotation("DEP"):
        raise InputError(
            "the sentences of a parsed document cannot be overwritten: put the component before "
            "the parser, nlp.add_pipe(NAME, before='parser'), or set sents to 'missing'"
        )
    wanted = np.array(doc.spans(SENTENCES).starts, np.int64)
    number = np.searchsorted(places.starts, wanted)
    inside = number < len(places.starts)
    inside[inside] = places.starts[number[inside]] == wanted[inside]
    starts = np.zeros(len(spacy_doc), bool)
    starts[number[inside]] = True
    starts[0] = True
    # The setter of a token looks through the whole document each time; 1 is yes and -1 is no.
    column = np.where(starts, 1, -1).astype(np.int64).view(np.uint64)
    spacy_doc.from_array(["SENT_START"], column)
    return int((~inside).sum())
