"""Train the packaged model of rows anew; it needs SciPy.

    python scripts/train_rows.py --reports REPORTS --extra ANNOTATED \
        -o src/policytext/data/targets/model.tsv

- Learns from the rows of `corpora/train`, `corpora/dev`, `corpora/excerpts`, `corpora/figures` and
  `corpora/real/rows.jsonl`; the text of the last is taken from REPORTS, a folder of `NAME.txt`.
  `corpora/test` is left out.
- and from other documents with rows: ANNOTATED is all that `policytext train rows --train` takes,
  and counts as often as it is given.
- Which sentences look back and which ahead is learnt from the headings of all texts in REPORTS,
  and from the rows of whole documents.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from policytext.corpora.marked import read_raw
from policytext.corpora.row_learning import learn_rows, read_row_text

CORPORA = Path(__file__).parents[1] / "corpora"
WRITTEN = ("train", "dev", "excerpts", "figures")
REAL = CORPORA / "real" / "rows.jsonl"


def main() -> None:
    """Train, write the model, say what it was learnt from."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--extra", type=Path, action="append", default=[])
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    paths = [*(CORPORA / part for part in WRITTEN), REAL, *given.extra]
    model = learn_rows(
        [read_row_text(path, reports=given.reports) for path in paths],
        [read_raw(given.reports)],
        folds=given.folds,
        report=lambda line: sys.stderr.write(f"{line}\n"),
    )
    given.output.parent.mkdir(parents=True, exist_ok=True)
    model.save(given.output)
    for name, fact in model.facts.items():
        sys.stderr.write(f"{name}: {fact}\n")


if __name__ == "__main__":
    main()
