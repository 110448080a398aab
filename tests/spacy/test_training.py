"""policytext in a config of `spacy train`: as tokeniser, and as a frozen component that annotates."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from policytext.spacy import from_spacy
from tests.spacy.sample import pipeline, spacy

CONFIG = Path(__file__).parents[2] / "examples" / "spacy_train.cfg"
# Whether the number is promised or reported, and the bureau that is named.
SENTENCES = [
    ("力争{}增长{}左右，由发展局负责。", "PROMISED", "发展局"),
    ("去年{}完成{}，交通局说。", "REPORTED", "交通局"),
    ("今年{}要达到{}以上，教育局牵头。", "PROMISED", "教育局"),
    ("上年{}实现{}，统计局公布。", "REPORTED", "统计局"),
]
NAMES = ["工业投资", "财政收入", "粮食产量", "旅游收入", "出口额"]
AMOUNTS = ["3.5%", "12亿元", "8万吨", "460万元", "9.1%"]


def examples() -> list[Any]:
    """Documents with the gold that the components are to learn."""
    nlp = pipeline("policytext", ents=[], annotators=["quantities"])
    docs = []
    for template, label, bureau in SENTENCES:
        for name, amount in zip(NAMES, AMOUNTS, strict=True):
            doc = nlp(template.format(name, amount))
            doc.spans["promises"] = [
                spacy.tokens.Span(doc, span.start, span.end, label=label)
                for span in doc.spans["policytext/quantities"]
            ]
            at = doc.text.index(bureau)
            doc.ents = [doc.char_span(at, at + len(bureau), label="BUREAU")]
            for key in [key for key in doc.spans if key.startswith("policytext/")]:
                del doc.spans[key]
            docs.append(doc)
    return docs


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command `spacy train` leaves."""
    folder = tmp_path_factory.mktemp("train")
    spacy.tokens.DocBin(docs=examples()).to_disk(folder / "train.spacy")
    # `spacy init fill-config` and `spacy train` in one process, to save the time of a start.
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from spacy.cli.init_config import fill_config\n"
        "from spacy.cli.train import train\n"
        "fill_config(Path('config.cfg'), Path(sys.argv[1]), silent=True)\n"
        "few = {'training.max_steps': 40, 'training.eval_frequency': 40}\n"
        "paths = {'paths.train': 'train.spacy', 'paths.dev': 'train.spacy'}\n"
        "train('config.cfg', 'out', overrides={**paths, **few})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(CONFIG)], cwd=folder, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "out" / "model-last"


def test_a_pipeline_learns_from_the_spans_of_policytext(trained: Path) -> None:
    nlp = spacy.load(trained)
    assert nlp.pipe_names == ["policytext", "tok2vec", "ner", "spancat"]
    assert nlp.config["training"]["frozen_components"] == ["policytext"]
    doc = nlp("力争服务业收入增长7亿元左右，由教育局负责。")
    assert [(span.text, span.label_) for span in doc.spans["promises"]] == [
        ("7亿元左右", "PROMISED")
    ]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("教育局", "BUREAU")]
    found = from_spacy(doc)
    assert found.year == 2024
    assert [layer.name for layer in found.layers][:2] == ["mentions", "paragraphs"]
    scores = nlp.evaluate(
        [spacy.training.Example(nlp.make_doc(gold.text), gold) for gold in examples()]
    )
    assert scores["spans_promises_f"] > 0.9
    assert scores["ents_f"] > 0.9
