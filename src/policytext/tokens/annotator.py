"""The annotator that adds the layer of tokens."""

from __future__ import annotations

from typing import Any

from policytext.document import Document
from policytext.layers import TOKENS, Layer
from policytext.tokens.own import LexiconTokenizer
from policytext.tokens.protocol import Tokenizer

__all__ = ["TokenAnnotator"]


class TokenAnnotator:
    """Adds the layer TOKENS: words, numbers and marks with the label ``TOKEN``.

    Every character that is not white space lies in exactly one token.

    Args:
        tokenizer: what cuts the text; the library's own where none is given.

    Example:
        >>> from policytext import TOKENS, Document
        >>> doc = TokenAnnotator()(Document("加快 建设现代产业体系"))
        >>> [token.text for token in doc[TOKENS]]
        ['加快', '建设', '现代', '产业', '体系']
    """

    name = "tokens"
    requires: tuple[Layer[Any], ...] = ()
    provides: tuple[Layer[Any], ...] = (TOKENS,)

    def __init__(self, tokenizer: Tokenizer | None = None) -> None:
        self._tokenizer = LexiconTokenizer() if tokenizer is None else tokenizer

    def __call__(self, doc: Document, /) -> Document:
        """The document with its tokens."""
        starts, ends = self._tokenizer.offsets(doc.text)
        return doc.with_offsets(TOKENS, starts, ends, "TOKEN")
