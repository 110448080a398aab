"""The issuer's own divisions at the beginning of longer names: 光明 in 光明科学城.

The model has seen few issuers, and doubts the short names of others. In 1.9 million characters of
annotated reports 357 of 359 names that begin so hold the issuer or a division above it, and 612 of
640 one right below it (2026-11); rivers and roads of that name are left out here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from policytext import gazetteer
from policytext.entities.names import names_for
from policytext.entities.no_names import is_no_name
from policytext.entities.place_rules import words_by
from policytext.entities.places import tells_of_home
from policytext.entities.recognizer import Found
from policytext.errors import InputError
from policytext.gazetteer import Division
from policytext.lexicon import is_word

__all__ = ["with_own_places"]

_PLACE, _ADMIN = "PLACE", "admin"
_NATURAL = "natural"
_NAMED = frozenset(((_PLACE, "site"), (_PLACE, "zone")))
_OWN, _BELOW = 0.99, 0.95
_CHINA = "100000"
# With what names of townships end that are called by peoples.
_OF_PEOPLES = ("族乡", "族镇")
_SHORTEST = 2
# Behind the short name stands more than one character: 县 and 城 alone make one word with it.
_REST = 2
# A word for a level has so many characters at most; a single one may begin a word (市民).
_LEVEL = 3


def with_own_places(
    text: str, found: Iterable[Found], issuer: str | None, year: int | None, least: float
) -> list[Found]:
    """Names with the issuer's divisions that they begin with.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        issuer: the code of the division that issued the text.
        year: the text's year.
        least: a name less likely holds none.
    """
    forms = _forms(issuer, year)
    found = list(found)
    if not forms:
        return found
    found = [_without_stray(text, each, forms) for each in found]
    found = list(_named_after(text, found, forms))
    taken = {(each.start, each.end) for each in found}
    made: list[Found] = []
    heads = frozenset(form[:_SHORTEST] for form in forms)
    for each in found:
        made.append(each)
        if text[each.start : each.start + _SHORTEST] not in heads:
            continue
        if each.score is not None and each.score < least:
            continue
        end, score = _beginning(text, each, forms)
        if end and not any((each.start, stop) in taken for stop in range(end, each.end)):
            taken.add((each.start, end))
            made.append(Found(each.start, end, _PLACE, _ADMIN, score))
    return sorted(made, key=lambda one: (one.start, -one.end))


def _without_stray(text: str, name: Found, forms: Mapping[str, float]) -> Found:
    """A division's name without the first character of the next word: 光明 for 光明安 | 民心."""
    if (name.label, name.kind) != (_PLACE, _ADMIN):
        return name
    own = text[name.start : name.end - 1]
    if forms.get(own) != _OWN or text.startswith(words_by("part"), name.end - 1):
        return name
    is_known = bool(gazetteer.lookup(text[name.start : name.end]))
    return name if is_known else name._replace(end=name.end - 1)


def _named_after(text: str, found: Iterable[Found], forms: Mapping[str, float]) -> Iterator[Found]:
    """Names with the issuer, and no mountain, at the beginning of bodies and sites: 南山博物馆.

    In annotated reports such a short name is the division 181 times and nature twice, before
    works on a river; those are left out here (2026-11).
    """
    around = None
    for each in found:
        if around is None or each.start >= around.end:
            around = each
        if each.kind == _NATURAL and forms.get(text[each.start : each.end]) == _OWN:
            is_named = around.label == "INSTITUTION" or around[2:4] in _NAMED
            is_own = (
                # In no other name: 建设美丽太湖 in a report of 太湖县.
                _tells_of_home(text, each)
                if around is each
                else is_named and each.start == around.start
            )
            each = each._replace(kind=_ADMIN) if is_own else each
        yield each


def _tells_of_home(text: str, name: Found) -> bool:
    is_before = text.startswith(words_by("no_nature"), name.end)
    return is_before or tells_of_home(text, name.start, name.end)


def _beginning(text: str, name: Found, forms: Mapping[str, float]) -> tuple[int, float]:
    """Where the division ends that a name begins with, and its score; 0 where there is none."""
    longest = min(max(map(len, forms)), name.end - name.start - _REST)
    for size in range(longest, 1, -1):
        end = name.start + size
        score = forms.get(text[name.start : end])
        if score is not None:
            # 中山 in 中山大学 is a person.
            if text.startswith(_other_things(), end) or is_no_name(text, name.start, end):
                return 0, 0.0
            # 新疆 is no part of its own full name.
            if name.kind == _ADMIN and _is_division(text[name.start : name.end]):
                return 0, 0.0
            end = _whole(text, name.start, end)
            return (end, score) if end < name.end else (0, 0.0)
    return 0, 0.0


def _is_division(name: str) -> bool:
    # The table may tell of its peoples otherwise.
    return name.endswith(_OF_PEOPLES) or bool(gazetteer.lookup(name))


def _whole(text: str, start: int, end: int) -> int:
    """Where the full name ends of which a short one is the beginning: 和田 | 地区."""
    longer = (end + more for more in range(_LEVEL, 1, -1))
    # A blank behind a name is no part of it, whatever the look-up makes of it.
    whole = (stop for stop in longer if not text[stop - 1 : stop].isspace())
    return next((stop for stop in whole if gazetteer.lookup(text[start:stop])), end)


@lru_cache(64)
def _forms(issuer: str | None, year: int | None) -> dict[str, float]:
    """Short names of the issuer, the divisions above it and those right below it."""
    names = names_for(issuer, year)
    own, year = names.issuer, names.year
    if own is None or own.level == "state":
        return {}
    forms = {}
    for each in gazetteer.children(own.code, year):
        forms.update({form: _BELOW for form in _short(each) if not _is_risky(form, each)})
    for each in (own, *_above(own, year)):
        forms.update(dict.fromkeys(_short(each), _OWN))
    return forms


def _is_risky(form: str, of: Division) -> bool:
    """Whether a short name is another word or looks like a river's."""
    if of.level == "township":
        return is_word(form) or form.endswith(_natures())
    use = gazetteer.word_use(form)
    return use is not None and use.risk == "high"


def _short(of: Division) -> Iterator[str]:
    return (form for form in of.forms if len(form) >= _SHORTEST)


def _above(own: Division, year: int | None) -> Iterator[Division]:
    try:
        above = gazetteer.ancestors(own.code, year)
    except InputError:
        return
    for each in above:
        if each.code != _CHINA:
            yield each


@cache
def _other_things() -> tuple[str, ...]:
    return words_by("other_thing")


@cache
def _natures() -> tuple[str, ...]:
    return words_by("nature")
