"""From a decoded page to the lines of its article."""

from __future__ import annotations

from dataclasses import dataclass

from policytext.alignment import Alignment
from policytext.repairs import Repair

__all__ = ["Extracted", "extract"]


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article of a page.

    Args:
        text: its lines, one paragraph each.
        alignment: from the text to the decoded page.
        repairs: what was left out that could be read: ``boilerplate`` and ``spam``.
    """

    text: str
    alignment: Alignment
    repairs: tuple[Repair, ...]


def extract(text: str) -> Extracted:
    """The article of a decoded page."""
    return Extracted(text, Alignment.identity(len(text)), ())
