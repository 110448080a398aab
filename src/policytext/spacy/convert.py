"""Documents of policytext as documents of spaCy, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from policytext.document import Document
from policytext.errors import AlignmentError, InputError, check_type
from policytext.extras import load_extra
from policytext.layers import SENTENCES, TOKENS, Layer
from policytext.spacy.annotations import set_ents, set_kb_ids, set_sents
from policytext.spacy.facts import has_record, read_facts, write_facts
from policytext.spacy.groups import (
    DOCUMENT,
    PREFIX,
    key_of,
    read_layer,
    write_layer,
    written_layers,
)
from policytext.spacy.options import ENT_LAYERS, WriteOptions
from policytext.spacy.places import TokenPlaces
from policytext.spacy.words import words_and_spaces

__all__ = ["counts", "from_spacy", "read_document", "to_spacy", "write_document"]

IMPORTS = ("tokens", "sentences", "mentions")


def to_spacy(
    doc: Document,
    nlp: Any,
    *,
    alignment_mode: str = "expand",
    ents: Iterable[str] = ENT_LAYERS,
    ent_labels: Mapping[str, str] | None = None,
    sents: str = "missing",
) -> Any:
    """A document as a ``spacy.tokens.Doc``, with all its layers and facts.

    Args:
        doc: the document.
        nlp: a pipeline, whose tokeniser then cuts the text, or a vocabulary, such as
            ``nlp.vocab``: then the tokens are those of the layer TOKENS.
        alignment_mode: see ``WriteOptions``, as for the others.
        ents: the layers that go into ``doc.ents``.
        ent_labels: other labels for ``doc.ents``.
        sents: whether sentences are set.

    Raises:
        InputError: an option is impossible, or this is neither a pipeline nor a vocabulary.
        LayerMissingError: a vocabulary is given, and the document has no tokens.
        AlignmentError: the pipeline's tokeniser changes the text, or tokens overlap.

    Example:
        >>> import policytext as pt
        >>> doc = pt.annotate(pt.Document("常州市新增就业3万人。", year=2024))
        >>> [ent.text for ent in to_spacy(doc, nlp.vocab).ents]  # doctest: +SKIP
        ['常州市', '3万人']
    """
    check_type("what to convert", doc, Document)
    options = WriteOptions(alignment_mode, tuple(ents), ent_labels or {}, sents=sents)
    made = _with_tokens(doc, nlp)
    write_document(made, doc, doc.layers, options)
    return made


def _with_tokens(doc: Document, nlp: Any) -> Any:
    if hasattr(nlp, "make_doc"):
        made = nlp.make_doc(doc.text)
        if made.text != doc.text:
            raise AlignmentError(
                f"the tokeniser makes {made.text!r:.60} of {doc.text!r:.60}; use one that keeps "
                "all characters, or give nlp.vocab to take the tokens of the document"
            )
        return made
    if not hasattr(nlp, "strings"):
        raise InputError(f"give a pipeline or its vocabulary, nlp or nlp.vocab, got {nlp!r:.60}")
    tokens = doc.spans(TOKENS)
    if any(end > start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False)):
        raise AlignmentError(
            "tokens of the document overlap, which spaCy's cannot: give a pipeline, nlp, whose "
            "tokeniser cuts the text"
        )
    words, spaces = words_and_spaces(doc.text, tokens.starts, tokens.ends)
    return load_extra("spacy.tokens", "spacy").Doc(nlp, words=words, spaces=spaces)


def write_document(
    spacy_doc: Any, doc: Document, layers: Iterable[Layer[Any]], options: WriteOptions
) -> None:
    """Write facts and layers of a document, and entities and sentences of these layers."""
    places = TokenPlaces(spacy_doc)
    chosen = list(layers)
    write_facts(spacy_doc, doc)
    for layer in chosen:
        write_layer(spacy_doc, doc, layer, places, options.alignment_mode)
    if SENTENCES in chosen:
        no_start = set_sents(spacy_doc, doc, places, options.sents)
        spacy_doc.spans[key_of(SENTENCES)].attrs["no_start"] = no_start
    if {layer.name for layer in chosen} & set(options.ents):
        set_ents(spacy_doc, options)
    if any(layer.name == "mentions" for layer in chosen):
        set_kb_ids(spacy_doc)


def from_spacy(
    spacy_doc: Any,
    *,
    labels: str | Mapping[str, str | None] = "ontonotes",
    spans_key: str | None = None,
    imports: Iterable[str] | None = None,
    layers: Iterable[Layer[Any]] = (),
) -> Document:
    """A ``spacy.tokens.Doc`` as a document.

    One that a component of policytext or ``to_spacy`` has been at gives back the layers and facts
    as they were, exactly, save what was changed in the groups since. From any other document come
    its tokens, sentences and names, if it has them.

    Args:
        spacy_doc: the document of spaCy.
        labels: what the labels of names become: the name of a packaged scheme, or for each label
            its own, such as ``{"PARK": "PLACE.zone"}``; `docs/recognizers.md`. Labels without
            counterpart are left out, and a problem of the kind ``unknown-label`` counts them.
        spans_key: take the names of ``doc.spans[spans_key]``, and not of ``doc.ents``.
        imports: which of ``tokens``, ``sentences`` and ``mentions`` are made of spaCy's own
            annotation, in place of recorded layers; all that there are where there is no record,
            and none where there is one, if not said.
        layers: layers of your own that may be recorded.

    Raises:
        InputError: a record is damaged or of an unknown layer, a span was put into a group of
            policytext, or an argument is impossible.
    """
    if not hasattr(spacy_doc, "spans") or not hasattr(spacy_doc, "ents"):
        raise InputError(f"from_spacy takes a spacy.tokens.Doc, got {spacy_doc!r:.60}")
    doc = read_document(spacy_doc, layers)
    chosen: tuple[str, ...] | None = () if has_record(spacy_doc) else None
    if imports is not None:
        chosen = (imports,) if isinstance(imports, str) else tuple(imports)
        if unknown := [one for one in chosen if one not in IMPORTS]:
            raise InputError(f"imports are some of {', '.join(IMPORTS)}, got {unknown[0]!r:.60}")
    # Imported here: it stands on the annotator of names, which few pipelines need to load.
    from policytext.spacy.foreign import import_layers

    return import_layers(doc, spacy_doc, labels, spans_key, chosen)


def read_document(
    spacy_doc: Any, layers: Iterable[Layer[Any]] = (), defaults: Mapping[str, Any] | None = None
) -> Document:
    """Facts and recorded layers of a document of spaCy."""
    doc = read_facts(spacy_doc, defaults)
    for layer in written_layers(spacy_doc, layers):
        doc = doc.with_layer(layer, read_layer(spacy_doc, doc.text, layer))
    return doc


def counts(spacy_doc: Any) -> dict[str, dict[str, int]]:
    """How the spans of each layer came through in a document of spaCy.

    Returns:
        By layer: ``spans`` of the layer; ``changed``, whose ends were moved to ends of tokens;
        ``left_out``, which have no place among the tokens; ``not_in_ents``, for which others stand
        in ``doc.ents``; ``no_start``, sentences that begin inside a token.
    """
    found = {}
    for key, group in spacy_doc.spans.items():
        if key.startswith(PREFIX) and key != DOCUMENT:
            kept = {name: group.attrs[name] for name in _COUNTED if name in group.attrs}
            found[key.removeprefix(PREFIX)] = {"spans": len(group.attrs["starts"]), **kept}
    return found


_COUNTED = ("changed", "left_out", "not_in_ents", "no_start")
