"""Codes of indicators, and the key by which rows of one indicator are put together."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING, Protocol

from policytext.errors import InputError

if TYPE_CHECKING:
    from policytext.ledger.row import Row

__all__ = [
    "Codes",
    "Entry",
    "NoCodes",
    "chosen_codes",
    "indicator_key",
    "packaged_codes",
    "plain_name",
]


class Entry(Protocol):
    """What a codebook says of an indicator."""

    @property
    def code(self) -> str:
        """The indicator's code."""

    @property
    def better(self) -> str:
        """``up`` or ``down``: whether more or less of it is better; else ``none``."""


class Codes(Protocol):
    """What finds the entry of an indicator: a `policytext.targets.codebook.Codebook`."""

    def find(self, name: str, year: int | None = None, /) -> Entry | None:
        """The entry that a name stands for in a year; ``None`` for an unknown one."""

    def __contains__(self, code: object, /) -> bool:
        """Whether there is an entry of this code."""

    def __getitem__(self, code: str, /) -> Entry:
        """The entry of a code."""


class NoCodes:
    """No codes: all indicators go by their own words."""

    def find(self, name: str, year: int | None = None, /) -> Entry | None:  # noqa: ARG002
        """Nothing."""
        return None

    def __contains__(self, code: object, /) -> bool:
        return False

    def __getitem__(self, code: str, /) -> Entry:
        raise InputError(f"no indicator has the code {code!r:.60}: no codebook is used")


def packaged_codes() -> Codes:
    """The packaged codebook."""
    from policytext.targets.codebook import Codebook

    return Codebook.packaged()


def chosen_codes(codes: Codes | None) -> Codes:
    """A codebook that a caller gave, or the packaged one for ``None``.

    Raises:
        InputError: it is none, but the path of one, say.

    Example:
        >>> chosen_codes("own.toml")
        Traceback (most recent call last):
        ...
        policytext.errors.InputError: codes are a codebook, got 'own.toml': \
Codebook.packaged().extended('own.toml') makes one of a file
    """
    if codes is None:
        return packaged_codes()
    # A text has find, too.
    if isinstance(codes, (str, bytes, os.PathLike)) or not callable(getattr(codes, "find", None)):
        raise InputError(
            f"codes are a codebook, got {codes!r:.60}: Codebook.packaged().extended('own.toml') "
            "makes one of a file"
        )
    return codes


def plain_name(name: str) -> str:
    """The words of a name without blanks, quotes and brackets, in one form of the characters.

    Example:
        >>> plain_name("Ｒ＆Ｄ 经费“支出”")
        'r&d经费支出'
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(
        one
        for one in folded
        if one not in "\"'" and not unicodedata.category(one).startswith(_DROPPED)
    )


# Blanks, control characters, and opening and closing quotes and brackets.
_DROPPED = ("Z", "C", "Ps", "Pe", "Pi", "Pf")


def indicator_key(row: Row) -> str:
    """The code of a row's indicator, or its plain words where it has none."""
    return row.code or plain_name(row.indicator)
