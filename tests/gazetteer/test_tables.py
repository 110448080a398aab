"""The packaged files: whole, versioned, rebuilt the same, and refused when damaged."""

from __future__ import annotations

import gzip
import hashlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

from policytext.errors import DataError
from policytext.gazetteer import lookup, store, versions, word_use
from policytext.gazetteer.files import read_header, read_lines, read_table
from policytext.gazetteer.store import Store

ROOT = Path(__file__).parents[2]
BUILT = ["divisions.tsv", "townships.txt.gz", "sources.tsv"]


@pytest.mark.parametrize("file", BUILT)
def test_checksums_fit(file: str) -> None:
    text = "\n".join(read_lines(file)) + "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert read_header(file)["sha256 of the lines below"] == digest


def test_versions_name_tables_and_years() -> None:
    found = versions()
    assert found["years"] == "1981-2026"
    assert found["version"].startswith("2026.")
    assert len(found["sha256 townships.txt.gz"]) == 64


def test_every_ordinary_word_is_a_name() -> None:
    for name, risk, *_ in read_table("common_words.tsv"):
        assert lookup(name), name
        assert risk in ("high", "low")
        assert word_use(name) is not None


# Rows written for this test; the places are made up.
TABLE = """\
code	name	level	parent	valid_from	valid_to	successor	from_date	to_date	source
110000	甲省	province	000000	<=1981					a
110100	乙市	prefecture	110000	<=1981					a
110101	丙丁区	county	110100	1983					a
110102	戊己区	county	110100	1983	1990	110103		1990-05-01	a
110103	戊己新区	county	110100	1990			1990-05-01		a
110121	庚辛县	county	110100	<=1981	1985	110121			a
110121	庚辛县	county	110100	1985	2015	110104		2015-02-03	a
110104	庚辛区	county	110100	2015			2015-02-03		a
110104001	壬癸街道	township	110104						mumuy@2025-11+china-division@2022-10
110104100	子丑镇	township	110104	2019		110104001			sub-county-diff
110121001	壬癸街道	township	110121		?				mumuy-stale-parent
110104101	辰巳镇	township	110104	2018	?				sub-county-diff
110104102	辰巳镇	township	110104						mumuy@2025-11+china-division@2022-10
110104201	辰巳乡	township	110104		2018	110104101			sub-county-diff
110171001	寅卯街道	township	110171		?				china-division@2022-10
"""


def build(tmp_path: Path, table: str) -> subprocess.CompletedProcess[str]:
    source = tmp_path / "table.tsv"
    source.write_text(table, encoding="utf-8")
    script = tmp_path / "build.py"
    text = (ROOT / "scripts/build_divisions.py").read_text(encoding="utf-8")
    # The packaged patches belong to the packaged table.
    script.write_text(text.replace('read_table("patches.tsv")', "()"), encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(script), str(source), "--output", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_build_is_deterministic_and_derives_as_documented(tmp_path: Path) -> None:
    assert build(tmp_path, TABLE).returncode == 0
    first = [(tmp_path / file).read_bytes() for file in BUILT]
    assert build(tmp_path, TABLE).returncode == 0
    assert [(tmp_path / file).read_bytes() for file in BUILT] == first
    upper = first[0].decode().split("\n")
    assert "110101\t丙丁区\t丙丁\t<=1983\t\t\t\t\ty" in upper, "older than the first list"
    assert "110103\t戊己新区\t戊己\t1990\t\t\t1990-05-01\t\ty" in upper
    assert "110121\t庚辛县\t庚辛\t<=1981\t2015\t110104\t\t2015-02-03\ty" in upper, "joined"
    lower = gzip.decompress(first[1]).decode().split("\n")
    (county,) = (line.split("\t")[1:] for line in lower if line.startswith("110104"))
    assert county[:2] == ["001壬癸/街道;2015;;cm", "100子丑/镇;2019;;d;001"]
    assert "102辰巳/镇;2018;;cm" in county, "since 辰巳乡 ended, whatever its code was at first"
    assert "110121\t001壬癸/街道;;?<=2015;s;~110104001" in lower
    assert "110171>110100\t001寅卯/街道;<=2022;?<=2025;c" in lower


def test_build_refuses_a_parent_that_the_code_does_not_say(tmp_path: Path) -> None:
    result = build(tmp_path, TABLE.replace("丙丁区\tcounty\t110100", "丙丁区\tcounty\t110000"))
    assert result.returncode != 0
    assert "110101 丙丁区: parent 110000" in result.stderr


def test_damaged_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def serve(content: bytes | None) -> None:
        def get_data(_package: str, _file: str) -> bytes | None:
            if content is None:
                raise FileNotFoundError("gone")
            return content

        monkeypatch.setattr(pkgutil, "get_data", get_data)

    serve(None)
    with pytest.raises(DataError, match="cannot be read"):
        read_lines("divisions.tsv")
    serve(b"\x1f\x8bnonsense")
    with pytest.raises(DataError, match="damaged"):
        read_lines("townships.txt.gz")
    serve("头\n110000\t甲省\t甲\t始\t\t\t\t\ty\n".encode())
    with pytest.raises(DataError, match=r"damaged at .'110000', '甲省'"):
        Store().upper()
    serve("头\n110000\t甲省\n".encode())
    with pytest.raises(DataError, match=r"damaged at .'110000', '甲省'"):
        Store()


def test_townships_are_read_only_when_needed() -> None:
    code = (
        "from policytext.gazetteer import lookup; from policytext.gazetteer.store import store\n"
        "lookup('常州', year=2020, kind='prefecture')\n"
        "assert '_county_lines' not in vars(store())\n"
        "lookup('湖塘', year=2020)\n"
        "assert '_county_lines' in vars(store())"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_store_is_one() -> None:
    assert store.store() is store.store()
