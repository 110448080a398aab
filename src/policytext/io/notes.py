"""Attributes in one line that a person can edit: ``low=30000 unit=人 evidence="it says so"``.

What has blanks, quotation marks or unprintable characters, or is empty, stands in quotation marks,
with the escapes of JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from policytext.errors import InputError

__all__ = ["format_note", "parse_note"]

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_BARE = r'[^\s"=\\]+'
_ITEM = re.compile(rf"({_QUOTED}|{_BARE})=({_QUOTED}|{_BARE})(?:\s+|$)", re.S)
_PLAIN = re.compile(r'[^\s"=\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+')
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]')


def format_note(attributes: Mapping[str, str]) -> str:
    r"""Attributes as one line.

    Example:
        >>> format_note({"unit": "元", "evidence": "the title\tsays"})
        'unit=元 evidence="the title\\tsays"'
    """
    return " ".join(f"{_word(name)}={_word(item)}" for name, item in attributes.items())


def _word(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    return '"' + _ESCAPED.sub(lambda one: json.dumps(one[0])[1:-1], text) + '"'


def parse_note(note: str) -> dict[str, str]:
    """The attributes of a line, in order.

    Raises:
        InputError: it is no such line, or has an attribute twice.

    Example:
        >>> parse_note('unit=元 evidence="the title"')
        {'unit': '元', 'evidence': 'the title'}
    """
    found: dict[str, str] = {}
    place = 0
    note = note.strip(" ")
    while place < len(note):
        item = _ITEM.match(note, place)
        if item is None:
            raise InputError(f'expected name=value or name="some words" at {note[place:][:40]!r}')
        name, value = map(_unquoted, item.groups())
        if name in found:
            raise InputError(f"attribute {name!r} is given twice")
        found[name] = value
        place = item.end()
    return found


def _unquoted(word: str) -> str:
    if not word.startswith('"'):
        return word
    try:
        return str(json.loads(word, strict=False))
    except ValueError as error:
        raise InputError(f"{word[:40]} has an escape that JSON does not know: {error}") from None
