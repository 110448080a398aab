"""The notebooks of examples/ run from top to bottom, and what each cell ends in shows itself."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def run(source: str, names: dict[str, Any]) -> Any:
    """What a cell ends in, as a notebook takes it."""
    tree = ast.parse(source)
    last = tree.body.pop()
    assert isinstance(last, ast.Expr), "each cell of an example shows something"
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.name for path in NOTEBOOKS])
def test_a_notebook_runs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    names: dict[str, Any] = {}
    for cell in cells:
        assert (cell["outputs"], cell["execution_count"]) == ([], None), "kept without results"
        shown = run("".join(cell["source"]), names)._repr_html_()
        assert shown.startswith('<div class="policytext">')
        assert "no rows" not in shown


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS
