"""What becomes of the labels of others, and of what a document cannot hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policytext.layers import Layer

__all__ = ["Foreign", "wanted_labels"]


@dataclass(frozen=True, slots=True)
class Foreign:
    """What a reader does with labels that are not the library's.

    Args:
        labels: the name of a packaged scheme of labels (``docs/recognizers.md``), or for each
            label the mention that it becomes, such as ``PLACE.zone``; ``None`` leaves it out and
            says so in the document's problems.
        rest: the layer that takes all other labels as they are; without it they are an error.
        strict: whether what cannot be held is an error, rather than one of the problems.

    Example:
        >>> Foreign(labels={"Park": "PLACE.zone", "Person": None}).strict
        False
    """

    labels: str | Mapping[str, str | None] | None = None
    rest: Layer[None] | None = None
    strict: bool = False


def wanted_labels(foreign: Foreign) -> tuple[Mapping[str, tuple[str, str]], frozenset[str]]:
    """Label and kind of the mention that each label becomes, and the labels to leave out.

    Raises:
        InputError: there is no such scheme, label or kind.

    Example:
        >>> wanted_labels(Foreign(labels={"Park": "PLACE.zone", "Person": None}))
        ({'Park': ('PLACE', 'zone')}, frozenset({'Person'}))
    """
    if foreign.labels is None:
        return {}, frozenset()
    # The package of the recognisers is heavy, and few need it here.
    from policytext.entities.labels import read_labels

    wanted = read_labels(foreign.labels)
    given = frozenset(() if isinstance(foreign.labels, str) else foreign.labels)
    return wanted, frozenset(given - wanted.keys())
