"""One document as one HTML page that opens offline: text, spans, values, raw stretches."""

from __future__ import annotations

import base64
import contextlib
import functools
import hashlib
import html
import json
import os
import pkgutil
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from policytext.codec import encode_value
from policytext.document import Document
from policytext.errors import DataError, InputError, check_type
from policytext.groups import Group, groups_of
from policytext.io.files import open_output
from policytext.layers import MENTIONS
from policytext.span import Span

__all__ = ["render_page", "write_page"]

# In this order they make one script; each file of data/show/ is one part of the page.
_SCRIPTS = ("model.js", "text.js", "panel.js", "tables.js", "page.js")

# What would end the script element, or is no line end to JSON but is one to JavaScript.
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_CODE = re.compile(r"(\d{9}|\d{6})(?![0-9])")


def render_page(doc: Document) -> str:
    """The document as one self-contained HTML page.

    The page loads nothing from anywhere: its policy forbids it. It holds the whole text, all
    layers, all repairs and the whole source; nothing is cut. The layers present are shown; run
    the annotators first.

    Example:
        >>> page = render_page(Document("新增就业3万人", id="a"))
        >>> page.startswith("<!DOCTYPE html>"), "://" in page
        (True, False)
    """
    check_type("what to show", doc, Document)
    style, script = _part("page.css"), "".join(map(_part, _SCRIPTS))
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'"
    )
    parts = {
        "policy": policy,
        "title": html.escape(_printable(doc.title or doc.id or "policytext")),
        "style": style,
        "data": _embed(_page_data(doc)),
        "script": script,
    }
    # One pass over the template: what is filled in is not looked at again.
    return _SLOT.sub(lambda slot: parts[slot[1]], _part("page.html"))


def write_page(doc: Document, path: str | os.PathLike[str]) -> None:
    """Write the page of a document to a file, which appears when it is whole.

    Raises:
        InputError: the place cannot be written to.
    """
    with open_output(path) as out:
        out.write(render_page(doc))


@functools.cache
def _part(name: str) -> str:
    raw = pkgutil.get_data("policytext", f"data/show/{name}")
    if raw is None:
        raise DataError(f"the packaged file data/show/{name} is missing: install policytext again")
    return raw.decode("utf-8").replace("\r\n", "\n")


def _digest(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _embed(data: Any) -> str:
    """Data as JSON that can stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return _SURROGATE.sub(lambda one: f"\\u{ord(one[0]):04x}", text)


def _printable(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text).replace("\0", "\ufffd")


def _page_data(doc: Document) -> dict[str, Any]:
    quality = doc.quality
    alignment = None if doc.alignment.is_identity else doc.alignment.blocks
    return {
        "text": doc.text,
        # True where the page is the text, which is then not held twice.
        "source": True if doc.source == doc.text else doc.source,
        "alignment": alignment,
        "facts": {
            "id": doc.id,
            "title": doc.title,
            "issuer": doc.issuer,
            "year": doc.year,
            "date": encode_value(doc.date),
            "meta": dict(sorted(doc.meta.items())),
        },
        "quality": {
            "verdict": quality.verdict,
            "repaired": quality.repaired,
            "lost": quality.lost,
        },
        "problems": [encode_value(problem) for problem in doc.problems],
        "repairs": [list(repair) for repair in doc.repairs],
        "groups": list(map(_group, groups_of(doc))),
        "names": _names(doc),
    }


def _group(group: Group) -> dict[str, Any]:
    """What the reader can switch on and off, as the page's script takes it."""
    key, name, layer, shown, spans = group
    return {"key": key, "name": name, "layer": layer, "shown": shown, **_columns(spans)}


def _columns(spans: Sequence[Span[Any]]) -> dict[str, Any]:
    """Spans as columns; starts as steps from one to the next, which are short to write."""
    starts = array("q", (span.start for span in spans))
    lengths = [len(span) for span in spans]
    labels = [span.label for span in spans]
    values = [encode_value(span.value) for span in spans]
    return {
        "steps": [start - (starts[i - 1] if i else 0) for i, start in enumerate(starts)],
        "lengths": lengths,
        "labels": labels[0] if len(set(labels)) == 1 else labels,
        "values": values if any(value is not None for value in values) else None,
    }


def _names(doc: Document) -> dict[str, str]:
    """The names, as of the document's year, of all divisions that the page mentions by code."""
    codes = {doc.issuer} if doc.issuer else set()
    if MENTIONS in doc:
        for span in doc.spans(MENTIONS):
            if span.value.link is not None:
                codes.update(
                    _codes(filter(None, (span.value.link.id, *span.value.link.candidates)))
                )
    named = ((code, _name(code, doc.year)) for code in sorted(codes))
    return {code: name for code, name in named if name}


def _codes(ids: Iterable[str]) -> Iterator[str]:
    """The division's code at the head of each id: of 320400 and of 320400/人民政府."""
    return (found[1] for one in ids if (found := _CODE.match(one)))


def _name(code: str, year: int | None) -> str:
    """The full name of a division; of its last year, where the table has no one for this year."""
    from policytext.gazetteer import full_name

    for one in (year, None):
        with contextlib.suppress(InputError):
            return full_name(code, one)
    return ""
