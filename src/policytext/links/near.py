"""The divisions and organs that stand in a name, or right before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache

from policytext.gazetteer import Division
from policytext.knowledge.organs import parts
from policytext.links.candidates import candidates
from policytext.links.choose import choose, narrowed
from policytext.links.issuer import Standpoint, division_of, is_code
from policytext.links.organs import ABOVE, OF_STATE, Around
from policytext.span import Span
from policytext.values import Link, Mention

__all__ = ["Near"]

# How far before a name a place may stand that speaks for it.
_NEAR = 60
_MOST_NEAR = 4
# As many characters after a name are looked at.
_AFTER = 8


@lru_cache(maxsize=16384)
def _owners(name: str, stand: Standpoint) -> Sequence[Division]:
    """The divisions that a name inside an organ's may mean."""
    found = narrowed(candidates(name, stand), stand)
    link = choose(found, stand) if found else None
    if link is None or link.id is None:
        return found
    return [division for division in found if division.code == link.id]


class Near:
    """The linked divisions of a text, by place."""

    def __init__(
        self, mentions: Sequence[Span[Mention]], links: Mapping[int, Link], year: int | None
    ) -> None:
        self._year = year
        found = []
        for i, mention in enumerate(mentions):
            link = mention.value.link or links.get(i)
            is_name = mention.label == "PLACE" and mention.value.kind == "admin"
            if is_name and link is not None and link.id is not None and is_code(link.id):
                found.append((mention.start, mention.end, mention.text, link.id))
        # The organs linked so far: where their names end, their ids and the evidence.
        self.organs: list[tuple[int, str, str]] = []
        # The outermost name of a body that was read last: where it begins and ends, and its id.
        self._body: tuple[int, int, str | None] = (0, 0, None)
        self._found = sorted(found)
        self._starts = [start for start, *_ in self._found]

    def of_organ(self, text: str, mention: Span[Mention], stand: Standpoint) -> Around:
        """What stands around an organ's name."""
        inside = self.at_start(mention)
        beside = None
        end = self.organs[-1][0] if self.organs else mention.end
        # 市委 | 市政府 may stand without a mark between them.
        if end == mention.start or (
            end < mention.start and text[end : mention.start] in parts("and")
        ):
            beside = division_of(self.organs[-1][1].partition("/")[0], self._year)
        after = text[mention.end : mention.end + _AFTER]
        is_named = bool(self.organs) and self.organs[-1][2] != ABOVE
        return Around(
            lambda name: inside.get(name) or _owners(name, stand), after, beside, is_named
        )

    def pass_body(self, mention: Span[Mention], link: Link) -> None:
        """Note the name of a body, unless it stands in the one noted before."""
        if mention.label == "INSTITUTION" and mention.start >= self._body[1]:
            self._body = (mention.start, mention.end, link.id)

    def is_end_of_other(self, mention: Span[Mention], link: Link) -> bool:
        """Whether a name of the state's organ ends that of another body: 中央 in 民建中央."""
        start, end, body = self._body
        is_end = start < mention.start and mention.end == end
        return is_end and link.evidence == OF_STATE and link.id != body

    def at_start(self, mention: Span[Mention]) -> dict[str, Sequence[Division]]:
        """The divisions with which a name begins, by their own names."""
        low = bisect_right(self._starts, mention.start - 1)
        high = bisect_right(self._starts, mention.start)
        return {
            text: (division_of(code, self._year),)
            for _, end, text, code in self._found[low:high]
            if end < mention.end
        }

    def around(self, mention: Span[Mention]) -> tuple[str, ...]:
        """Codes of the divisions in a name, or else of the nearest before it."""
        low = bisect_right(self._starts, mention.start - 1)
        high = bisect_right(self._starts, mention.end - 1)
        inside = [code for _, end, _, code in self._found[low:high] if end <= mention.end]
        if inside:
            return tuple(dict.fromkeys(inside))
        before = self._found[max(0, low - _MOST_NEAR) : low]
        close = [code for _, end, _, code in reversed(before) if mention.start - end <= _NEAR]
        return tuple(dict.fromkeys(close[:1]))
