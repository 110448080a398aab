"""The links of things that no table has and that the text calls by their full name.

Firms, schools, parks and museums are too many for any table; but by law or by custom their full
names begin with the place and end with what they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.links.making import link_of
from policytext.links.named import bare_name
from policytext.values import Link

__all__ = ["link_full_name"]

_EVIDENCE = "a full name by its form"
# What stands before the names of bodies of the whole state.
_STATE = ("中国", "中华", "全国")
# Between the halves of a name there may be a sign: 云安县/安溪公路.
_LONGEST = 60


class _Form(NamedTuple):
    nouns: tuple[str, ...]
    least: int
    holds_no: tuple[str, ...]


@cache
def _forms() -> dict[str, list[_Form]]:
    found: dict[str, list[_Form]] = {}
    for kind, nouns, least, holds_no in read_rows("knowledge/full_names.tsv"):
        form = _Form(tuple(nouns.split()), int(least), tuple(holds_no.split()))
        found.setdefault(kind, []).append(form)
    return found


def link_full_name(text: str, label: str, kind: str, begins: Iterable[str]) -> Link | None:
    """The link of a name that is whole by its form, or None.

    Args:
        text: the name.
        label: the mention's label.
        kind: the mention's kind.
        begins: the names of divisions and states with which it begins.
    """
    name = bare_name(text)
    forms = _forms().get(f"{label}.{kind}", ())
    if not forms or len(name) > _LONGEST:
        return None
    lead = max((len(each) for each in begins if name.startswith(each)), default=0)
    if label == "INSTITUTION":
        lead = lead or _lead(name, kind)
    if not lead or not any(_is_whole(name, lead, form) for form in forms):
        return None
    return link_of(name, name, (name,), _EVIDENCE)


def _lead(name: str, kind: str) -> int:
    """How many characters at the head of a name stand for the state, or for one abroad."""
    if kind != "government":
        return next((len(each) for each in _STATE if name.startswith(each)), 0)
    return max((len(each) for each in _abroad() if name.startswith(each)), default=0)


@cache
def _abroad() -> tuple[str, ...]:
    rows = read_rows("places/abroad.tsv")
    return tuple(name for kind, names in rows if kind != "city" for name in names.split())


def _is_whole(name: str, lead: int, form: _Form) -> bool:
    if not name.endswith(form.nouns) or any(word in name[lead:] for word in form.holds_no):
        return False
    nouns = [noun for noun in form.nouns if name.endswith(noun)]
    return len(name) - lead - len(max(nouns, key=len)) >= form.least
