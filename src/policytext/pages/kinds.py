"""What a page is written in: HTML, text with some tags in it, Markdown or plain text."""

from __future__ import annotations

import functools
import itertools
import re

from policytext.pages.markdown import is_markdown
from policytext.pages.wordlists import elements

__all__ = ["kind_of"]

_FRAME = re.compile(r"<(?:!doctype|html|head|body)(?=[\s>])", re.IGNORECASE)
_FLOW = re.compile(r"<(?:p|br|div|td|li|h[1-6])(?=[\s/>])", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[!/a-zA-Z][^<>]{0,2000}>")
_ENTITY = re.compile(
    r"&(?:nbsp|ensp|emsp|[lr][ds]quo|mdash|hellip|middot|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
)
_CHINESE = re.compile("[\u3400-\u9fff]")
_ENDED = re.compile("[。！？；：”」』）)…!?;:.]\\s*$")
_INDENTED = re.compile("[ \t\xa0]*\u3000\u3000")
# Lines with so many Chinese characters are text; so many of them are looked at.
LINE_OF_TEXT, SAMPLE, LONGEST = 8, 2000, 5000
# Line breaks count if so many lines of text have no tag, and so many of these are whole.
UNTAGGED, WHOLE, FEWEST = 0.8, 0.6, 3


@functools.cache
def _known_tag() -> re.Pattern[str]:
    names = "|".join(sorted(elements(), key=lambda name: (-len(name), name)))
    # What follows < is looked at first: a long run of it is then read at once.
    return re.compile(
        rf"<(?=[/!a-z])(?:/?(?:{names})(?:[\s/][^<>]{{0,2000}})?>|!--|!doctype)", re.IGNORECASE
    )


def kind_of(text: str) -> str:
    r"""``html``, ``tagged`` (text with tags, whose line breaks count), ``markdown`` or ``text``.

    Example:
        >>> kind_of("增速<5%，占比>3%"), kind_of("<p>增速</p>"), kind_of("<b id=x></b>\n通知\n")
        ('text', 'html', 'tagged')
    """
    if "<" not in text or not _has_tags(text):
        if is_markdown(text):
            return "markdown"
        return "tagged" if "&" in text and _ENTITY.search(text) else "text"
    return "tagged" if _breaks_count(text) else "html"


def _has_tags(text: str) -> bool:
    """True if there are tags that HTML knows; a lone <b> may be a comparison."""
    if _FRAME.search(text):
        return True
    first_two = itertools.islice(_known_tag().finditer(text), 2)
    lengths = [len(match.group()) for match in first_two]
    return len(lengths) > 1 or lengths[:1] > [3]


def _breaks_count(text: str) -> bool:
    """True if the text's own line breaks end its paragraphs, not its tags."""
    seen, untagged, whole, looked = _count_lines(text)
    flow = len(_FLOW.findall(text, 0, looked))
    framed = bool(_FRAME.search(text))
    if not framed and flow == 0:
        return True
    if untagged < UNTAGGED * seen:
        return False
    if framed or _encloses(text):
        return flow * 2 < seen and untagged >= FEWEST and whole >= WHOLE * untagged
    return True


def _count_lines(text: str) -> tuple[int, int, int, int]:
    """Lines of text, those of them without tags, those that look whole; and the place seen to."""
    seen = untagged = whole = place = 0
    while place < len(text) and seen < SAMPLE:
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        line = text[place : min(end, place + LONGEST)]
        place = end + 1
        bare = _ANY_TAG.sub("", line)
        if len(_CHINESE.findall(bare)) < LINE_OF_TEXT:
            continue
        seen += 1
        if bare == line:
            untagged += 1
            whole += bool(_ENDED.search(line[-8:]) or _INDENTED.match(line))
    return seen, untagged, whole, place


def _encloses(text: str) -> bool:
    """True if a paragraph, cell or the like holds text."""
    for match in _FLOW.finditer(text):
        close = text.find(">", match.end())
        after = text[close + 1 : close + 200].lstrip()
        if close >= 0 and after and not after.startswith("<"):
            return True
    return False
