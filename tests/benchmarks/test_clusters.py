"""The benchmark of frames and clusters, on little text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.clusters import main
from benchmarks.notices import EXITS, LONG, RAISES, notices

pyarrow: Any = pytest.importorskip("pyarrow")


def test_notices_are_the_same_each_time_and_vary() -> None:
    made = list(notices(300))
    assert made == list(notices(300))
    assert made != list(notices(300, seed=2))
    assert len(set(made)) == 300
    assert len(made[-1]) > LONG
    assert all(300 <= len(text) < 1600 for text in made[:-1])
    assert max(map(len, made[:-1])) > 1300


def test_a_few_in_ten_thousand_are_poisoned() -> None:
    made = list(notices(10_000))
    assert sum(RAISES in text for text in made) == sum(EXITS in text for text in made) == 1


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
def test_a_small_run_prints_its_figures(tmp_path: Path) -> None:
    def command(*arguments: object) -> str:
        done = CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)
        assert done.exit_code == 0
        return done.output

    source = tmp_path / "source"
    assert command("make", source, "--documents", 20).startswith("20 documents, ")
    options = ("--engine", "frame", "--workers", "1", "--annotators", "quantities")
    lines = command("run", source, tmp_path / "work", *options).splitlines()
    assert lines[-1].startswith("| frame | 1 | 20 | 1 | ")
    target = tmp_path / "target"
    told = command("interrupted", source, target, "--workers", "1", "--annotators", "quantities")
    assert "20 parts of 20 rows, 1 failed" in told
    assert len(list(target.glob("*.parquet"))) == 20
