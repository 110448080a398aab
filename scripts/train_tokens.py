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
from collections.abc import Iterable, Iterator
from pathlib import Path

from build_lexicon import cedict_words

from policytext import TOKENS, Document
from policytext.corpora import load, load_segmented
from policytext.gazetteer.store import store
from policytext.segmenter import save_model
from policytext.segmenter.training import Progress, TrainingSettings, train, word_f1

ROOT = Path(__file__).parents[1]
LONGEST = 6
SETTINGS = TrainingSettings(epochs=8, rate=0.05)


def sentences_of(documents: Iterable[Document]) -> list[list[str]]:
    """The words of each line of the documents that have words."""
    found: list[list[str]] = []
    for doc in documents:
        if TOKENS not in doc:
            continue
        line = -1
        for token in doc.spans(TOKENS):
            here = doc.text.count("\n", 0, token.start)
            if here != line:
                found.append([])
                line = here
            found[-1].append(token.text)
    return found


def treebank_sentences(file: Path) -> Iterator[list[str]]:
    """The sentences of a CoNLL-U file."""
    words: list[str] = []
    for line in [*file.read_text("utf-8").splitlines(), ""]:
        number, _, rest = line.partition("\t")
        if number.isdigit():
            words.append(rest.partition("\t")[0])
        elif not line and words:
            yield words
            words = []


def division_names() -> Iterator[str]:
    """Names and short forms of all divisions that the packaged tables know."""
    yield from store().names()
    for county in store().counties_with_townships():
        for township in store().townships_of(county):
            yield township.name


def main() -> None:
    """Train, say what was learnt from, write the model."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cedict", type=Path, required=True)
    parser.add_argument("--treebank", type=Path, action="append", default=[])
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    real = load_segmented(ROOT / "corpora" / "real" / "segmentation.jsonl", given.reports)
    test = sentences_of(real.split("test"))
    own = sentences_of(real.split("train"))
    written = sentences_of(load(ROOT / "corpora").documents)
    other = [words for file in given.treebank for words in treebank_sentences(file)]
    unseen = {doc.id.partition("#")[0] for doc in real.split("test")}
    raw = [
        line
        for file in sorted(given.reports.glob("*.txt"))
        if file.stem not in unseen
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    ]
    listed = [*cedict_words(given.cedict.read_text("utf-8").splitlines()), *division_names()]
    lexicon = sorted({word for word in listed if 2 <= len(word) <= LONGEST})

    def tell(progress: Progress) -> None:
        sys.stderr.write(f"epoch {progress.epoch}: loss {progress.loss:.3f}\n")

    model = train(
        own + written, other=other, lexicon=lexicon, raw=raw, settings=SETTINGS, report=tell
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
