"""The library's own recogniser: lexicons, rules and a trained model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from policytext.entities.files import load_mentions, pack_mentions, packaged_mentions
from policytext.entities.model import MentionModel
from policytext.entities.recognizer import Found
from policytext.errors import InputError, check_type

if TYPE_CHECKING:
    from policytext.document import Document
    from policytext.entities.deep import DeepModel

    # True is the packaged one; False and None are none.
    AnyDeep: TypeAlias = bool | str | Path | DeepModel | None

__all__ = ["MIN_SCORE", "ModelRecognizer", "check_score"]

# Where F1 is highest on reports of places that the model has not seen.
MIN_SCORE = 0.4

# Characters that are worked through at once: long documents take no more memory than these.
_BLOCK = 1 << 16
_ENDS = "\n。！？；"


class ModelRecognizer:
    """Finds places, institutions and projects of all kinds; it never changes once it is made.

    Args:
        model: the path of a model file, or a model; the packaged one where none is given.
        min_score: mentions less probable are left out: a higher one gives fewer and surer
            mentions. docs/entities.md shows what each choice gives.
        deep: True for the packaged deep model, which reads the sentences in which the model is
            not sure: surer and far slower (docs/entities.md). One of your own may be given, or
            the path of its file.

    Raises:
        InputError: an argument is none of these.
        ReadError: the model file cannot be read.
        DataError: it is no model of mentions.

    Example:
        >>> text = "苏州大学新校区开工建设。"
        >>> for found in ModelRecognizer()(text):
        ...     print(text[found.start : found.end], found.label, found.kind)
        苏州大学新校区 PROJECT construction
        苏州大学 INSTITUTION education
        苏州 PLACE admin
    """

    def __init__(
        self,
        model: str | Path | MentionModel | None = None,
        *,
        min_score: float = MIN_SCORE,
        deep: AnyDeep = None,
    ) -> None:
        if not isinstance(model, (str, Path, MentionModel, type(None))):
            raise InputError(f"a model is the path of a model file, got {model!r:.60}")
        check_score(min_score)
        self._model = model
        self._own = load_mentions(model) if isinstance(model, (str, Path)) else model
        self.min_score = min_score
        self._deep = deep
        self._own_deep = _deep_of(deep)

    @property
    def facts(self) -> dict[str, str]:
        """What the training of the model says of itself: corpora, settings, figures.

        What that of a deep model says has "deep " in front.
        """
        own = {} if self._own_deep is None else self._own_deep.facts
        return {**self._mentions.facts, **{f"deep {name}": fact for name, fact in own.items()}}

    @property
    def settings(self) -> dict[str, str]:
        """A model that is not the packaged one, and a deep one, by the SHA-256 of their content."""
        import hashlib

        told: dict[str, str] = {}
        if self._own is not None:
            told["model"] = hashlib.sha256(pack_mentions(self._own)).hexdigest()
        if self._own_deep is not None:
            told["deep"] = self._own_deep.sha256
        return told

    @property
    def _mentions(self) -> MentionModel:
        return packaged_mentions() if self._own is None else self._own

    def __call__(self, text: str, document: Document | None = None, /) -> list[Found]:
        """The mentions in a text, by place, outer ones first.

        Args:
            text: any text.
            document: tells issuer and year.

        Raises:
            InputError: this is no text.
            DataError: the packaged model or a table is damaged.
        """
        check_type("text", text, str)
        issuer = None if document is None else document.issuer
        year = None if document is None else document.year
        found: list[Found] = []
        for begin, end in _blocks(text):
            part = text[begin:end]
            own = self._mentions.find(part, issuer, year, self.min_score, self._own_deep)
            found += own if not begin else (_moved(each, begin) for each in own)
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        # A path travels as a path, and the packaged model as none: small, and read once.
        return _made, (self._model, self.min_score, self._deep)

    def __repr__(self) -> str:
        name = "packaged" if self._model is None else self._model
        if isinstance(name, MentionModel):
            name = "of a model given"
        deep = "" if self._own_deep is None else ", deep"
        return f"<ModelRecognizer {name}, min_score={self.min_score}{deep}>"


def check_score(min_score: float) -> None:
    """Refuse what is no smallest score of mentions.

    Raises:
        InputError: it is no probability above 0.
    """
    check_type("min_score", min_score, float, int)
    if not 0 < min_score <= 1:
        raise InputError(
            f"min_score of mentions is above 0 and up to 1, got {min_score}; with 0 every stretch "
            "of text would be one, 0.01 keeps nearly all that are worth a look"
        )


def _made(
    model: str | Path | MentionModel | None, min_score: float, deep: AnyDeep
) -> ModelRecognizer:
    return ModelRecognizer(model, min_score=min_score, deep=deep)


def _deep_of(deep: AnyDeep) -> DeepModel | None:
    if deep is None or deep is False:
        return None
    # Loaded by those who ask for it alone.
    from policytext.entities.deep import DeepModel, load_deep, packaged_deep

    if deep is True:
        return packaged_deep()
    if not isinstance(deep, (str, Path, DeepModel)):
        raise InputError(
            "deep is True for the packaged deep model, the path of a file or a DeepModel, got "
            f"{deep!r:.60}"
        )
    return deep if isinstance(deep, DeepModel) else load_deep(deep)


def _moved(found: Found, by: int) -> Found:
    return Found(found.start + by, found.end + by, *found[2:])


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Pieces of a text that end with a line or a sentence, if one ends in their second half."""
    begin = 0
    while begin < len(text):
        end = min(begin + _BLOCK, len(text))
        if end < len(text):
            half = (begin + end) // 2
            ends = (text.rfind(mark, half, end) + 1 for mark in _ENDS)
            end = next((place for place in ends if place > 0), end)
        yield begin, end
        begin = end
