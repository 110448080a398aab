"""Texts in traditional characters, as simplified ones of the same length."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, TypeVar, cast

from policytext.data import read_rows
from policytext.document import Document
from policytext.layers import Layer
from policytext.span import Span, restore
from policytext.values import Indicator, Section

__all__ = [
    "Variant",
    "forms",
    "readings",
    "restored",
    "rewritten",
    "simplified",
    "simplified_document",
    "variants",
    "with_heading",
]

V = TypeVar("V")

# A text is in traditional characters if they are one in so many: simplified ones have a stray one.
_FEW = 20


@lru_cache(maxsize=4)
def simplified(text: str) -> str:
    """The text with simplified characters, one for one; others are kept as they are.

    What simplified text has too (著, 氾水镇) is kept where other characters do not show that the
    text is in traditional ones.

    Example:
        >>> simplified("蘇州市乾淨，顯著隨著"), simplified("氾水镇著名")
        ('苏州市干净，显著随着', '氾水镇著名')
    """
    # Most texts have none of them, and a pattern passes by the others ten times as fast.
    plain, count = _pattern().subn(_simple_form, text)
    if not count:
        return text
    return plain if count * _FEW < len(text) else _by_words(plain)


@lru_cache(maxsize=256)
def readings(name: str) -> tuple[str, ...]:
    """All that a name may be in texts whose characters are simplified, the likeliest first.

    Alone it does not show what texts it stands in: characters that both kinds of text have are
    kept in the one and changed in the other.

    Example:
        >>> readings("於都縣"), readings("常州市")
        (('於都县', '于都县'), ('常州市',))
    """
    whole = name.translate(_all_forms())
    if whole == name:
        return (name,)
    plain = _pattern().sub(_simple_form, name)
    return tuple(dict.fromkeys((plain, _by_words(plain), whole)))


@cache
def _all_forms() -> dict[int, str]:
    both = {variant.character: variant.simplified for variant in variants()}
    return str.maketrans({**_table(), **both})


@cache
def forms() -> dict[str, str]:
    """The simplified form of each character that stands in traditional text alone."""
    kept = _kept()
    return {one: form for one, form in _table().items() if one not in kept}


def _simple_form(match: re.Match[str]) -> str:
    return _table()[match[0]]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(forms()))}]")


@cache
def _table() -> dict[str, str]:
    return dict(read_rows("lexicon/simple_forms.tsv"))


@cache
def _kept() -> frozenset[str]:
    return frozenset(one for one, _ in read_rows("lexicon/kept_forms.tsv"))


def _by_words(text: str) -> str:
    """A traditional text with those characters changed that simplified text has too."""
    kept = _places(_kept_names(), text)
    for variant in variants():
        words = _places(variant.kept_in, text) if variant.character in text else ()
        kept.update(place for place in words if text[place] == variant.character)
    simple = text.translate(_all_forms())
    return "".join(text[place] if place in kept else one for place, one in enumerate(simple))


def _places(words: re.Pattern[str], text: str) -> set[int]:
    return {place for match in words.finditer(text) for place in range(*match.span())}


@cache
def _kept_names() -> re.Pattern[str]:
    names = (name for (name,) in read_rows("lexicon/kept_names.tsv"))
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


@dataclass(frozen=True, slots=True)
class Variant:
    """A character that a page may show for two: how to tell which one it was.

    ``siblings`` show, anywhere on a page, that the page does not write it for ``simplified``;
    ``kept_in`` matches the words that keep it.
    """

    character: str
    simplified: str
    siblings: frozenset[str]
    kept_in: re.Pattern[str]


@cache
def variants() -> tuple[Variant, ...]:
    """The characters of two forms."""
    found = []
    for character, simple, siblings, kept_in in read_rows("pages/variants.tsv"):
        words_kept = [word.partition("!") for word in kept_in.split()]
        parts = [
            (f"(?<![{before}])" if before else "") + re.escape(word)
            for word, _, before in words_kept
        ]
        pattern = re.compile("|".join(parts) or "(?!)")
        found.append(Variant(character, simple, frozenset(siblings), pattern))
    return tuple(found)


def simplified_document(doc: Document, layers: Iterable[Layer[Any]]) -> Document:
    """The document in simplified characters, with some of its layers; itself where it is so.

    Offsets stay, so that what is found in it stands at the same place in the document. Layers that
    it has not are passed over.
    """
    text = simplified(doc.text)
    if text == doc.text:
        return doc
    plain = rewritten(doc, text, simplified(doc.title))
    for layer in layers:
        if layer in doc:
            plain = plain.with_layer(layer, [_simple(restored(each, text)) for each in doc[layer]])
    return plain


def rewritten(doc: Document, text: str, title: str) -> Document:
    """What a document says in another text, with its facts and problems, and without layers."""
    return Document(
        text,
        id=doc.id,
        title=title,
        issuer=doc.issuer,
        year=doc.year,
        date=doc.date,
        problems=doc.problems,
    )


def _simple(span: Span[V]) -> Span[V]:
    value = with_heading(span.value, simplified)
    return span if value is span.value else replace(span, value=value)


def with_heading(value: V, write: Callable[[str], str]) -> V:
    """The value of a span, with its heading written otherwise if it is a section."""
    if not isinstance(value, Section):
        return value
    written: Any = replace(value, heading=write(value.heading))
    return cast(V, written)


def restored(span: Span[V], text: str) -> Span[V]:
    """A span, and those in its value, with the characters that a text has at its place."""
    start, end, value = span.start, span.end, span.value
    if isinstance(value, Indicator):
        quantity, stretch = (
            None if each is None else restored(each, text)
            for each in (value.quantity, value.stretch)
        )
        own: Any = replace(value, quantity=quantity, stretch=stretch)
        value = own
    return restore(start, end, text[start:end], span.label, value, span.score)
