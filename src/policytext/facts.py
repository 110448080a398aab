"""A text and what is known about it: what a document is without its layers."""

from __future__ import annotations

import datetime
import operator
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, SupportsIndex, TypeVar

from policytext.alignment import Alignment
from policytext.errors import InputError, check_type
from policytext.repairs import Problem, Quality, Repair, assess

__all__ = ["FIELDS", "Facts", "all_of", "check_facts", "exact", "whole_number"]

T = TypeVar("T")
FIELDS = (
    "text",
    "id",
    "title",
    "issuer",
    "year",
    "date",
    "source",
    "alignment",
    "repairs",
    "problems",
    "meta",
)


def all_of(what: str, kind: type[T], things: Iterable[T]) -> tuple[T, ...]:
    """The things as a tuple, each of one type.

    Raises:
        InputError: they are no iterable, or one has another type.
    """
    if isinstance(things, str) or not isinstance(things, Iterable):
        raise InputError(f"{what} must be an iterable of {kind.__name__}, got {things!r:.60}")
    kept = tuple(things)
    for one in kept:
        if not isinstance(one, kind):
            check_type(f"each of {what}", one, kind)
    return kept


def _check_text(text: object, what: str) -> None:
    """Refuse what is no string, or one that cannot be stored."""
    if not isinstance(text, str):
        raise InputError(
            f"{what} of a Document is a str, got {type(text).__name__}; "
            "for bytes or a file use policytext.read()"
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"{what} has an unpaired surrogate at {error.start}; it cannot be stored. "
            "Read the original bytes with policytext.read()"
        ) from None


def whole_number(given: object) -> Any:
    """A number as an ``int`` where it is a whole one of another kind, such as numpy's.

    What is none is left as it is, for `check_facts` to refuse.

    Example:
        >>> whole_number(True), whole_number("2025"), whole_number(2025)
        (True, '2025', 2025)
    """
    if isinstance(given, bool) or not isinstance(given, SupportsIndex):
        return given
    try:
        return operator.index(given)
    except TypeError:  # Arrays of numpy only look like numbers.
        return given


# Greater numbers lose digits as floats: no id can be told from them.
_EXACT = 2**53


def exact(given: object) -> Any:
    """A number as an ``int`` where it is a float that is whole and has lost no digits.

    Beside gaps tools have floats for whole numbers. What is none is left as it is.

    Example:
        >>> exact(7.0), exact(7.5), exact("7.0")
        (7, 7.5, '7.0')
    """
    if isinstance(given, float) and given.is_integer() and abs(given) < _EXACT:
        return int(given)
    return given


def check_facts(
    id: object, title: object, issuer: object, year: object, date: object, meta: object
) -> None:
    """Refuse facts of the wrong type or that cannot be."""
    _check_text(id, "the id")
    _check_text(title, "the title")
    if not isinstance(meta, Mapping):
        raise InputError(f"meta must be a mapping of strings, got {type(meta).__name__}")
    for name, fact in meta.items():
        _check_text(name, "a name in meta")
        _check_text(fact, f"meta[{name!r}]")
    if issuer is not None and not (
        isinstance(issuer, str) and len(issuer) in (6, 9) and issuer.isascii() and issuer.isdigit()
    ):
        raise InputError(
            f"issuer must be a division's code of 6 or 9 digits, such as '320400', got {issuer!r}; "
            "policytext.lookup(name), or the command `policytext lookup NAME`, finds it"
        )
    if year is not None and (
        not isinstance(year, int) or isinstance(year, bool) or not 1900 <= year <= 2200
    ):
        raise InputError(f"year must be a whole number from 1900 to 2200, got {year!r}")
    if date is not None and (
        not isinstance(date, datetime.date) or isinstance(date, datetime.datetime)
    ):
        raise InputError(f"date must be a datetime.date, got {date!r}")


def _fit(alignment: Alignment | None, text: str, source: str | None) -> Alignment:
    """The alignment of a text and its source, checked; the identity where none is given."""
    check_type("an alignment", alignment, Alignment, type(None))
    length = len(text) if source is None else len(source)
    if alignment is None:
        if source is not None and source != text:
            raise InputError("a source that is not the text itself needs an alignment")
        return Alignment.identity(len(text))
    if (alignment.text_length, alignment.source_length) != (len(text), length):
        raise InputError(
            f"the alignment joins {alignment.text_length} and {alignment.source_length} "
            f"characters, but text and source have {len(text)} and {length}"
        )
    return alignment


class Facts:
    """An immutable text and what is known about it: all of a document but its layers."""

    # The layers have their slot here, so that Document needs no constructor of its own.
    __slots__ = (*(f"_{name}" for name in FIELDS), "_layers")
    _layers: Any
    _text: str
    _id: str
    _title: str
    _issuer: str | None
    _year: int | None
    _date: datetime.date | None
    _source: str | None
    _alignment: Alignment
    _repairs: tuple[Repair, ...]
    _problems: tuple[Problem, ...]
    _meta: Mapping[str, str]

    def __init__(
        self,
        text: str,
        *,
        id: str = "",
        title: str = "",
        issuer: str | None = None,
        year: SupportsIndex | None = None,
        date: datetime.date | None = None,
        source: str | None = None,
        alignment: Alignment | None = None,
        repairs: Iterable[Repair] = (),
        problems: Iterable[Problem] = (),
        meta: Mapping[str, str] | None = None,
    ) -> None:
        _check_text(text, "the text")
        _check_text("" if source is None else source, "the source")
        year = whole_number(year)
        check_facts(id, title, issuer, year, date, meta or {})
        object.__setattr__(self, "_text", text)
        object.__setattr__(self, "_id", id)
        object.__setattr__(self, "_title", title)
        object.__setattr__(self, "_issuer", issuer)
        object.__setattr__(self, "_year", year)
        object.__setattr__(self, "_date", date)
        object.__setattr__(self, "_source", source)
        object.__setattr__(self, "_alignment", _fit(alignment, text, source))
        object.__setattr__(self, "_repairs", all_of("the repairs", Repair, repairs))
        object.__setattr__(self, "_problems", all_of("the problems", Problem, problems))
        object.__setattr__(self, "_meta", MappingProxyType(dict(meta or {})))
        object.__setattr__(self, "_layers", {})

    @property
    def text(self) -> str:
        """The text, in Unicode code points."""
        return self._text

    @property
    def id(self) -> str:
        """The document's name."""
        return self._id

    @property
    def title(self) -> str:
        """The title, or an empty string."""
        return self._title

    @property
    def issuer(self) -> str | None:
        """The code of the division whose document it is."""
        return self._issuer

    @property
    def year(self) -> int | None:
        """The year of the document."""
        return self._year

    @property
    def date(self) -> datetime.date | None:
        """The day of issue or delivery."""
        return self._date

    @property
    def source(self) -> str | None:
        """The raw page; ``None`` where the text is the source."""
        return self._source

    @property
    def alignment(self) -> Alignment:
        """The map between text and source; the identity for clean text."""
        return self._alignment

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was done to the source to get the text, in order."""
        return self._repairs

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a reader of the result must know."""
        return self._problems

    @property
    def meta(self) -> Mapping[str, str]:
        """Further facts."""
        return self._meta

    @property
    def quality(self) -> Quality:
        """How much of the text was repaired, how much is lost, and a verdict."""
        return assess(len(self._text), self._repairs)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Document is immutable; use replace({name}=...) for a changed copy")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a Document is immutable")


# What Python says of a wrong argument names the class that was called.
Facts.__init__.__qualname__ = "Document.__init__"
