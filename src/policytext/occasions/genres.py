"""What kind of document a text is, as far as that tells of which time it speaks."""

from __future__ import annotations

from policytext.occasions.lines import FRONT, first_line
from policytext.occasions.patterns import PATTERNS

__all__ = ["is_for_congress", "is_news"]

# News are short, and neither papers of an office nor parted by headings.
_LONGEST_NEWS = 1500


def is_news(title: str, text: str) -> bool:
    """Whether a text is short, is not parted by headings and has no title of an office's paper."""
    if len(text) > _LONGEST_NEWS or PATTERNS["heading"].search(text) is not None:
        return False
    of_office = PATTERNS["paper of an office"]
    return not any(of_office.search(line) for line in (title, first_line(text)))


def is_for_congress(title: str, text: str) -> bool:
    """Whether a congress hears a document, or it is a plan or an account of a year.

    Example:
        >>> is_for_congress("2023年政府工作报告", ""), is_for_congress("在全体会议上的讲话", "")
        (True, False)
    """
    return any(PATTERNS["for a congress"].search(line) for line in (title, text[:FRONT]))
