"""Cross-validation by place: folds, their models, and what is made of them."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import benchmarks.systems.crossed as crossed
from benchmarks.cli import main as measure
from benchmarks.context import Context
from benchmarks.crossed import main as train
from benchmarks.crossed import share_of
from benchmarks.folds import Folds, deep_file, model_file, place_folds, read_folds, write_folds
from benchmarks.material import read_material
from benchmarks.suites.scores import bins
from benchmarks.system import NotRunError, Setting
from benchmarks.systems import own
from policytext import MENTIONS, Document, InputError, Mention
from policytext.corpora import load
from policytext.corpora.marked import MarkedText, read_marked
from policytext.entities import Found, load_mentions
from policytext.io import write_jsonl
from tests.corpora.marked_docs import PLACES, page, write_pages
from tests.entities.deep.small import small_file


def marked(id: str, size: int, issuer: str | None = None) -> Document:
    return Document("港" * size, id=id, issuer=issuer).with_layer(MENTIONS, ())


def command(program: Any, *arguments: object) -> Result:
    return CliRunner().invoke(program, [str(one) for one in arguments])


def test_no_place_is_in_two_folds() -> None:
    docs = (
        marked("易县_2020", 5),
        marked("蠡县_2020", 4),
        marked("唐县_2020", 3),
        marked("唐县_2021", 3),
        marked("定州_2021", 1),
    )
    others = [Document("", id="唐县_1999"), Document("", id="涿州_1999")]
    folds, every = place_folds([MarkedText("a", docs[:3]), MarkedText("b", docs[3:])], others, 2)
    # 唐县 is the largest with 6, then 易县 with 5 and 蠡县 with 4 go to the other fold.
    assert folds.documents == {
        "易县_2020": 2, "蠡县_2020": 2, "唐县_2020": 1, "唐县_2021": 1, "定州_2021": 1,
    }  # fmt: skip
    assert every == {**folds.documents, "唐县_1999": 1}
    assert sorted(folds.corpora.values()) == ["a", "b"]


def test_folds_need_places_and_ids() -> None:
    same = MarkedText("a", (marked("易县_2020", 1), marked("易县_2021", 1)))
    with pytest.raises(InputError, match="2 folds need as many places; there are 1"):
        place_folds([same], [], 2)
    twice = MarkedText("a", (marked("易县_2020", 1), marked("易县_2020", 1)))
    with pytest.raises(InputError, match="two documents to annotate have the id '易县_2020'"):
        place_folds([twice], [], 2)


def test_folds_are_kept_and_no_others_take_their_place(tmp_path: Path) -> None:
    assert read_folds(tmp_path) is None
    assert read_folds(None) is None
    folds = Folds(2, {"ab": "港"}, {"易县_2020": 1})
    for _ in range(2):
        write_folds(folds, tmp_path)
    assert read_folds(tmp_path) == folds
    with pytest.raises(InputError, match="is of other text"):
        write_folds(dataclasses.replace(folds, count=3), tmp_path)


def test_smaller_parts_lie_in_larger_ones() -> None:
    texts = [MarkedText(name, tuple(marked(f"{name}{n}", 10) for n in range(20))) for name in "ab"]
    parts = {
        share: {doc.id for text in share_of(texts, share) for doc in text.documents}
        for share in (1, 2, 4, 8)
    }
    assert [len(parts[share]) for share in (1, 2, 4, 8)] == [40, 20, 10, 5]
    assert parts[8] < parts[4] < parts[2] < parts[1]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of five places, further text of one of them, and a model for each place."""
    folder = tmp_path_factory.mktemp("crossed")
    write_pages(folder / "own")
    (folder / "also.txt").write_text(page("old", *PLACES[0], 1999), "utf-8", newline="\n")
    done = command(train, *arguments(folder))
    assert done.exit_code == 0, done.output
    return folder


def arguments(folder: Path) -> list[object]:
    given = ["--corpus", f"named={folder / 'own'}", "--also", folder / "also.txt", "--folds", 5]
    return [*given, "--models", folder / "models"]


