"""Colours of labels in displaCy."""

from __future__ import annotations

from policytext.data import read_rows

__all__ = ["label_colors"]


def label_colors() -> dict[str, str]:
    """The background of each label; displaCy finds it by an entry point.

    Example:
        >>> label_colors()["PLACE"]
        '#a5d6a7'
    """
    return dict(read_rows("show/label_colors.tsv"))
