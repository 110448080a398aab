"""What a recogniser of names is, and what it finds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from policytext.document import Document

__all__ = ["Found", "Recognizer"]


class Found(NamedTuple):
    """A name found in a text.

    Attributes:
        start: its first character, in code points.
        end: the place behind its last one.
        label: ``PLACE``, ``INSTITUTION`` or ``PROJECT``.
        kind: its kind, such as ``admin``.
        score: how probable it is, from 0 to 1; ``None`` where that is not known.
        id: what it stands for, where the recogniser says so.
    """

    start: int
    end: int
    label: str
    kind: str
    score: float | None = None
    id: str | None = None


@runtime_checkable
class Recognizer(Protocol):
    """Finds names in a text; what it finds depends on the text and the document alone.

    Example:
        >>> class Towers:
        ...     def __call__(self, text, document):
        ...         at = text.find("文笔塔")
        ...         return [] if at < 0 else [Found(at, at + 3, "PLACE", "site")]
        >>> isinstance(Towers(), Recognizer)
        True
    """

    def __call__(self, text: str, document: Document | None = None, /) -> Iterable[Found]:
        """The names in a text, in order of place.

        Args:
            text: any text.
            document: the document that it belongs to, where there is one.
        """
        ...
