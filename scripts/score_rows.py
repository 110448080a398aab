"""Measure how well rows are read in reports that a model has not learnt from; it needs SciPy.

    python scripts/score_rows.py --reports REPORTS --headlines ANNOTATED

- Learns from what `scripts/train_rows.py` learns from, ANNOTATED twice as there, in five parts: all
  that is of one report is read by a model of the other parts.
- A row is right where indicator, measure, role, quantity and period are the annotator's. Written
  are, for each text and each least score, F1, precision, recall and the share of rows that tell
  something else, as a table in Markdown.
- "headline sentences" are those with an indicator that ANNOTATED names.
"""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from train_rows import CORPORA, REAL, WRITTEN

from policytext import SENTENCES, TARGETS, Document, Indicator, Span
from policytext.corpora.marked import read_raw
from policytext.corpora.row_learning import FIELDS, RowText, crossed_rows, read_row_text
from policytext.metrics import score_rows
from policytext.pipeline import load

HEADER = """\
| text | rows | least score | F1 | precision | recall | wrong |
|---|---|---|---|---|---|---|
"""
ALONE = ", passages by themselves"
Row = Span[Indicator]
Pair = tuple[Document, Document]


def main() -> None:
    """Train the parts, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--headlines", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--bars", type=float, nargs="+", default=[0.55, 0.7])
    given = parser.parse_args()
    paths = [*(CORPORA / part for part in WRITTEN), REAL, given.headlines]
    sources = [read_row_text(path, reports=given.reports) for path in paths]
    *_, headlines = sources
    made = crossed_rows(
        [*sources, headlines],
        [read_raw(given.reports)],
        folds=given.folds,
        report=lambda line: sys.stderr.write(f"{line}\n"),
    )
    names = {row.value.indicator for doc in headlines.documents for row in doc[TARGETS]}
    sys.stdout.write(HEADER)
    for source in sources:
        for what, pairs in texts(source, lambda each: (each.document, made[each])):
            sys.stdout.writelines(lines(f"{source.name}{what}", pairs, given.bars))
            if source is not headlines and what != ALONE:
                chosen = list(headline_sentences(pairs, names))
                sys.stdout.writelines(
                    lines(f"{source.name}, headline sentences", chosen, given.bars)
                )


def texts(source: RowText, pair: Callable[..., Pair]) -> Iterator[tuple[str, list[Pair]]]:
    """The documents of a source with what was read in them; whole reports apart from passages."""
    whole = [pair(each) for each in source.reports]
    alone = [pair(each) for each in source.lessons if each.parts is None]
    if whole:
        yield ", in whole reports", whole
    if alone:
        yield ALONE if whole else "", alone


def lines(what: str, pairs: Sequence[Pair], bars: Sequence[float]) -> Iterator[str]:
    """A line for each least score."""
    gold = [one for one, _ in pairs]
    count = sum(len(doc.spans(TARGETS)) for doc in gold)
    for bar in bars:
        kept = [only(doc, [(row.score or 0) >= bar for row in doc[TARGETS]]) for _, doc in pairs]
        scores = score_rows(gold, kept, FIELDS)
        whole = scores.whole
        yield (
            f"| {what} | {count:,} | {bar:g} | {whole.f1:.3f} | {whole.precision:.3f} "
            f"| {whole.recall:.3f} | {scores.silent_error_rate:.3f} |\n"
        )


def headline_sentences(pairs: Sequence[Pair], names: set[str]) -> Iterator[Pair]:
    """Documents with the rows of those sentences alone in which a row has one of these names."""
    structure = load("structure")
    for gold, made in pairs:
        starts = [each.start for each in structure(Document(gold.text))[SENTENCES]]
        rows = gold[TARGETS]
        named = {number(row, starts) for row in rows if row.value.indicator in names}
        kept = [[number(row, starts) in named for row in doc[TARGETS]] for doc in (gold, made)]
        yield only(gold, kept[0]), only(made, kept[1])


def only(doc: Document, are_kept: Sequence[bool]) -> Document:
    """The document with some of its rows."""
    kept = [row for row, is_kept in zip(doc[TARGETS], are_kept, strict=True) if is_kept]
    return doc.with_layer(TARGETS, kept)


def number(row: Row, starts: Sequence[int]) -> int:
    """The number of the sentence of a row: that of its quantity, or its own where it has none."""
    quantity = row.value.quantity
    return bisect_right(starts, row.start if quantity is None else quantity.start)


if __name__ == "__main__":
    main()
