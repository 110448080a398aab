"""What an annotator is: a function from Document to Document that adds layers."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from policytext.document import Document
from policytext.errors import InputError
from policytext.layers import Layer

__all__ = ["Annotator", "check_document"]


@runtime_checkable
class Annotator(Protocol):
    """A callable that returns the document with its layers added, and changes nothing else.

    It may also set facts that the document lacks (title, issuer, year, date) and add problems.
    An annotator is picklable, so that it can run in several processes, and its output depends on
    the document alone.

    A layer that an annotator both requires and provides, it replaces.
    """

    @property
    def name(self) -> str:
        """The annotator's fixed name."""

    @property
    def requires(self) -> tuple[Layer[Any], ...]:
        """The layers that it reads."""

    @property
    def provides(self) -> tuple[Layer[Any], ...]:
        """The layers that it adds."""

    def __call__(self, doc: Document, /) -> Document:
        """The document with the layers added."""


def check_document(name: str, doc: object) -> None:
    """Refuse what an annotator that is called on its own is given in place of a document.

    Raises:
        InputError: it is no Document.
    """
    if not isinstance(doc, Document):
        raise InputError(
            f"{name} takes a Document, got {doc!r:.60}; wrap clean text in "
            "policytext.Document(text), read pages with policytext.read()"
        )
