"""One project with all its mentions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policytext.errors import InputError, check_type
from policytext.projects.joins import Join
from policytext.projects.stages import STAGES

__all__ = ["Occurrence", "Project"]


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One mention of a project.

    Attributes:
        document: the document's id.
        issuer: its issuer's code.
        year: its year; None where not known.
        start: where the mention begins.
        end: where it ends.
        text: the mention.
        name: the name under which it counts: without marks, a bare phase with its work's name.
        kind: "construction" or "programme".
        known: the id in the knowledge base, or nothing.
        stage: how far the project is, by the words around; nothing where they do not say.
        is_intended: whether that is only what is meant to be reached.
        word: the word that tells of the stage.

    Raises:
        InputError: a field has the wrong type, or the stage is none.
    """

    document: str
    issuer: str
    year: int | None
    start: int
    end: int
    text: str
    name: str
    kind: str
    known: str
    stage: str
    is_intended: bool
    word: str

    def __post_init__(self) -> None:
        texts = (self.document, self.issuer, self.text, self.name, self.kind, self.known, self.word)
        for text in texts:
            check_type("a text of an occurrence", text, str)
        check_type("an occurrence's start", self.start, int)
        check_type("an occurrence's end", self.end, int)
        check_type("an occurrence's year", self.year, int, type(None))
        check_type("whether a stage is intended", self.is_intended, bool)
        if self.stage not in ("", *STAGES):
            raise InputError(f"a stage is one of {', '.join(STAGES)} or empty, not {self.stage!r}")


@dataclass(frozen=True, slots=True)
class Project:
    """One project of an issuer.

    Attributes:
        id: the issuer's code, a colon and a name; or an id of the knowledge base.
        name: its most frequent name.
        issuer: the issuer's code.
        kind: "construction" or "programme", as most of its mentions are.
        names: its names with how often each occurs.
        joins: why these are one project's.
        occurrences: its mentions by year, document and place.
    """

    id: str
    name: str
    issuer: str
    kind: str
    names: tuple[tuple[str, int], ...]
    joins: tuple[Join, ...]
    occurrences: tuple[Occurrence, ...]

    @classmethod
    def of(
        cls,
        id: str,
        name: str,
        issuer: str,
        names: tuple[tuple[str, int], ...],
        joins: tuple[Join, ...],
        occurrences: Iterable[Occurrence],
    ) -> Project:
        """A project of these mentions."""
        found = sorted(occurrences, key=lambda e: (e.year or 0, e.document, e.start, e.end))
        kinds = [each.kind for each in found]
        kind = min(sorted(set(kinds)), key=lambda each: -kinds.count(each))
        return cls(id, name, issuer, kind, names, joins, tuple(found))

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the documents that name it."""
        return tuple(sorted({each.year for each in self.occurrences if each.year is not None}))

    @property
    def status(self) -> str:
        """The furthest stage that a document tells of as reached, or "planned" if none does."""
        reached = [each.stage for each in self.occurrences if each.stage and not each.is_intended]
        return max(reached, key=STAGES.index, default=STAGES[0])

    def history(self) -> tuple[tuple[int | None, str, bool, Occurrence], ...]:
        """What each document says of it: year, stage, whether it is only intended, and where."""
        return tuple(
            (each.year, each.stage, each.is_intended, each)
            for each in self.occurrences
            if each.stage
        )
