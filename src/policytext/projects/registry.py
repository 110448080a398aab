"""The projects of a corpus: found in its documents, followed through the years, kept in a file."""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from policytext.document import Document
from policytext.errors import DataError, InputError
from policytext.layers import MENTIONS, SECTIONS
from policytext.projects.clusters import Cluster, cluster, names_of, project_id
from policytext.projects.joins import Join
from policytext.projects.names import bare_name
from policytext.projects.project import Occurrence, Project
from policytext.projects.stages import stage_of
from policytext.span import Span
from policytext.values import Link, Mention

__all__ = ["ProjectRegistry"]

_FORMAT = 1
# Sections that tell of what is to be done.
_PLANS = frozenset({"plan", "targets"})
Pair = tuple[str, str]


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
        self._clusters: dict[str, list[Cluster]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ProjectRegistry) and self._state() == other._state()

    __hash__ = None  # type: ignore[assignment]  # it changes

    def __len__(self) -> int:
        """How many documents it knows."""
        return len(self._documents)

    def add(self, doc: Document) -> None:
        """Take in the projects that a document names.

        Args:
            doc: with an id, an issuer and mentions; with sections, goals are told from what was
                done.

        Raises:
            InputError: the document has no id or no issuer.
            LayerMissingError: it has no mentions.
        """
        if not doc.id or not doc.issuer:
            missing = "issuer" if doc.id else "id"
            raise InputError(
                f"a registry tells documents by their id and projects by their issuer; this one "
                f"has no {missing}: give Document(..., {missing}=...)"
            )
        for each in self._documents.get(doc.id, ()):
            self._clusters.pop(each.issuer, None)
        self._clusters.pop(doc.issuer, None)
        self._documents[doc.id] = tuple(_occurrences(doc))

    def link(self, doc: Document) -> Document:
        """The document with the ids of its projects; ids of the knowledge base stay.

        Raises:
            InputError: the document was not added.
            LayerMissingError: it has no mentions.
        """
        if doc.id not in self._documents:
            raise InputError(f"the registry has no document {doc.id!r}: add it first")
        issuer = doc.issuer or ""
        names = {
            name: (project_id(issuer, each.name), each.name)
            for each in self._of(issuer)
            for name, _ in each.names
        }
        mentions = doc[MENTIONS]
        works = [each for each in mentions if each.label == "PROJECT"]
        called = dict(zip(works, names_of(doc.text, works), strict=True))
        return doc.with_layer(MENTIONS, [_linked(each, called, names) for each in mentions])

    def projects(self, issuer: str | None = None) -> tuple[Project, ...]:
        """All projects, or those of one issuer, by id."""
        issuers = sorted({each.issuer for found in self._documents.values() for each in found})
        chosen = issuers if issuer is None else [issuer]
        made = [each for code in chosen for each in self._made(code)]
        return tuple(sorted(made, key=lambda each: each.id))

    def project(self, id: str) -> Project:
        """The project of an id; an id from when fewer documents were known still finds it.

        Raises:
            InputError: no project has or had this id.
        """
        issuer, colon, name = id.partition(":")
        for each in self._made(issuer) if colon else self.projects():
            if each.id == id or (colon and any(name == known for known, _ in each.names)):
                return each
        raise InputError(f"no project has the id {id!r}; projects() lists them")

    def why(self, issuer: str, one: str, other: str) -> tuple[Join, ...]:
        """The joins by which two names are one project's; empty where they are not.

        Args:
            issuer: the issuer's code.
            one: a name as it stands in the text.
            other: another.
        """
        one, other = bare_name(one), bare_name(other)
        for each in self._of(issuer):
            known = {name for name, _ in each.names}
            if one in known and other in known:
                return tuple(_path(each, one, other))
        return ()

    def join(self, issuer: str, one: str, other: str) -> None:
        """Say that two names of an issuer are one project's."""
        self._by_hand(self._together, self._apart, issuer, one, other)

    def part(self, issuer: str, one: str, other: str) -> None:
        """Say that two names, which a rule joins, are not one project's."""
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
            if state["format"] != _FORMAT:
                raise DataError(f"{path}: a registry of format {state['format']}, not {_FORMAT}")
            made = cls()
            for key, found in state["documents"].items():
                made._documents[key] = tuple(Occurrence(**each) for each in found)
            for name, pairs in (("together", made._together), ("apart", made._apart)):
                for issuer, listed in state[name].items():
                    pairs[issuer] = {(one, other) for one, other in listed}
        except OSError as error:
            raise DataError(f"{path}: {error.strerror or error}; name a saved registry") from None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError(f"{path}: no saved registry of projects ({error})") from None
        return made

    def _state(self) -> dict[str, Any]:
        return {
            "format": _FORMAT,
            "documents": {
                key: [asdict(each) for each in self._documents[key]]
                for key in sorted(self._documents)
            },
            "together": {code: sorted(pairs) for code, pairs in sorted(self._together.items())},
            "apart": {code: sorted(pairs) for code, pairs in sorted(self._apart.items())},
        }

    def _by_hand(
        self,
        added: dict[str, set[Pair]],
        removed: dict[str, set[Pair]],
        issuer: str,
        one: str,
        other: str,
    ) -> None:
        first, second = sorted((bare_name(one), bare_name(other)))
        added[issuer].add((first, second))
        removed[issuer].discard((first, second))
        self._clusters.pop(issuer, None)

    def _of(self, issuer: str) -> list[Cluster]:
        if issuer not in self._clusters:
            counts = Counter(each.name for each in self._occurrences_of(issuer) if not each.known)
            pairs = {
                "together": self._together.get(issuer, ()),
                "apart": self._apart.get(issuer, ()),
            }
            self._clusters[issuer] = cluster(issuer, counts, **pairs)
        return self._clusters[issuer]

    def _occurrences_of(self, issuer: str) -> list[Occurrence]:
        return [
            each
            for key in sorted(self._documents)
            for each in self._documents[key]
            if each.issuer == issuer
        ]

    def _made(self, issuer: str) -> Iterable[Project]:
        by_name: dict[str, list[Occurrence]] = defaultdict(list)
        known: dict[str, list[Occurrence]] = defaultdict(list)
        for each in self._occurrences_of(issuer):
            (known[each.known] if each.known else by_name[each.name]).append(each)
        for found in self._of(issuer):
            occurrences = [each for name, _ in found.names for each in by_name[name]]
            key = project_id(issuer, found.name)
            yield Project.of(key, found.name, issuer, found.names, found.joins, occurrences)
        for key, occurrences in sorted(known.items()):
            names = Counter(each.name for each in occurrences)
            yield Project.of(key, key, issuer, tuple(sorted(names.items())), (), occurrences)


