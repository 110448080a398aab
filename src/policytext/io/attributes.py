"""Values of spans and facts of documents as plain attributes, name and string, and back exactly.

Formats of annotation tools know attributes, not objects. ``Mention("admin", Link("320400"))`` is

    kind=admin  link.id=320400  link.name=  link.candidates=[]  link.evidence=

What is ``None`` has no attribute. Lists are JSON. A span within a value, as an indicator's
quantity, has ``quantity.start``, ``quantity.end``, ``quantity.label`` and ``quantity.value.low``;
its text is that of the document.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import types
import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from policytext.codec import decode_value, encode_value, field_types
from policytext.document import Document
from policytext.errors import InputError
from policytext.span import Span

__all__ = [
    "attribute_names",
    "fact_attributes",
    "from_attributes",
    "to_attributes",
    "with_facts",
]

# The one attribute of a value that has no fields of its own, such as a string.
_WHOLE = "value"
_TRUTH = {"true": True, "false": False}
_META = "meta."


def to_attributes(value: Any, defaults: bool = True) -> dict[str, str]:
    """A value as attributes, in the order of its fields.

    Args:
        value: the value.
        defaults: also fields that have the value that their type gives them anyway; without them
            the attributes are fewer, and are read back just so.

    Raises:
        InputError: it holds a type that layers do not.

    Example:
        >>> from policytext import TimeInterval
        >>> import datetime
        >>> to_attributes(TimeInterval(None, datetime.date(2025, 12, 31)))
        {'end': '2025-12-31'}
        >>> to_attributes("rural"), to_attributes(None)
        ({'value': 'rural'}, {})
    """
    found: dict[str, str] = {}
    _spread("" if dataclasses.is_dataclass(value) else _WHOLE, value, defaults, found)
    return found


def _spread(name: str, value: Any, defaults: bool, found: dict[str, str]) -> None:
    if value is None:
        return
    if not dataclasses.is_dataclass(value):
        data = encode_value(value)
        found[name] = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        return
    before = len(found)
    for field in dataclasses.fields(value):
        item = getattr(value, field.name)
        # The text of a span is that of its document.
        if isinstance(value, Span) and field.name == "text":
            continue
        if defaults or field.default is dataclasses.MISSING or item != field.default:
            _spread(f"{name}.{field.name}" if name else field.name, item, defaults, found)
    if name and len(found) == before:
        # None of its fields has anything to say; it is there all the same.
        found[name] = ""


def from_attributes(kind: type, attributes: Mapping[str, str], text: str = "") -> Any:
    """The value of a type that ``to_attributes`` spread.

    Args:
        kind: the type, such as a layer's ``value_type``.
        attributes: all attributes of the value and no others.
        text: the document's text, for spans within the value.

    Raises:
        InputError: an attribute is unknown, is missing, or has an impossible value.

    Example:
        >>> from policytext import Mention
        >>> from_attributes(Mention, {"kind": "admin", "link.id": "320400"}).link.id
        '320400'
    """
    if not isinstance(attributes, Mapping):
        raise InputError(f"attributes are a mapping of strings, got {attributes!r:.60}")
    tree: dict[str, Any] = {}
    for name, item in attributes.items():
        *path, last = name.split(".")
        place = tree
        for step in path:
            place = place.setdefault(step, {})
            if not isinstance(place, dict):
                raise InputError(f"attribute {name!r} stands beside {step!r}, which has no parts")
        if last in place:
            raise InputError(f"attribute {name!r} stands beside parts of its own")
        place[last] = item
    if not (dataclasses.is_dataclass(kind) or kind is Span):
        unknown = sorted(tree.keys() - {_WHOLE})
        if unknown:
            raise InputError(f"unknown attribute {unknown[0]!r} of a value of {kind.__name__}")
        return decode_value(kind, _gather(kind, tree.get(_WHOLE), text))
    return decode_value(kind, _gather(kind, tree, text))


def _gather(kind: Any, data: Any, text: str) -> Any:
    """Attributes as ``decode_value`` takes them: numbers as numbers, lists as lists."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        inner = next(one for one in arguments if one is not type(None))
        return None if data is None else _gather(inner, data, text)
    if data is None:
        return None
    if origin is Span or kind is Span:
        return _gather_span(arguments[0] if arguments else type(None), data, text)
    if dataclasses.is_dataclass(kind):
        return _gather_fields(kind, data, text)
    if not isinstance(data, str):
        raise InputError(f"expected one attribute, got the parts {', '.join(data)}")
    if kind in (str, Decimal, datetime.date):
        return data
    return _number(kind, data)


