"""Models of HanLP that find names, small enough to be trained in a test; nothing is downloaded."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence
from pathlib import Path

from policytext.extras import load_extra
from tests.tokens.hanlp_model import make_transformer

# Each sentence has a blank between words; words with a label after / are names.
Sentences = Sequence[str]


def train_names(folder: Path, sentences: Sentences) -> Path:
    """A model that reads characters and finds names; its folder."""
    base = make_transformer(folder, "".join(sentences))
    made = load_extra("hanlp.components.ner.transformer_ner", "hanlp")
    training = _tagged(folder / "names.tsv", sentences, by_character=True)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        made.TransformerNamedEntityRecognizer().fit(
            str(training),
            str(training),
            str(folder / "names"),
            str(base),
            delimiter_in_entity="",
            epochs=8,
            lr=1e-2,
            transformer_lr=1e-2,
            batch_size=8,
            word_dropout=0,
            hidden_dropout=0,
            devices=-1,
            seed=1,
        )
    return folder / "names"


def train_tasks(folder: Path, sentences: Sentences) -> Path:
    """A model of two tasks, words and names in them; its folder."""
    base = make_transformer(folder, "".join(sentences))
    words = folder / "words.txt"
    words.write_text(
        "".join(" ".join(w.split("/")[0] for w in s.split(" ")) + "\n" for s in sentences),
        encoding="utf-8",
    )
    names = str(_tagged(folder / "names.tsv", sentences, by_character=False))
    several = load_extra("hanlp.components.mtl.multi_task_learning", "hanlp")
    cutting = load_extra("hanlp.components.mtl.tasks.tok.tag_tok", "hanlp")
    naming = load_extra("hanlp.components.mtl.tasks.ner.tag_ner", "hanlp")
    embedding = load_extra("hanlp.layers.embeddings.contextual_word_embedding", "hanlp")
    sampling = load_extra("hanlp.common.dataset", "hanlp")
    tasks = {
        "tok": cutting.TaggingTokenization(
            str(words),
            str(words),
            str(words),
            sampling.SortingSamplerBuilder(batch_size=8),
            lr=1e-2,
        ),
        "ner/msra": naming.TaggingNamedEntityRecognition(
            names,
            names,
            names,
            sampling.SortingSamplerBuilder(batch_size=8),
            lr=1e-2,
            dependencies="tok",
            delimiter_in_entity="",
        ),
    }
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        several.MultiTaskLearning().fit(
            embedding.ContextualWordEmbedding(
                "token", str(base), average_subwords=True, max_sequence_length=512
            ),
            tasks,
            str(folder / "tasks"),
            epochs=12,
            lr=1e-2,
            encoder_lr=1e-2,
            devices=-1,
            seed=1,
        )
    return folder / "tasks"


def _tagged(path: Path, sentences: Sentences, *, by_character: bool) -> Path:
    lines = []
    for sentence in sentences:
        for word in sentence.split(" "):
            text, _, label = word.partition("/")
            units = list(text) if by_character else [text]
            for number, unit in enumerate(units):
                edge = "S" if len(units) == 1 else "BME"[(number > 0) + (number == len(units) - 1)]
                lines.append(f"{unit}\t{edge}-{label}" if label else f"{unit}\tO")
        lines.append("")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
