"""The suite end to end on tiny corpora, with a system whose figures are known."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from benchmarks.cli import main
from benchmarks.results import SCHEMA, read_results
from benchmarks.suites import SUITES

STUB = "tests.benchmarks.stub:Stub"
MISSING = "tests.benchmarks.stub:Missing"
# Two documents, four quantities: the stub finds 8% in each, and rightly only the first.
DOCUMENTS = {
    "one": "<<今年|2024-01-01/2024-12-31>>投资增长{{8%|percent|eq|8|%}}，"
    "[[全市|PLACE.deictic|320400]]新增就业{{3万人|count|eq|30000|人}}。",
    "two": "[[常州市|PLACE.admin|320400]]出口增长{{8%以上|percent|ge|8|%}}，"
    "完成投资{{12亿元|money|eq|1200000000|元}}。",
}
HEAD = "# id={name} region=320400 year=2024 date=2024-01-10 level=prefecture genre=work_report title=样例"
CASE = {
    "id": "made-1",
    "text": "约有8%的企业增产",
    "mention": "8%",
    "start": 2,
    "end": 4,
    "kind": "percent",
    "value": "8",
    "low": None,
    "high": None,
    "unit": "%",
    "note": "made for this test",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "tiny"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        head = HEAD.format(name=name)
        (folder / f"{name}.txt").write_text(f"{head}\n{text}\n", encoding="utf-8")
    return folder


@pytest.fixture
def segmented(tmp_path: Path) -> Path:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "test.txt").write_text("全市  经济  稳  。\n企业  增产  。\n", encoding="utf-8")
    (folder / "train.txt").write_text("全市  企业  稳  。\n" * 3, encoding="utf-8")
    return folder


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def figures(out: Path, suite: str, system: str, setting: str = "") -> dict[str, float]:
    data = json.loads((out / f"{suite}.json").read_text(encoding="utf-8"))
    (row,) = [
        one
        for one in data["rows"]
        if one["system"] == system and one["setting"].startswith(setting)
    ]
    return {name: figure["value"] for name, figure in row["figures"].items()}


def test_figures_are_those_of_a_system_whose_answers_are_known(
    corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    result = run(
        "--quick", "--suite", "quantities", "--corpus", corpus, "--system", STUB, "--out", out
    )
    found = figures(out, "quantities", "stub")
    # Two predicted, four in the gold; one has the right place, both the right number.
    assert found["span F1"] == pytest.approx(2 / 6)
    assert found["all P"] == pytest.approx(1 / 2)
    assert found["all R"] == pytest.approx(1 / 4)
    assert found["number F1"] == pytest.approx(4 / 6)
    assert found["gold"] == 4
    assert found["silent errors"] == 0
    assert "stub" in result.output
    assert "0.3333" in result.output


def test_words_and_unknown_words_are_counted(segmented: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("--quick", "--suite", "tokens", "--corpus", segmented, "--system", STUB, "--out", out)
    found = figures(out, "tokens", "stub")
    # 12 characters as words; right are 稳 and the two full stops, of 7 words.
    assert found["word P"] == pytest.approx(3 / 11)
    assert found["word R"] == pytest.approx(3 / 7)
    # 经济 and 增产 are not in the training text, and neither is found whole.
    assert found["OOV words"] == 2
    assert found["OOV recall"] == 0


def test_what_is_not_installed_is_listed_with_its_reason(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ["--quick", "--suite", "quantities", "--corpus", corpus, "--out", out]
    result = run(*arguments, "--system", MISSING, "--system", "nobody")
    (found,) = read_results(out)
    assert found.rows == ()
    reasons = {one.system: one.reason for one in found.not_run}
    assert reasons[MISSING] == "not installed: pip install no-such-distribution"
    assert "no system is called 'nobody'" in reasons["nobody"]
    assert "not run" in result.output
    assert "pip install no-such-distribution" in result.output


def test_rows_of_other_systems_are_kept_on_demand(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ["--quick", "--suite", "quantities", "--corpus", corpus, "--out", out]
    run(*arguments, "--system", "policytext")
    run(*arguments, "--system", STUB, "--keep")
    (found,) = read_results(out)
    assert [row.system for row in found.rows] == ["policytext", "stub"]
    run(*arguments, "--system", STUB)
    (found,) = read_results(out)
    assert [row.system for row in found.rows] == ["stub"]


def test_every_suite_runs_and_writes_the_schema(
    corpus: Path, segmented: Path, tmp_path: Path
) -> None:
    out, report = tmp_path / "out", tmp_path / "RESULTS.md"
    cases = tmp_path / "made-percent.jsonl"
    cases.write_text(json.dumps(CASE, ensure_ascii=False) + "\n", encoding="utf-8")
    slow = ("startup", "memory", "growth")
    suites = [part for name in SUITES if name not in slow for part in ("--suite", name)]
    run(
        *("--quick", *suites, "--corpus", f"named={corpus}", "--corpus", segmented),
        *("--cases", cases, "--system", "policytext", "--system", MISSING),
        *("--out", out, "--report", report),
    )
    for name in SUITES:
        if name not in slow:
            check_schema(json.loads((out / f"{name}.json").read_text(encoding="utf-8")), name)
    assert figures(out, "cases", "policytext")["found"] == 1.0
    assert figures(out, "cases", "policytext")["share right"] == 1.0
    assert figures(out, "links", "policytext", "deictic")["accuracy"] == 1.0
    text = report.read_text(encoding="utf-8")
    for title in ("## Tokens", "## Quantities", "## Installed size, MB", "## Corpora"):
        assert title in text
    assert "| policytext | named |" in text
    assert str(tmp_path) not in text


@pytest.mark.parametrize("suite", ["startup", "memory", "growth"])
def test_suites_in_fresh_processes(suite: str, corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("--quick", "--suite", suite, "--corpus", corpus, "--system", STUB, "--out", out)
    data = json.loads((out / f"{suite}.json").read_text(encoding="utf-8"))
    check_schema(data, suite)
    names = {one["setting"].split(":")[0] for one in data["rows"]}
    assert names == {"quantities", "tokens"}
    if suite == "memory" and sys.platform == "linux":
        # Whatever this process itself holds, a module that is loaded takes some.
        assert all(one["figures"]["loaded"]["value"] > 0 for one in data["rows"])


def check_schema(data: dict[str, Any], suite: str) -> None:
    assert data["schema"] == SCHEMA
    assert data["suite"] == suite
    assert set(data) == {"schema", "suite", "rows", "not_run", "corpora", "made_with"}
    for row in data["rows"]:
        assert set(row) == {"system", "corpus", "setting", "figures", "note"}
        assert row["figures"]
        for figure in row["figures"].values():
            assert set(figure) == {"value", "low", "high", "form"}
            assert isinstance(figure["value"], int | float)
            assert figure["form"] in {"share", "count", "speed", "seconds", "bytes", "exponent"}
            if figure["form"] == "share":
                assert figure["value"] >= 0
            if figure["low"] is not None:
                assert figure["low"] <= figure["high"]
    for missing in data["not_run"]:
        assert missing["reason"]
    for facts in data["corpora"].values():
        assert len(facts["sha256"]) == 64
    assert set(data["made_with"]) == {
        *("policytext", "python", "system", "machine", "cores", "options", "packages"),
    }
