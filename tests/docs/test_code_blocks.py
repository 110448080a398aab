"""Every Python block of the README and of docs/ runs, in order, as its reader would run it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
# What the blocks of a page import beside policytext: <!-- needs: spacy -->
NEEDS = re.compile(r"^<!-- needs: ([\w ]+) -->$", re.MULTILINE)
FENCE = re.compile(r"^( *)```(.*)$")


def blocks(page: Path) -> list[tuple[int, str]]:
    """The page's Python blocks, each with the number of the line before its first."""
    found: list[tuple[int, str]] = []
    kept: list[str] | None = None
    start, inside = 0, False
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
        fence = FENCE.match(line)
        if fence is None:
            if kept is not None:
                kept.append(line)
        elif inside:
            if kept is not None:
                found.append((start, "\n".join(kept) + "\n"))
            kept, inside = None, False
        else:
            assert not fence[1], f"{page.name}:{number}: an indented block would not be run"
            start, inside = number, True
            kept = [] if fence[2].strip() == "python" else None
    assert not inside, f"{page.name}:{start}: the block is never closed"
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_blocks_of_a_page_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for needs in NEEDS.findall(page.read_text(encoding="utf-8")):
        for module in needs.split():
            pytest.importorskip(module)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    for line, code in blocks(page):
        # The blank lines make a traceback name the page's own line.
        exec(compile("\n" * line + code, str(page), "exec"), names)


def test_the_readme_shows_python() -> None:
    assert blocks(ROOT / "README.md")


def test_a_block_is_found_with_its_line(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# x\n\n```sh\nls\n```\n\n```python\na = 1\n\nb = 2\n```\n", encoding="utf-8")
    assert blocks(page) == [(7, "a = 1\n\nb = 2\n")]


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
