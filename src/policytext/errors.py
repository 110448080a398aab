"""The errors that policytext raises; no other exception leaves the library.

Every message says what was wrong, where, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from numbers import Real
from typing import Any

__all__ = [
    "AlignmentError",
    "DataError",
    "InputError",
    "LayerMissingError",
    "PipelineError",
    "PolicytextError",
    "ReadError",
    "SpanError",
    "UnitError",
    "check_score",
    "check_some",
    "check_type",
]


class PolicytextError(Exception):
    """Base of all errors of this library: catch this one to catch them all."""


class InputError(PolicytextError, ValueError):
    """An argument has the wrong type or an impossible value."""


class SpanError(InputError):
    """A span is empty, outside its text, or does not hold the text that it claims."""


class UnitError(InputError):
    """A unit does not measure what another does, or no exact and fixed factor joins the two."""


class AlignmentError(InputError):
    """An alignment is not monotone, or does not fit the texts that it joins."""


class ReadError(PolicytextError):
    """A file or page cannot be read as text: missing, binary, empty, or without an article."""


class DataError(PolicytextError):
    """A table that ships with the library, or one that a user brought, is damaged."""


class PipelineError(PolicytextError):
    """A pipeline cannot work in the order given, or an annotator broke the laws."""


class LayerMissingError(PolicytextError, KeyError):
    """A layer was read that no annotator has provided."""

    def __str__(self) -> str:
        # KeyError would show the repr of the message.
        return str(self.args[0]) if self.args else ""


def check_some(what: str, given: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """A list of some of the known words.

    Raises:
        InputError: it is one word and no list, or one of its words is unknown.
    """
    chosen = tuple(given)
    if isinstance(given, str) or not set(chosen) <= set(known):
        raise InputError(f"{what} are a list of some of {', '.join(known)}, got {given!r:.60}")
    return chosen


# Probabilities of 32 bits, such as those of a softmax, are past their ends by less than this.
_HAIR = 1e-6


def check_score(what: str, score: object) -> float:
    """A score as a plain number from 0 to 1; one that is past an end by a hair is that end.

    Raises:
        InputError: it is no number, or another.

    Example:
        >>> check_score("a score", 1.0000001), check_score("a score", 0.5)
        (1.0, 0.5)
    """
    if not isinstance(score, Real) or isinstance(score, bool):
        raise InputError(f"{what} must be int or float or None, got {score!r:.60}")
    number: Any = score
    plain: float = number if type(number) is int else float(number)
    if 0 <= plain <= 1:
        return plain
    if -_HAIR <= plain <= 1 + _HAIR:
        return float(round(plain))
    raise InputError(f"{what} is a probability from 0 to 1, got {score}")


def check_type(what: str, value: object, *kinds: type) -> None:
    """Refuse a value of another type than those wanted; ``True`` is no number.

    Raises:
        InputError: it is of another type.
    """
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        wanted = " or ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)
        raise InputError(f"{what} must be {wanted}, got {value!r:.60}")
