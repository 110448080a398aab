"""What the labels of other recognisers become here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from policytext.data import read_rows
from policytext.errors import InputError

__all__ = ["Labels", "kinds", "read_labels", "schemes"]

# A label of a recogniser, and the label and kind that it becomes.
Labels = Mapping[str, tuple[str, str]]


@cache
def schemes() -> Mapping[str, Labels]:
    """The packaged schemes of labels by name: ``ontonotes``, ``msra``, ``pku`` and others.

    Example:
        >>> schemes()["ontonotes"]["ORG"]
        ('INSTITUTION', 'other')
    """
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for scheme, label, ours, kind in read_rows("entities/labels.tsv"):
        found.setdefault(scheme, {})[label] = ours, kind
    return found


@cache
def kinds() -> Mapping[str, tuple[str, ...]]:
    """The kinds of each label of this library."""
    found: dict[str, dict[str, None]] = {}
    for labels in schemes().values():
        for label, kind in labels.values():
            found.setdefault(label, {})[kind] = None
    return {label: tuple(each) for label, each in found.items()}


def read_labels(labels: str | Mapping[str, str | None]) -> Labels:
    """A scheme by its name, or a mapping of one's own; labels that are not in it are dropped.

    Args:
        labels: the name of a packaged scheme, or for each label what it becomes, such as
            ``PLACE.zone``; ``None`` drops it.

    Raises:
        InputError: there is no such scheme, or no such label or kind.

    Example:
        >>> read_labels({"PARK": "PLACE.zone", "PERSON": None})
        {'PARK': ('PLACE', 'zone')}
    """
    if isinstance(labels, str):
        if labels not in schemes():
            raise InputError(f"no scheme of labels {labels!r:.60}; one of {', '.join(schemes())}")
        return schemes()[labels]
    given: object = labels
    if not isinstance(given, Mapping):
        raise InputError(f"labels are the name of a scheme or a mapping, got {labels!r:.60}")
    found: dict[str, tuple[str, str]] = {}
    for label, ours in given.items():
        if not isinstance(label, str):
            raise InputError(f"a recogniser's labels are text, got {label!r:.60}")
        if ours is None:
            continue
        name, _, kind = ours.partition(".") if isinstance(ours, str) else ("", "", "")
        if kind not in kinds().get(name, ()):
            raise InputError(
                f"label {label!r:.60} cannot become {ours!r:.60}; write LABEL.kind, such as "
                "PLACE.zone, or None to drop it"
            )
        found[label] = name, kind
    return found
