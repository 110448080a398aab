"""Train the packaged model of mentions anew; it needs SciPy.

    python scripts/train_mentions.py --reports REPORTS --extra ANNOTATED \
        -o src/policytext/data/entities/model.npz

- Learns from the mentions of `corpora/train`, `corpora/dev`, `corpora/excerpts` and
  `corpora/real/mentions.jsonl`; the text of the last is taken from REPORTS, a folder of `NAME.txt`.
  `corpora/test` is left out.
- and from other documents with mentions: ANNOTATED is all that `policytext train mentions --train`
  takes, such as a folder of annotated documents as JSON; it may be given several times.
- The words of all texts in REPORTS are grouped by their surroundings, marks or not.

The model depends on the inputs, the machine and the versions of NumPy and SciPy alone, byte for
byte.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from policytext.corpora.learning import learn_mentions
from policytext.corpora.marked import read_marked, read_raw
from policytext.entities import save_mentions
from policytext.entities.training import MentionSettings, Step

CORPORA = Path(__file__).parents[1] / "corpora"
WRITTEN = ("train", "dev", "excerpts")
REAL = CORPORA / "real" / "mentions.jsonl"


def tell(step: Step) -> None:
    """Say how far the training is."""
    sys.stderr.write(f"step {step.done} of {step.total}: {step.what}\n")


def main() -> None:
    """Train, write the model, say what it was learnt from."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--extra", type=Path, action="append", default=[])
    parser.add_argument("--seed", type=int, default=MentionSettings().seed)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    sources = {
        "written": [read_marked(CORPORA / part) for part in WRITTEN],
        "reports": [read_marked(REAL, reports=given.reports)],
        "further": [read_marked(path, reports=given.reports) for path in given.extra],
    }
    settings = MentionSettings(seed=given.seed)
    raw = [read_raw(given.reports)]
    model = learn_mentions(sources, raw, settings=settings, report=tell)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    save_mentions(model, given.output)
    for name, fact in model.facts.items():
        sys.stderr.write(f"{name}: {fact}\n")


if __name__ == "__main__":
    main()
