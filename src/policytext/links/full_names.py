"""The links of things that no table has and that the text calls by their full name.

Firms, schools, parks and museums are too many for any table; but by law or by custom their full
names begin with the place and end with what they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.gazetteer import Division
from policytext.gazetteer.foreign import foreign_states
from policytext.links.heads import Head, head_of
from policytext.links.making import link_of
from policytext.links.named import bare_name
from policytext.values import Link

__all__ = ["link_full_name"]

_EVIDENCE = "a full name by its form"
# The level of what a table of names abroad has.
_ABROAD = "abroad"
_STATE = "state"
# The longest full names of firms and roads have some forty characters; what is longer is no name.
_LONGEST = 60


class _Form(NamedTuple):
    nouns: tuple[str, ...]
    least: int
    levels: tuple[str, ...]
    holds_no: tuple[str, ...]


@cache
def _forms() -> dict[str, list[_Form]]:
    found: dict[str, list[_Form]] = {}
    for kind, nouns, least, levels, holds_no in read_rows("knowledge/full_names.tsv"):
        form = _Form(
            tuple(nouns.split()), int(least), tuple(levels.split()), tuple(holds_no.split())
        )
        found.setdefault(kind, []).append(form)
    return found


def link_full_name(
    text: str, label: str, kind: str, begins: Mapping[str, Sequence[Division]]
) -> Link | None:
    """The link of a name that is whole by its form, or None.

    Args:
        text: the name.
        label: the mention's label.
        kind: the mention's kind.
        begins: the divisions with which it begins, by their own names.
    """
    name = bare_name(text)
    forms = _forms().get(f"{label}.{kind}", ())
    if not forms or len(name) > _LONGEST:
        return None
    head = head_of(name, begins)
    if label == "INSTITUTION" and not head.end:
        head = _wider(name, kind)
    if not head.end or not head.is_clear or not any(_is_whole(name, head, form) for form in forms):
        return None
    # A place may be called with its town's level word or without; two firms may differ in it.
    key = head.short + name[head.end :] if label == "PLACE" else name
    return link_of(key, name, (key,), _EVIDENCE)


def _wider(name: str, kind: str) -> Head:
    """The words at the head of a name that stand for the state, or for one abroad."""
    is_abroad = kind == "government"
    names = foreign_states() if is_abroad else _of_state()
    end = max((len(each) for each in names if name.startswith(each)), default=0)
    return Head(end, _ABROAD if is_abroad else _STATE, True, name[:end])


@cache
def _of_state() -> tuple[str, ...]:
    return tuple(word for form in _forms()[_STATE] for word in form.nouns)


def _is_whole(name: str, head: Head, form: _Form) -> bool:
    rest = name[head.end :]
    if not rest.endswith(form.nouns) or any(word in rest for word in form.holds_no):
        return False
    if form.levels and head.level and head.level not in form.levels:
        return False
    nouns = [noun for noun in form.nouns if rest.endswith(noun)]
    return len(rest) - len(max(nouns, key=len)) >= form.least
