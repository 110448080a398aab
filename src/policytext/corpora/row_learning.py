"""Trains a model of rows from annotated documents; the model says what it has learnt from."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

from policytext import __version__
from policytext.corpora.marked import RawText
from policytext.corpora.row_text import Lesson, RowText, read_row_text
from policytext.document import Document
from policytext.extras import load_extra
from policytext.metrics import score_rows
from policytext.pipeline import load
from policytext.targets import RowModel, TargetAnnotator
from policytext.targets.annotator import MIN_SCORE
from policytext.targets.learning import (
    Examples,
    RowSettings,
    examples,
    fit,
    fit_outlook,
    sentences_of,
    sentences_of_rows,
)

__all__ = ["FIELDS", "RowText", "crossed_rows", "learn_rows", "read_row_text"]

# What a row has to have right.
FIELDS = ("indicator", "measure", "role", "quantity", "period")

_PASSAGE = re.compile(r"#\d+\Z")


@dataclass(frozen=True)
class _School:
    """All that rows are learnt from.

    Args:
        lessons: the documents; one that is given twice counts twice.
        bases: each with the layers that rows are read from.
        seen: the readings of its values.
        sentences: the weights of sentences.
    """

    lessons: tuple[Lesson, ...]
    bases: Mapping[Lesson, Document]
    seen: Mapping[Lesson, Examples]
    sentences: Mapping[str, int]

    def model(
        self,
        lessons: Sequence[Lesson],
        settings: RowSettings,
        facts: Mapping[str, str] | None = None,
    ) -> RowModel:
        """A model that has learnt from some of them, with what it says of itself."""
        return RowModel(fit(_joined(lessons, self.seen), settings), self.sentences, facts)


def learn_rows(
    sources: Sequence[RowText],
    raw: Sequence[RawText] = (),
    *,
    settings: RowSettings | None = None,
    folds: int = 0,
    report: Callable[[str], object] | None = None,
) -> RowModel:
    """A model that reads rows as these documents have them.

    Args:
        sources: documents with rows; a source that is given twice counts twice. Passages whose
            whole reports are there are read both by themselves and in their reports.
        raw: whole reports, whose headings tell which sentences look back and which ahead, as the
            rows of whole documents do; the packaged weights of sentences are kept where none is
            given.
        settings: how to train.
        folds: into so many parts the documents are laid, each read by a model of the others, to
            tell how well it does on documents it has not learnt from; 0: not at all. All that is
            of one report is in one part.
        report: called after each step.

    Raises:
        InputError: SciPy is not installed, or there is nothing to learn from.
    """
    load_extra("scipy", "train")
    import scipy

    settings = settings or RowSettings()
    tell = report or (lambda _: None)
    school = _school(sources, raw, settings, tell)
    facts = {"train": "; ".join(map(str, sources))}
    if raw:
        facts["raw"] = "; ".join(map(str, raw))
    facts["settings"] = json.dumps(asdict(settings))
    if folds:
        scores = _scores(_crossed(school, settings, folds, MIN_SCORE), folds)
        for name, score in scores.items():
            tell(f"{name}: {score}")
        facts |= scores
    facts["made by"] = f"policytext {__version__}, SciPy {scipy.__version__}"
    return school.model(school.lessons, settings, facts)


def crossed_rows(
    sources: Sequence[RowText],
    raw: Sequence[RawText] = (),
    *,
    settings: RowSettings | None = None,
    folds: int = 5,
    report: Callable[[str], object] | None = None,
) -> dict[Lesson, Document]:
    """The rows that models read in documents which they have not learnt from, whatever their score.

    Args:
        sources: documents with rows, as in ``learn_rows``.
        raw: whole reports, likewise.
        settings: how to train.
        folds: into so many parts the documents are laid, all of one report in one.
        report: called after each step.

    Returns:
        For each document of the sources itself with these rows, each with its score.

    Raises:
        InputError: SciPy is not installed, or there is nothing to learn from.
    """
    settings = settings or RowSettings()
    school = _school(sources, raw, settings, report or (lambda _: None))
    return _crossed(school, settings, folds, 0.0)


def _school(
    sources: Sequence[RowText],
    raw: Sequence[RawText],
    settings: RowSettings,
    tell: Callable[[str], object],
) -> _School:
    """Read the documents, and list the readings of their values."""
    read = load("structure", "quantities", "entities", "links")
    lessons = [lesson for source in sources for lesson in source.lessons]
    bases: dict[Lesson, Document] = {}
    for each in lessons:
        if each not in bases:
            gold = each.document
            bases[each] = read(
                Document(
                    gold.text, id=gold.id, title=gold.title, issuer=gold.issuer, year=gold.year
                )
            )
    if raw:
        found, with_rows = _sentences(raw), _sentences_with_rows(bases)
        found.extend(with_rows)
        sentences = fit_outlook(found, settings, has_rows=bool(with_rows.right))
        tell(f"{len(sentences)} weights of sentences")
    else:
        sentences = dict(RowModel.packaged().sentences)
    outlook = RowModel({}, sentences).outlook
    seen = {
        each: examples(each.document, base, outlook, parts=each.parts)
        for each, base in bases.items()
    }
    tell(f"{sum(len(each.groups) for each in seen.values())} values in {len(seen)} documents")
    return _School(tuple(lessons), bases, seen, sentences)


def _sentences(raw: Sequence[RawText]) -> Examples:
    """Sentences below headings of reports that tell where they look."""
    read = load("structure")
    found = Examples()
    for text in raw:
        for doc in text.documents:
            found.extend(sentences_of(read(doc)))
    return found


def _sentences_with_rows(bases: Mapping[Lesson, Document]) -> Examples:
    """Sentences of whole documents whose rows tell it; of real reports headings tell it already."""
    found = Examples()
    for each, base in bases.items():
        if each.parts is None and not _PASSAGE.search(each.document.id):
            found.extend(sentences_of_rows(each.document, base))
    return found


def _joined(lessons: Sequence[Lesson], seen: Mapping[Lesson, Examples]) -> Examples:
    found = Examples()
    for each in lessons:
        found.extend(seen[each])
    return found


def _report_of(lesson: Lesson) -> str:
    """The report of a passage; any other document is one by itself."""
    doc = lesson.document
    return _PASSAGE.sub("", doc.id) or doc.text


def _crossed(
    school: _School, settings: RowSettings, folds: int, min_score: float
) -> dict[Lesson, Document]:
    """Each document, read by a model that has not learnt from it."""
    names = sorted({_report_of(each) for each in school.bases})
    made: dict[Lesson, Document] = {}
    for number in range(folds):
        out = set(names[number::folds])
        kept = [each for each in school.lessons if _report_of(each) not in out]
        annotate = TargetAnnotator(model=school.model(kept, settings), min_score=min_score)
        for each, base in school.bases.items():
            if _report_of(each) in out:
                made[each] = each.within(annotate(base))
    return made


def _scores(made: Mapping[Lesson, Document], folds: int) -> dict[str, str]:
    """How well rows are read in documents that a model has not learnt from."""
    whole = {each.document.id for each in made if each.parts is not None}
    alone = {each for each in made if each.document.id not in whole and _report_of(each) in whole}
    others = [each for each in made if each not in alone]
    scores = {"in documents not learnt from": _score(others, made, folds)}
    if alone:
        scores["in passages by themselves"] = _score(
            [each for each in made if each in alone], made, folds
        )
    return scores


def _score(lessons: Sequence[Lesson], made: Mapping[Lesson, Document], folds: int) -> str:
    golds = [each.document for each in lessons]
    score = score_rows(golds, [made[each] for each in lessons], FIELDS).whole
    return (
        f"rows F1 {score.f1:.3f}, precision {score.precision:.3f}, recall {score.recall:.3f} "
        f"({folds} parts)"
    )
