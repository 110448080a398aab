"""Names that the judge takes for one and that are members of a list: 三里小学、五里小学."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policytext.entities.brackets import is_balanced
from policytext.entities.head_kinds import head_of_name
from policytext.entities.recognizer import Found
from policytext.lazy_pattern import lazy_pattern

__all__ = ["members", "without_lists"]

# What stands between two members: 、 and quotation marks that touch, with a footnote at most.
_JOINTS = lazy_pattern(r"、|(?<=”)(?:[\[【〔［（(][0-9]{1,3}[\]】〕］）)])?(?=“)")
# Between two programmes, of which the first stands in quotation marks: “三里工程”和五里工程.
_AND = lazy_pattern(r"(?<=”)[和及与]")
# Between what a body is called and what it was: 三里银行 | 前身 | 五里商行.
_BECAME = lazy_pattern("前身(?:为|是)?|更名(?:为)?")
_ALIKE = lazy_pattern(r"等(?!级|离子|额|效)")  # 甲等污水处理厂: one of several
_NUMBER = lazy_pattern("[0-9]{1,3}[.．、](?=[A-Z一-鿿])")
_NO_ALIKE = frozenset("高初中同平对甲一二三优均")  # 高等, 中等
_CLOSING = frozenset("”》）)")
_SHORTEST = 2  # characters of a name
# Around the joint of one name: 一、二期; 东、中线.
_SERIES = frozenset("一二三四五六七八九十东西南北中上下")
_WORK, _PROGRAMME = ("PROJECT", "construction"), ("PROJECT", "programme")
_DIVISION, _TO = ("PLACE", "admin"), "至"
# What is said of a programme and is none: 四水治理 | 列入规划.
_LISTED = lazy_pattern("(?:列入|纳入)")


def members(text: str, start: int, end: int, kind: tuple[str, str]) -> Iterator[tuple[int, int]]:
    """The members of such a list, or the name itself.

    Programmes often have two aims (碳达峰、碳中和行动): theirs are lists where each member has a
    head or quotation marks of its own.

    Args:
        text: the text.
        start: where the name begins.
        end: where it ends.
        kind: its label and kind.

    Example:
        >>> text = "三里小学、五里小学开工"
        >>> [text[slice(*each)] for each in members(text, 0, 9, ("PROJECT", "construction"))]
        ['三里小学', '五里小学']
    """
    begin, name = _unnumbered(text, start, end), text[start:end]
    if kind == _DIVISION and 0 < name.find(_TO) < len(name) - 1:
        # No division has it in its name: 三里至五里.
        between = start + name.find(_TO)
        yield start, between
        begin = between + 1
    for joint in _joints(text, start, end, kind):
        place, after = joint.span()
        if begin < place and after < end and _parts(text, begin, place, after, kind):
            yield begin, place
            begin = after
    yield begin, _end(text, begin, end, kind)


def _joints(text: str, start: int, end: int, kind: tuple[str, str]) -> Iterable[re.Match[str]]:
    """What may part a name in two; most names have nothing like it."""
    name = text[start:end]
    if kind == _PROGRAMME and "”" in name:
        joint = _AND.search(text, start, end)
        if joint is not None and _are_programmes(
            text[start : joint.start()], text[joint.end() : end]
        ):
            return (joint,)
    if kind[0] == "INSTITUTION":
        joint = _BECAME.search(text, start + _SHORTEST, end - _SHORTEST)
        if joint is not None:
            return (joint,)
    # One is 、 or stands right before “.
    return _JOINTS.finditer(text, start, end) if "、" in name or "“" in name else ()


def _are_programmes(*names: str) -> bool:
    return all(head_of_name(name.strip("“”")) == _PROGRAMME for name in names)


def _parts(text: str, begin: int, place: int, after: int, kind: tuple[str, str]) -> bool:
    """Whether a name ends before this joint and another begins behind it."""
    name = text[begin:place]
    if not is_balanced(name):
        return False
    if kind != _PROGRAMME:
        return not (name[-1] in _SERIES and text[after] in _SERIES)
    # What a programme is called in quotation marks stands whole before the joint.
    return name[-1] in _CLOSING or "”" in name or head_of_name(name) == _PROGRAMME


def _unnumbered(text: str, start: int, end: int) -> int:
    """Where a name begins behind the number of its row: 3. | 三里隧道."""
    number = _NUMBER.match(text, start, end) if text[start].isdecimal() else None
    return start if number is None else number.end()


def _end(text: str, begin: int, end: int, kind: tuple[str, str]) -> int:
    """Where the last member ends: before 等, where what follows says what all of them are."""
    if kind[0] == "PROJECT":
        said = _LISTED.search(text, begin + 2, end)
        if said is not None:
            return said.start()
        for match in _ALIKE.finditer(text, begin + 2, end - 1):
            place = match.start()
            is_word = text[place - 1] in _NO_ALIKE
            if not is_word and (kind == _WORK or text[place - 1] in _CLOSING):
                return place
    return end


def without_lists(text: str, found: Iterable[Found], least: float) -> list[Found]:
    """Names without lists of programmes whose last member, with the head, is a name itself.

    Of the list 清水行动、净水行动 only the members are names. In annotated reports no list is
    marked with its last member (2026-11).

    Args:
        text: the text.
        found: names, outer ones first.
        least: a member less likely does not count.
    """
    found = list(found)
    last: dict[int, int] = {}
    for each in found:
        is_likely = each.score is None or each.score >= least
        is_last = is_likely and text.startswith("、", max(0, each.start - 1))
        if is_last and each[2:4] == _PROGRAMME:
            last[each.end] = max(each.start, last.get(each.end, 0))
    return [each for each in found if not _is_list(each, last.get(each.end, 0))]


def _is_list(name: Found, last: int) -> bool:
    """Whether a programme's last member begins at a place inside it."""
    return name[2:4] == _PROGRAMME and name.start < last