def test_a_fold_is_trained_on_other_places(trained: Path) -> None:
    folds = read_folds(trained / "models" / "crossed")
    assert folds is not None
    assert sorted(folds.documents.values()) == [1, 2, 3, 4, 5]
    for name, fold in folds.documents.items():
        facts = load_mentions(model_file(trained / "models" / "crossed", fold)).facts
        assert facts["train"].startswith("named, 4 documents, ")
        # The further text is of the first place: it is left out where that is tested.
        assert ("also.txt, 1 documents" in facts["train"]) is (PLACES[0][0] not in name)
        assert int(facts["characters"]) > 0
        assert len(facts["code"]) == 12


def test_models_that_are_there_are_kept(trained: Path) -> None:
    done = command(train, *arguments(trained), "--fold", 2)
    assert done.exit_code == 0
    assert done.stderr == "fold-2.npz is there\n"
    other = command(train, "--corpus", trained / "own", *arguments(trained)[2:])
    assert other.exit_code == 1
    assert "is of other text" in other.stderr


class Recorder:
    """Finds one mention, as long as the number of the model."""

    def __init__(self, file: Path, min_score: float = 0.5, deep: Path | None = None) -> None:
        self.deep = deep
        self.fold = int(file.stem.removeprefix("fold-"))
        self.least = min_score
        self.facts = {"characters": "7"}

    def __call__(self, _text: str, _document: Document | None = None, /) -> list[Found]:
        return [Found(0, self.fold, "PLACE", "admin", 1.0)]


def test_each_document_gets_the_model_of_its_fold(
    trained: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crossed, "ModelRecognizer", Recorder)
    material = read_material(trained / "own")
    context = Context(["policytext-crossed"], [material], trained / "models")
    runner = crossed.CrossedPolicytext().starts["mentions"](context.setting(material))
    assert "5 folds by place" in runner.note
    folds = read_folds(trained / "models" / "crossed")
    assert folds is not None
    for doc in material.documents:
        bare = Document(doc.text, id=doc.id)
        ends = {each.end for each in runner.annotate(bare)[MENTIONS] if each.start == 0}
        assert ends == {folds.documents[doc.id]}


def test_it_says_why_it_does_not_run(trained: Path, tmp_path: Path) -> None:
    start = crossed.CrossedPolicytext().starts["mentions"]
    with pytest.raises(NotRunError, match=r"python -m benchmarks\.crossed trains them"):
        start(Setting(crossed=tmp_path))
    with pytest.raises(NotRunError, match="text that its folds were not made of"):
        start(Setting(crossed=trained / "models" / "crossed", measured="ab"))
    write_folds(Folds(2, {"ab": "港"}, {}), tmp_path)
    with pytest.raises(NotRunError, match=r"missing: fold-1\.npz, fold-2\.npz$"):
        start(Setting(crossed=tmp_path, measured="ab"))
    start = crossed.CrossedDeepPolicytext().starts["mentions"]
    for fold in (1, 2):
        model_file(tmp_path, fold).write_bytes(b"")
    with pytest.raises(NotRunError, match=r"missing: fold-1-deep\.npz, fold-2-deep\.npz"):
        start(Setting(crossed=tmp_path, measured="ab"))


