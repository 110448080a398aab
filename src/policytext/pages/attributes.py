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
    r"display:none|mso-hide:all|clip:rect\(0|text-indent:-\d{3}"
    r"|(?<![\w-])(?:left|top|right|bottom):-\d{3}"
    r"|(?<![\w-])opacity:0+(?:\.0+)?(?:[;!]|\Z)"
)
# What hides an element, but not the ones in it that say otherwise.
_BLANK = re.compile(
    r"visibility:(?:hidden|collapse)"
    r"|(?<![\w-])font-size:0+(?:\.0+)?(?:px|pt|em|rem|%)?(?:[;!]|\Z)"
)
_SHOWN = re.compile(r"visibility:visible|(?<![\w-])font-size:0*\.?0*[1-9a-z]")
_FLAT = re.compile(r"(?<![\w-])(?:height|width):0(?:px)?(?:[;!]|\Z)")
_SPACE = re.compile(r"\s+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_BRACE = re.compile(r"[{}]")
_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_SIMPLE = re.compile(r"[.#][\w-]+")


class Features(NamedTuple):
    """What the attributes of an element say.

    ``seen`` is ``gone`` (with all in it), ``blank`` (but not what is shown in it), ``shown`` or
    empty; ``is_raised`` says that it is set as an exponent; ``names`` are its id and classes as
    selectors, such as ``#zoom`` and ``.TRS_Editor``.
    """

    seen: str
    is_link: bool
    is_raised: bool
    roles: frozenset[str]
    names: frozenset[str]


@functools.lru_cache(maxsize=4096)
def features(attributes: str) -> Features:
    """Read the attributes of a start tag.

    Example:
        >>> features(' class="TRS_Editor" style="display: none"')[:4]
        ('gone', False, False, frozenset({'article'}))
    """
    values: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(attributes[:20_000]):
        values.setdefault(name.lower(), double or single or bare)
    style = _SPACE.sub("", values.get("style", "")).lower()
    hidden = (
        values.get("hidden", "false").lower() not in ("false", "until-found")
        or values.get("aria-hidden", "").lower() == "true"
    )
    seen = "gone" if hidden else _seen(style)
    names = frozenset(
        [f"#{values.get('id')}"] * bool(values.get("id"))
        + [f".{name}" for name in values.get("class", "").split()]
    )
    known = containers()
    words = _WORD.findall(_CAMEL.sub("-", " ".join(sorted(names))).lower())
    roles = frozenset(known[word] for word in words if word in known)
    is_raised = "vertical-align:super" in style
    is_link = bool(values.get("href") or values.get("onclick"))
    return Features(seen, is_link, is_raised, roles, names)


def _seen(style: str) -> str:
    """What a style, in lower case and without spaces, says of being seen."""
    if _UNSEEN.search(style) or (_FLAT.search(style) and "overflow:hidden" in style):
        return "gone"
    if _BLANK.search(style):
        return "blank"
    return "shown" if _SHOWN.search(style) else ""


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
                style = _SPACE.sub("", css[place : brace.start()]).lower()
                hides = _seen(style) in ("gone", "blank")
                for selector in selectors.split(","):
                    if _SIMPLE.fullmatch(selector.strip()):
                        # A later rule for the same may show it again.
                        found[selector.strip()] = hides
        place = brace.end()
    return frozenset(selector for selector, hides in found.items() if hides)