def _number(kind: Any, data: str) -> Any:
    """What is written as JSON: whole numbers, numbers, truth, lists."""
    if kind is bool and data in _TRUTH:
        return _TRUTH[data]
    try:
        read = json.loads(data)
    except (ValueError, RecursionError):
        raise InputError(f"{data[:40]!r} is no {getattr(kind, '__name__', kind)}") from None
    if isinstance(read, bool):
        raise InputError(f"{data!r} is no {getattr(kind, '__name__', kind)}")
    # 1 may stand for 1.0: a layer of floats takes whole numbers too.
    return float(read) if kind is float and type(read) is int else read


def _gather_fields(kind: Any, data: Any, text: str) -> dict[str, Any]:
    parts = {} if data == "" else data
    known = field_types(kind)
    if not isinstance(parts, dict):
        raise InputError(f"{str(data)[:40]!r} is no {kind.__name__}: its attributes are missing")
    unknown = [name for name in parts if name not in known]
    if unknown:
        raise InputError(f"unknown attribute {unknown[0]!r} of {kind.__name__}")
    optional = {name for name, one in known.items() if type(None) in typing.get_args(one)}
    return {
        name: _gather(one, parts.get(name), text)
        for name, one in known.items()
        if name in parts or name in optional
    }


def _gather_span(kind: Any, data: Any, text: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise InputError(f"{str(data)[:40]!r} is no span: start, end and label are missing")
    try:
        start, end, label = int(data["start"]), int(data["end"]), data["label"]
        score = float(data["score"]) if "score" in data else None
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(f"a span within a value needs start, end and label: {error!r}") from None
    if not 0 <= start < end <= len(text):
        raise InputError(f"the span {start}:{end} within a value lies outside the text")
    value = _gather(kind, data.get("value"), text)
    whole = {"start": start, "end": end, "text": text[start:end], "label": label}
    return {**whole, "value": value, "score": score}


def attribute_names(kind: Any) -> list[str]:
    """The names of all attributes that values of a type may have, in order.

    Example:
        >>> from policytext import Mention, TimeInterval
        >>> attribute_names(TimeInterval), attribute_names(Mention)[:3], attribute_names(str)
        (['start', 'end'], ['kind', 'link', 'link.id'], ['value'])
    """
    if kind is type(None):
        return []
    return list(_names("", kind)) if dataclasses.is_dataclass(kind) else [_WHOLE]


def _names(name: str, kind: Any) -> Iterator[str]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        inner = next(one for one in arguments if one is not type(None))
        if dataclasses.is_dataclass(inner):
            # It may be there with nothing to say.
            yield name
        yield from _names(name, inner)
    elif origin is Span:
        for part in ("start", "end", "label"):
            yield f"{name}.{part}"
        yield from _names(f"{name}.value", arguments[0])
        yield f"{name}.score"
    elif dataclasses.is_dataclass(kind):
        for field, one in field_types(typing.cast(type, kind)).items():
            yield from _names(f"{name}.{field}" if name else field, one)
    else:
        yield name


def fact_attributes(doc: Document) -> dict[str, str]:
    """A document's id, title, issuer, year, date and meta as attributes; empty ones are left out.

    Example:
        >>> fact_attributes(Document("", id="a", year=2024, meta={"press": "日报"}))
        {'id': 'a', 'year': '2024', 'meta.press': '日报'}
    """
    facts = {
        "id": doc.id,
        "title": doc.title,
        "issuer": doc.issuer,
        "year": None if doc.year is None else str(doc.year),
        "date": None if doc.date is None else doc.date.isoformat(),
    }
    found = {name: fact for name, fact in facts.items() if fact}
    return found | {_META + name: fact for name, fact in sorted(doc.meta.items())}


def with_facts(text: str, attributes: Mapping[str, str]) -> Document:
    """A document with the facts that ``fact_attributes`` gave; empty ones are as if not there.

    Raises:
        InputError: a fact is unknown or impossible.
    """
    meta, facts = {}, {}
    for name, fact in attributes.items():
        if name.startswith(_META):
            meta[name.removeprefix(_META)] = fact
        elif name not in ("id", "title", "issuer", "year", "date"):
            raise InputError(f"unknown fact {name!r}; id, title, issuer, year, date or meta.NAME")
        elif fact:
            facts[name] = fact
    try:
        year = int(facts["year"]) if "year" in facts else None
        date = datetime.date.fromisoformat(facts["date"]) if "date" in facts else None
    except ValueError as error:
        raise InputError(f"a fact of the document is impossible: {error}") from None
    return Document(
        text,
        id=facts.get("id", ""),
        title=facts.get("title", ""),
        issuer=facts.get("issuer"),
        year=year,
        date=date,
        meta=meta,
    )
