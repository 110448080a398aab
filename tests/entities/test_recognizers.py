"""Other tools as recognisers of names: their places are exact, their labels become ours."""

from __future__ import annotations

import importlib.util
import json
import pickle
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext import AlignmentError, Document, InputError
from policytext.entities.adapter import cut
from policytext.entities.hanlp import HanlpRecognizer
from policytext.entities.labels import kinds, read_labels, schemes
from policytext.entities.recognizer import Found, Recognizer
from policytext.entities.spacy_ner import SpacyRecognizer
from policytext.extras import load_extra
from policytext.tokens import ModelTokenizer

HAS_SPACY = importlib.util.find_spec("spacy") is not None
HAS_HANLP = importlib.util.find_spec("hanlp") is not None
SENTENCES = [
    "宁州/LOCATION 市长 访问 云县/LOCATION",
    "云帆集团/ORGANIZATION 落户 宁州/LOCATION",
    "张三/PERSON 在 云县/LOCATION 投资",
    "加快 建设 现代 产业 体系",
] * 8
TEXT = "张三在云县投资。\n\u3000云帆集团落户　宁州；加快建设５Ｇ\n\n"
WANTED = {("云县", "PLACE"), ("宁州", "PLACE"), ("云帆集团", "INSTITUTION")}
TEXTS = st.text(
    st.one_of(
        st.sampled_from("宁州云县云帆集团张三落户投资建设。；，"),
        st.sampled_from("09０．％%abＸ-（）“” \n\t\u3000\r\u200b\ue000\ufffd\u0301㎡é𠀀\x00"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)

# Without any tool


@pytest.mark.parametrize(
    ("text", "longest", "pieces"),
    [
        ("", 5, []),
        (" \n\n\u3000", 5, []),
        ("新建公园", 4, ["新建公园"]),
        ("新建公园。扩建", 6, ["新建公园。", "扩建"]),
        ("他说“开工。”随后完工", 7, ["他说“开工。”", "随后完工"]),
        ("新建，扩建、续建", 5, ["新建，", "扩建、续建"]),
        ("新建公园扩建", 4, ["新建公园", "扩建"]),
        ("新建\n公园。\n", 100, ["新建", "公园。"]),
        ("a      b", 3, ["a  ", " b"]),
    ],
)
def test_pieces(text: str, longest: int, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in cut(text, longest)] == pieces


@given(st.text("工程。，”\n ", max_size=60), st.integers(1, 9))
def test_pieces_hold_the_text(text: str, longest: int) -> None:
    places = list(cut(text, longest))
    assert all(0 < end - start <= longest for start, end in places)
    held = {n for start, end in places for n in range(start, end)}
    assert sum(end - start for start, end in places) == len(held)
    assert all(text[n].isspace() for n in set(range(len(text))) - held)
    assert not any("\n" in text[start:end] for start, end in places)


def test_packaged_labels() -> None:
    assert set(schemes()) == {"plain", "ontonotes", "msra", "pku", "cluener"}
    assert set(kinds()) == {"PLACE", "INSTITUTION", "PROJECT"}
    assert len([kind for several in kinds().values() for kind in several]) == 19
    for name, labels in schemes().items():
        assert read_labels(name) == labels
        assert "PERSON" not in labels
        assert "DATE" not in labels


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ("conll", "no scheme of labels 'conll'; one of plain, ontonotes"),
        (3, "labels are the name of a scheme or a mapping, got 3"),
        ({"PARK": "PLACE"}, "'PARK' cannot become 'PLACE'; write LABEL.kind"),
        ({"PARK": "PLACE.park"}, "'PARK' cannot become 'PLACE.park'"),
        ({"PARK": 3}, "'PARK' cannot become 3"),
        ({3: "PLACE.zone"}, "labels are text, got 3"),
    ],
)
def test_labels_that_are_none(labels: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_labels(labels)


def test_importing_the_library_loads_none() -> None:
    code = (
        "import sys, policytext, policytext.entities, policytext.entities.hanlp;"
        "import policytext.entities.spacy_ner, policytext.entities.user_names;"
        "print([name for name in ('hanlp', 'spacy', 'torch') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# A model as HanLP documents it

Name = tuple[str, str, int, int]


class Names:
    """A model for names alone: characters or words in, tuples out."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        self.given: list[list[str]] = []

    def __call__(self, sentences: list[list[str]]) -> list[list[Name]]:
        self.given += sentences
        return [self.find(units) for units in sentences]

    def find(self, units: Sequence[str]) -> list[Name]:
        return [
            ("".join(units[start:end]), label, start, end)
            for name, label in self.names.items()
            for start in range(len(units))
            for end in range(start + 1, min(start + 4, len(units)) + 1)
            if "".join(units[start:end]).lower() == name
        ]


class Tasks(Names):
    """A model of several tasks: texts in, a dictionary of lists out."""

    tasks = ("tok/fine", "tok/coarse", "ner/msra", "ner/pku")

    def __call__(self, texts: Any, tasks: str = "", skip_tasks: str = "") -> Any:
        self.asked = tasks, skip_tasks
        if skip_tasks:
            words = texts
        else:
            # As its own tokenisers do: no white space, and half width.
            words = [
                list("".join(text.split()).replace("５", "5").replace("Ｇ", "g")) for text in texts
            ]
        found: dict[str, Any] = {} if skip_tasks else {"tok/coarse": [["?"] for _ in words]}
        if not skip_tasks:
            found = {"tok/fine": words}
        found["ner/msra"] = [self.find(each) for each in words]
        found["ner/pku"] = [[(t, "ns", a, b) for t, _, a, b in self.find(each)] for each in words]
        return found


def texts(text: str, found: Sequence[Found]) -> list[tuple[str, str, str]]:
    return [(text[f.start : f.end], f.label, f.kind) for f in found]


def test_a_model_for_names_reads_characters() -> None:
    model = Names({"云县": "LOCATION", "张三": "PERSON", "5g": "ORGANIZATION"})
    recognizer = HanlpRecognizer(model)
    assert isinstance(recognizer, Recognizer)
    text = "张三 在云\u3000县。\n５G"
    assert texts(text, recognizer(text, Document(text))) == [("云\u3000县", "PLACE", "admin")]
    assert model.given == [list("张三在云县。"), list("５G")]
    assert recognizer.dropped == {"PERSON": 1}
    recognizer(text)
    assert recognizer.dropped == {"PERSON": 2}


def test_a_model_for_names_reads_words() -> None:
    model = Names({"云县": "NS"})
    recognizer = HanlpRecognizer(
        model, words=ModelTokenizer(words={"word": [{"text": "云县"}]}), labels={"NS": "PLACE.zone"}
    )
    assert texts("访问云县", recognizer("访问云县")) == [("云县", "PLACE", "zone")]
    assert model.given == [["访问", "云县"]]


def test_a_model_of_several_tasks() -> None:
    model = Tasks({"云县": "LOCATION", "5g": "ORGANIZATION"})
    text = "\u3000云 县建设５Ｇ"
    every = HanlpRecognizer(model)
    assert texts(text, every(text)) == [
        ("云 县", "PLACE", "admin"),
        ("５Ｇ", "INSTITUTION", "other"),
        ("５Ｇ", "PLACE", "admin"),
    ]
    assert model.asked == ("ner*", "")
    one = HanlpRecognizer(model, tasks="ner/pku")
    assert {f.label for f in one(text)} == {"PLACE"}
    own = HanlpRecognizer(model, words=ModelTokenizer(), tasks="ner/msra", labels="msra")
    assert texts("云县。", own("云县。")) == [("云县", "PLACE", "admin")]
    assert model.asked == ("ner/msra", "tok*")


class Fixed(Tasks):
    """A model of several tasks that always says the same."""

    def __init__(self, **answer: Any) -> None:
        self.answer = answer

    def __call__(self, *_: Any, **__: Any) -> Any:
        return self.answer


def test_the_words_are_those_in_which_names_say_what_the_model_says() -> None:
    words = {"tok/coarse": [["访问云县"]], "tok/fine": [["访问", "云县"]]}
    model = Fixed(**words, ner=[[["云县", "NS", 1, 2]]])
    assert HanlpRecognizer(model, labels="msra")("访问云县") == [Found(2, 4, "PLACE", "admin")]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (("云县", "NS", 0, 1), "but the text has '云'"),
        (("云县", "NS", 1, 9), r"for 2 words; wanted is \(text"),
        (("云县", "NS", 1), "for 2 words; wanted is"),
        (("云县", "NS", "0", "2"), "for 2 words; wanted is"),
        (("", "NS", 1, 1), "but the text has"),
        (None, "gave None for 2 words"),
    ],
)
def test_places_that_are_none(name: Any, message: str) -> None:
    recognizer = HanlpRecognizer(lambda sentences: [[name] for _ in sentences])
    with pytest.raises(AlignmentError, match=message):
        recognizer("云县")


def test_what_a_model_does_wrong_is_told() -> None:
    with pytest.raises(InputError, match="HanLP's model failed: ZeroDivisionError"):
        HanlpRecognizer(lambda _: 1 // 0)("云县")
    with pytest.raises(InputError, match="HanLP's model failed: ValueError"):
        HanlpRecognizer(lambda _: [])("云县")
    with pytest.raises(InputError, match=r"has no task srl; it gave tok/fine, ner/msra"):
        HanlpRecognizer(Tasks({}), tasks="srl")("云县")
    with pytest.raises(InputError, match="a model of HanLP can be called, got None"):
        HanlpRecognizer(None)
    with pytest.raises(InputError, match="text must be str, got None"):
        HanlpRecognizer(Names({}))(None)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="longest must be int"):
        HanlpRecognizer(Names({}), longest="5")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="longest is a number of characters, 1 or more, got 0"):
        HanlpRecognizer(Names({}), longest=0)


def test_words_of_another_text_are_refused() -> None:
    model = Fixed(tok=[["云", "城"]], ner=[[("云城", "NS", 0, 2)]])
    with pytest.raises(AlignmentError, match="gave the word '城' where the text has '县'"):
        HanlpRecognizer(model)("云县")
    with pytest.raises(InputError, match=r"gives no words, under tok or tok/\*; it gave ner"):
        HanlpRecognizer(Fixed(ner=[[]]))("云县")


def test_a_long_text_is_given_in_pieces() -> None:
    model = Names({"云县": "LOCATION"})
    text = "建设云县，" * 5000
    found = HanlpRecognizer(model)(text)
    assert max(map(len, model.given)) <= 500
    assert [f.start for f in found] == list(range(2, 25000, 5))


@given(TEXTS)
def test_names_lie_in_the_text_and_in_order(text: str) -> None:
    model = Names({"云县": "LOCATION", "宁州": "ORGANIZATION"})
    for recognizer in (HanlpRecognizer(model, longest=7), HanlpRecognizer(Tasks(model.names))):
        found = recognizer(text)
        assert all(0 <= f.start < f.end <= len(text) for f in found)
        assert found == sorted(found, key=lambda f: (f.start, -f.end, f.label, f.kind))
        assert found == recognizer(text)


# Real models


@pytest.fixture(scope="module")
def spacy_ruler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spacy") / "ruler"
    nlp = load_extra("spacy", "spacy").blank("zh")
    nlp.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "GPE", "pattern": "云县"},
            {"label": "GPE", "pattern": "宁州", "id": "320000"},
            {"label": "ORG", "pattern": "云帆集团"},
            {"label": "PERSON", "pattern": "张三"},
        ]
    )
    nlp.add_pipe("span_ruler", config={"spans_key": "parks"}).add_patterns(
        [{"label": "PARK", "pattern": "云帆"}, {"label": "PARK", "pattern": "云帆集团"}]
    )
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def spacy_ner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spacy") / "ner"
    spacy = load_extra("spacy", "spacy")
    training = load_extra("spacy.training", "spacy")
    names = {"LOCATION": "GPE", "ORGANIZATION": "ORG", "PERSON": "PERSON"}
    nlp = spacy.blank("zh")
    nlp.add_pipe("ner")
    spacy.util.fix_random_seed(0)
    examples = []
    for sentence in SENTENCES[:4]:
        text, entities = "", []
        for word in sentence.split(" "):
            said, _, label = word.partition("/")
            if label:
                entities.append((len(text), len(text) + len(said), names[label]))
            text += said
        examples.append(training.Example.from_dict(nlp.make_doc(text), {"entities": entities}))
    nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples)
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module", params=["spacy ruler", "spacy ner", "hanlp names", "hanlp tasks"])
def recognizer(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> SpacyRecognizer | HanlpRecognizer:
    tool, _, what = request.param.partition(" ")
    if tool == "spacy":
        if not HAS_SPACY:
            pytest.skip("spaCy is not installed: pip install 'policytext[spacy]'")
        return SpacyRecognizer.load(request.getfixturevalue(f"spacy_{what}"))
    if not HAS_HANLP:
        pytest.skip("HanLP is not installed (it brings torch): pip install 'policytext[hanlp]'")
    from tests.entities import hanlp_models

    train: Callable[..., Path] = getattr(hanlp_models, f"train_{what}")
    return HanlpRecognizer.load(train(tmp_path_factory.mktemp("hanlp"), SENTENCES))


def test_it_finds_names(recognizer: SpacyRecognizer | HanlpRecognizer) -> None:
    assert isinstance(recognizer, Recognizer)
    found = recognizer(TEXT)
    assert {(TEXT[f.start : f.end], f.label) for f in found} >= WANTED
    assert recognizer.dropped["PERSON"] >= 1
    assert recognizer("") == recognizer(" \n") == []


@settings(max_examples=30)
@given(data=st.data())
def test_its_names_lie_in_any_text(
    recognizer: SpacyRecognizer | HanlpRecognizer, data: st.DataObject
) -> None:
    text = data.draw(TEXTS)
    found = recognizer(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(text[f.start : f.end].strip() == text[f.start : f.end] for f in found)
    assert found == recognizer(text)


def test_it_takes_a_long_line(recognizer: SpacyRecognizer | HanlpRecognizer) -> None:
    text = "云帆集团落户宁州，" * 200
    assert len({f.start for f in recognizer(text)}) >= 200


CHILD = """
import ast, pickle, sys
recognizer = pickle.loads(bytes.fromhex(sys.argv[1]))
print(ascii(recognizer(ast.literal_eval(sys.argv[2]))))
"""


def test_it_pickles_into_another_process(
    recognizer: SpacyRecognizer | HanlpRecognizer, tmp_path: Path
) -> None:
    # Another working folder, so that a relative path would not be found.
    done = subprocess.run(
        [sys.executable, "-c", CHILD, pickle.dumps(recognizer).hex(), ascii(TEXT)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ascii(recognizer(TEXT))


def test_threads_share_one(recognizer: SpacyRecognizer | HanlpRecognizer) -> None:
    found: list[list[Found]] = []
    threads = [threading.Thread(target=lambda: found.append(recognizer(TEXT))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [recognizer(TEXT)] * 4


def test_it_prints_and_sends_nothing(
    recognizer: SpacyRecognizer | HanlpRecognizer,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert pickle.loads(pickle.dumps(recognizer))(TEXT) == recognizer(TEXT)
    assert capfd.readouterr() == ("", "")


def test_it_shows_how_to_make_it(recognizer: SpacyRecognizer | HanlpRecognizer) -> None:
    kinds = {k.__name__: k for k in (SpacyRecognizer, HanlpRecognizer)}
    assert eval(repr(recognizer), dict(kinds))(TEXT) == recognizer(TEXT)


needs_spacy = pytest.mark.skipif(not HAS_SPACY, reason="spaCy is not installed")


@needs_spacy
def test_spacy_gives_ids_and_groups_of_spans(spacy_ruler: Path) -> None:
    assert SpacyRecognizer.load(spacy_ruler)("宁州") == [
        Found(0, 2, "PLACE", "admin", None, "320000")
    ]
    parks = SpacyRecognizer.load(spacy_ruler, spans_key="parks", labels={"PARK": "PLACE.zone"})
    assert texts("云帆集团", parks("云帆集团")) == [
        ("云帆集团", "PLACE", "zone"),
        ("云帆", "PLACE", "zone"),
    ]
    assert pickle.loads(pickle.dumps(parks))("云帆") == parks("云帆")
    with pytest.raises(InputError, match=r"gives no spans 'sc'; it has parks"):
        SpacyRecognizer.load(spacy_ruler, spans_key="sc")("宁州")


@needs_spacy
def test_scores_of_spans_are_kept() -> None:
    spacy = load_extra("spacy", "spacy")
    language = load_extra("spacy.language", "spacy").Language
    tokens = load_extra("spacy.tokens", "spacy")

    def scored(doc: Any) -> Any:
        doc.spans["sc"] = tokens.SpanGroup(
            doc, name="sc", spans=[tokens.Span(doc, 0, 2, "GPE")], attrs={"scores": [0.25]}
        )
        return doc

    language.component("policytext_test_scores", func=scored)
    nlp = spacy.blank("zh")
    nlp.add_pipe("policytext_test_scores")
    assert SpacyRecognizer(nlp, spans_key="sc")("云县") == [Found(0, 2, "PLACE", "admin", 0.25)]


@needs_spacy
def test_a_component_of_anybody_that_says_it_finds_entities_will_do() -> None:
    spacy = load_extra("spacy", "spacy")
    language = load_extra("spacy.language", "spacy").Language
    span_of = load_extra("spacy.tokens", "spacy").Span

    def named(doc: Any) -> Any:
        doc.ents = [span_of(doc, 0, 2, label="GPE")]
        return doc

    nlp = spacy.blank("zh")
    language.component("policytext_test_told", func=named, assigns=["doc.ents"])
    nlp.add_pipe("policytext_test_told")
    assert SpacyRecognizer(nlp)("云县") == [Found(0, 2, "PLACE", "admin")]
    language.component("policytext_test_untold", func=named)
    untold = spacy.blank("zh")
    untold.add_pipe("policytext_test_untold")
    with pytest.raises(InputError, match=r'says that it does with assigns=\["doc\.ents"\]'):
        SpacyRecognizer(untold)


@needs_spacy
def test_what_is_no_pipeline_is_refused(tmp_path: Path, spacy_ner: Path) -> None:
    spacy = load_extra("spacy", "spacy")
    with pytest.raises(InputError, match="has no components, of which none finds entities: give"):
        SpacyRecognizer(spacy.blank("zh"))
    for file in ("config.cfg", "meta.json"):
        (tmp_path / file).write_bytes((spacy_ner / file).read_bytes())
    with pytest.raises(InputError, match="cannot be loaded by spaCy"):
        SpacyRecognizer.load(tmp_path)


@pytest.mark.parametrize("name", ["zh_core_web_sm", "no such folder"])
def test_spacy_downloads_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"config\.cfg and meta\.json is not there: give the fold"):
        SpacyRecognizer.load(name)
    with pytest.raises(InputError, match="path must be str or PathLike, got None"):
        SpacyRecognizer.load(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (None, r"config\.json is not there: give the folder of a recogniser of names"),
        ("{", "is no JSON"),
        ({"classpath": "os.system", "transformer": "x"}, "is of os.system, which is no recogniser"),
        ({"classpath": "hanlp.components.ner.rnn_ner.X"}, "is no recogniser of names with a trans"),
        (
            {"classpath": "hanlp.components.mtl.X", "encoder": {"transformer": "some/name"}},
            r"needs the transformer 'some/name'.*give its folder as transformer=FOLDER",
        ),
    ],
)
def test_what_is_no_model_of_hanlp_is_refused(config: object, message: str, tmp_path: Path) -> None:
    if config is not None:
        told = config if isinstance(config, str) else json.dumps(config)
        (tmp_path / "config.json").write_text(told, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        HanlpRecognizer.load(tmp_path)


@pytest.mark.parametrize("tool", ["spacy", "hanlp"])
def test_a_missing_tool_says_what_to_install(
    tool: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Python refuses to import a name that stands there as None.
    monkeypatch.setitem(sys.modules, tool, None)
    config = {"classpath": "hanlp.components.ner.transformer_ner.X", "transformer": "."}
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    for name in ("config.cfg", "meta.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    load = SpacyRecognizer.load if tool == "spacy" else HanlpRecognizer.load
    with pytest.raises(InputError, match=rf"pip install 'policytext\[{tool}\]'"):
        load(tmp_path)
