"""What the attributes of an element say of its content: whether it is seen, and its role."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from policytext.pages.wordlists import containers

__all__ = ["Features", "features", "hidden_selectors"]

_ATTRIBUTE = re.compile(
    r"""([a-zA-Z_:@][\w:.-]{0,60})\s{0,20}(?:=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?"""
)
_UNSEEN = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|mso-hide:all"
    r"|(?<![\w-])(?:font-size|opacity|line-height):0+(?:\.0+)?(?:px|pt|em|rem|%)?(?:[;!]|\Z)"
    r"|text-indent:-\d{3}|(?<![\w-])(?:left|top|right|bottom|margin-left|margin-top):-\d{3}"
    r"|clip:rect\(0"
)
_FLAT = re.compile(r"(?<![\w-])(?:height|width):0(?:px)?(?:[;!]|\Z)")
_SPACE = re.compile(r"\s+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_BRACE = re.compile(r"[{}]")
_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_SIMPLE = re.compile(r"[.#][\w-]+")


class Features(NamedTuple):
    """What the attributes of an element say.

    ``names`` are its id and classes as selectors, such as ``#zoom`` and ``.TRS_Editor``.
    """

    is_hidden: bool
    is_link: bool
    roles: frozenset[str]
    names: frozenset[str]


@functools.lru_cache(maxsize=4096)
def features(attributes: str) -> Features:
    """Read the attributes of a start tag.

    Example:
        >>> features(' class="TRS_Editor" style="display: none"')[:3]
        (True, False, frozenset({'article'}))
    """
    values: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(attributes[:20_000]):
        values.setdefault(name.lower(), double or single or bare)
    style = _SPACE.sub("", values.get("style", "")).lower()
    hidden = (
        values.get("hidden", "false").lower() not in ("false", "until-found")
        or values.get("aria-hidden", "").lower() == "true"
        or is_unseen(style)
    )
    names = frozenset(
        [f"#{values.get('id')}"] * bool(values.get("id"))
        + [f".{name}" for name in values.get("class", "").split()]
    )
    known = containers()
    words = _WORD.findall(_CAMEL.sub("-", " ".join(sorted(names))).lower())
    roles = frozenset(known[word] for word in words if word in known)
    return Features(hidden, bool(values.get("href")), roles, names)


def is_unseen(style: str) -> bool:
    """True if a style, in lower case and without spaces, hides an element."""
    return bool(_UNSEEN.search(style) or (_FLAT.search(style) and "overflow:hidden" in style))


def hidden_selectors(css: str) -> frozenset[str]:
    """Ids and classes that a style sheet hides, by a rule for them alone.

    Rules within others, such as for print, say nothing of the screen and are left out.

    Example:
        >>> sorted(hidden_selectors("p{} .x, #y { display:none } @media print{.z{display:none}}"))
        ['#y', '.x']
    """
    css = _COMMENT.sub("", css)
    found: dict[str, bool] = {}
    depth = place = 0
    selectors = ""
    for brace in _BRACE.finditer(css):
        if brace.group() == "{":
            if depth == 0:
                selectors = css[place : brace.start()]
            depth += 1
        else:
            depth = max(0, depth - 1)
            if depth == 0 and not selectors.lstrip().startswith("@"):
                hides = is_unseen(_SPACE.sub("", css[place : brace.start()]).lower())
                for selector in selectors.split(","):
                    if _SIMPLE.fullmatch(selector.strip()):
                        # A later rule for the same may show it again.
                        found[selector.strip()] = hides
        place = brace.end()
    return frozenset(selector for selector, hides in found.items() if hides)
