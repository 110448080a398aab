"""Measure how often rows of indicators are right, by what is known of them, and write the table.

    python scripts/score_rows.py corpora/train corpora/dev ANNOTATED \
        -o src/policytext/data/targets/row_scores.tsv

A row is right where indicator, measure, role, period and quantity are the annotators'.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from policytext import TARGETS, Document, Indicator, Span, load
from policytext.corpora import load as read_corpus
from policytext.targets.scores import sort_of

HEADER = """\
# How often rows are right in indicator, measure, role, period and quantity: of so many, so many.
# known: whether the codebook has the indicator; kind: of the quantity, words where there is none.
# Written by scripts/score_rows.py from annotated documents; policytext.targets.scores reads it.
known\tkind\tright\tof
"""


def facts(row: Span[Indicator]) -> tuple[object, ...]:
    """What two rows must have alike."""
    value = row.value
    place = None if value.quantity is None else (value.quantity.start, value.quantity.end)
    return value.indicator, value.measure, value.role, value.period, place


def counted(path: Path) -> Iterator[tuple[tuple[str, str], bool]]:
    """The sort of each row that the library finds in a corpus, and whether it is right."""
    settings = {"min_score": 0.0}
    find = load("structure", "quantities", "entities", "links", "targets", targets=settings)
    for doc in read_corpus(path).documents:
        if TARGETS not in doc:
            continue
        right = {facts(row) for row in doc[TARGETS]}
        made = find(Document(doc.text, id=doc.id, issuer=doc.issuer, year=doc.year))
        for row in made[TARGETS]:
            yield sort_of(row.value), facts(row) in right


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for path in given.corpus:
        for sort, is_right in counted(path):
            right[sort] += is_right
            total[sort] += 1
    rows = [
        f"{known}\t{kind}\t{right[known, kind]}\t{total[known, kind]}\n"
        for known, kind in sorted(total)
    ]
    given.output.write_text(HEADER + "".join(rows), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
