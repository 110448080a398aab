"""The manifest: what results depend on, the same wherever it is asked."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import policytext as pt
from policytext.provenance import LIBRARIES

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
DATA = Path(pt.__file__).parent / "data"


def test_every_data_file_is_named_with_its_checksum() -> None:
    found = pt.manifest()["data"]
    files = {
        path.relative_to(DATA).as_posix(): path
        for path in DATA.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert list(found) == sorted(files)
    for name, entry in found.items():
        content = files[name].read_bytes()
        assert entry == {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def test_every_library_that_can_change_a_result_is_named_with_its_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    required = {line.split(">")[0] for line in project["dependencies"]}
    assert required - {"click", "rich", "tomli"} == set(LIBRARIES)
    assert all(pt.manifest()["libraries"].values())


def test_the_annotators_are_those_of_the_default_pipeline() -> None:
    names = [one["name"] for one in pt.manifest()["annotators"]]
    assert names == [one.name for one in pt.load().annotators]


def test_another_process_says_the_same_to_the_byte() -> None:
    script = "import json, policytext; print(json.dumps(policytext.manifest()))"
    said = [
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": str(ROOT / "src")},
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert json.loads(said[0]) == json.loads(json.dumps(pt.manifest()))


def test_a_tokeniser_with_words_of_ones_own_is_told_apart() -> None:
    from policytext.tokens import ModelTokenizer

    def settings(words: list[str]) -> object:
        tokenizer = ModelTokenizer().add_words(words)
        pipeline = pt.load("tokens", tokens={"tokenizer": tokenizer})
        return pt.manifest(pipeline)["annotators"][0].get("settings")

    assert settings([]) is None
    assert settings(["惠企贷"]) == settings(["惠企贷"])
    assert settings(["惠企贷"]) != settings(["惠农贷"])
