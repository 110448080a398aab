"""Reads the tables of cases in this folder."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    """The rows of a table without comments and heading."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def phrases(name: str) -> list[str]:
    """The lines of a file without comments."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def marked(text: str) -> tuple[str, int, int]:
    """A text without the brackets around its span, and where the span was."""
    start, end = text.index("【"), text.index("】") - 1
    return text.replace("【", "").replace("】", ""), start, end
