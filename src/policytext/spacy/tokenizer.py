"""The library's words as a tokeniser of spaCy."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.spacy.settings import TOKENIZER_FILES, read_file, with_path
from policytext.spacy.words import words_and_spaces
from policytext.tokens import ModelTokenizer

__all__ = ["PolicytextTokenizer"]


class PolicytextTokenizer:
    """Cuts text into words for a pipeline of spaCy; all of a text is kept, white space included.

    In a config it is ``{"@tokenizers": "policytext.Tokenizer.v1"}``.

    Args:
        vocab: the pipeline's vocabulary.
        granularity: ``fine`` words or ``coarse`` units.
        words: the user's own: a list, the path of a TOML file, or a mapping of its form.
        model: the path of a model; the packaged one where none is given.

    Raises:
        InputError: there is no such granularity.
    """

    def __init__(
        self, vocab: Any, granularity: str = "fine", words: Any = None, model: Any = None
    ) -> None:
        self.vocab = vocab
        self._granularity = granularity
        self._sources = {"words": words, "model": model}
        self._kept: dict[str, tuple[str, bytes]] = {}
        self._made: ModelTokenizer | None = None
        ModelTokenizer(granularity=granularity)

    def __call__(self, text: str) -> Any:
        """The words of a text as a ``spacy.tokens.Doc``.

        Raises:
            InputError: this is no text.
            DataError: a file of the user's has faults.
        """
        if self._made is None:
            self._made = self._make()
        words, spaces = words_and_spaces(text, *self._made.offsets(text))
        return load_extra("spacy.tokens", "spacy").Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Any]:  # noqa: ARG002
        """The words of many texts, one after the other; spaCy passes a size of batches."""
        return map(self, texts)

    def score(self, examples: Iterable[Any], **_: Any) -> dict[str, Any]:
        """The scores of tokens that spaCy has, ``token_f`` and the like, for ``nlp.evaluate``."""
        scorer = load_extra("spacy.scorer", "spacy").Scorer
        return dict(scorer.score_tokenization(examples))

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The user's files; all else is in the config."""
        found = {}
        for name in TOKENIZER_FILES:
            if isinstance(path := self._sources[name], (str, Path)) and "files" not in exclude:
                kept = self._kept.get(name)
                found[name] = kept if kept and kept[0] == str(path) else read_file(path)
        return bytes(load_extra("srsly", "spacy").msgpack_dumps(found))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> PolicytextTokenizer:
        """Take what ``to_bytes`` wrote."""
        if "files" not in exclude:
            found = load_extra("srsly", "spacy").msgpack_loads(data)
            self._kept = {name: (str(path), held) for name, (path, held) in found.items()}
            self._made = None
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write ``to_bytes`` to a file."""
        Path(path).write_bytes(self.to_bytes(exclude=exclude))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> PolicytextTokenizer:
        """Take what ``to_disk`` wrote.

        Raises:
            InputError: it is not there.
        """
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise InputError(
                f"{path} is no tokeniser of policytext ({error.strerror}); save it anew by "
                "nlp.to_disk(folder)"
            ) from None
        return self.from_bytes(data, exclude=exclude)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_made": None}

    def _make(self) -> ModelTokenizer:
        with tempfile.TemporaryDirectory() as folder:
            sources = {
                name: with_path(source, self._kept.get(name), Path(folder) / name)
                if isinstance(source, (str, Path))
                else source
                for name, source in self._sources.items()
            }
            made = ModelTokenizer(sources["model"], sources["words"], self._granularity)
        return made
