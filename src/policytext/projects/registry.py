"""The projects of a corpus: found in its documents, followed through the years, kept in a file."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from dataclasses import asdict, replace
from itertools import product
from pathlib import Path
from typing import Any

from policytext.document import Document
from policytext.errors import DataError, InputError, check_type
from policytext.layers import MENTIONS
from policytext.projects.joins import Join
from policytext.projects.names import bare_name
from policytext.projects.occurrences import known_id, occurrences, works
from policytext.projects.project import Occurrence, Project
from policytext.projects.view import IssuerView, Pair
from policytext.simple_forms import readings
from policytext.span import Span
from policytext.values import Link, Mention

__all__ = ["ProjectRegistry"]

_FORMAT = 1


class ProjectRegistry:
    """The projects that documents name, those of each issuer apart.

    Documents may come in any order and at any time: the projects depend on the set of documents
    alone. A document that comes again replaces the one of its id.

    Example:
        >>> import policytext as pt
        >>> registry = ProjectRegistry()
        >>> for year, text in ((2021, "开工建设丹金高速。"), (2023, "丹金高速公路建成通车。")):
        ...     doc = pt.Document(text, id=str(year), issuer="320400", year=year)
        ...     start = text.index("丹")
        ...     end = text.index("。") if year == 2021 else text.index("建")
        ...     span = doc.span(start, end, "PROJECT", Mention("construction"))
        ...     registry.add(doc.with_layer(MENTIONS, [span]))
        >>> [(each.name, each.status) for each in registry.projects("320400")]
        [('丹金高速公路', 'finished')]
        >>> registry.why("320400", "丹金高速", "丹金高速公路")
        (Join(one='丹金高速', other='丹金高速公路', reason='one name but for its form'),)
    """

    def __init__(self) -> None:
        self._documents: dict[str, tuple[Occurrence, ...]] = {}
        self._together: dict[str, set[Pair]] = defaultdict(set)
        self._apart: dict[str, set[Pair]] = defaultdict(set)
        # The documents of each issuer, and its projects once somebody asks for them.
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._views: dict[str, IssuerView] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ProjectRegistry) and self._state() == other._state()

    __hash__ = None  # type: ignore[assignment]  # it changes

    def __len__(self) -> int:
        """How many documents it knows."""
        return len(self._documents)

    def __repr__(self) -> str:
        # How many projects there are would have to be computed.
        issuers = sum(map(bool, self._keys.values()))
        return f"<ProjectRegistry of {len(self)} documents of {issuers} issuers>"

    def add(self, doc: Document) -> None:
        """Take in the projects that a document names.

        Args:
            doc: with an id, an issuer and mentions; with sections, goals are told from what was
                done.

        Raises:
            InputError: this is no Document, or it has no id or no issuer.
            LayerMissingError: it has no mentions.
        """
        check_type("what a registry takes in", doc, Document)
        if not doc.id or not doc.issuer:
            missing = "issuer" if doc.id else "id"
            raise InputError(
                f"a registry tells documents by their id and projects by their issuer; this one "
                f"has no {missing}: give Document(..., {missing}=...)"
            )
        found = tuple(occurrences(doc))
        for before in self._documents.get(doc.id, ())[:1]:
            self._keys[before.issuer].discard(doc.id)
            self._views.pop(before.issuer, None)
        self._put(doc.id, found)

    def link(self, doc: Document) -> Document:
        """The document with the ids of its projects; ids of the knowledge base stay.

        Raises:
            InputError: this is no Document, or it was not added.
            LayerMissingError: it has no mentions.
        """
        check_type("what a registry links", doc, Document)
        if doc.id not in self._documents:
            raise InputError(f"the registry has no document {doc.id!r}: add it first")
        view = self._of(doc.issuer or "")
        called = {
            mention: view.called(name)
            for mention, name in works(doc)
            if name is not None and not known_id(doc, mention)
        }
        return doc.with_layer(MENTIONS, [_linked(each, called.get(each)) for each in doc[MENTIONS]])

    def projects(self, issuer: str | None = None) -> tuple[Project, ...]:
        """All projects, or those of one issuer, by id.

        Raises:
            InputError: the issuer is no text.
        """
        check_type("an issuer's code", issuer, str, type(None))
        chosen = sorted(self._keys) if issuer is None else [issuer]
        made = [each for code in chosen for each in self._of(code).projects]
        return tuple(sorted(made, key=lambda each: (each.id, each.issuer)))

    def project(self, id: str) -> Project:
        """The project of an id; an id from when fewer documents were known still finds it.

        A thing of the knowledge base that several issuers name is the first issuer's here;
        `projects` gives it once for each.

        Raises:
            InputError: no project has or had this id.
        """
        check_type("a project's id", id, str)
        issuer, colon, _ = id.partition(":")
        # Ids of a user's own entries may hold a colon too.
        for code in [issuer] if colon and issuer in self._keys else sorted(self._keys):
            found = self._of(code).with_id(id)
            if found is not None:
                return found
        raise InputError(f"no project has the id {id!r}; projects() lists them")

    def why(self, issuer: str, one: str, other: str) -> tuple[Join, ...]:
        """The joins by which two names are one project's; empty where they are not.

        Args:
            issuer: the issuer's code.
            one: a name as it stands in the text.
            other: another.

        Raises:
            InputError: one of these is no text.
        """
        for each in (issuer, one, other):
            check_type("an issuer's code or a project's name", each, str)
        view = self._of(issuer)
        ways = (view.why(*pair) for pair in product(_names(one), _names(other)))
        return next(filter(None, ways), ())

    def join(self, issuer: str, one: str, other: str) -> None:
        """Say that two names of an issuer are one project's.

        Raises:
            InputError: they are one name, or one of them is empty.
        """
        self._by_hand(self._together, self._apart, issuer, one, other)

    def part(self, issuer: str, one: str, other: str) -> None:
        """Say that two names are not one project's, whatever rules join them, and by which names.

        Raises:
            InputError: they are one name, or one of them is empty.
        """
        self._by_hand(self._apart, self._together, issuer, one, other)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write it as JSON, the same bytes for the same documents in any order.

        Raises:
            DataError: the file cannot be written.
        """
        text = json.dumps(self._state(), ensure_ascii=False, indent=1, sort_keys=True)
        try:
            Path(path).write_text(text + "\n", encoding="utf-8", newline="\n")
        except OSError as error:
            raise DataError(f"{path}: {error.strerror or error}; name a file to write") from None

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> ProjectRegistry:
        """Read what `save` wrote.

        Raises:
            DataError: the file cannot be read, or is no registry of this version.
        """
        try:
            state = json.loads(Path(path).read_text(encoding="utf-8"))
            made = cls()
            if state["format"] == _FORMAT:
                made._read(state)
        except OSError as error:
            raise DataError(f"{path}: {error.strerror or error}; name a saved registry") from None
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise DataError(
                f"{path}: no saved registry of projects ({error}); name one that save() wrote"
            ) from None
        if state["format"] != _FORMAT:
            raise DataError(
                f"{path}: a registry of format {state['format']!r:.40}, and this version reads "
                f"{_FORMAT}; add its documents anew"
            )
        return made

    def _read(self, state: dict[str, Any]) -> None:
        for key, found in state["documents"].items():
            occurrences = tuple(Occurrence(**each) for each in found)
            if any(each.document != key for each in occurrences):
                raise ValueError(f"the document {key!r} holds another's mentions")
            if len({each.issuer for each in occurrences}) > 1:
                raise ValueError(f"the document {key!r} has several issuers")
            self._put(key, occurrences)
        for name, pairs in (("together", self._together), ("apart", self._apart)):
            for issuer, listed in state[name].items():
                for one, other in listed:
                    pairs[issuer] |= _pairs(one, other)

    def _put(self, key: str, found: tuple[Occurrence, ...]) -> None:
        self._documents[key] = found
        for first in found[:1]:
            self._keys[first.issuer].add(key)
            self._views.pop(first.issuer, None)

    def _state(self) -> dict[str, Any]:
        return {
            "format": _FORMAT,
            "documents": {
                key: [asdict(each) for each in self._documents[key]]
                for key in sorted(self._documents)
            },
            "together": {
                code: sorted(map(list, found)) for code, found in self._together.items() if found
            },
            "apart": {
                code: sorted(map(list, found)) for code, found in self._apart.items() if found
            },
        }

    def _by_hand(
        self,
        added: dict[str, set[Pair]],
        removed: dict[str, set[Pair]],
        issuer: str,
        one: str,
        other: str,
    ) -> None:
        check_type("an issuer's code", issuer, str)
        pairs = _pairs(one, other)
        added[issuer] |= pairs
        removed[issuer] -= pairs
        self._views.pop(issuer, None)

    def _of(self, issuer: str) -> IssuerView:
        if issuer not in self._views:
            keys = sorted(self._keys.get(issuer, ()))
            found = [each for key in keys for each in self._documents[key]]
            together, apart = self._together.get(issuer, ()), self._apart.get(issuer, ())
            self._views[issuer] = IssuerView(issuer, found, together, apart)
        return self._views[issuer]


def _names(name: str) -> tuple[str, ...]:
    """What documents of either kind of characters make of a name, as it is compared."""
    return tuple(dict.fromkeys(map(bare_name, readings(name))))


def _pairs(one: str, other: str) -> set[Pair]:
    """Two names in order, as they are compared, in each of their readings."""
    check_type("a project's name", one, str)
    check_type("a project's name", other, str)
    names, others = _names(one), _names(other)
    if not names[0] or not others[0] or names == others:
        raise InputError(
            f"{one!r} and {other!r} must be two names; give them as the texts have them"
        )
    pairs = (sorted(each) for each in product(names, others))
    return {(first, second) for first, second in pairs if first != second}


def _linked(mention: Span[Mention], called: tuple[str, str] | None) -> Span[Mention]:
    if called is None:
        return mention
    key, official = called
    link = Link(key, official, (key,), "a project of the registry")
    return replace(mention, value=replace(mention.value, link=link))
