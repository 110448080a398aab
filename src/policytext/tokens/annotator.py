"""The annotator that adds the layer of tokens, in agreement with the layers that are there."""

from __future__ import annotations

from typing import Any

import numpy as np

from policytext.annotator import check_document
from policytext.document import Document
from policytext.errors import InputError
from policytext.layers import MENTIONS, QUANTITIES, TIMES, TOKENS, Layer
from policytext.simple_forms import simplified
from policytext.tokens.checks import checked_flags, checked_offsets
from policytext.tokens.coarse import coarse_words, join_compounds
from policytext.tokens.flags import blanks, flags_of, join, offsets_of
from policytext.tokens.own import ModelTokenizer, check_granularity
from policytext.tokens.protocol import BorderTokenizer, Flags, Offsets, Tokenizer

__all__ = ["TokenAnnotator"]

_RESPECTED: tuple[Layer[Any], ...] = (QUANTITIES, TIMES, MENTIONS)


class TokenAnnotator:
    """Adds the layer TOKENS: words, numbers and marks with the label ``TOKEN``.

    Every character that is not white space lies in exactly one token. No token crosses an edge of
    a span of the layers QUANTITIES, TIMES and MENTIONS, as far as the document has these layers:
    run the annotator after theirs. With coarse granularity each of these spans that lies in no
    other is one token, save that white space is in no token, and that of two that cross each
    other only the first is whole.

    Args:
        tokenizer: what cuts the text; the library's own where none is given.
        granularity: ``fine`` or ``coarse``; the tokeniser's own where none is given.

    Raises:
        InputError: this is no tokeniser, or there is no such granularity.

    Example:
        >>> from policytext import TOKENS, Document
        >>> doc = TokenAnnotator()(Document("加快 建设现代产业体系"))
        >>> [token.text for token in doc[TOKENS]]
        ['加快', '建设', '现代', '产业', '体系']
    """

    name = "tokens"
    requires: tuple[Layer[Any], ...] = ()
    provides: tuple[Layer[Any], ...] = (TOKENS,)

    def __init__(self, tokenizer: Tokenizer | None = None, granularity: str | None = None) -> None:
        if granularity is not None:
            check_granularity(granularity)
        made = ModelTokenizer() if tokenizer is None else tokenizer
        # A class is called to make one, and has the methods too.
        if isinstance(made, type) or not isinstance(made, Tokenizer):
            raise InputError(
                f"a tokeniser has the methods words and offsets, got {made!r:.60}; see "
                "docs/tokenizers.md"
            )
        if isinstance(made, ModelTokenizer):
            made = made.with_granularity(granularity or made.granularity)
            granularity = made.granularity
        self._tokenizer: Tokenizer = made
        self._is_coarse = granularity == "coarse"

    @property
    def settings(self) -> dict[str, str]:
        """What differs from the default, for the manifest; empty where nothing does."""
        if isinstance(self._tokenizer, ModelTokenizer):
            return self._tokenizer.settings
        kind = type(self._tokenizer)
        told = {"tokenizer": f"{kind.__module__}.{kind.__qualname__}"}
        return told | ({"granularity": "coarse"} if self._is_coarse else {})

    def __call__(self, doc: Document, /) -> Document:
        """The document with its tokens.

        Raises:
            InputError: this is no Document, or a tokeniser of one's own gave something else than
                words of the text.
        """
        check_document(self.name, doc)
        is_own = isinstance(self._tokenizer, ModelTokenizer)
        # Others may know traditional characters.
        text = simplified(doc.text) if is_own else doc.text
        spans = _spans(doc)
        borders = np.unique(np.append(spans, _before_units(doc)))
        blank = blanks(text)
        flags = _cut(self._tokenizer, text, borders)
        if self._is_coarse:
            if not is_own:
                flags = join_compounds(text, flags, coarse_words(), blank, borders)
            flags = join(flags, _outermost(spans), blank)
        return doc.with_offsets(TOKENS, *offsets_of(flags, blank), "TOKEN")


def _cut(tokenizer: Tokenizer, text: str, borders: Offsets) -> Flags:
    """The words of a text, none of them across a border."""
    if isinstance(tokenizer, BorderTokenizer):
        given: object = tokenizer.starts(text, borders if len(borders) else None)
        return checked_flags(type(tokenizer).__name__, given, len(text))
    places = checked_offsets(type(tokenizer).__name__, tokenizer.offsets(text), len(text))
    flags = flags_of(*places, len(text))
    flags[borders[borders < len(text)]] = True
    return flags


def _before_units(doc: Document) -> Offsets:
    """Where the unit of a duration begins behind a digit: 30|年, one word only as a year."""
    places: list[int] = []
    text = simplified(doc.text)
    if QUANTITIES in doc and len(doc.spans(QUANTITIES)):
        starts, ends, _, values, _ = doc.spans(QUANTITIES).columns
        for start, end, value in zip(starts, ends, values, strict=True):
            if value.kind == "duration" and value.unit:
                place = text.find(value.unit, start, end)
                if place > start and text[place - 1].isdigit():
                    places.append(place)
    return np.array(places, np.int64)


def _spans(doc: Document) -> Offsets:
    """Start and end of each span that tokens respect, one a row."""
    layers = [doc.spans(layer) for layer in _RESPECTED if layer in doc]
    columns = [np.column_stack((each.starts, each.ends)) for each in layers if len(each)]
    return np.concatenate(columns).astype(np.int64) if columns else np.zeros((0, 2), np.int64)


def _outermost(spans: Offsets) -> list[tuple[int, int]]:
    """The spans that lie in no other, the first of those that cross each other."""
    order = np.lexsort((-spans[:, 1], spans[:, 0]))
    chosen: list[tuple[int, int]] = []
    done = 0
    for start, end in spans[order].tolist():
        if start >= done:
            chosen.append((start, end))
            done = end
    return chosen
