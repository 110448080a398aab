"""The command in this process, and as a process of its own."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from policytext.cli.commands import commands

Run = Callable[..., Result]
# Before click 8.2 standard output has standard error in it unless told otherwise.
SEPARATE: dict[str, Any] = (
    {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner).parameters else {}
)
Start = Callable[..., "subprocess.CompletedProcess[bytes]"]
LINE = "2024年全市完成投资680.3亿元，增长5%以上。"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command here, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner(**SEPARATE).invoke(
            commands, arguments, input=stdin, prog_name="policytext"
        )

    return invoke


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Run the command as a process, in an empty folder, without a locale."""

    def begin(*arguments: str | bytes, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "policytext", *arguments],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            check=False,
            timeout=300,
            env={**os.environ, "LC_ALL": "C"},
        )

    return begin


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with three pages in two folders, and things that are none."""
    folder = tmp_path / "pages"
    (folder / "b").mkdir(parents=True)
    for name, number in (("z.txt", 3), ("b/a.txt", 1), ("b/c.md", 2)):
        (folder / name).write_text(f"第{number}份。{LINE}\n", "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / ".hidden.txt").write_text("x", "utf-8")
    return folder