def _linked(
    mention: Span[Mention],
    called: dict[Span[Mention], str | None],
    names: dict[str, tuple[str, str]],
) -> Span[Mention]:
    link = mention.value.link
    if mention not in called or (link is not None and link.id and ":" not in link.id):
        return mention
    name = called[mention]
    if name is None or name not in names:
        return mention
    key, official = names[name]
    new = Link(key, official, (key,), "a project of the registry")
    return replace(mention, value=replace(mention.value, link=new))


def _path(found: Cluster, one: str, other: str) -> Sequence[Join]:
    """The joins on the shortest way from one name to another."""
    ways: dict[str, list[Join]] = {one: []}
    queue = [one]
    for name in queue:
        for join in found.joins:
            if name in (join.one, join.other):
                next_name = join.other if name == join.one else join.one
                if next_name not in ways:
                    ways[next_name] = [*ways[name], join]
                    queue.append(next_name)
    return ways[other]


def _occurrences(doc: Document) -> Iterable[Occurrence]:
    works = [each for each in doc[MENTIONS] if each.label == "PROJECT"]
    for mention, name in zip(works, names_of(doc.text, works), strict=True):
        link = mention.value.link
        known = link.id if link is not None and link.id is not None and ":" not in link.id else ""
        if name is None and not known:
            continue
        sections = doc.covering(mention, SECTIONS) if SECTIONS in doc else ()
        is_plan = bool(sections) and sections[-1].value.role in _PLANS
        stage = stage_of(doc.text, mention.start, mention.end, is_plan=is_plan)
        yield Occurrence(
            document=doc.id,
            issuer=doc.issuer or "",
            year=doc.year,
            start=mention.start,
            end=mention.end,
            text=mention.text,
            name=name or bare_name(mention.text),
            kind=mention.value.kind,
            known=known,
            stage=stage.name,
            is_intended=stage.is_intended,
            word=stage.word,
        )
