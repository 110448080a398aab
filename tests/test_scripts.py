"""The two commands of the README, the locks that they install from, and what the package declares."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import policytext

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SCRIPTS = ["demo", "lock", "setup", "test", "test-versions"]
BOUND = re.compile(r"([\w.-]+)>=([\d.]+)")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
PIN = re.compile(r"^(\S+)==(\S+)")


def normal(requirement: str) -> str:
    """The requirement's package name, as package indexes write it."""
    name = NAME.match(requirement)
    assert name is not None, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def entries(path: Path) -> list[str]:
    """The requirements of a file, one string each, without comments."""
    text = re.sub(r"\\\n", " ", path.read_text(encoding="utf-8"))
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("-r ")]


def pins(lock: str) -> dict[str, str]:
    # Of what the oldest versions bring along there may be one version for each Python.
    may_fork = lock.startswith("oldest")
    found = {}
    for entry in entries(ROOT / "requirements" / f"{lock}.txt"):
        pin = PIN.match(entry)
        assert pin is not None, f"{lock}.txt does not pin {entry}"
        assert may_fork or normal(pin[1]) not in found, f"{lock}.txt has two versions of {pin[1]}"
        found[normal(pin[1])] = pin[2]
    return found


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_posix_shell(name: str) -> None:
    script = ROOT / "scripts" / name
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    shell = shutil.which("dash") or "sh"
    subprocess.run([shell, "-n", str(script)], check=True)


def test_setup_refuses_an_unknown_lock() -> None:
    done = subprocess.run(
        ["sh", str(ROOT / "scripts" / "setup"), "other"], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 2
    assert "run|test|all" in done.stderr


@pytest.mark.parametrize(
    ("python", "said"),
    [
        pytest.param(
            '[ "$1" = --version ] && echo "Python 3.8.1" || exit 1',
            ["3.10 or newer", "Python 3.8.1"],
            id="too old",
        ),
        pytest.param(
            '[ "$1" = --version ] && echo "Python 3.11.2"; [ "$1" != -m ]',
            ["no virtual environment", "apt-get install python3-venv"],
            id="neither venv nor pip",
        ),
    ],
)
def test_setup_says_what_the_machine_lacks(tmp_path: Path, python: str, said: list[str]) -> None:
    for tool in ("sh", "dirname", "cat", "cksum", "rm"):
        found = shutil.which(tool)
        assert found is not None
        (tmp_path / tool).symlink_to(found)
    stub = tmp_path / "python3"
    stub.write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
    stub.chmod(0o755)
    project = tmp_path / "project"
    (project / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "setup", project / "scripts")
    done = subprocess.run(
        [str(tmp_path / "sh"), str(project / "scripts" / "setup"), "run"],
        capture_output=True,
        encoding="utf-8",
        env={"PATH": str(tmp_path)},
    )
    assert done.returncode != 0
    for words in said:
        assert words in done.stderr


def test_the_readme_opens_with_the_two_commands() -> None:
    top = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:20]
    assert any("sh scripts/demo" in line for line in top)
    assert any("sh scripts/test" in line for line in top)


def test_ci_runs_the_command_of_the_readme() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("sh scripts/test --all") for line in lines)
    assert any(line.startswith("sh scripts/test-versions oldest") for line in lines)


@pytest.mark.parametrize("lock", ["run", "test", "all", "oldest", "oldest-clusters"])
def test_every_locked_package_has_a_hash(lock: str) -> None:
    found = entries(ROOT / "requirements" / f"{lock}.txt")
    assert found
    for entry in found:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry


def test_each_lock_holds_the_one_before() -> None:
    assert pins("run").items() <= pins("test").items() <= pins("all").items()
    assert pins("oldest").items() <= pins("oldest-clusters").items()


def test_the_oldest_lock_has_the_lower_bounds_of_the_project() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    asked = [*PROJECT["project"]["dependencies"], *(one for name in extras for one in extras[name])]
    found = pins("oldest-clusters")
    for requirement in asked:
        bound = BOUND.match(requirement)
        assert bound is not None, requirement
        # HanLP brings torch.
        if bound[1] != "hanlp":
            assert release(found[normal(bound[1])]) == release(bound[2]), requirement


def release(version: str) -> list[int]:
    """The numbers of a version, without zeros at its end."""
    numbers = [int(part) for part in version.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return numbers


def test_the_locks_hold_what_the_project_asks_for() -> None:
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    asked = entries(ROOT / "requirements" / "run.in")
    assert set(wanted) <= set(asked)
    assert {normal(name) for name in asked} <= pins("run").keys()
    tests = entries(ROOT / "requirements" / "test.in")
    assert {normal(name) for name in tests} <= pins("test").keys()
    extras = entries(ROOT / "requirements" / "all.in")
    assert {normal(name) for name in extras} <= pins("all").keys()


@pytest.mark.parametrize("wrong", [["newest"], ["oldest", "no-such-python"]])
def test_other_versions_need_a_fit_python(wrong: list[str]) -> None:
    done = subprocess.run(
        ["sh", str(ROOT / "scripts" / "test-versions"), *wrong],
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert f"{wrong[-1]} is not fit for oldest" in done.stderr


def test_no_requirement_names_a_package_host() -> None:
    for path in sorted((ROOT / "requirements").iterdir()):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text, path.name
        assert "index-url" not in text, path.name


def test_the_version_is_told_once() -> None:
    version = PROJECT["project"]["version"]
    assert policytext.__version__ == version
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {version}\n" in citation
    assert f"\n## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_extras_are_those_that_the_documents_name() -> None:
    assert set(PROJECT["project"]["optional-dependencies"]) == {
        "spacy", "pkuseg", "hanlp", "jieba", "arrow", "spark", "ray", "xmi", "html", "pint", "train",
        "pandas", "polars", "xlsx",
    }  # fmt: skip
