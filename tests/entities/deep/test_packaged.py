"""The deep model that ships with the package."""

from __future__ import annotations

import pickle

import pytest

from policytext import MENTIONS, Document, load
from policytext.data import read_bytes
from policytext.entities import EntityAnnotator, ModelRecognizer
from policytext.entities.deep import packaged_deep

DEEP = EntityAnnotator(deep=True)


def found(annotator: EntityAnnotator, text: str) -> set[str]:
    doc = annotator(Document(text, issuer="330600", year=2024))
    return {f"{mention.text} {mention.label}" for mention in doc[MENTIONS]}


def test_it_is_small_and_says_what_it_has_learnt_from() -> None:
    assert len(read_bytes("entities/deep.npz")) <= 10_000_000
    facts = ModelRecognizer(deep=True).facts
    assert "multilingual-e5-small" in facts["deep base"]
    assert "running text 4, of annotated text 6" in facts["deep settings"]
    assert int(facts["deep documents"]) > 1000
    assert "deep fold" not in facts  # nothing was held back from what ships


def test_it_is_read_once_and_travels_as_a_word() -> None:
    assert packaged_deep() is packaged_deep()
    recognizer = ModelRecognizer(deep=True)
    assert len(pickle.dumps(recognizer)) < 1000
    text = "引进顺兴达、禾润农科等龙头企业。"
    assert pickle.loads(pickle.dumps(recognizer))(text) == recognizer(text)


def test_a_pipeline_takes_it_by_a_setting() -> None:
    nlp = load("entities", entities={"deep": True})
    doc = nlp(Document("组建县水发集团。", issuer="330681", year=2024))
    assert [mention.text for mention in doc[MENTIONS]] == ["县水发集团"]
    (annotator,) = nlp.annotators
    assert isinstance(annotator, EntityAnnotator)
    assert annotator.settings == {"deep": packaged_deep().sha256}
    assert EntityAnnotator(deep=False).settings == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("金沃农牧二期投产，晟源轴承上市辅导。", ["金沃农牧 INSTITUTION", "晟源轴承 INSTITUTION"]),
        ("支持华腾精工、万邦医械做大做强。", ["华腾精工 INSTITUTION", "万邦医械 INSTITUTION"]),
        ("启动双溪口片区更新，清荷湾公园开园。", ["双溪口片区 PLACE", "清荷湾公园 PROJECT"]),
        ("联合省农科院共建研究院。", ["省农科院 INSTITUTION"]),
        ("新增就业3万人，增长5%。", []),
    ],
)
def test_names_that_nothing_marks_as_names(text: str, names: list[str]) -> None:
    assert found(DEEP, text) >= set(names)


def test_some_are_found_with_it_alone() -> None:
    text, name = "泓禾润达二期试产，柯瑞特辅料挂牌。", "柯瑞特辅料 INSTITUTION"
    assert name not in found(EntityAnnotator(), text)
    assert name in found(EntityAnnotator(deep=True), text)
