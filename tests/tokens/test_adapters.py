"""Other tools as tokenisers: their words are those of the text, and they leave no trace.

What the tools change was looked at on some 150 real reports, with models as small as these, since
it does not depend on the model:

- jieba changes no character and gives each white space as a word.
- spacy-pkuseg drops all white space. It reads digits as one character and Latin letters as
  another, whole width or half, but its words have the characters of the text.
- HanLP drops white space, also inside a word (AB C becomes ABC). A transformer's vocabulary reads
  half width and small letters and knows no U+FFFD, but its words have the characters of the text.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import logging
import pickle
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext import TOKENS, DataError, Document, InputError
from policytext.tokens import TokenAnnotator, Tokenizer
from policytext.tokens.aligned import load_extra
from policytext.tokens.hanlp import HanlpTokenizer
from policytext.tokens.jieba import JiebaTokenizer
from policytext.tokens.pkuseg import PkusegTokenizer

SENTENCES = ["全市 完成 投资 三百 亿元", "加快 建设 现代 产业 体系", "新建 5G 基站 1200 个"] * 8
TEXT = "全市完成投资３００亿元，\u3000同比增长5.3％。\n\n新建５Ｇ基站 1200 个\ufffd\u200b；ＧＤＰ、㎡\n"
TEXTS = st.text(
    st.one_of(
        st.sampled_from("全市完成投资加快建设现代产业体系新建基站个"),
        st.sampled_from("09０９.％%abＸ-（），。“” \n\t\u3000\r\u200b\ue000\ufffd\u0301㎡é𠀀\x00"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)
HAS_HANLP = importlib.util.find_spec("hanlp") is not None


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("jieba") / "words.txt"
    path.write_text("全市 5\n完成投资 50\n完成 5\n投资 5\n基站 3 n\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def pkuseg_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pkuseg")
    training = folder / "training.txt"
    training.write_text("\n".join(SENTENCES) + "\n", encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()):
        load_extra("spacy_pkuseg", "pkuseg").train(
            str(training), str(training), str(folder / "model"), train_iter=2
        )
    return folder / "model"


@pytest.fixture(scope="module")
def hanlp_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not HAS_HANLP:
        pytest.skip("HanLP is not installed (it brings torch): pip install 'policytext[hanlp]'")
    from tests.tokens.hanlp_model import train

    return train(tmp_path_factory.mktemp("hanlp"), SENTENCES)


@pytest.fixture(scope="module", params=["jieba", "jieba without model", "pkuseg", "hanlp"])
def tokenizer(request: pytest.FixtureRequest) -> Tokenizer:
    make: dict[str, Callable[[], Tokenizer]] = {
        "jieba": JiebaTokenizer,
        "jieba without model": lambda: JiebaTokenizer(
            request.getfixturevalue("dictionary"), hmm=False
        ),
        "pkuseg": lambda: PkusegTokenizer(request.getfixturevalue("pkuseg_model")),
        "hanlp": lambda: HanlpTokenizer(request.getfixturevalue("hanlp_model")),
    }
    return make[request.param]()


def covered(tokenizer: Tokenizer, text: str) -> list[int]:
    starts, ends = tokenizer.offsets(text)
    return [place for pair in zip(starts, ends, strict=True) for place in range(*pair)]


def test_its_words_are_the_text(tokenizer: Tokenizer) -> None:
    assert isinstance(tokenizer, Tokenizer)
    words = tokenizer.words(TEXT)
    assert "".join(words) == TEXT
    assert words[:2] == ["全市", "完成投资"] or words[:3] == ["全市", "完成", "投资"]
    assert "\n\n" in words
    assert "\u3000" in words
    assert [token.text for token in TokenAnnotator(tokenizer)(Document(TEXT))[TOKENS]] == [
        word for word in words if not word.isspace()
    ]


@settings(max_examples=40)
@given(data=st.data())
def test_every_character_but_white_space_lies_in_one_token(
    tokenizer: Tokenizer, data: st.DataObject
) -> None:
    text = data.draw(TEXTS)
    assert covered(tokenizer, text) == [n for n, c in enumerate(text) if not c.isspace()]
    assert "".join(tokenizer.words(text)) == text


def test_nothing_is_no_word(tokenizer: Tokenizer) -> None:
    assert tokenizer.words("") == []
    assert tokenizer.words(" \n") == [" \n"]
    assert not tokenizer.offsets(" \n")[0]


def test_a_long_line_is_taken(tokenizer: Tokenizer) -> None:
    text = "全市完成投资" * 500
    assert covered(tokenizer, text) == list(range(3000))


CHILD = """
import ast, pickle, sys
tokenizer = pickle.loads(bytes.fromhex(sys.argv[1]))
print(ascii(tokenizer.words(ast.literal_eval(sys.argv[2]))))
"""


def test_it_pickles_into_another_process(tokenizer: Tokenizer, tmp_path: Path) -> None:
    # Another working folder, so that a relative path would not be found.
    done = subprocess.run(
        [sys.executable, "-c", CHILD, pickle.dumps(tokenizer).hex(), ascii(TEXT)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ascii(tokenizer.words(TEXT))
    assert done.stderr == ""


def test_threads_share_one(tokenizer: Tokenizer) -> None:
    found: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: found.append(tokenizer.words(TEXT))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [tokenizer.words(TEXT)] * 4


def test_it_prints_logs_and_sends_nothing(
    tokenizer: Tokenizer,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    packed = pickle.dumps(tokenizer)
    with caplog.at_level(logging.INFO):
        assert pickle.loads(packed).words(TEXT) == tokenizer.words(TEXT)
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []
    assert list(tmp_path.iterdir()) == []


def test_it_shows_how_to_make_it(tokenizer: Tokenizer) -> None:
    names = {k.__name__: k for k in (JiebaTokenizer, PkusegTokenizer, HanlpTokenizer)}
    assert eval(repr(tokenizer), dict(names)).words(TEXT) == tokenizer.words(TEXT)


def test_jieba_is_its_own(dictionary: Path) -> None:
    shared = load_extra("jieba", "jieba").dt
    before = dict(shared.FREQ), shared.initialized
    own = JiebaTokenizer(dictionary)
    assert own.words("完成投资") == ["完成投资"]
    assert JiebaTokenizer().words("完成投资") == ["完成", "投资"]
    assert (dict(shared.FREQ), shared.initialized) == before


def test_jieba_finds_unknown_words_by_its_model_alone() -> None:
    text = "杭研大厦"
    assert JiebaTokenizer().words(text) == ["杭研", "大厦"]
    assert JiebaTokenizer(hmm=False).words(text) == ["杭", "研", "大厦"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no word has a count above 0"),
        ("全市\n", "is no dictionary for jieba"),
        ("全市 many\n", "is no dictionary for jieba"),
        ("全市 0\n", "no word has a count above 0"),
        (b"\xff\xfe 1\n", "is no dictionary for jieba"),
    ],
)
def test_a_damaged_dictionary_is_named(tmp_path: Path, content: str | bytes, message: str) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DataError, match=rf"words\.txt.*{message}"):
        JiebaTokenizer(path)


def test_pkuseg_keeps_its_settings(pkuseg_model: Path) -> None:
    module = load_extra("spacy_pkuseg", "pkuseg")
    before = module.config.modelDir
    PkusegTokenizer(pkuseg_model)
    assert module.config.modelDir == before


@pytest.mark.parametrize("name", ["spacy_ontonotes", "news", "no such folder"])
def test_pkuseg_downloads_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first two are names that the tool itself would download.
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"features\.msgpack and weights\.npz is not there: give"):
        PkusegTokenizer(name)


def test_a_damaged_model_of_pkuseg_is_named(tmp_path: Path) -> None:
    for name in ("features.msgpack", "weights.npz"):
        (tmp_path / name).write_bytes(b"?")
    with pytest.raises(InputError, match="damaged model of spacy-pkuseg"):
        PkusegTokenizer(tmp_path)


def test_no_dictionary_of_jieba(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no dictionary .*: give a file"):
        JiebaTokenizer(tmp_path / "words.txt")


@pytest.mark.parametrize("kind", [PkusegTokenizer, HanlpTokenizer])
def test_a_path_is_wanted(kind: type[PkusegTokenizer | HanlpTokenizer]) -> None:
    with pytest.raises(InputError, match="path must be str or PathLike, got None"):
        kind(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (None, r"config\.json is not there: give the folder of a tokeniser"),
        ("{", "is no JSON"),
        ([], "is of None, which is no tokeniser"),
        ({"classpath": "os.system", "transformer": "x"}, "is of os.system, which is no tokeniser"),
        (
            {"classpath": "hanlp.components.tokenizers.transformer.X", "transformer": "some/name"},
            r"needs the transformer 'some/name'.*give its folder as transformer=FOLDER",
        ),
    ],
)
def test_what_is_no_model_of_hanlp_is_refused(config: object, message: str, tmp_path: Path) -> None:
    if config is not None:
        told = config if isinstance(config, str) else json.dumps(config)
        (tmp_path / "config.json").write_text(told, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        HanlpTokenizer(tmp_path)


def test_a_missing_hanlp_says_what_to_install(tmp_path: Path) -> None:
    if HAS_HANLP:
        pytest.skip("HanLP is installed")
    config = {"classpath": "hanlp.components.tokenizers.transformer.X", "transformer": "."}
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(InputError, match=r"pip install 'policytext\[hanlp\]'"):
        HanlpTokenizer(tmp_path)


@pytest.fixture
def normalising(hanlp_model: Path, tmp_path: Path) -> Callable[[str], Path]:
    """The model with a table of characters to be replaced before it reads."""

    def changed(table: str) -> Path:
        for file in hanlp_model.iterdir():
            (tmp_path / file.name).write_bytes(file.read_bytes())
        config = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
        config["transform"] = {
            "classpath": "hanlp.common.transform.NormalizeCharacter",
            "mapper": table,
            "src": "token",
        }
        (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
        return tmp_path

    return changed


def test_a_table_of_characters_moves_no_word(
    normalising: Callable[[str], Path], tmp_path: Path
) -> None:
    table = tmp_path / "table.json"
    table.write_text(
        json.dumps(dict(zip("全１２０５Ｇ", "金1205G", strict=True))), encoding="utf-8"
    )
    tokenizer = HanlpTokenizer(normalising(str(table)))
    wide, narrow = "新建５Ｇ基站１２００个", "新建5G基站1200个"
    assert "".join(tokenizer.words(wide)) == wide
    assert list(map(len, tokenizer.words(wide))) == list(map(len, tokenizer.words(narrow)))
    assert tokenizer.words("全市\u3000全市") == ["全市", "\u3000", "全市"]


def test_a_model_of_hanlp_that_would_download_is_refused(
    normalising: Callable[[str], Path],
) -> None:
    folder = normalising("https://example.org/no-such-table.json")
    with pytest.raises(InputError, match=r"needs https://example\.org/.*put that file at /"):
        HanlpTokenizer(folder)


def test_a_damaged_model_of_hanlp_is_named(hanlp_model: Path, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_bytes((hanlp_model / "config.json").read_bytes())
    with pytest.raises(InputError, match="cannot be loaded by HanLP"):
        HanlpTokenizer(tmp_path)


def test_hanlp_takes_the_transformer_from_elsewhere(hanlp_model: Path, tmp_path: Path) -> None:
    for file in hanlp_model.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    config = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
    folder, config["transformer"] = config["transformer"], "some/name"
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    moved = HanlpTokenizer(tmp_path, transformer=folder)
    assert moved.words(TEXT) == HanlpTokenizer(hanlp_model).words(TEXT)
