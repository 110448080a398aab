"""What an annotator is: a function from Document to Document that adds layers."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from policytext.document import Document
from policytext.layers import Layer

__all__ = ["Annotator"]


@runtime_checkable
class Annotator(Protocol):
    """A callable that returns the document with its layers added, and changes nothing else.

    It may also set facts that the document lacks (title, issuer, year, date) and add problems.
    An annotator is picklable, so that it can run in several processes, and its output depends on
    the document alone.

    Attributes:
        name: a fixed word, by which pipelines and configurations call it.
        requires: layers that it reads.
        provides: layers that it adds; one that it also requires, it replaces.
    """

    @property
    def name(self) -> str: ...
    @property
    def requires(self) -> tuple[Layer[Any], ...]: ...
    @property
    def provides(self) -> tuple[Layer[Any], ...]: ...
    def __call__(self, doc: Document, /) -> Document: ...
