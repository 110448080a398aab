"""What other pipelines of spaCy found, as layers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from policytext.document import Document
from policytext.entities.labels import read_labels
from policytext.entities.spacy_ner import names_of
from policytext.layers import MENTIONS, SENTENCES, TOKENS
from policytext.repairs import Problem
from policytext.span import Span
from policytext.values import Link, Mention

__all__ = ["import_layers"]


def import_layers(
    doc: Document,
    spacy_doc: Any,
    labels: str | Mapping[str, str | None],
    spans_key: str | None,
    imports: tuple[str, ...] | None,
) -> Document:
    """The document with layers made of spaCy's annotation: those named, or all that there are."""
    there = _there(spacy_doc, spans_key) if imports is None else imports
    if "tokens" in there:
        places = _trimmed(doc.text, ((t.idx, t.idx + len(t)) for t in spacy_doc))
        doc = doc.with_offsets(TOKENS, *_columns(places), "TOKEN")
    if "sentences" in there:
        places = _trimmed(doc.text, ((s.start_char, s.end_char) for s in spacy_doc.sents))
        doc = doc.with_offsets(SENTENCES, *_columns(places), "SENTENCE")
    if "mentions" in there:
        doc = _with_mentions(doc, spacy_doc, labels, spans_key)
    return doc


def _there(spacy_doc: Any, spans_key: str | None) -> set[str]:
    """Which layers the annotation of a document of spaCy gives."""
    found = {"tokens"}
    if len(spacy_doc) and spacy_doc.has_annotation("SENT_START"):
        found.add("sentences")
    if spans_key is not None or spacy_doc.has_annotation("ENT_IOB"):
        found.add("mentions")
    return found


def _trimmed(text: str, places: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places without the white space at their ends; those of nothing else are left out."""
    found = []
    for start, end in places:
        covered = text[start:end]
        if words := covered.strip():
            start += len(covered) - len(covered.lstrip())
            found.append((start, start + len(words)))
    return found


def _columns(places: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [start for start, _ in places], [end for _, end in places]


def _with_mentions(
    doc: Document,
    spacy_doc: Any,
    labels: str | Mapping[str, str | None],
    spans_key: str | None,
) -> Document:
    known = read_labels(labels)
    mentions: dict[tuple[int, int, str, str], Span[Mention]] = {}
    unknown: Counter[str] = Counter()
    for raw in names_of(spacy_doc, known, spans_key):
        places = _trimmed(doc.text, iter([(raw.start, raw.end)]))
        if raw.label not in known or not places:
            unknown[raw.label] += 1
            continue
        [(start, end)] = places
        label, kind = known[raw.label]
        link = None if raw.id is None else Link(raw.id, evidence="spaCy")
        mention = Mention(kind, link, raw.score)
        mentions[start, end, label, kind] = doc.span(start, end, label, mention)
    if unknown:
        listed = ", ".join(f"{count} {label}" for label, count in sorted(unknown.items()))
        message = f"names of spaCy without a counterpart were left out: {listed}"
        problem = Problem("unknown-label", f"{message}; say what they become with labels=")
        doc = doc.replace(problems=(*doc.problems, problem))
    return doc.with_layer(MENTIONS, mentions.values())
