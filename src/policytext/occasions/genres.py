"""What kind of document a text is, as far as that tells of which time it speaks."""

from __future__ import annotations

from policytext.occasions.lines import FRONT, first_line
from policytext.occasions.patterns import PATTERNS

__all__ = ["is_for_congress", "is_news", "is_story"]

# News that do not say so are short, and neither papers of an office nor parted by headings.
_LONGEST_NEWS = 1500
_LEAST_TITLE, _LONGEST_TITLE = 8, 45
_OF_NO_STORY = ("sentence mark", "paper word", "year in digits")
# What only news begin with, or have on their page.
_SIGNS_OF_NEWS = ("byline", "dateline", "published")


def is_news(title: str, text: str) -> bool:
    """Whether a text is news: no paper of an office, and short, or with the lines that news have.

    Example:
        >>> is_news("全市投资增长7%", "本报讯（记者某某）前三季度，全市投资增长7%。")
        True
        >>> is_news("2023年政府工作报告", "发布时间：2023-02-06")
        False
    """
    of_office = PATTERNS["paper of an office"]
    if any(of_office.search(line) for line in (title, first_line(text))):
        return False
    if len(text) <= _LONGEST_NEWS and PATTERNS["heading"].search(text) is None:
        return True
    if PATTERNS["for a congress"].search(title or first_line(text)) is not None:
        return False
    front = text[:FRONT].lstrip()
    return is_story(title, text) or any(PATTERNS[sign].search(front) for sign in _SIGNS_OF_NEWS)


def is_story(title: str, text: str) -> bool:
    """Whether a title heads a story, minutes or a reply, which tell of their own year.

    Example:
        >>> is_story("三个乡镇三本增收账", ""), is_story("2023年政府工作报告", "")
        (True, False)
    """
    if PATTERNS["told within the year"].search(title or first_line(text)) is not None:
        return True
    # Without a title the first line may be a heading of an excerpt.
    is_title = _LEAST_TITLE <= len(title) <= _LONGEST_TITLE
    return is_title and not any(PATTERNS[word].search(title) for word in _OF_NO_STORY)


def is_for_congress(title: str, text: str) -> bool:
    """Whether a congress hears a document, or it is a plan or an account of a year.

    Example:
        >>> is_for_congress("2023年政府工作报告", ""), is_for_congress("在全体会议上的讲话", "")
        (True, False)
    """
    return any(PATTERNS["for a congress"].search(line) for line in (title, text[:FRONT]))
