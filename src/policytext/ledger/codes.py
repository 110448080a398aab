"""Codes of indicators, and the key by which rows of one indicator are put together."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from policytext.ledger.row import Row

__all__ = ["Codes", "Entry", "NoCodes", "indicator_key", "packaged_codes", "plain_name"]


class Entry(Protocol):
    """What a codebook says of an indicator."""

    @property
    def code(self) -> str:
        """The indicator's code."""


class Codes(Protocol):
    """Anything that finds the entry of an indicator by its name."""

    def find(self, name: str, /) -> Entry | None:
        """The entry that a name stands for; ``None`` for an unknown one."""


class NoCodes:
    """No codes: all indicators go by their own words."""

    def find(self, name: str, /) -> Entry | None:  # noqa: ARG002 - the protocol's
        """Nothing."""
        return None


def packaged_codes() -> Codes:
    """The packaged codebook."""
    return NoCodes()


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
