"""Coarse units: set compounds, each made of whole fine words."""

from __future__ import annotations

from functools import cache

from policytext.data import read_rows
from policytext.tokens.flags import join
from policytext.tokens.matches import Match, WordList, whole_places
from policytext.tokens.protocol import Flags, Offsets

__all__ = ["coarse_words", "fine_words", "join_compounds", "packaged_compounds"]


@cache
def packaged_compounds() -> tuple[str, ...]:
    """The compounds of the packaged table, with a space between their fine words.

    Raises:
        DataError: the table is missing or damaged.
    """
    return tuple(row[0] for row in read_rows("tokens/compounds.tsv"))


@cache
def fine_words(words: tuple[str, ...] = ()) -> WordList:
    """The packaged words that stay whole in both granularities and these, to be looked for."""
    return WordList((*(one for one in packaged_compounds() if " " not in one), *words))


@cache
def coarse_words(words: tuple[str, ...] = ()) -> WordList:
    """The packaged compounds and these words, to be looked for."""
    return WordList((*(one.replace(" ", "") for one in packaged_compounds()), *words))


def join_compounds(
    text: str, flags: Flags, compounds: WordList, blank: Flags, borders: Offsets | None = None
) -> Flags:
    """The flags with each compound whole that begins and ends where words do.

    Of two that overlap the one that begins first counts, of two that begin together the longer.
    """
    places = compounds.matches(text, borders)
    if not len(places):
        return flags
    longest: dict[int, int] = {}
    for start, end in places[whole_places(places, flags)].tolist():
        # Places come by rising end.
        longest[start] = end
    chosen: list[Match] = []
    done = 0
    for start in sorted(longest):
        if start >= done:
            done = longest[start]
            chosen.append((start, done))
    return join(flags, chosen, blank)
