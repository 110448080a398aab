"""Importing policytext is cheap, and the core stands on the standard library alone."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "policytext"
EXTRAS = {
    "cassis", "dask", "hanlp", "jieba", "lxml", "openpyxl", "pandas", "pint", "polars", "pyarrow", "pyspark", "ray", "spacy",
    "spacy_pkuseg", "torch",
}  # fmt: skip
LAZY = {"ahocorasick", "click", "cn2an", "numpy", "opencc", "regex", "rich"}
CORE = [
    "alignment", "amounts", "annotator", "codec", "document", "errors", "facts", "layers", "lazy_pattern", "repairs", "span",
    "span_tree", "spans", "values",
]  # fmt: skip

# What values can do is loaded on first use, as it needs tables.
ON_USE = ["comparing", "converting", "describing", "groups", "notebook", "units", "wording"]


def modules_after(code: str) -> set[str]:
    """The modules that a fresh interpreter holds after running the code, beyond its own."""
    script = (
        "import json, sys\n"
        "before = set(sys.modules)\n"
        f"{code}\n"
        "print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8"
    )
    return set(json.loads(done.stdout))


def test_import_loads_no_extra_no_third_party_and_no_annotator() -> None:
    loaded = modules_after("import policytext")
    assert "policytext.document" in loaded
    assert not {name.partition(".")[0] for name in loaded} & (EXTRAS | LAZY)
    below = {name.split(".")[1] for name in loaded if name.startswith("policytext.")}
    assert below <= set(CORE)


def test_import_opens_no_table() -> None:
    code = (
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) "
        "if event == 'open' else None)\n"
        "import policytext\n"
        "data = [name for name in opened if not name.endswith(('.py', '.pyc')) "
        "and '.pyc.' not in name and 'policytext' in name]\n"
        "assert not data, data"
    )
    modules_after(code)


def test_annotating_loads_no_extra() -> None:
    loaded = modules_after("import policytext as pt\npt.annotate(pt.Document('全年增长5%左右。'))")
    assert "policytext.quantities" in loaded
    assert not {name.partition(".")[0] for name in loaded} & EXTRAS


def test_every_public_name_can_be_had() -> None:
    code = "import policytext\nfor name in policytext.__all__: getattr(policytext, name)"
    assert modules_after(code)


def test_an_unknown_name_is_an_attribute_error() -> None:
    import policytext

    with pytest.raises(AttributeError, match="no_such_name"):
        policytext.no_such_name  # noqa: B018 - the look-up is the test


@pytest.mark.parametrize("module", [*CORE, *ON_USE])
def test_the_core_imports_the_standard_library_and_itself(module: str) -> None:
    tree = ast.parse((SOURCE / f"{module}.py").read_text(encoding="utf-8"))
    imported = {
        name
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
    }
    known = sys.stdlib_module_names | {"policytext"}
    assert {name for name in imported if name.partition(".")[0] not in known} == set()


def test_no_module_reaches_for_the_network() -> None:
    network = {"http", "urllib.request", "socket", "ssl", "requests", "httpx", "aiohttp"}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names = {node.module or ""}
            else:
                continue
            assert not names & network, f"{path.name} imports {names & network}"
