"""The model of rows: its file, its training, its two parts."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.data import read_bytes
from policytext.targets import RowModel, TargetAnnotator
from policytext.targets import model as model_file
from policytext.targets.codebook import Codebook
from policytext.targets.judge import Judge
from policytext.targets.layout import around, inside
from policytext.targets.outlook import Outlook
from policytext.targets.outlook_titles import Heading
from policytext.targets.sentence_features import seen_in
from policytext.targets.weight_lines import WeightLines
from policytext.targets.words import Words

WEIGHTS = st.dictionaries(
    st.text(st.characters(exclude_characters="\n\t\r"), min_size=1, max_size=8),
    st.integers(-900, 900),
    max_size=8,
)


@given(rows=WEIGHTS, sentences=WEIGHTS)
def test_a_file_gives_back_the_model(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[str, int], sentences: dict[str, int]
) -> None:
    model = RowModel(rows, sentences, {"made by": "a test"})
    path = tmp_path_factory.mktemp("model") / "model.tsv"
    model.save(path)
    again = RowModel.read(path)
    assert again == model
    assert again.facts == {"made by": "a test"}
    assert again.sha256 == model.sha256


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("of\tfeature\tweight\n", "the first line"),
        ("# policytext rows 1\nrow\tk\t1\n", "line 2 does not name the columns"),
        ("# policytext rows 1\nof\tfeature\tweight\nrow\tk\n", "line 3 is no weight"),
        ("# policytext rows 1\nof\tfeature\tweight\nword\tk\t1\n", "line 3 is no weight"),
        ("# policytext rows 1\nof\tfeature\tweight\nrow\tk\tmuch\n", "much"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "model.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(pt.DataError, match=told):
        RowModel.read(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(pt.DataError, match=r"none\.tsv"):
        RowModel.read(tmp_path / "none.tsv")


def test_the_packaged_model_is_what_its_file_says() -> None:
    path = Path(pt.__file__).parent / "data" / "targets" / "model.tsv"
    own, read = RowModel.packaged(), RowModel.read(path)
    assert own == read
    assert own.facts == read.facts
    assert own.sentences == read.sentences


def cut_in_the_middle(text: str) -> str:
    return text[: len(text) // 2].rpartition("\t")[0]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (cut_in_the_middle, "is no weight"),
        (lambda text: text.replace("\nsentence\t", "\nrow\tbroken\nsentence\t", 1), "broken"),
        (lambda text: text.replace("\nrow\t", "\nline\t"), "is no weight: .line"),
        (lambda text: text.replace("\nsentence\t", "x\nsentence\t", 1), "invalid literal"),
    ],
)
def test_a_damaged_packaged_file_is_refused_before_any_text(
    monkeypatch: pytest.MonkeyPatch, damage: Callable[[str], str], told: str
) -> None:
    damaged = damage(read_bytes("targets/model.tsv").decode()).encode()
    monkeypatch.setattr(model_file, "read_bytes", lambda _: damaged)
    with pytest.raises(pt.DataError, match=f"{told}.*: install policytext again"):
        model_file._packaged.__wrapped__()


def test_weights_are_the_same_in_lines_and_in_a_dictionary() -> None:
    whole = {f"k {number}": number - 9000 for number in range(20_000)} | {"k": 5, "增 长": -7}
    lines = WeightLines((f"row\t{feature}\t{weight}" for feature, weight in whole.items()), "row\t")
    # More look-ups than are done in the lines.
    for feature, weight in whole.items():
        assert lines.get(feature, 0) == weight
        assert lines.get(f"{feature}x", 0) == 0
    assert lines.whole == whole


def test_the_packaged_model_says_what_it_was_made_of() -> None:
    facts = RowModel.packaged().facts
    assert {"train", "raw", "settings", "in documents not learnt from", "made by"} <= set(facts)


def test_another_model_decides_otherwise() -> None:
    doc = pt.load("structure", "quantities", "entities", "links")(
        pt.Document("去年粮食产量80万吨。", issuer="320400", year=2024)
    )
    none = RowModel({"k yes": -900}, {})
    assert len(TargetAnnotator()(doc)[pt.TARGETS]) == 1
    assert TargetAnnotator(model=none)(doc)[pt.TARGETS] == ()
    assert TargetAnnotator(model=none).settings == {"model_sha256": none.sha256}
    assert TargetAnnotator().settings == {}


def test_chances_of_readings_and_of_none_are_one() -> None:
    sums = [120, -40, 0]
    chances = [Judge.chances(each, sums)[0] for each in sums]
    none = Judge.chances(0, sums)[0]  # an odd reading of sum 0 is as likely as none at all
    assert abs(sum(chances) + none - 1) < 0.001
    assert Judge.chances(10**9, [10**9, -(10**9)])[0] == 1.0
    both = Judge.chances(sums[0], sums, sums[1:2])[0]
    assert abs(both - chances[0] - chances[1]) < 0.001


def test_names_with_one_code_are_as_likely_as_they_are_together() -> None:
    nlp = pt.load("structure", "quantities", "entities", "links", "targets")
    text = "城镇实现新增就业6.2万人以上。落实耕地保护制度，完成3万亩补充耕地任务。"
    doc = nlp(pt.Document(text, issuer="320400", year=2024))
    find = Codebook.packaged().find
    found = [(row.value.quantity, find(row.value.indicator)) for row in doc[pt.TARGETS]]
    assert [(each and each.text, entry and entry.code) for each, entry in found] == [
        ("6.2万人以上", "employment_new_urban"),
        ("3万亩", "farmland_reclaimed"),
    ]


PLAN = "加快建设泵站。推进道路改造。"
REVIEW = "道路改造全面完成。泵站建成投用。"


@pytest.mark.parametrize(
    ("text", "year", "roles"),
    [
        # Words of the packaged model.
        ("大力发展设施农业。抓好良种推广，扶持种植大户。", 2024, ["target", "target"]),
        ("设施农业快速发展。良种推广面积明显扩大。", 2024, ["actual", "actual"]),
        # A goal that ends in a colon speaks for the next sentence.
        (
            "工业经济平稳增长。\n今年的主要预期目标是：\n生产总值增长6.2%。",
            2024,
            ["actual", "target", "target"],
        ),
        # Times beyond the document's year look ahead.
        ("到2027年，水厂日供水5万吨。", 2024, ["target"]),
    ],
)
def test_sentences_without_heading_look_back_or_ahead(
    text: str, year: int, roles: list[str]
) -> None:
    doc = pt.load("structure", "quantities")(pt.Document(text, issuer="320400", year=year))
    sentences = doc[pt.SENTENCES]
    headings = [Heading("", "")] * len(sentences)
    times = inside(sentences, doc[pt.TIMES])
    found = RowModel.packaged().outlook.directions(doc, headings, times)
    assert [each.role for each in found] == roles
    assert all(0.5 <= each.chance <= 1 for each in found)


def test_a_heading_decides_and_a_leaning_one_does_not() -> None:
    doc = pt.load("structure", "quantities")(pt.Document(PLAN + REVIEW, year=2024))
    sentences = doc[pt.SENTENCES]
    times = inside(sentences, doc[pt.TIMES])
    outlook = Outlook({"^加快": 1260, "$改造": 420, "$完成": -1260, "$投用": -1260})
    sure = [Heading("review", "plan")] * len(sentences)
    assert outlook.directions(doc, sure, times) == [("actual", 1.0)] * len(sentences)
    leaning = [Heading("", "plan")] * len(sentences)
    assert outlook.directions(doc, leaning, times)[-1].role == "actual"


def test_what_is_seen_of_a_sentence_has_no_digits() -> None:
    assert not any(one in feature for feature in seen_in("增长7.5%，达到21万吨") for one in "7521")


@given(st.lists(st.integers(0, 60), min_size=2, max_size=12, unique=True), st.data())
def test_one_sweep_finds_what_single_questions_find(places: list[int], data: st.DataObject) -> None:
    doc = pt.Document("字" * 61)
    edges = sorted(places)
    sentences = [doc.span(a, b, "S") for a, b in itertools.pairwise(edges)]
    pairs = st.tuples(st.integers(0, 60), st.integers(0, 60)).filter(lambda pair: pair[0] < pair[1])
    spans = sorted(doc.span(a, b, "X") for a, b in data.draw(st.lists(pairs, max_size=10)))
    assert list(map(list, inside(sentences, spans))) == [
        [span for span in spans if sentence.covers(span)] for sentence in sentences
    ]
    assert list(map(list, around(sentences, spans))) == [
        [span for span in spans if span.covers(sentence)] for sentence in sentences
    ]


@given(st.lists(st.text("增长同比上", min_size=1, max_size=4), min_size=1), st.text("增长同比上"))
def test_the_longest_word_at_an_end_is_found(words: list[str], text: str) -> None:
    table = Words((word, word) for word in set(words))
    ends = [word for word in words if text.endswith(word)]
    starts = [word for word in words if text.startswith(word)]
    found, begun = table.ending(text), table.starting(text)
    assert (found[0] if found else "") == max(ends, key=len, default="")
    assert (begun[0] if begun else "") == max(starts, key=len, default="")
