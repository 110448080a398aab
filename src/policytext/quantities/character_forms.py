"""Variant and traditional characters, one for one, in the form that the tables use."""

from __future__ import annotations

from functools import cached_property

from policytext.quantities.gaps import PLAIN_BLANKS
from policytext.quantities.rows import Rows
from policytext.quantities.words import word_pattern
from policytext.simple_forms import forms, simplified

__all__ = ["CharacterForms"]


class CharacterForms:
    """The characters that are read as others, by the tables and in traditional texts.

    Args:
        rows: all entries of the tables.
    """

    def __init__(self, rows: Rows) -> None:
        variants = {row["written"]: row["read"] for row in rows["variant"].values()}
        self._rows = rows
        self._variants = {**variants, **PLAIN_BLANKS}
        self._variant = word_pattern(self._variants)

    def unify(self, text: str) -> str:
        """The text with each in the form that the tables use; offsets stay."""
        if simplified(text) != text:
            return text.translate(self._traditional)
        return self._variant.sub(lambda found: self._variants[found[0]], text)

    @cached_property
    def _traditional(self) -> dict[int, str]:
        """Those of traditional texts, save what the tables know as it is."""
        known = {
            character
            for name, rows in self._rows.items()
            if name != "variant"
            for row in rows.values()
            for character in "".join(row.values())
        }
        simple = {one: form for one, form in forms().items() if one not in known}
        return str.maketrans({**simple, **self._variants})
