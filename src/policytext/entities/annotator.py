"""The annotator that adds mentions of places, institutions and projects."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policytext.annotator import check_document
from policytext.document import Document
from policytext.entities.foreign import names_of
from policytext.entities.later import found_again
from policytext.entities.own import MIN_SCORE, ModelRecognizer, check_score
from policytext.entities.recognizer import Found, Recognizer
from policytext.entities.user_names import NameTable
from policytext.errors import InputError, check_type
from policytext.layers import MENTIONS, Layer
from policytext.simple_forms import simplified
from policytext.values import Link, Mention

if TYPE_CHECKING:
    from policytext.entities.own import AnyDeep

__all__ = ["EntityAnnotator"]


class EntityAnnotator:
    """Adds the layer MENTIONS: labels ``PLACE``, ``INSTITUTION`` and ``PROJECT`` with their kinds.

    Mentions may lie in each other: 江苏 in 江苏大学. Each has a score, the probability that it is
    a mention. Links are left to the annotator ``links``, save those that a user's names give.

    Args:
        recognizer: what finds names; the library's own model where none is given.
        names: a user's own names, patterns and blocked strings, which override what is found: a
            table, or the path or the mapping that it is read from.
        min_score: mentions with a smaller score are left out; those without a score are kept.
        again: whether names that were found are looked for in the rest of the document.
        deep: True for the packaged deep model, which reads the sentences in which the library's
            own model is not sure: surer and far slower (docs/entities.md). One of your own may be
            given, or the path of its file.

    Raises:
        InputError: an argument is none of these.
        DataError: the names have faults, or a packaged table is damaged.

    Example:
        >>> from policytext import MENTIONS, Document
        >>> doc = EntityAnnotator()(Document("我市与苏州大学合作。", issuer="320400", year=2024))
        >>> [f"{m.text} {m.label}.{m.value.kind}" for m in doc[MENTIONS]]
        ['我市 PLACE.deictic', '苏州大学 INSTITUTION.education', '苏州 PLACE.admin']
    """

    name = "entities"
    requires: tuple[Layer[Any], ...] = ()
    provides: tuple[Layer[Any], ...] = (MENTIONS,)

    def __init__(
        self,
        recognizer: Recognizer | None = None,
        names: NameTable | str | Path | Mapping[str, Any] | None = None,
        *,
        min_score: float = MIN_SCORE,
        again: bool = True,
        deep: AnyDeep = None,
    ) -> None:
        check_score(min_score)
        check_type("again", again, bool)
        # A class is called to make one, and not with a text.
        if recognizer is not None and (isinstance(recognizer, type) or not callable(recognizer)):
            raise InputError(f"a recogniser is called with a text, got {recognizer!r:.60}")
        if recognizer is not None and deep is not None and deep is not False:
            raise InputError(
                "a deep model helps the library's own recogniser: leave recognizer= out, or give "
                "deep= to a ModelRecognizer"
            )
        self._recognizer: Recognizer = (
            ModelRecognizer(min_score=min(min_score, MIN_SCORE), deep=deep)
            if recognizer is None
            else recognizer
        )
        self._names = _table(names)
        self._min_score = min_score
        self._again = again

    @property
    def settings(self) -> dict[str, str]:
        """What differs from the default, for the manifest; empty where nothing does."""
        told: dict[str, str] = {}
        if self._names is not None:
            told["names"] = self._names.sha256
        if not self._again:
            told["again"] = "False"
        least = self._min_score
        if isinstance(self._recognizer, ModelRecognizer):
            told |= self._recognizer.settings
            least = max(least, self._recognizer.min_score)
        else:
            told["recognizer"] = _told(self._recognizer)
        if least != MIN_SCORE:
            told["min_score"] = str(least)
        return told

    def __call__(self, doc: Document, /) -> Document:
        """The document with its mentions.

        Raises:
            InputError: this is no Document, or a recogniser of one's own gave something else than
                names in the text.
            DataError: a packaged table is damaged.
        """
        check_document("entities", doc)
        is_own = isinstance(self._recognizer, ModelRecognizer)
        # One of a user's own may know traditional characters.
        text = simplified(doc.text) if is_own else doc.text
        found = self._found(doc, text)
        # Before unlikely ones are left out, so that a higher score gives fewer of the same.
        if self._again:
            found = found_again(text, found)
        found = [each for each in found if each.score is None or each.score >= self._min_score]
        recognised = {each for each in found if each.id is not None}
        if self._names is not None:
            plain = simplified(doc.text)
            names = self._names if plain == doc.text else self._names.simplified
            found = names.override(plain, found, year=doc.year)
        return doc.with_layer(
            MENTIONS,
            [
                doc.span(each.start, each.end, each.label, _mention(each, recognised))
                for each in found
            ],
        )

    def _found(self, doc: Document, text: str) -> list[Found]:
        """What the recogniser finds."""
        if isinstance(self._recognizer, ModelRecognizer):
            return self._recognizer(text, doc)
        given: object = self._recognizer(doc.text, doc)
        return names_of(type(self._recognizer).__name__, given, doc.text)


def _told(recognizer: Recognizer) -> str:
    """What a recogniser says of itself, or its class: no address, which no other run has."""
    kind = type(recognizer)
    if kind.__repr__ is not object.__repr__:
        return repr(recognizer)
    return f"{kind.__module__}.{kind.__qualname__}"


def _mention(found: Found, recognised: Container[Found]) -> Mention:
    if found.id is None:
        return Mention(found.kind, None, found.score)
    evidence = "the recogniser" if found in recognised else "the user's names"
    return Mention(found.kind, Link(found.id, evidence=evidence), found.score)


def _table(names: NameTable | str | Path | Mapping[str, Any] | None) -> NameTable | None:
    if names is None or isinstance(names, NameTable):
        return names
    if isinstance(names, Mapping):
        return NameTable.from_dict(names)
    return NameTable.read(names)
