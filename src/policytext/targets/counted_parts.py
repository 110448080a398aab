"""Parts of the things counted before: those of one size, and those that are done."""

from __future__ import annotations

from collections.abc import Mapping

from policytext.targets.nouns import verb_of
from policytext.targets.patterns import pattern
from policytext.targets.phrases import strip_openers
from policytext.targets.ways import Reading

__all__ = ["part_of"]

# No words in front of a value are longer that tell of such a part.
_LONGEST = 32


def part_of(
    text: str, start: int, place: int, unit: str, counted: Mapping[str, str]
) -> Reading | None:
    """How a number of things is read that were counted before, all of them; None if it is no part.

    Args:
        text: the text.
        start: where the words before the value begin.
        place: where it begins.
        unit: the unit of the value.
        counted: what was counted before in the sentence, by unit.

    Example:
        >>> part_of("引进项目42个，其中亿元以上29个", 7, 14, "个", {"个": "引进项目"}).name
        '引进亿元以上项目'
        >>> part_of("30件实事已完成12件", 3, 8, "件", {"件": "实事"}).name
        '完成实事'
    """
    if unit not in counted or place - start > _LONGEST:
        return None
    return _of_size(text, start, place, counted[unit]) or _done(text, start, place, counted[unit])


def _of_size(text: str, start: int, place: int, head: str) -> Reading | None:
    """Those of one size: 引进项目42个，其中亿元以上29个."""
    found = pattern("of a size").fullmatch(text, start, place)
    if found is None:
        return None
    size, of = found["size"], found["of"] or ""
    field, lost = strip_openers(found["field"])
    begin = found.start("field") + lost
    own = pattern("size in name").search(head)
    verb = verb_of(head)
    verb = verb if head.startswith(verb) else ""
    if not field and own is not None:
        # 签约亿元以上项目80个，其中5亿元以上25个: one size takes the place of the other.
        name = head[: own.start("size")] + size + head[own.end("size") :]
    elif not field:
        name = verb + size + head[len(verb) :]
    else:
        noun = head[own.end() :] if own is not None else head[len(verb) :]
        name = field + size + of + noun
    return Reading(name, begin, "of size", field)


def _done(text: str, start: int, place: int, head: str) -> Reading | None:
    """Those that are done, behind the number of all: 30件民生实事已完成12件."""
    found = pattern("done of all").fullmatch(text, start, place)
    if found is None or (found["thing"] or head) != head:
        return None
    return Reading(found["verb"] + head, found.start(), "done of all", found["verb"])
