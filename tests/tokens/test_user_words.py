"""Words of the user's: in code, from TOML, and never against a longer word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import DataError, InputError
from policytext.tokens import ModelTokenizer, UserWord, check_words, read_words
from tests.tokens.strategies import TEXTS

TOKENIZER = ModelTokenizer()

# Words that are added, a text, and what it becomes.
CASES = [
    ("惠企贷", "推出惠企贷", "推出 惠企贷"),
    ("链主企业", "培育链主企业12家", "培育 链主企业 12 家"),
    ("中国", "同发展中国家合作", "同 发展中国家 合作"),
    ("中国", "建设美丽中国", "建设 美丽 中国"),
    ("柿", "种植西红柿", "种植 西红柿"),
    ("和平", "尊重自由和平等", "尊重 自由 和 平等"),
    ("和平 平等", "促进世界和平等事业", "促进 世界 和平 等 事业"),
    ("国家", "同发展中国家合作", "同 发展中国家 合作"),
    ("数字", "发展数字经济", "发展 数字经济"),
    ("产业 产业链 链主", "壮大产业链主体", "壮大 产业链 主体"),
]


@pytest.mark.parametrize(("added", "text", "expected"), CASES)
def test_added_words(added: str, text: str, expected: str) -> None:
    assert TOKENIZER.add_words(added.split(" ")).words(text) == expected.split(" ")


def test_adding_makes_a_new_tokenizer() -> None:
    before = TOKENIZER.words("推出惠企贷")
    more = TOKENIZER.add_words(["惠企贷"])
    assert TOKENIZER.words("推出惠企贷") == before != more.words("推出惠企贷")
    assert TOKENIZER.added == ()
    assert more.added == (UserWord("惠企贷"),)
    assert more.add_words([UserWord("链主", "coarse")]).added[1].granularity == "coarse"


def test_a_coarse_word_is_one_only_where_coarse_units_are_asked_for() -> None:
    more = TOKENIZER.add_words(["美丽乡镇"], granularity="coarse")
    assert more.words("建设美丽乡镇") == ["建设", "美丽", "乡镇"]
    assert more.with_granularity("coarse").words("建设美丽乡镇") == ["建设", "美丽乡镇"]


def test_a_word_does_not_cross_a_border() -> None:
    import numpy as np

    more = TOKENIZER.add_words(["惠企贷"])
    assert more.starts("惠企贷", np.array([1])).tolist()[:2] == [True, True]


@given(TEXTS, st.lists(st.text("全市经济发展第一百的和国1a。", min_size=1, max_size=4), max_size=5))
def test_any_words_leave_the_text_whole(text: str, words: list[str]) -> None:
    more = TOKENIZER.add_words(words)
    assert "".join(more.words(text)) == text
    fine = set(more.starts(text).nonzero()[0].tolist())
    coarse = set(more.with_granularity("coarse").starts(text).nonzero()[0].tolist())
    assert coarse <= fine


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text(
        '[[word]]\ntext = "惠企贷"\nnote = "forest wardens"\n\n'
        '[[word]]\ntext = "美丽乡镇"\ngranularity = "coarse"\n',
        encoding="utf-8",
    )
    assert check_words(path) == ()
    assert read_words(path) == (
        UserWord("惠企贷", "fine", "forest wardens"),
        UserWord("美丽乡镇", "coarse"),
    )
    assert ModelTokenizer(words=path).words("推出惠企贷") == ["推出", "惠企贷"]


FAULTS = [
    ("text = 1", "words.toml: [[text]]: unknown; entries begin with [[word]]"),
    ('[[word]]\ntext = ""', "words.toml:1: [[word]] 1 (): text is missing or ''"),
    ("[[word]]\n", "words.toml:1: [[word]] 1 (): text is missing or None"),
    ('\n[[word]]\ntext = "山 长"', "words.toml:2: [[word]] 1 (山 长): text holds white space"),
    ('[[word]]\ntext = "山"\nkind = "x"', "words.toml:1: [[word]] 1 (山): unknown key kind"),
    ('[[word]]\ntext = "山"\ngranularity = 1', "words.toml:1: [[word]] 1 (山): granularity is 1"),
    ('[[word]]\ntext = "山"\nnote = 1', "words.toml:1: [[word]] 1 (山): note is 1; give text"),
    (
        '[[word]]\ntext = "山"\n[[word]]\ntext = "山"',
        "words.toml:3: [[word]] 2 (山): '山' stands there already",
    ),
    ("word = 3", "words.toml: word: is no list of entries"),
    ("[[word]\n", "words.toml:1: not TOML"),
]


@pytest.mark.parametrize(("content", "expected"), FAULTS)
def test_faults_are_named_by_line(
    content: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("words.toml").write_text(content, encoding="utf-8")
    (fault,) = check_words("words.toml")
    assert str(fault).startswith(expected)
    with pytest.raises(DataError, match="words"):
        TOKENIZER.add_words("words.toml")


def test_what_is_no_word_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="white space"):
        TOKENIZER.add_words(["山 长"])
    with pytest.raises(InputError, match="text is missing or 5"):
        TOKENIZER.add_words([5])  # type: ignore[list-item]
    with pytest.raises(InputError, match="got 5"):
        TOKENIZER.add_words(5)  # type: ignore[arg-type]
    with pytest.raises(DataError, match="name a TOML file"):
        TOKENIZER.add_words(tmp_path / "missing.toml")
    (tmp_path / "latin.toml").write_bytes(b"\xff")
    with pytest.raises(DataError, match="not UTF-8"):
        check_words(tmp_path / "latin.toml")
    with pytest.raises(InputError, match="path or a mapping"):
        check_words(5)  # type: ignore[arg-type]
