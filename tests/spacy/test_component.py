"""The components in pipelines of spaCy: what they write, from which facts, in which order."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import policytext as pt
from policytext.errors import DataError, InputError, PipelineError
from policytext.extras import load_extra
from policytext.spacy import counts, from_spacy, set_facts
from tests.spacy.sample import FACTS, LANGUAGES, TEXT, annotated, blank, pipeline, spacy

SINGLE = ["structure", "quantities", "entities", "links", "targets", "tokens"]


def ents(doc: Any) -> list[tuple[str, str, str]]:
    return [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents]


def test_the_component_writes_what_the_library_finds() -> None:
    doc, expected = pipeline()(TEXT), annotated()
    for layer in expected.layers:
        group = doc.spans[f"policytext/{layer.name}"]
        assert [(s.text, s.label_) for s in group] == [(s.text, s.label) for s in expected[layer]]
        assert group.attrs["layer"] == layer.name
    values = doc.spans["policytext/quantities"].attrs["values"]
    assert values[2] == {
        "low": "32050000000", "high": "32050000000", "comparator": "eq", "unit": "元", "kind": "money",
    }  # fmt: skip
    assert from_spacy(doc) == expected


def test_entities_are_flat_and_have_ids() -> None:
    found = ents(pipeline()(TEXT))
    assert ("常州市财政局", "INSTITUTION", "320400/财政局") in found
    assert ("320.5亿元", "QUANTITY", "") in found
    assert ("2024年1月16日", "TIME", "") in found
    # 苏州 lies in 苏州大学.
    assert [text for text, _, _ in found if "苏州" in text] == ["苏州大学"]


def test_sentences_are_those_of_the_library_with_the_space_behind_them() -> None:
    doc = pipeline()(TEXT)
    assert [sent.text.strip() for sent in doc.sents] == [s.text for s in annotated()[pt.SENTENCES]]
    assert "".join(sent.text_with_ws for sent in doc.sents) == TEXT


def test_components_of_one_annotator_give_what_the_whole_gives() -> None:
    nlp = blank()
    for name in SINGLE:
        nlp.add_pipe(f"policytext_{name}", config=FACTS)
    doc = nlp(TEXT)
    assert from_spacy(doc) == annotated()
    nlp = blank()
    nlp.add_pipe("policytext_entities")
    nlp.add_pipe("policytext_links", config=FACTS)
    assert ("常州市财政局", "INSTITUTION", "320400/财政局") in ents(nlp(TEXT))


def test_two_components_may_share_the_annotators() -> None:
    nlp = blank()
    nlp.add_pipe("policytext", config={**FACTS, "annotators": SINGLE[:3]})
    nlp.add_pipe("policytext", name="rest", config={"annotators": SINGLE[3:]})
    assert from_spacy(nlp(TEXT)) == annotated()


def test_a_wrong_order_is_told_with_the_remedy() -> None:
    nlp = blank()
    nlp.add_pipe("policytext_links")
    nlp.add_pipe("policytext_entities")
    said = r"'policytext_links' reads doc.spans\['policytext/mentions'\].*add_pipe\('policytext_ent"
    with pytest.raises(PipelineError, match=said):
        nlp(TEXT)
    with pytest.raises(PipelineError, match=said):
        nlp.initialize()
    assert nlp.analyze_pipes()["problems"]["policytext_links"] == ["doc._.policytext_mentions"]


def test_the_analysis_of_a_right_order_has_no_problem() -> None:
    nlp = blank()
    for name in SINGLE:
        nlp.add_pipe(f"policytext_{name}")
    nlp.initialize()
    analysis = nlp.analyze_pipes()
    assert not any(analysis["problems"].values())
    assert analysis["attrs"]["doc.ents"]["assigns"] == [
        "policytext_quantities",
        "policytext_entities",
    ]
    assert analysis["summary"]["policytext_targets"]["requires"][0] == "doc._.policytext_sections"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", ["expand", "contract", "strict"])
def test_any_tokeniser_will_do(language: str, mode: str) -> None:
    doc = pipeline(language, alignment_mode=mode)(TEXT)
    assert doc.text == TEXT
    assert from_spacy(doc) == annotated()
    for name, count in counts(doc).items():
        group = doc.spans[f"policytext/{name}"]
        assert len(group) + count["left_out"] == count["spans"]
        offsets = zip(group.attrs["starts"], group.attrs["ends"], strict=True)
        moved = [
            span.text
            for span, (start, end) in zip(group, offsets, strict=False)
            if span.start_char < start
            or span.end_char > end
            or (TEXT[start : span.start_char] + TEXT[span.end_char : end]).strip(" ")
        ]
        assert len(moved) == count["changed"]
        assert mode != "strict" or not moved
        assert mode != "expand" or not count["left_out"]
    if language == "characters":
        assert not any(c["changed"] or c["left_out"] for c in counts(doc).values())
    if language == "whole":
        assert sum(c["changed"] or c["left_out"] for c in counts(doc).values()) > 20


def test_words_of_pkuseg_will_do(tmp_path: Path) -> None:
    (tmp_path / "training").write_text(
        "全市 完成 投资 三百 亿元\n加快 建设 体系\n" * 8, encoding="utf-8"
    )
    with contextlib.redirect_stdout(io.StringIO()):
        load_extra("spacy_pkuseg", "pkuseg").train(
            str(tmp_path / "training"),
            str(tmp_path / "training"),
            str(tmp_path / "model"),
            train_iter=2,
        )
    config = {"@tokenizers": "spacy.zh.ChineseTokenizer", "segmenter": "pkuseg"}
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": config}})
    (tmp_path / "words").write_text("增长\n", encoding="utf-8")
    nlp.tokenizer.initialize(
        pkuseg_model=str(tmp_path / "model"), pkuseg_user_dict=str(tmp_path / "words")
    )
    nlp.add_pipe("policytext", config=FACTS)
    doc = nlp(TEXT)
    assert max(len(token) for token in doc) > 1
    assert from_spacy(doc) == annotated()


def test_what_stands_in_no_entity_is_counted() -> None:
    # A token of two characters may hold the end of one span and the start of the next.
    doc = pipeline("pairs")(TEXT)
    count = counts(doc)
    held = sum(
        count[name]["spans"] - count[name]["left_out"]
        for name in ("mentions", "quantities", "times")
    )
    crowded = sum(count[name]["not_in_ents"] for name in ("mentions", "quantities", "times"))
    assert crowded > 0
    assert len(doc.ents) == held - crowded
    assert count["sentences"]["no_start"] > 0


def test_precedence_among_layers() -> None:
    text = "十四五规划项目完成投资3亿元。"
    doc = pipeline(ents=["quantities", "times"])(text)
    assert {label for _, label, _ in ents(doc)} <= {"QUANTITY", "TIME"}
    assert ents(pipeline(ents=[])(text)) == []
    first = pipeline("whole", ents=["quantities", "mentions"])(TEXT)
    assert [label for _, label, _ in ents(first)] == ["QUANTITY"]
    first = pipeline("whole", ents=["mentions", "quantities"])(TEXT)
    assert {label for _, label, _ in ents(first)} <= {"PLACE", "INSTITUTION", "PROJECT"}


def test_labels_of_entities_can_be_others() -> None:
    doc = pipeline(ent_labels={"PLACE": "GPE", "INSTITUTION.education": "ORG"})(TEXT)
    labels = {text: label for text, label, _ in ents(doc)}
    assert labels["苏州大学"] == "ORG"
    assert labels["江苏省"] == "GPE"
    assert labels["常州市财政局"] == "INSTITUTION"
    assert {span.label_ for span in doc.spans["policytext/mentions"]} == {
        "PLACE",
        "INSTITUTION",
        "PROJECT",
    }


PATTERNS = [{"label": "PARTNER", "pattern": "苏州大学合作"}, {"label": "WORD", "pattern": "推进"}]


@pytest.mark.parametrize(
    ("before", "overwrite", "partner", "university"),
    [(True, False, True, False), (True, True, False, True), (False, False, False, True)],
)
def test_it_works_beside_an_entity_ruler(
    before: bool, overwrite: bool, partner: bool, university: bool
) -> None:
    nlp = pipeline(overwrite_ents=overwrite)
    ruler = nlp.add_pipe("entity_ruler", **({"before": "policytext"} if before else {"last": True}))
    ruler.add_patterns(PATTERNS)
    found = [text for text, _, _ in ents(nlp(TEXT))]
    assert "推进" in found
    assert ("苏州大学合作" in found) is partner
    assert ("苏州大学" in found) is university
    assert "320.5亿元" in found


def test_existing_sentences_are_kept_unless_told() -> None:
    nlp = pipeline()
    nlp.add_pipe("sentencizer", first=True, config={"punct_chars": ["，"]})
    cut = [sent.text for sent in nlp(TEXT).sents]
    assert cut[0].endswith("320.5亿元，")
    nlp = pipeline(sents="overwrite")
    nlp.add_pipe("sentencizer", first=True, config={"punct_chars": ["，"]})
    assert [s.text for s in nlp(TEXT).sents] == [s.text for s in pipeline()(TEXT).sents]
    assert not pipeline(sents="never")(TEXT).has_annotation("SENT_START")


def test_a_parse_is_not_overwritten() -> None:
    nlp = pipeline(sents="overwrite")
    doc = spacy.tokens.Doc(
        nlp.vocab, words=["增长", "快"], spaces=[False] * 2, heads=[0, 0], deps=["ROOT", "dep"]
    )
    with pytest.raises(InputError, match="before the parser"):
        nlp.get_pipe("policytext")(doc)


def test_facts_come_from_the_nearest_source() -> None:
    nlp = blank()
    nlp.add_pipe("policytext", config={"issuer": "320500", "year": 2020})
    text = "今年全市增长6%。"

    def seen(doc: Any) -> tuple[str | None, int | None, int]:
        found = from_spacy(doc)
        first = found[pt.TIMES][0].value.start
        assert first is not None
        return found.issuer, found.year, first.year

    assert seen(nlp(text)) == ("320500", 2020, 2020)
    ((doc, context),) = nlp.pipe([(text, {"year": 2021, "file": "a.txt"})], as_tuples=True)
    assert seen(doc) == ("320500", 2021, 2021)
    assert context["file"] == "a.txt"
    five, gap = np.int64(5), float("nan")
    ids = (
        ("a", "a"),
        (7, "7"),
        (None, ""),
        (five, "5"),
        (5.0, "5"),
        (gap, ""),
        (np.str_("b"), "b"),
    )
    for given, known in ids:
        ((doc, _),) = nlp.pipe([(text, {"id": given})], as_tuples=True)
        assert from_spacy(doc).id == known
    for wrong in (True, 1.5, ("a", 1), 2.0**60, float("inf")):
        with pytest.raises(InputError, match="the context: id must be text or a whole number"):
            list(nlp.pipe([(text, {"id": wrong})], as_tuples=True))
    doc = set_facts(nlp.make_doc(text), issuer="320400", year=2022, date="2022-01-09", id="b")
    assert doc.user_data["policytext"] == {
        "issuer": "320400",
        "year": 2022,
        "date": "2022-01-09",
        "id": "b",
    }
    ((doc, _),) = nlp.pipe([(doc, {"year": 2021, "id": "c"})], as_tuples=True)
    assert seen(doc) == ("320400", 2022, 2022)
    assert from_spacy(doc).id == "b"
    plain = blank()
    plain.add_pipe("policytext")
    assert [problem.kind for problem in from_spacy(plain(text)).problems] == ["no-year"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"year": "2024"}, "year must be a whole number"),
        ({"issuer": "常州"}, "issuer must be a division's code"),
        ({"yaer": 2024}, "it can have id, title, issuer"),
        ({"date": "16.1.2024"}, "YYYY-MM-DD"),
    ],
)
def test_impossible_facts_are_refused(facts: dict[str, Any], said: str) -> None:
    nlp = pipeline()
    doc = nlp.make_doc(TEXT)
    with pytest.raises(InputError, match=said):
        set_facts(doc, **facts)
    doc.user_data["policytext"] = facts
    with pytest.raises(InputError, match=said):
        nlp(doc)


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"alignment_mode": "drop"}, "alignment_mode is strict, contract or expand"),
        ({"ents": ["persons"]}, "a layer in ents is"),
        ({"ents": "mentions"}, "ents is a list"),
        ({"sents": True}, "sents is missing"),
        ({"annotators": ["links", "links"]}, "twice"),
        ({"annotators": ["verbs"]}, "unknown annotator 'verbs'"),
        ({"annotators": ["quantities"], "settings": {"links": {}}}, "does not have"),
        ({"year": 24}, "year must be"),
    ],
)
def test_impossible_settings_are_refused_at_once(config: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        blank().add_pipe("policytext", config=config)


def test_settings_of_annotators() -> None:
    settings = {
        "quantities": {"tables": {"unit": [{"surface": "榀", "kind": "count"}]}},
        "entities": {"names": {"names": [{"text": "云帆港区", "label": "PLACE", "kind": "zone"}]}},
        "links": {
            "knowledge": {"entity": [{"id": "YF", "kind": "PLACE.zone", "names": ["云帆港区"]}]}
        },
        "targets": {"min_score": 0},
        "tokens": {"words": ["惠企贷"], "granularity": "fine"},
    }
    doc = pipeline(settings=settings)("云帆港区安装30榀，推出惠企贷。")
    assert ("云帆港区", "PLACE", "YF") in ents(doc)
    assert ("30榀", "QUANTITY", "") in ents(doc)
    assert "惠企贷" in [span.text for span in doc.spans["policytext/tokens"]]
    with pytest.raises(InputError, match="no setting minscore"):
        pipeline(settings={"targets": {"minscore": 0}})(TEXT)
    with pytest.warns(UserWarning, match=r"nowhere\.toml: there is no such file"):
        nlp = pipeline(settings={"entities": {"names": "nowhere.toml"}})
    with pytest.raises(DataError, match=r"nowhere\.toml"):
        nlp(TEXT)


def test_a_recognizer_comes_by_the_registry() -> None:
    from policytext.entities.recognizer import Found

    def towers() -> Any:
        def find(text: str, _: object = None, /) -> list[Found]:
            at = text.find("文笔塔")
            return [] if at < 0 else [Found(at, at + 3, "PLACE", "site")]

        return find

    spacy.registry.misc("tests.towers.v1", func=towers)
    nlp = blank()
    config = {"recognizer": {"@misc": "tests.towers.v1"}, "again": False}
    nlp.add_pipe("policytext_entities", config=config)
    assert ents(nlp("常州市修缮文笔塔。")) == [("文笔塔", "PLACE", "")]


def test_batches_and_processes_give_the_same_in_order() -> None:
    nlp = pipeline()
    texts = [f"{TEXT}新建{count}个园区。" for count in range(2, 8)]
    alone = [nlp(text) for text in texts]
    for found in (nlp.pipe(texts, batch_size=2), nlp.pipe(texts, n_process=2, batch_size=2)):
        for doc, expected in zip(found, alone, strict=True):
            assert from_spacy(doc) == from_spacy(expected)
            assert ents(doc) == ents(expected)
            assert counts(doc) == counts(expected)
    pairs = [(text, {"year": 2000 + number}) for number, text in enumerate(texts)]
    found = list(nlp.pipe(pairs, as_tuples=True, n_process=2, batch_size=2))
    assert [from_spacy(doc).year for doc, _ in found] == [2000, 2001, 2002, 2003, 2004, 2005]


def test_a_document_that_fails_can_be_passed_over() -> None:
    nlp = pipeline()
    bad = nlp.make_doc("增长6%。")
    bad.user_data["policytext"] = {"year": "?"}
    failed: list[str] = []
    nlp.set_error_handler(lambda name, _, docs, __: failed.append(f"{name}: {docs[0].text}"))
    assert [doc.text for doc in nlp.pipe(["稳。", bad, "好。"])] == ["稳。", "好。"]
    assert failed == ["policytext: 增长6%。"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "。"])
def test_texts_of_nothing(text: str) -> None:
    doc = pipeline()(text)
    assert from_spacy(doc) == annotated(text)
    again = spacy.tokens.Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert from_spacy(again) == annotated(text)


def test_making_a_pipeline_loads_no_annotator() -> None:
    code = (
        "import sys, spacy\n"
        "nlp = spacy.blank('zh')\n"
        "assert 'policytext.spacy.factories' in sys.modules\n"
        "nlp.add_pipe('policytext')\n"
        "loaded = [name for name in ('quantities', 'entities.model', 'tokens', 'links', 'gazetteer') "
        "if f'policytext.{name}' in sys.modules]\n"
        "assert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent)


def test_a_document_that_is_annotated_again_stays_as_it_is() -> None:
    nlp = blank()
    nlp.add_pipe("policytext")
    doc = nlp(TEXT + "今年的事。")
    before = from_spacy(doc), ents(doc), counts(doc)
    again = nlp(doc)
    assert (from_spacy(again), ents(again), counts(again)) == before
