"""What a system is: a library that does some of the tasks, behind one small interface."""

from __future__ import annotations

import importlib
import importlib.metadata
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias, runtime_checkable

from policytext import Document

__all__ = [
    "TASKS",
    "Annotate",
    "NotRunError",
    "Runner",
    "Setting",
    "Start",
    "System",
    "need",
    "told",
]

_PATH = re.compile(r"\s*\(?(?:/|[A-Za-z]:\\)\S*")

# What a system may be asked to do. Each is a function from Document to Document that adds the
# layer named; ``links`` and ``projects`` get the gold's mentions without their links, ``number`` a
# text that is one number and nothing else, and ``pages`` returns a document with the repaired text.
# ``rewriting`` is measured for its speed only: numerals of running text as digits, no places.
TASKS: dict[str, str] = {
    "tokens": "TOKENS",
    "quantities": "QUANTITIES",
    "number": "QUANTITIES",
    "times": "TIMES",
    "rewriting": "nothing",
    "mentions": "MENTIONS",
    "links": "MENTIONS",
    "projects": "MENTIONS",
    "rows": "TARGETS",
    "pages": "the text itself",
    "pipeline": "all layers",
}

Annotate: TypeAlias = Callable[[Document], Document]


class NotRunError(Exception):
    """A system cannot run here; the message says why, for the table of results."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a system may use beside the text.

    Args:
        training: word-segmented text to train on, words between blanks, a sentence a line.
        models: a folder for models that are trained in the run.
        local_model: a model that the user has, for systems that ship none.
        trained_on: the name of the corpus whose training text it is.
        crossed: the folder of the models of cross-validation, if there are any.
        measured: the SHA-256 of the mentions of the corpus that is measured, as
            `policytext.corpora.marked.MarkedText` has it; empty where it has none.
        min_score: the least score of a mention, for systems that give scores; their own choice
            where it is None.
    """

    training: Path | None = None
    models: Path | None = None
    local_model: Path | None = None
    trained_on: str = ""
    crossed: Path | None = None
    measured: str = ""
    min_score: float | None = None


@dataclass(frozen=True, slots=True)
class Runner:
    """A system that is loaded and ready for one task.

    Args:
        annotate: adds the layer of the task.
        work: the same work without the making of layers, so that a peer's time is its own;
            ``annotate`` where it is left out.
        note: what a reader of its figures must know.
    """

    annotate: Annotate
    work: Callable[[Document], object] | None = None
    note: str = ""

    @property
    def timed(self) -> Callable[[Document], object]:
        """What speed is measured on."""
        return self.work or self.annotate


Start: TypeAlias = Callable[[Setting], Runner]


@runtime_checkable
class System(Protocol):
    """A library under test."""

    @property
    def name(self) -> str:
        """The name in tables."""

    @property
    def distribution(self) -> str:
        """Its name on the package registry."""

    @property
    def module(self) -> str:
        """The module that a user imports."""

    @property
    def starts(self) -> Mapping[str, Start]:
        """For each task that it does, the function that loads it and raises `NotRunError`."""

    @property
    def scope(self) -> Mapping[str, frozenset[str]]:
        """The kinds that it means to find, for each task in which it does not mean to find all."""


def need(module: str, distribution: str) -> Any:
    """A peer's module.

    Raises:
        NotRunError: it is not installed, or cannot be imported.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        try:
            version = importlib.metadata.version(distribution)
        except importlib.metadata.PackageNotFoundError:
            raise NotRunError(f"not installed: pip install {distribution}") from None
        raise NotRunError(f"{distribution} {version} cannot be imported: {told(error)}") from None


def told(error: BaseException) -> str:
    """An error's message without the paths that Python puts into it: reports go to others.

    Example:
        >>> told(ImportError("cannot import name 'a' from 'b' (/home/me/b.py)"))
        "cannot import name 'a' from 'b'"
    """
    return _PATH.sub("", str(error)) or type(error).__name__
