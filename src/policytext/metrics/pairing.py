"""Gold and predicted documents side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from policytext.document import Document
from policytext.errors import InputError

__all__ = ["Documents", "pair"]

Documents: TypeAlias = Document | Iterable[Document]


def pair(gold: Documents, predicted: Documents) -> list[tuple[Document, Document]]:
    """The documents in pairs, as they come.

    Raises:
        InputError: their numbers, ids or texts differ; the message names the first difference.
    """
    first, second = _as_list(gold, "gold"), _as_list(predicted, "predicted")
    if len(first) != len(second):
        raise InputError(
            f"{len(first)} gold documents but {len(second)} predicted ones; "
            "give each document once on both sides, in the same order"
        )
    for number, (one, two) in enumerate(zip(first, second, strict=True), 1):
        if one.id != two.id:
            raise InputError(
                f"document {number} is {one.id!r} in the gold but {two.id!r} in what was "
                "predicted; give the documents in the same order"
            )
        if one.text != two.text:
            raise InputError(_difference(one, two, number))
    return list(zip(first, second, strict=True))


def _as_list(documents: object, what: str) -> list[Document]:
    if isinstance(documents, Document):
        return [documents]
    found: list[Document] = []
    for one in documents if isinstance(documents, Iterable) else [documents]:
        if not isinstance(one, Document):
            raise InputError(f"{what} must be Documents, got {type(one).__name__}")
        found.append(one)
    return found


def _difference(one: Document, two: Document, number: int) -> str:
    place = next(
        (i for i, (a, b) in enumerate(zip(one.text, two.text, strict=False)) if a != b),
        min(len(one.text), len(two.text)),
    )
    return (
        f"the texts of document {number} {one.id!r} differ at character {place}: the gold has "
        f"{one.text[place : place + 10]!r}, what was predicted {two.text[place : place + 10]!r}; "
        "annotate the gold's own text"
    )
