"""Train the packaged model of mentions anew; it needs SciPy.

    python scripts/train_mentions.py --reports REPORTS --extra ANNOTATED \
        -o src/policytext/data/entities/model.npz

- Learns from the mentions of `corpora/train`, `corpora/dev`, `corpora/excerpts`, `corpora/names`
  and `corpora/real/mentions.jsonl`; the text of the last is taken from REPORTS, a folder of
  `NAME.txt`. `corpora/test` is left out.
- and from other documents with mentions: ANNOTATED is all that `policytext train mentions --train`
  takes, such as a folder of annotated documents as JSON; it may be given several times.
- and from what the packaged deep model, with the packaged chains, marks in `corpora/figures` and
  in the stretches of REPORTS that nobody annotated; some minutes. `--taught` takes documents that
  were marked so before instead.
- The words of all texts in REPORTS are grouped by their surroundings, marks or not.

The model depends on the inputs, the packaged models, the machine and the versions of NumPy and
SciPy alone, byte for byte.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import policytext as pt
from policytext.corpora import load
from policytext.corpora.annotated import Annotated, read_annotated
from policytext.corpora.folders import read_text
from policytext.corpora.learning import learn_mentions
from policytext.corpora.marked import MarkedText, read_marked, read_raw
from policytext.entities import save_mentions
from policytext.entities.training import MentionSettings, Step

CORPORA = Path(__file__).parents[1] / "corpora"
WRITTEN = ("train", "dev", "excerpts", "names")
REAL = CORPORA / "real" / "mentions.jsonl"
UNMARKED = CORPORA / "figures"
# Shorter stretches of reports are headings and formulas.
SHORTEST = 200


def tell(step: Step) -> None:
    """Say how far the training is."""
    sys.stderr.write(f"step {step.done} of {step.total}: {step.what}\n")


def taught(reports: Path) -> list[MarkedText]:
    """What the deep model marks in the written documents without marks, and in the rest of reports.

    Args:
        reports: the folder of reports.
    """
    annotate = pt.load("entities", entities={"deep": True})
    written = [
        annotate(
            pt.Document(one.text, id=one.id, title=one.title, issuer=one.issuer, year=one.year)
        )
        for one in load(UNMARKED).documents
    ]
    by_report = groupby(read_annotated(REAL), key=lambda one: one.report)
    rest = [
        stretch
        for name, passages in by_report
        for stretch in stretches(read_text(reports / f"{name}.txt"), list(passages), annotate)
    ]
    return [MarkedText("figures, marked", tuple(written)), MarkedText("rest, marked", tuple(rest))]


def stretches(text: str, passages: list[Annotated], annotate: pt.Pipeline) -> Iterator[pt.Document]:
    """The stretches of a report that no passage has, with the marks that they get in all of it."""
    first = passages[0]
    doc = annotate(pt.Document(text, id=first.report, issuer=first.issuer, year=first.year))
    for number, (begin, stop) in enumerate(gaps(passages, len(text))):
        if len(text[begin:stop].strip()) < SHORTEST:
            continue
        part = pt.Document(
            text[begin:stop],
            id=f"{first.report}#9{number:03d}",
            issuer=first.issuer,
            year=first.year,
        )
        spans = [
            part.span(one.start - begin, one.end - begin, one.label, one.value)
            for one in doc[pt.MENTIONS]
            if begin <= one.start and one.end <= stop
        ]
        yield part.with_layer(pt.MENTIONS, spans)


def gaps(passages: Iterable[Annotated], size: int) -> Iterator[tuple[int, int]]:
    """Where a text of a size has no passage."""
    place = 0
    for one in sorted(passages, key=lambda each: each.start):
        yield place, one.start
        place = max(place, one.end)
    yield place, size


def main() -> None:
    """Train, write the model, say what it was learnt from."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--extra", type=Path, action="append", default=[])
    parser.add_argument("--taught", type=Path, action="append", default=[])
    parser.add_argument("--seed", type=int, default=MentionSettings().seed)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    marked = [read_marked(path) for path in given.taught] or taught(given.reports)
    sources = {
        "written": [read_marked(CORPORA / part) for part in WRITTEN],
        "reports": [read_marked(REAL, reports=given.reports)],
        "further": [read_marked(path, reports=given.reports) for path in given.extra],
        "marked by the deep model": marked,
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
