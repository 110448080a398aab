"""policytext's mentions without sight of the place: cross-validation, never in-sample."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

from benchmarks.folds import deep_file, model_file, read_folds
from benchmarks.system import NotRunError, Runner, Setting, Start
from policytext import Document
from policytext.entities import EntityAnnotator, ModelRecognizer, load_deep
from policytext.entities.own import MIN_SCORE

__all__ = ["CrossedDeepPolicytext", "CrossedPolicytext"]


class CrossedPolicytext:
    """Each document is annotated by the model of its fold, which was trained on other places."""

    name = "policytext-crossed"
    distribution = "policytext"
    # Start-up, memory and size are those of policytext.
    module = ""
    scope: Mapping[str, frozenset[str]] = {}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"mentions": _mentions}


class CrossedDeepPolicytext(CrossedPolicytext):
    """The same, with a deep model that has not seen the place either."""

    name = "policytext-crossed-deep"

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"mentions": partial(_mentions, is_deep=True)}


def _mentions(setting: Setting, *, is_deep: bool = False) -> Runner:
    folds = read_folds(setting.crossed)
    if folds is None or setting.crossed is None:
        raise NotRunError("needs fold models in --models: python -m benchmarks.crossed trains them")
    if setting.measured not in folds.corpora:
        raise NotRunError("not run on text that its folds were not made of")
    files = {fold: model_file(setting.crossed, fold) for fold in range(1, folds.count + 1)}
    deep = {fold: deep_file(setting.crossed, fold) for fold in files} if is_deep else {}
    needed = (*files.values(), *deep.values())
    missing = [file.name for file in needed if not file.is_file()]
    if missing:
        raise NotRunError(f"fold models are missing: {', '.join(missing)}")
    for fold, file in deep.items():
        _check_fold(file, fold, folds.count)
    least = MIN_SCORE if setting.min_score is None else setting.min_score

    @cache
    def annotator(fold: int) -> EntityAnnotator:
        own = ModelRecognizer(files[fold], min_score=least, deep=deep.get(fold))
        return EntityAnnotator(own, min_score=least)

    def annotate(doc: Document) -> Document:
        return annotator(folds.documents[doc.id])(doc)

    seen = [int(ModelRecognizer(file).facts["characters"]) for file in files.values()]
    return Runner(
        annotate,
        note=f"{folds.count} folds by place: each document by a model trained on other places, "
        f"{min(seen):,} to {max(seen):,} characters",
    )


def _check_fold(file: Path, fold: int, count: int) -> None:
    """Refuse a deep model that says it was trained without another fold than its own."""
    told = load_deep(file).facts.get("fold")
    if told not in (None, f"{fold} of {count}"):
        raise NotRunError(
            f"{file.name} was trained without fold {told}, not without {fold} of {count}: "
            f"train it with scripts/train_deep.py --fold {fold}"
        )
