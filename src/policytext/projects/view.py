"""The projects of one issuer, worked out from all mentions of its documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from policytext.projects.clusters import Cluster, cluster, project_id
from policytext.projects.joins import Join
from policytext.projects.project import Occurrence, Project

__all__ = ["IssuerView", "Pair"]

Pair = tuple[str, str]


class IssuerView:
    """What the documents of an issuer, and what was said by hand, make of its projects.

    Args:
        issuer: the issuer's code.
        occurrences: the mentions of its documents.
        together: pairs of names that somebody says are one project's.
        apart: pairs of names that somebody says are not.

    Attributes:
        projects: the projects by id.
    """

    def __init__(
        self,
        issuer: str,
        occurrences: Iterable[Occurrence],
        together: Iterable[Pair],
        apart: Iterable[Pair],
    ) -> None:
        by_name: dict[str, list[Occurrence]] = defaultdict(list)
        known: dict[str, list[Occurrence]] = defaultdict(list)
        for each in occurrences:
            (known[each.known] if each.known else by_name[each.name]).append(each)
        counts = {name: len(found) for name, found in by_name.items()}
        self._by_name: dict[str, Cluster] = {}
        made: list[Project] = []
        for found in cluster(issuer, counts, together=together, apart=apart):
            self._by_name.update((name, found) for name, _ in found.names)
            mentions = [each for name, _ in found.names for each in by_name[name]]
            key = project_id(issuer, found.name)
            made.append(Project.of(key, found.name, issuer, found.names, found.joins, mentions))
        for key, mentions in known.items():
            names = Counter(each.name for each in mentions)
            made.append(Project.of(key, key, issuer, tuple(sorted(names.items())), (), mentions))
        self._issuer = issuer
        self.projects = tuple(sorted(made, key=lambda each: each.id))
        self._by_id = {each.id: each for each in self.projects}

    def called(self, name: str) -> tuple[str, str] | None:
        """The id and the name of the project that a name stands for, or None."""
        found = self._by_name.get(name)
        return None if found is None else (project_id(self._issuer, found.name), found.name)

    def with_id(self, id: str) -> Project | None:
        """The project of an id, or of a name that an id was made of before."""
        if id in self._by_id:
            return self._by_id[id]
        called = self.called(id.removeprefix(f"{self._issuer}:"))
        return None if called is None or ":" not in id else self._by_id[called[0]]

    def why(self, one: str, other: str) -> tuple[Join, ...]:
        """The joins on the shortest way from one name to another; none where there is no way."""
        found = self._by_name.get(one)
        if found is None or one == other or self._by_name.get(other) is not found:
            return ()
        beside: dict[str, list[tuple[str, Join]]] = defaultdict(list)
        for join in found.joins:
            beside[join.one].append((join.other, join))
            beside[join.other].append((join.one, join))
        came: dict[str, tuple[str, Join]] = {}
        queue = [one]
        for name in queue:
            for reached, join in beside[name]:
                if reached != one and reached not in came:
                    came[reached] = (name, join)
                    queue.append(reached)
        return tuple(_back(came, one, other))


def _back(came: dict[str, tuple[str, Join]], one: str, other: str) -> Sequence[Join]:
    """The joins from one name to another, by where each name was reached from."""
    way: list[Join] = []
    while other != one:
        other, join = came[other]
        way.append(join)
    return way[::-1]
