"""The library's own tokeniser: a trained model, words of the user's, and two granularities."""

from __future__ import annotations

from array import array
from functools import cached_property
from pathlib import Path
from typing import Any

from policytext.errors import InputError
from policytext.segmenter import (
    Segmenter,
    load_model,
    pack_model,
    packaged_model,
)
from policytext.segmenter.cutting import cut
from policytext.tokens.checks import checked_borders
from policytext.tokens.coarse import coarse_words, fine_words, join_compounds
from policytext.tokens.flags import blanks, offsets_of, with_whole_blanks
from policytext.tokens.matches import WordList
from policytext.tokens.preference import keep_words
from policytext.tokens.protocol import Flags, Offsets
from policytext.tokens.user_words import GRANULARITIES, Source, UserWord, read_words

__all__ = ["ModelTokenizer", "check_granularity"]


class ModelTokenizer:
    """Cuts text with a trained model of word boundaries; it never changes once it is made.

    Args:
        model: the path of a model file, or a model; the packaged one where none is given.
        words: the user's own: a list, the path of a TOML file, or a mapping of its form.
        granularity: ``fine``, the words of docs/segmentation.md, or ``coarse``, with set
            compounds as one word.

    Raises:
        InputError: an argument is none of these.
        ReadError: the model file cannot be read.
        DataError: it is no model, or the words have faults.

    Example:
        >>> tokenizer = ModelTokenizer()
        >>> tokenizer.words("固定资产投资增长6.5%")
        ['固定资产', '投资', '增长', '6.5%']
        >>> tokenizer.with_granularity("coarse").words("固定资产投资增长6.5%")
        ['固定资产投资', '增长', '6.5%']
        >>> starts, ends = tokenizer.offsets("稳 增长")
        >>> list(zip(starts, ends))
        [(0, 1), (2, 4)]
    """

    def __init__(
        self,
        model: str | Path | Segmenter | None = None,
        words: Source | None = None,
        granularity: str = "fine",
    ) -> None:
        check_granularity(granularity)
        if not isinstance(model, (str, Path, Segmenter, type(None))):
            raise InputError(f"a model is the path of a model file, got {model!r:.60}")
        self._model = model
        self._own = load_model(model) if isinstance(model, (str, Path)) else model
        self._words = () if words is None else read_words(words)
        self._granularity = granularity

    @property
    def granularity(self) -> str:
        """``fine`` or ``coarse``."""
        return self._granularity

    @property
    def added(self) -> tuple[UserWord, ...]:
        """The words of the user's, in the order in which they came."""
        return self._words

    @property
    def facts(self) -> dict[str, str]:
        """What the model's training says of itself: corpora, settings, scores."""
        return dict(self._segmenter.facts)

    def add_words(self, words: Source, granularity: str = "fine") -> ModelTokenizer:
        """A tokeniser with more words; this one stays as it is.

        Args:
            words: a list, the path of a TOML file, or a mapping of its form.
            granularity: of words that are given as text alone: ``fine`` words are one word
                everywhere, ``coarse`` ones only where coarse units are asked for.

        Raises:
            InputError: one is no word, or there is no such granularity.
            DataError: the file cannot be read, or has faults.

        Example:
            >>> tokenizer = ModelTokenizer()
            >>> tokenizer.words("推出惠企贷")
            ['推出', '惠', '企贷']
            >>> tokenizer.add_words(["惠企贷"]).words("推出惠企贷")
            ['推出', '惠企贷']
        """
        more = read_words(words, granularity)
        return self._with((*self._words, *more), self._granularity)

    def with_granularity(self, granularity: str) -> ModelTokenizer:
        """The same tokeniser for fine words or coarse units.

        Raises:
            InputError: there is no such granularity.
        """
        return self._with(self._words, granularity)

    @property
    def settings(self) -> dict[str, str]:
        """What differs from the packaged tokeniser, with the SHA-256 of model and words."""
        import hashlib

        told: dict[str, str] = {}
        if self._own is not None:
            told["model"] = hashlib.sha256(pack_model(self._own)).hexdigest()
        if self._words:
            listed = sorted((word.text, word.granularity) for word in self._words)
            told["words"] = hashlib.sha256(repr(listed).encode()).hexdigest()
        if self._granularity != "fine":
            told["granularity"] = self._granularity
        return told

    def starts(self, text: str, borders: Offsets | None = None) -> Flags:
        """For each character whether an item of ``words`` starts there.

        Args:
            text: any text.
            borders: places where a word must start, in any order; the model weighs the rest anew.

        Raises:
            InputError: this is no text, or a border lies outside it.
            DataError: the packaged model is damaged.

        Example:
            >>> ModelTokenizer().starts("加快 建设").astype(int).tolist()
            [1, 0, 1, 1, 0]
        """
        # What is no text is refused below, whatever its borders.
        given: object = text
        size = len(given) if isinstance(given, str) else 0
        return self._starts(text, checked_borders(borders, size))[0]

    def words(self, text: str) -> list[str]:
        """The text cut into words; joined together they are the text, white space included.

        Raises:
            InputError: this is no text.
            DataError: the packaged model is damaged.
        """
        return cut(text, self.starts(text))

    def offsets(self, text: str) -> tuple[array[int], array[int]]:
        """Starts and ends of the words in code points, in order, without the white space.

        Raises:
            InputError: this is no text.
            DataError: the packaged model is damaged.
        """
        return offsets_of(*self._starts(text))

    def _starts(self, text: str, borders: Offsets | None = None) -> tuple[Flags, Flags]:
        """The flags, and which characters are white space."""
        flags = self._segmenter.starts(text, borders=borders)
        flags = keep_words(self._segmenter, text, flags, self._fine, borders)
        blank = blanks(text)
        flags = with_whole_blanks(flags, blank)
        if self._granularity == "coarse":
            flags = join_compounds(text, flags, self._coarse, blank, borders)
        return flags, blank

    @cached_property
    def _segmenter(self) -> Segmenter:
        return packaged_model() if self._own is None else self._own

    @cached_property
    def _fine(self) -> WordList:
        return fine_words(tuple(word.text for word in self._words if word.granularity == "fine"))

    @cached_property
    def _coarse(self) -> WordList:
        return coarse_words(tuple(word.text for word in self._words))

    def _with(self, words: tuple[UserWord, ...], granularity: str) -> ModelTokenizer:
        check_granularity(granularity)
        made = ModelTokenizer(self._own, words, granularity)
        made._model = self._model
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        # A path travels as a path, and the packaged model as none: small, and read once.
        return ModelTokenizer, (self._model, self._words, self._granularity)

    def __repr__(self) -> str:
        name = "packaged" if self._model is None else self._model
        added = f", {len(self._words)} words" if self._words else ""
        return f"<ModelTokenizer {name}, {self._granularity}{added}>"


def check_granularity(granularity: object) -> None:
    """Refuse what is no granularity.

    Raises:
        InputError: it is neither ``fine`` nor ``coarse``.
    """
    if granularity not in GRANULARITIES:
        raise InputError(f"granularity is one of {', '.join(GRANULARITIES)}, not {granularity!r}")
