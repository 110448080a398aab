"""The kind that a name's head tells, where the judge's is less certain than the head.

The judge learns heads word by word; one that is rare in training text, or cut otherwise there, it
passes over, and takes the body for an enterprise or the zone for a site.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from policytext import gazetteer
from policytext.data import read_rows
from policytext.entities.deictic import is_deictic
from policytext.entities.place_rules import words_by
from policytext.knowledge import organs
from policytext.lazy_pattern import lazy_pattern

__all__ = ["head_of_name", "kind_by_head", "told_by_name"]

# Where head and judge differ, the head was right in nine of ten names of these kinds.
_DOUBTFUL = {
    "INSTITUTION": frozenset(("enterprise",)),
    "PLACE": frozenset(("site", "zone", "route", "natural")),
}
_TOLD = {
    "INSTITUTION": frozenset(
        ("party", "congress", "education", "health", "research", "association", "other")
    ),
    "PLACE": _DOUBTFUL["PLACE"],
}
_LONGEST = 6
# Schools that a number tells apart: 四中, 第六小学 for short 六小, 高新一中, 兰州33中.
_SCHOOL = lazy_pattern(
    "第?[一二三四五六七八九十]{1,3}[中小幼]|[一-鿿]{1,6}(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3})中"
)
# A party, its committees, and its congresses of the whole state; those of the people have 届.
_PARTY = lazy_pattern(
    "中共|中国共产党|第[一二三四五六七八九十]{1,3}次全国代表大会$|[^团]*[省市县区州盟旗地]委(?:员?会|办公[室厅]|常委会)?$"
)
# Of these kinds the judge makes an office after which buildings are called: 公安局家属楼.
_BUILDINGS = frozenset(("admin", "natural", "route"))
_OFFICES = ("局", "委")
_DIVISION, _NEW_AREA = ("PLACE", "admin"), "新区"
_WORK = ("PROJECT", "construction")
# The judge's kinds for places of which it knows no more.
_LOOSE = frozenset(("admin", "region", "route"))
# Bodies that a noun of places tells to be one: 三里剧院.
_PLACES = frozenset(("site", "zone"))
_NO_BODIES = frozenset(("enterprise", "other"))
# What a name says of itself in brackets: 县人民医院（银谷医院）.
_ALIAS = lazy_pattern("（[^（）]{1,12}）$")


@cache
def _heads() -> Mapping[str, tuple[str, str]]:
    """The label and the likeliest kind of each head."""
    heads: dict[str, tuple[str, str]] = {}
    for head, told, _ in read_rows("names/heads.tsv"):
        label, _, kind = told.partition(".")
        heads.setdefault(head, (label, kind))
    return heads


def kind_by_head(name: str, label: str, kind: str) -> str:
    """The kind of a name, by the longest head with which it ends.

    Args:
        name: the name.
        label: its label.
        kind: its kind by the judge.

    Example:
        >>> kind_by_head("银谷新材料创新中心", "INSTITUTION", "enterprise")
        'research'
    """
    if kind not in _DOUBTFUL.get(label, ()):
        return kind
    of_label, told = head_of_name(name)
    return told if of_label == label and told in _TOLD[label] else kind


# The judge and those after it ask for the same names.
@lru_cache(maxsize=4096)
def told_by_name(name: str, label: str, kind: str) -> tuple[str, str]:
    """The label and the kind of a name, where its form is more certain than the judge.

    Example:
        >>> told_by_name("五中", "INSTITUTION", "enterprise")
        ('INSTITUTION', 'education')
        >>> told_by_name("水利局", "PLACE", "admin")
        ('INSTITUTION', 'government')
    """
    if label == "PLACE" and is_deictic(name):
        return label, "deictic"
    if (label, kind) == _WORK and name.endswith(words_by("belt")):
        return "PLACE", "region"
    if label == "INSTITUTION" and kind == "enterprise":
        name = _ALIAS.sub("", name) or name
    if label == "INSTITUTION" or (label == "PLACE" and kind in _LOOSE):
        told = _body(name)
        if told in _PLACES:
            return ("PLACE", told) if kind in _NO_BODIES else (label, kind)
        if told and (label == "INSTITUTION" or not gazetteer.lookup(name)):
            return "INSTITUTION", told
    if (label, kind) == ("INSTITUTION", "enterprise") and _SCHOOL.fullmatch(name):
        return label, "education"
    if (label, kind) == _DIVISION and name.endswith(_NEW_AREA) and not gazetteer.lookup(name):
        return label, "zone"  # 两江新区 is no division, 浦东新区 is one.
    if label == "PLACE" and kind in _BUILDINGS and name.endswith(_OFFICES) and _is_office(name):
        return "INSTITUTION", "government"
    if (label, kind) == ("INSTITUTION", "government") and _PARTY.match(name):
        return label, "party"
    return label, kind_by_head(name, label, kind)


@cache
def _bodies() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """The kinds of each noun that tells one for certain, and what must stand with it for each."""
    found: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for head, kind, holds in read_rows("entities/kind_heads.tsv"):
        found[head] = (*found.get(head, ()), (kind, tuple(holds.split())))
    return found


def _body(name: str) -> str:
    """The kind of body that a name is for certain, by its longest noun; empty where none tells."""
    for length in range(min(_LONGEST + 2, len(name)), 0, -1):
        end = name[-length:]
        if end in _bodies():
            told = (
                kind
                for kind, holds in _bodies()[end]
                if not holds or any(word in name for word in holds)
            )
            return next(told, "")
        if end in _heads():
            return ""
    return ""


def _is_office(name: str) -> bool:
    """Whether a name is what stands for an office of the issuer's government by itself."""
    return any(
        not read.division and any(organs.organs()[key].kind == "government" for key in read.keys)
        for read in organs.split(name)
    )


def head_of_name(name: str) -> tuple[str, str]:
    """The label and the kind of the longest head with which a name ends; empty where none does.

    Example:
        >>> head_of_name("银谷水电站")
        ('PLACE', 'site')
    """
    heads = _heads()
    for length in range(min(_LONGEST, len(name) - 1), 0, -1):
        told = heads.get(name[-length:])
        if told is not None:
            return told
    return "", ""
