"""Set phrases and names with a numeral in them, found at that numeral in constant time."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_letters

from policytext.lazy_pattern import lazy_pattern

__all__ = ["IN_PHRASE", "Phrases"]

# The characters at which a phrase is looked up: its first of these.
IN_PHRASE = lazy_pattern("[0-9〇零一二三四五六七八九十百千万亿两数半]")
# After a numeral at the end of a phrase, these go on with it: 这一 but not 这一百二十.
_GO_ON = frozenset("十百千万亿点几")


class Phrases:
    """Set phrases by what they say from their first numeral on."""

    def __init__(self, phrases: Iterable[str]) -> None:
        heads: dict[str, list[str]] = {}
        for phrase in phrases:
            match = IN_PHRASE.search(phrase)
            if match is not None:
                heads.setdefault(phrase[match.start() :], []).append(phrase[: match.start()])
        self._heads = {rest: tuple(found) for rest, found in heads.items()}
        sizes: dict[str, set[int]] = {}
        for rest in heads:
            sizes.setdefault(rest[:2], set()).add(len(rest))
        # How long phrases are by their first two characters, with those of the first alone.
        self._sizes = {
            key: tuple(sorted(found | sizes.get(key[0], set()), reverse=True))
            for key, found in sizes.items()
        }

    def end(self, text: str, place: int) -> int:
        """Where the longest phrase ends whose first numeral stands at a place; 0 without one."""
        sizes = self._sizes.get(text[place : place + 2]) or self._sizes.get(text[place], ())
        for size in sizes:
            end = place + size
            if end > len(text):
                continue
            heads = self._heads.get(text[place:end])
            if heads is None or not text.endswith(heads, 0, place) or _goes_on(text, end):
                continue
            return end
        return 0


def _goes_on(text: str, end: int) -> bool:
    """Whether a phrase is only the beginning of a number or unit: 十分之一, 这一百二十, 5GW."""
    if end == len(text):
        return False
    if text[end - 1] in ascii_letters:
        return text[end] in ascii_letters
    if text[end - 1] == "分":
        return text[end] == "之"
    return text[end] in _GO_ON and IN_PHRASE.match(text, end - 1) is not None
