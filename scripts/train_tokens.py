"""Train the packaged model of word boundaries anew.

    python scripts/train_tokens.py --cedict cedict_ts.u8 --reports REPORTS \
        --treebank zh_gsdsimp-ud-train.conllu --treebank zh_gsdsimp-ud-dev.conllu \
        -o src/policytext/data/tokens/model.npz

- Learns from the sentences of `corpora/real/segmentation.jsonl` that are no test sentences; their
  text is taken from REPORTS, a folder of `NAME.txt`.
- and from the words of the documents in `corpora/`.
- The treebank, Universal Dependencies Chinese GSD, simplified, follows another standard: only what
  both standards share is learnt from it.
- Known words: CC-CEDICT, and the names of divisions in the packaged tables.
- The strings of all reports of which no sentence is a test sentence are counted.

The model depends on the inputs and the version of NumPy alone, byte for byte.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from build_lexicon import cedict_words

from policytext.corpora import load_segmented
from policytext.corpora.sentences import read_lines, read_sentences
from policytext.gazetteer.store import store
from policytext.segmenter.training import word_f1
from policytext.tokens import Progress, TrainingSettings, save_model, train

CORPORA = Path(__file__).parents[1] / "corpora"
REAL = CORPORA / "real" / "segmentation.jsonl"
PARTS = ("train", "dev", "test")
LONGEST = 6
SETTINGS = TrainingSettings(epochs=8, rate=0.05)


def division_names() -> Iterator[str]:
    """Names and short forms of all divisions that the packaged tables know."""
    yield from store().names()
    for county in store().counties_with_townships():
        for township in store().townships_of(county):
            yield township.name


def raw_lines(reports: Path) -> list[str]:
    """The lines of all reports of which no sentence is a test sentence."""
    tested = {doc.id.partition("#")[0] for doc in load_segmented(REAL, reports).split("test")}
    files = [file for file in sorted(reports.glob("*.txt")) if file.stem not in tested]
    return [line for file in files for line in read_lines(file)[1]]


def main() -> None:
    """Train, say what was learnt from, write the model."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cedict", type=Path, required=True)
    parser.add_argument("--treebank", type=Path, action="append", default=[])
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    own = read_sentences(REAL, reports=given.reports).sentences
    test = read_sentences(REAL, part="test", reports=given.reports).sentences
    parts = [read_sentences(CORPORA, part=part).sentences for part in PARTS]
    written = [words for sentences in parts for words in sentences]
    other = [words for file in given.treebank for words in read_sentences(file).sentences]
    raw = raw_lines(given.reports)
    listed = [*cedict_words(given.cedict.read_text("utf-8").splitlines()), *division_names()]
    lexicon = sorted({word for word in listed if 2 <= len(word) <= LONGEST})

    def tell(progress: Progress) -> None:
        sys.stderr.write(f"epoch {progress.epoch}: loss {progress.loss:.3f}\n")

    model = train(
        [*own, *written], other=other, lexicon=lexicon, raw=raw, settings=SETTINGS, report=tell
    )
    model.facts = {
        "own standard": f"{len(own)} sentences of reports, {len(written)} lines of corpora/",
        "other standard": f"{len(other)} sentences of a treebank",
        "lexicon": f"{len(lexicon)} words of CC-CEDICT and names of divisions",
        "raw": f"{sum(map(len, raw))} characters of reports",
        "settings": repr(SETTINGS),
        "test": f"F1 {word_f1(model, test):.4f} on {len(test)} sentences of other reports",
    }
    given.output.parent.mkdir(parents=True, exist_ok=True)
    save_model(model, given.output)
    sys.stderr.write(model.facts["test"] + "\n")


if __name__ == "__main__":
    main()
