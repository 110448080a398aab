"""What is wrong between entries of the tables: a unit that a scale would swallow, and the like."""

from __future__ import annotations

from collections.abc import Iterator

from policytext.quantities.numerals import BUILDING
from policytext.quantities.rows import Changes, Key, Row, Rows

__all__ = ["conflicts", "starts_of_units"]

Fault = tuple[str, Key, str]


def conflicts(rows: Rows, before: Rows, changes: Changes) -> Iterator[Fault]:
    """Section, key and message for each changed entry that does not go with the others.

    Args:
        rows: all entries, with the changes.
        before: all entries without them.
        changes: what was changed.
    """
    units = {
        row["surface"] for row in rows["unit"].values() if row["note"] not in ("before", "per")
    }
    scales = {row["word"]: row for row in rows["scale"].values()}
    uses = {row["use"] for row in before["context"].values()}
    for name, key, row in changes:
        message = ""
        if name == "scale":
            message = _scale(key[0], row, units)
        elif row is None:
            continue
        elif name == "unit" and not key[-1]:
            message = _unit(row["surface"], units, scales)
        elif name == "numeral" and row["written"] in scales:
            message = f"{row['written']!r} is a scale; remove it there first"
        elif name == "context" and row["use"] not in uses:
            message = f"unknown use {row['use']!r}; one of {', '.join(sorted(uses))}"
        elif name == "qualifier" and row["unless"] and row["unless"] not in uses:
            message = (
                f"unless is no use of words: {row['unless']!r}; one of {', '.join(sorted(uses))}"
            )
        if message:
            yield name, key, message


def _scale(word: str, row: Row | None, units: set[str]) -> str:
    if row is None:
        return f"numerals are built with {word}; it cannot be removed" if word in BUILDING else ""
    if word in units:
        return (
            f"{word!r} is a unit too; remove it there: [[unit]] surface = {word!r}, remove = true"
        )
    return ""


def _unit(surface: str, units: set[str], scales: dict[str, Row]) -> str:
    if surface in scales:
        return f"{surface!r} is a scale too; remove it there first"
    for word, scale in scales.items():
        rest = surface[len(word) :]
        if not surface.startswith(word) or rest in units or rest[0] in scale["not_before"]:
            continue
        return (
            f"{surface!r} begins with the scale {word}, so that 3{surface} is read as 3{word} and "
            f"{rest}; override that scale with {rest[0]} in its not_before"
        )
    return ""


def starts_of_units(word: str, units: set[str]) -> str:
    """The characters that make a unit of a scale: 瓦 for 兆, as there is 兆瓦."""
    following = {unit[len(word)] for unit in units if unit.startswith(word) and unit != word}
    return "".join(sorted(following))
