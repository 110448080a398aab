"""The laws, held to by the default pipeline as a whole."""

from __future__ import annotations

import itertools
import json
import pathlib
import pickle
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policytext as pt

ROOT = pathlib.Path(__file__).parent.parent
SAMPLE = (ROOT / "examples/texts/sample_report.txt").read_text(encoding="utf-8")
PIECES = [SAMPLE[i : i + 7] for i in range(0, len(SAMPLE), 211)]
ODD = [
    *"\ufffd\ue000𠀀é\u0301０％％\r\n\t \u3000\x00()（“”‘》。？！、；：—-~～.,1九亿万%",
    *(
        [
            "一、",
            "（二）",
            "1.",
            "2023年",
            "“十四五”",
            "全省",
            "朝阳区",
            "近3",
            "以上",
            "2�24年",
            "之",
        ]
    ),
]
LAYERS: tuple[pt.Layer[Any], ...] = (
    pt.SECTIONS, pt.PARAGRAPHS, pt.SENTENCES, pt.TOKENS, pt.QUANTITIES, pt.TIMES, pt.MENTIONS,
)  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES + ODD), max_size=30).map("".join)


@settings(max_examples=150)
@given(
    texts(),
    st.sampled_from([None, "100000", "420000", "420600", "420606", "110105", "999999"]),
    st.sampled_from([None, 1954, 1986, 2003, 2024, 2100]),
)
def test_any_text_is_annotated_by_the_laws(text: str, issuer: str | None, year: int | None) -> None:
    doc = pt.Document(text, issuer=issuer, year=year)
    done = pt.annotate(doc)
    assert done.text == text
    assert (done.issuer, done.year) == (issuer or done.issuer, year or done.year)
    for layer in LAYERS:
        for span in done[layer]:
            assert text[span.start : span.end] == span.text
    assert pt.annotate(doc).to_json() == done.to_json()
    assert pt.Document.from_json(done.to_json()) == done
    assert pickle.loads(pickle.dumps(done)) == done


@settings(max_examples=100)
@given(texts())
def test_values_are_exact_and_layers_keep_apart(text: str) -> None:
    done = pt.annotate(pt.Document(text, issuer="420600", year=2023))
    numbers = [(span.start, span.end) for span in done[pt.QUANTITIES]]
    numbers = sorted([*numbers, *((span.start, span.end) for span in done[pt.TIMES])])
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(numbers))
    for quantity in done[pt.QUANTITIES]:
        if "\ufffd" in quantity.text:
            assert quantity.value.comparator == "unreadable"
    tokens = done.spans(pt.TOKENS)
    covered = "".join(token.text for token in tokens)
    assert covered.replace(" ", "") == "".join(covered.split())
    assert all(a <= b for a, b in zip(tokens.ends, tokens.starts[1:], strict=False))
    for mention in done[pt.MENTIONS]:
        link = mention.value.link
        # Divisions are linked, or said to be ambiguous; other names are not linked yet.
        if link is None:
            assert mention.value.kind not in ("admin", "deictic")
            continue
        assert link.evidence
        assert link.candidates == tuple(sorted(link.candidates))
        if link.id is None:
            assert link.name == ""


@pytest.mark.parametrize(
    "unit",
    [
        "1", "一", "亿", "(", "（", "“", "”", "。", "、", "�", "\n", "一、", "（一）", "2023年",
        "近", "以上", "1、", "朝阳区", "全省", "省", "a", "A1", "1,", "3.", "——", "不低于", "2�", "　",
    ],
)  # fmt: skip
def test_any_length_is_annotated_in_one_pass(unit: str) -> None:
    """A quadratic pass would not end within the suite's time."""
    text = unit * (60_000 // len(unit))
    done = pt.annotate(pt.Document(text, issuer="420600", year=2023))
    assert done.text == text


def test_another_process_with_another_hash_seed_says_the_same() -> None:
    code = (
        "import policytext as pt, sys; sys.stdout.reconfigure(encoding='utf-8');"
        "sys.stdout.write(pt.annotate(pt.read(sys.argv[1])).to_json())"
    )
    page = str(ROOT / "examples/sample_report.html")
    lines = {
        subprocess.run(
            [sys.executable, "-c", code, page],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone, "PATH": ""},
        ).stdout
        for seed, locale, zone in (("0", "C", "UTC"), ("7", "C.UTF-8", "Asia/Shanghai"))
    }
    assert len(lines) == 1
    assert json.loads(lines.pop())["issuer"] == "420600"


def test_workers_say_the_same_as_one() -> None:
    docs = [pt.Document(piece * 9, id=str(i), year=2023) for i, piece in enumerate(PIECES[:12])]
    nlp = pt.load()
    expected = [nlp(doc).to_json() for doc in docs]
    assert [doc.to_json() for doc in nlp.pipe(docs, workers=2)] == expected


def test_what_the_caller_knows_wins_and_a_contradiction_is_reported() -> None:
    text = "绵阳市政府工作报告\n——2022年1月5日在绵阳市第八届人民代表大会第一次会议上\n各位代表：\n增长8%。"
    found = pt.annotate(pt.Document(text))
    assert (found.issuer, found.year, found.problems) == ("510700", 2022, ())
    told = pt.annotate(pt.Document(text, issuer="420600", year=2019))
    assert (told.issuer, told.year) == ("420600", 2019)
    assert {problem.kind for problem in told.problems} == {"contradiction"}
    assert all(problem.start is not None for problem in told.problems)
