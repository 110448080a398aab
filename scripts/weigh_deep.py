"""Fit how the judge's chances and those of a deep model are weighed together.

    python scripts/weigh_deep.py --models MODELS --deep 2=fold-2-deep.npz --reports REPORTS \
        --extra ANNOTATED -o deep_weights.tsv

- MODELS is a folder of `python -m benchmarks.crossed`: `folds.json` and `fold-N.npz`, models that
  have not seen the places of fold N. Each deep model is of `train_deep.py --fold N`.
- Both read the documents of fold N: those of ANNOTATED and of `corpora/real/mentions.jsonl`, whose
  text is taken from REPORTS. `--deep` may be given several times, a fold each.
- What is learnt is a logistic regression for each label, over the candidates that the deep model
  could read; most probable weights, with the prior below.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from deep.material import annotated_reports
from scipy.optimize import minimize

from policytext import MENTIONS, Document, PolicytextError
from policytext.entities.deep import DeepModel, load_deep
from policytext.entities.deep.spans import LABELS
from policytext.entities.deep.weighing import TERMS, both, terms
from policytext.entities.files import load_mentions
from policytext.entities.judge import probabilities
from policytext.entities.model import MentionModel

_PRIOR = 0.1  # how strongly weights are held near 0, in examples

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Told:
    """What is told of the candidates of a document that the deep model could read.

    Args:
        by_judge: chances, a row for each candidate, a column for each label.
        by_deep: likewise.
        names: 1 where the candidate is a mention of the label.
    """

    by_judge: Floats
    by_deep: Floats
    names: Floats


def main() -> None:
    """Read the folds, fit the weights, write the table and what it was fitted on."""
    asked = arguments()
    try:
        told = [one for fold, path in asked.deep for one in read_fold(asked, fold, path)]
    except PolicytextError as error:
        raise SystemExit(str(error)) from None
    if not told:
        raise SystemExit("the folds have no document with a candidate in doubt: nothing to learn")
    weights = fitted(told)
    asked.output.write_text(table(weights), "utf-8")
    folds = ", ".join(str(fold) for fold, _ in asked.deep)
    count = sum(len(one.names) for one in told)
    sys.stdout.write(f"{asked.output}: {count:,} candidates of fold {folds}\n")


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser("weigh_deep.py", description="Fit the mixture of two models.")
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--deep", type=_fold, action="append", required=True, metavar="FOLD=FILE")
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--extra", type=Path, action="append", default=[])
    parser.add_argument("-o", "--output", type=Path, required=True)
    return parser.parse_args(given)


def _fold(given: str) -> tuple[int, Path]:
    fold, equals, path = given.partition("=")
    if not equals or not fold.isdecimal():
        raise argparse.ArgumentTypeError(f"{given!r}: give the number of a fold, = and a file")
    return int(fold), Path(path)


def read_fold(asked: argparse.Namespace, fold: int, path: Path) -> Iterator[Told]:
    """What both models of a fold tell of its documents."""
    folder = asked.models / "crossed"
    fold_of = json.loads((folder / "folds.json").read_text("utf-8"))["documents"]
    model, deep = load_mentions(folder / f"fold-{fold}.npz"), load_deep(path)
    for doc in annotated_reports(asked.reports, asked.extra):
        if fold_of.get(doc.id) == fold and (one := told_of(doc, model, deep)):
            yield one


def told_of(doc: Document, model: MentionModel, deep: DeepModel) -> Told | None:
    """What both models tell of a document with mentions; None where the judge has no doubt."""
    seen = model.evidence(doc.text, doc.issuer, doc.year)
    judged = model.judged(seen, deep)
    if judged.reading is None:
        return None
    candidates = judged.candidates
    found = both(judged.reading, candidates, probabilities(judged.scores))
    marked = {(each.start, each.end): LABELS.index(each.label) for each in doc[MENTIONS]}
    starts, ends = seen.words.starts[candidates.first], seen.words.ends[candidates.last]
    names = np.zeros(found.by_deep.shape)
    for row, place in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        if place in marked:
            names[row, marked[place]] = 1
    read = found.read
    return Told(found.by_judge[read], found.by_deep[read], names[read])


def fitted(told: list[Told]) -> Floats:
    """The weights: a row for each label, a column for each of ``TERMS``."""
    by_judge, by_deep, names = (
        np.concatenate([getattr(one, part) for one in told])
        for part in ("by_judge", "by_deep", "names")
    )
    rows = [
        _fit(columns, names[:, label]) for label, columns in enumerate(terms(by_judge, by_deep))
    ]
    return np.array(rows)


def _fit(columns: Floats, names: Floats) -> Floats:
    signs = 2 * names - 1

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = signs * (columns @ weights)
        slope = -signs / (1 + np.exp(odds))
        value = float(np.logaddexp(0, -odds).sum() + _PRIOR / 2 * weights @ weights)
        return value, columns.T @ slope + _PRIOR * weights

    found: Floats = minimize(loss, np.zeros(columns.shape[1]), jac=True, method="L-BFGS-B").x
    return found


def table(weights: Floats) -> str:
    """The rows of `data/entities/deep_weights.tsv`, without its comment."""
    lines = [("label", *TERMS)]
    lines += [
        (label, *(f"{weight:.3f}" for weight in row))
        for label, row in zip(LABELS, weights.tolist(), strict=True)
    ]
    return "".join("\t".join(line) + "\n" for line in lines)


if __name__ == "__main__":
    main()
