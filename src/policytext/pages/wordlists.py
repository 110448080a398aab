"""The tables by which formats, elements and the parts of a page are told apart."""

from __future__ import annotations

import functools
from importlib import resources

from policytext.errors import DataError

__all__ = ["elements", "formats"]


def _rows(name: str) -> list[list[str]]:
    """The rows of a table of tab-separated values, without its head."""
    path = resources.files("policytext").joinpath("data", "pages", name)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"the table pages/{name} is damaged ({error}); reinstall policytext"
        ) from None
    return [line.split("\t") for line in lines[1:] if line]


@functools.cache
def formats() -> tuple[tuple[bytes, bytes, str, str], ...]:
    """Formats that are not text: first bytes, bytes further on, what it is, what to do."""
    return tuple(
        (bytes.fromhex(start), inside.encode("ascii"), what, advice)
        for start, inside, what, advice in _rows("formats.tsv")
    )


@functools.cache
def elements() -> dict[str, tuple[str, str]]:
    """For each element of HTML how it is laid out, and the role of what is in it."""
    return {name: (kind, role) for name, kind, role in _rows("elements.tsv")}
