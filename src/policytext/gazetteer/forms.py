"""Short forms of division names: 常州市 is 常州, 阿坝藏族羌族自治州 is 阿坝 and 阿坝州."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from policytext.gazetteer.files import read_table

__all__ = ["short_forms", "split_name"]

_MIN_FORM = 2
_PREFECTURE = "自治州"


class _Parts(NamedTuple):
    # Both in order of length, longest first, so that 自治州 is tried before 州.
    suffixes: dict[str, tuple[str, ...]]
    autonomous: frozenset[str]
    nationalities: tuple[str, ...]
    whole: tuple[str, ...]
    special: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _parts() -> _Parts:
    words: dict[str, list[str]] = {}
    autonomous: set[str] = set()
    for kind, text in read_table("name_parts.tsv"):
        level = kind.removesuffix("-autonomous")
        words.setdefault(level, []).append(text)
        if level != kind:
            autonomous.add(text)
    special: dict[str, tuple[str, ...]] = {}
    for name, form in read_table("special_forms.tsv"):
        special[name] = (*special.get(name, ()), form)
    by_length = {kind: tuple(sorted(v, key=lambda w: (-len(w), w))) for kind, v in words.items()}
    nationalities = by_length.pop("nationality")
    whole = by_length.pop("whole")
    return _Parts(by_length, frozenset(autonomous), nationalities, whole, special)


def _without_nationalities(stem: str, nationalities: tuple[str, ...]) -> str:
    """Drop the nationalities at the end, as long as a name of two characters is left."""
    while True:
        for nationality in nationalities:
            if stem.endswith(nationality) and len(stem) - len(nationality) >= _MIN_FORM:
                stem = stem[: -len(nationality)]
                break
        else:
            break
    # 鄂温克族自治旗 and 东乡族自治县 are named after the nationality alone.
    if stem.endswith("族") and len(stem) > _MIN_FORM and stem in nationalities:
        return stem[:-1]
    return stem


def split_name(name: str, level: str) -> tuple[str, str]:
    """Split a name into its stem and the words that say the level; no stem is one character.

    Returns:
        The stem and the rest. A name that cannot be split is its own stem.

    Examples:
        >>> split_name("常州市", "prefecture")
        ('常州', '市')
        >>> split_name("阿坝藏族羌族自治州", "prefecture")
        ('阿坝', '藏族羌族自治州')
        >>> split_name("通县", "county")
        ('通县', '')
    """
    parts = _parts()
    if name.endswith(parts.whole):
        return name, ""
    for suffix in parts.suffixes.get(level, ()):
        if not name.endswith(suffix) or len(name) - len(suffix) < _MIN_FORM:
            continue
        stem = name[: -len(suffix)]
        if suffix in parts.autonomous or stem.endswith("族"):
            stem = _without_nationalities(stem, parts.nationalities)
        return stem, name[len(stem) :]
    return name, ""


def short_forms(name: str, level: str) -> tuple[str, ...]:
    """The short forms of a division's full name, without the name itself.

    Args:
        name: The full name.
        level: "state", "province", "prefecture", "county" or "township".

    Returns:
        The stem (常州); for an autonomous division also stem and level word (延边州, and 延边自治州
        for a prefecture); the forms of `data/divisions/special_forms.tsv`. In this order, without
        repetition; empty for names such as 通县 that have none.

    Examples:
        >>> short_forms("延边朝鲜族自治州", "prefecture")
        ('延边', '延边州', '延边自治州')
        >>> short_forms("内蒙古自治区", "province")
        ('内蒙古',)
        >>> short_forms("郊区", "county")
        ()
    """
    stem, rest = split_name(name, level)
    forms = [stem]
    if len(rest) > _MIN_FORM and level not in ("province", "township") and "自治" in rest:
        forms.append(stem + rest[-1])
    if rest.endswith(_PREFECTURE) and rest != _PREFECTURE:
        forms.append(stem + _PREFECTURE)
    forms.extend(_parts().special.get(name, ()))
    return tuple(dict.fromkeys(form for form in forms if form != name))
