"""What every suite gets: systems, corpora, options; and the loop that most of them share."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.material import Material
from benchmarks.results import NotRun
from benchmarks.system import NotRunError, Runner, Setting, System
from benchmarks.systems import find
from policytext import MENTIONS, Document
from policytext.corpora.marked import MarkedText

__all__ = ["Context", "Options", "bare"]


@dataclass(frozen=True, slots=True)
class Options:
    """How thoroughly to measure.

    Args:
        quick: a smoke run: smallest sizes, one repeat; its figures mean nothing.
        repeats: how often a time is taken.
        budget: seconds for one repeat of a system, and for one point of growth.
        samples: redraws for confidence intervals; 0 for none.
        seed: the start of those draws.
        cores: processes for speed on all cores.
    """

    quick: bool = False
    repeats: int = 5
    budget: float = 4.0
    samples: int = 1000
    seed: int = 1
    cores: int = field(default_factory=lambda: os.cpu_count() or 1)


@dataclass(frozen=True)
class Context:
    """The material of a run.

    Args:
        systems: names of the systems to measure.
        corpora: annotated corpora, which decide by their layers which suites use them.
        text: unannotated text for speed and growth; empty to use that of the corpora.
        train: word-segmented text to train on where a corpus has no training text of its own.
        cases: files of test cases of other tools.
        models: a folder for models that are trained in the run.
        options: how thoroughly to measure.
        hanlp_model: the user's HanLP model.
        min_score: the least score of a mention; each system's own choice where it is None.
    """

    systems: Sequence[str]
    corpora: Sequence[Material]
    models: Path
    text: Material | None = None
    train: Material | None = None
    cases: Sequence[Path] = ()
    options: Options = field(default_factory=Options)
    hanlp_model: Path | None = None
    min_score: float | None = None

    def setting(self, material: Material | None = None) -> Setting:
        """What systems may use: the corpus's own training text, or else that of the run."""
        setting = Setting(
            models=self.models,
            local_model=self.hanlp_model,
            crossed=self.models / "crossed",
            measured=_measured(material),
            min_score=self.min_score,
        )
        own = [one for one in (material, self.train, *self.corpora) if one and one.training]
        if not own or (material is not None and own[0] not in (material, self.train)):
            return setting
        text = "\n".join(own[0].training) + "\n"
        # Models are kept by what they were trained on.
        models = self.models / hashlib.sha256(text.encode()).hexdigest()[:16]
        models.mkdir(parents=True, exist_ok=True)
        training = models / "training.txt"
        training.write_text(text, encoding="utf-8")
        return dataclasses.replace(
            setting, training=training, models=models, trained_on=own[0].name
        )

    def runners(
        self, task: str, setting: Setting, not_run: list[NotRun]
    ) -> Iterator[tuple[System, Runner]]:
        """The systems that do a task, loaded; those that cannot run are added to ``not_run``."""
        for name in self.systems:
            try:
                system = find(name)
                if task in system.starts:
                    yield system, system.starts[task](setting)
            except NotRunError as error:
                missing = NotRun(name, str(error))
                if missing not in not_run:
                    not_run.append(missing)

    def texts(self) -> Material | None:
        """Text for speed: what was given for it, or the first corpus."""
        return self.text or (self.corpora[0] if self.corpora else None)


def _measured(material: Material | None) -> str:
    marked = tuple(doc for doc in material.documents if MENTIONS in doc) if material else ()
    return MarkedText("", marked).sha256 if marked else ""


def bare(doc: Document) -> Document:
    """The document as a system gets it: text and what is known of its origin, no layers."""
    return Document(doc.text, id=doc.id, issuer=doc.issuer, year=doc.year)