def test_a_deep_model_is_that_of_the_fold_too(
    trained: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: list[Recorder] = []

    class Kept(Recorder):
        def __init__(self, file: Path, min_score: float = 0.5, deep: Path | None = None) -> None:
            super().__init__(file, min_score, deep)
            made.append(self)

    monkeypatch.setattr(crossed, "ModelRecognizer", Kept)
    models = tmp_path / "models"
    shutil.copytree(trained / "models", models)
    for fold in range(1, 6):
        facts = {"fold": f"{fold} of 5"} if fold > 1 else {}
        deep_file(models / "crossed", fold).write_bytes(small_file(**facts))
    material = read_material(trained / "own")
    context = Context(["policytext-crossed-deep"], [material], models)
    runner = crossed.CrossedDeepPolicytext().starts["mentions"](context.setting(material))
    first = material.documents[0]
    runner.annotate(Document(first.text, id=first.id))
    folds = read_folds(models / "crossed")
    assert folds is not None
    # The others say what the models have seen.
    (own,) = (each for each in made if each.deep)
    assert own.fold == folds.documents[first.id]
    assert own.deep == deep_file(models / "crossed", own.fold)
    deep_file(models / "crossed", 3).write_bytes(small_file(fold="2 of 5"))
    with pytest.raises(NotRunError, match=r"fold-3-deep\.npz was trained without fold 2 of 5"):
        crossed.CrossedDeepPolicytext().starts["mentions"](context.setting(material))


def test_the_suites_of_mentions_use_the_models(trained: Path, tmp_path: Path) -> None:
    models = trained / "models"
    for share in (8, 4, 2):
        whole = model_file(models / "crossed", 2).read_bytes()
        model_file(models / "crossed", 2, share).write_bytes(whole)
    suites = ("mentions", "learning", "reliability", "min-score")
    report = tmp_path / "R.md"
    done = command(
        measure,
        *(part for suite in suites for part in ("--suite", suite)),
        *("--corpus", f"named={trained / 'own'}", "--system", "policytext-crossed"),
        *("--models", models, "--samples", 20, "--out", tmp_path, "--report", report),
    )
    assert done.exit_code == 0, done.output
    rows = {
        suite: json.loads((tmp_path / f"{suite}.json").read_text("utf-8"))["rows"]
        for suite in suites
    }
    assert [row["system"] for row in rows["mentions"]] == ["policytext-crossed"]
    assert rows["mentions"][0]["figures"]["gold"]["value"] == 30
    assert [row["setting"] for row in rows["learning"]] == ["1/8", "1/4", "1/2", "all"]
    assert [row["setting"] for row in rows["min-score"]] == [f"0.{n}" for n in range(1, 10)]
    recalls = [row["figures"]["strict R"]["value"] for row in rows["min-score"]]
    assert recalls == sorted(recalls, reverse=True)
    *parts, every = rows["reliability"]
    assert every["setting"] == "all"
    found = [row["figures"]["found"]["value"] for row in parts]
    assert every["figures"]["found"]["value"] == sum(found) > 0
    assert "## Learning curve of mentions, on unseen places" in report.read_text("utf-8")


def test_bins_count_what_a_score_promises() -> None:
    doc = Document("易县渔港扩建")
    gold = doc.with_layer(
        MENTIONS,
        [doc.span(0, 2, "PLACE", Mention("admin")), doc.span(2, 4, "PLACE", Mention("site"))],
    )
    predicted = doc.with_layer(
        MENTIONS,
        [
            doc.span(0, 2, "PLACE", Mention("admin", score=1.0)),
            doc.span(2, 4, "PROJECT", Mention("construction", score=0.92)),
            doc.span(4, 6, "PLACE", Mention("site", score=0.3)),
            doc.span(1, 3, "PLACE", Mention("site")),
        ],
    )
    found = bins([gold], [predicted])
    counts = [(one.mentions, one.right, one.labelled) for one in found]
    assert counts == [(0, 0, 0)] * 3 + [(1, 0, 0)] + [(0, 0, 0)] * 5 + [(2, 2, 1)]
    assert found[-1].scores == pytest.approx(1.92)
    assert found[-1].figures["share right"].value == 1
    assert found[-1].figures["right with label"].value == 0.5


@pytest.mark.parametrize("seen", [True, False])
def test_a_model_that_has_learnt_from_a_corpus_is_marked(
    seen: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(tmp_path / "own")
    text = read_marked(tmp_path / "own")

    class Facts:
        def __init__(self, *, deep: bool) -> None:
            assert not deep
            self.facts = {"train": str(text) if seen else "other, sha256 00"}

    monkeypatch.setattr("policytext.entities.ModelRecognizer", Facts, raising=False)
    material = read_material(tmp_path / "own")
    context = Context(["policytext"], [material], tmp_path)
    runner = own.Policytext().starts["mentions"](context.setting(material))
    assert ("has learnt from this very text" in runner.note) is seen


def test_documents_in_json_lines_are_a_corpus(tmp_path: Path) -> None:
    docs = load(write_pages(tmp_path / "own")).documents
    write_jsonl(docs, tmp_path / "own.jsonl")
    found = read_material(tmp_path / "own.jsonl")
    assert found.documents == docs
    assert found.name == "own.jsonl"
