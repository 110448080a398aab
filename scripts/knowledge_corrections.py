"""Corrections to named things: what the facts lack or have wrong, judged by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from policytext.gazetteer import Division, division, lookup

TODAY = 2026


@dataclass
class Thing:
    """One row of the result."""

    id: str
    kind: str
    name: str = ""
    names: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    start: str = ""
    end: str = ""
    successor: list[str] = field(default_factory=list)
    source: str = "general"

    def line(self) -> str:
        """The row as it stands in the table."""
        lists = [" ".join(unique(cell)) for cell in (self.names, self.places, self.members)]
        cells = [self.id, self.kind, self.name, *lists, self.start, self.end]
        return "\t".join((*cells, " ".join(self.successor), self.source))


def unique(values: Iterable[str]) -> list[str]:
    """Each value once, in the order of the first."""
    return list(dict.fromkeys(values))


def code_of(name: str) -> str:
    """The code of a division, of county level or above, by its full name or the code itself."""
    found: list[Division] = (
        [division(name)]
        if name.isdigit()
        else [d for d in lookup(name, year=TODAY) if d.name == name and d.level != "township"]
    )
    if len(found) != 1 or not found[0].in_force(TODAY):
        raise ValueError(f"corrections: {name}: {len(found)} divisions; write its code of today")
    return found[0].code


def correct(things: dict[str, list[Thing]], table: list[list[str]]) -> None:
    """Apply the corrections in their order.

    `add`: a thing, or a further period of one; `set`: the cells that are filled (`-` empties);
    `names` and `without`: names more or less; `rename`: the id becomes that of column name, the
    old one stays a name; `drop`: no such thing, or no name of one thing.
    """
    for do, key, kind, name, names, places, members, start, end, successor, reason in table:
        new = Thing(key, kind, name, names.split(), start=start, end=end)
        new.places = ["-"] if places == "-" else [code_of(part) for part in places.split()]
        new.members = ["-"] if members == "-" else [code_of(part) for part in members.split()]
        new.successor = successor.split()
        known = things.get(key, [])
        if not reason or not (known or do == "add"):
            raise ValueError(f"corrections: {do} {key}: no {'such id' if reason else 'reason'}")
        if do == "add":
            put(things, key, [new])
        elif do == "set":
            fill(known[0], new)
        elif do == "names":
            known[0].names += new.names
        elif do == "without":
            known[0].names = [each for each in known[0].names if each not in new.names]
        elif do == "drop":
            del things[key]
        elif do == "rename":
            for each in things.pop(key):
                each.id, each.names = name, [*each.names, key]
            put(things, name, known)
        else:
            raise ValueError(f"corrections: {key}: what is {do}?")


def put(things: dict[str, list[Thing]], key: str, new: list[Thing]) -> None:
    """Add rows to a thing: all that is known of it, or further periods."""
    known = [each for each in things.get(key, []) if each.source != "names"]
    if known and not (new[0].start or new[0].end):
        raise ValueError(f"corrections: {key} is known, and no years tell the two rows apart")
    new[0].names += [
        name for each in things.get(key, []) if each not in known for name in each.names
    ]
    things[key] = [*known, *new]


def fill(old: Thing, new: Thing) -> None:
    """Set the cells of a row that a correction fills."""
    for part in ("kind", "name", "names", "places", "members", "start", "end", "successor"):
        value = getattr(new, part)
        if value:
            setattr(old, part, type(value)() if value in ("-", ["-"]) else value)
