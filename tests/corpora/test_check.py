"""The validator names what is wrong, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.corpora import Fault, check, to_document
from policytext.corpora.check import check_text
from policytext.corpora.faults import Log
from tests.corpora.sample import SAMPLE

HEADER = (
    "# id=a region=320400 year=2024 date=2024-01-16 level=prefecture genre=work_report title=报告\n"
)


def faults(text: str) -> list[Fault]:
    log = Log("a.txt")
    check_text(text, log)
    return sorted(log.found)


def errors(text: str) -> list[str]:
    return [str(fault) for fault in faults(text) if not fault.is_note]


def notes(text: str) -> list[str]:
    return [str(fault) for fault in faults(text) if fault.is_note]


def test_a_file_that_is_right_has_no_faults() -> None:
    assert errors(SAMPLE) == []


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        ("[[常州市|PLACE.admin|320499]]\n", "2:19", "no division has or had the code 320499"),
        ("[[常州市|PLACE.admin|常州市]]\n", "2:19", "no code of six or nine digits"),
        ("[[我市|PLACE.deictic|32040]]\n", "2:20", "no code of six or nine digits"),
        ("[[市财政局|INSTITUTION.government|320499/财政局]]\n", "2:31", "code 320499"),
        ("[[太湖|PLACE.natural]]\n", "2:1", "the mention has no id"),
        ("{{680.3亿元|money|eq|69030000000|元}}\n", "2:20", "other digits than '680.3'"),
        ("{{６８０．３亿元|money|eq|69030000000|元}}\n", "2:20", "other digits"),
        ("{{1,234人|count|eq|1243|人}}\n", "2:19", "other digits"),
        ("{{5%-6%|percent|range|5..7|%}}\n", "2:23", "the value 7 has other digits"),
        ("<<2022年|2023-01-01/2023-12-31>>\n{{3个|count|eq|4|个}}\n", "3:15", "other digits"),
        ("<<2019年|2023-01-01/2023-12-31>>\n", "2:9", "names 2019"),
        ("{{8%|percent|eq|8|%}}\n@row | level | actual | 2024-01-01/ | 320400 | 8% | |\n", "3:6", "names no indicator"),
        ("{{8%|percent|eq|8|%}}\n@row 甲 | level | actual | 2024-01-01/ | 320499 | 8% | |\n", "3:41", "code 320499"),
        ("{{8%|percent|eq|8|%}}\n@row 甲 | level | actual | 2024-01-01/ | 320400 | | |\n", "3:49", "neither a quantity nor a wording"),
        ("{{8%|percent|eq|8|%}}\n@row 甲 | level | actual | 2024-01-01/ | 320400 | | 好 | 8%\n", "3:56", "stretch goal but no quantity"),
        ("{{8%|percent|eq|8|%}}\n" + 2 * "@row 甲 | level | actual | 2024-01-01/ | 320400 | 8% | |\n", "4:1", "stands here twice"),
    ],
)  # fmt: skip
def test_an_error_is_named_by_line_and_column(body: str, place: str, words: str) -> None:
    found = errors(HEADER + body)
    assert len(found) == 1, found
    assert found[0].startswith(f"a.txt:{place}: ")
    assert words in found[0]


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        (" date=2024-01-16", "", "1:1", "lacks date="),
        ("region=320400", "region=", "1:15", "gives no region"),
        ("region=320400", "region=320499", "1:15", "no division has or had"),
        ("level=prefecture", "level=city", "1:54", "unknown level"),
        ("genre=work_report", "genre=report", "1:71", "unknown genre"),
        ("level=", "source=x level=", "1:55", "unknown field source="),
        ("title=报告", "title=", "1:89", "gives no title"),
    ],
)
def test_an_error_in_the_header_is_named(old: str, new: str, place: str, words: str) -> None:
    found = errors(HEADER.replace(old, new) + "经济向好。\n")
    assert len(found) == 1, found
    assert found[0].startswith(f"a.txt:{place}: ")
    assert words in found[0]


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        ("建成5座桥。\n", "2:3", "5: a number without a mark?"),
        ("[[太湖|PLACE.natural|太湖]]畔5座桥。\n", "2:25", "5: a number"),
        ("[[[[太湖|PLACE.natural|太湖]]大桥|PLACE.site|太湖大桥]]和5座桥。\n", "2:47", "5: a number"),
        ("今年向好。\n", "2:1", "今年: a time without a mark?"),
        ("全市向好。\n", "2:1", "全市: a place without a mark?"),
        ("[[我市|PLACE.deictic|NIL]]向好。\n", "2:20", "has the id of its division"),
        ("[[崇文区|PLACE.admin|110103]]向好。\n", "2:19", "was not in force in 2024"),
        ("[[太湖|PLACE.natural|320400]]美。\n", "2:20", "a name for an id"),
        ("{{5%左右|percent|eq|5|%}}\n", "2:1", "reads as percent|approx|5|%"),
        ("增长{{8%|percent|eq|8|%}}\n@row 粮食 | level | actual | 2024-01-01/ | 320400 | 8% | |\n", "3:6", "the paragraph has no 粮食"),
        ("增{{8%|percent|eq|8|%}}\n@row 增 | level | actual | | 320400 | 8% | |\n", "3:26", "no period"),
        ("增{{8%|percent|eq|8|%}}\n@row 增 | level | actual | 2024-01-01/ | | 8% | |\n", "3:40", "no place"),
        ("增{{8%|percent|eq|8|%}}\n@row 增 | level | actual | 2024-01-01/ | 320400 | 8% | 持平 |\n", "3:55", "'持平' is not in"),
        ("@section 2 other | | 甲\n甲\n", "2:1", "a level between them is missing"),
    ],
)  # fmt: skip
def test_a_doubt_is_a_note(body: str, place: str, words: str) -> None:
    assert errors(HEADER + body) == []
    found = notes(HEADER + body)
    assert len(found) == 1, found
    assert found[0].startswith(f"a.txt:{place}: note: ")
    assert words in found[0]


@pytest.mark.parametrize(
    "body",
    [
        "1. 建桥。\n",
        "（3）建桥。\n",
        "全市委员投票，市政府通过。\n",
        "{{三成|percent|eq|30|%}}\n",
        "{{12|money|eq|1200000000|元}}、{{15亿元|money|eq|1500000000|元}}\n",
        "{{十几个|count|range|11..19|个}}\n",
        "<<2025年底|2025-12-31/2025-12-31>>\n",
        "<<“十四五”|2021-01-01/2025-12-31>>\n",
    ],
)
def test_what_is_right_is_left_alone(body: str) -> None:
    assert faults(HEADER + body) == []


def test_a_code_that_is_yet_to_come_is_an_error() -> None:
    # 武进区 began in 2002.
    body = HEADER.replace("2024", "1990") + "[[武进区|PLACE.admin|320412]]\n"
    assert [fault for fault in errors(body) if "was not in force in 1990" in fault]


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def named(name: str) -> str:
    return HEADER.replace("id=a", f"id={name}") + "经济向好。\n"


def test_a_corpus_that_is_right_has_no_faults(tmp_path: Path) -> None:
    for part, name in (("train", "a"), ("dev", "b"), ("test", "c"), ("second", "a")):
        write(tmp_path, f"{part}/{name}.txt", named(name))
    write(tmp_path, "README.md", "what it is")
    assert check(tmp_path) == []
    assert check(tmp_path / "train") == []
    assert check(tmp_path / "train" / "a.txt") == []
    assert check(str(tmp_path / "second")) == []


def test_a_folder_with_a_data_sheet_of_its_own_is_another_corpus(tmp_path: Path) -> None:
    write(tmp_path, "train/a.txt", named("a"))
    write(tmp_path, "more/a.txt", named("a"))
    assert [fault.file for fault in check(tmp_path)] == [str(tmp_path / "more" / "a.txt")]
    write(tmp_path, "more/README.md", "what it is")
    assert check(tmp_path) == []
    write(tmp_path, "more/deep/b.txt", named("b"))
    assert check(tmp_path) == []


def test_ids_are_asked_for_where_a_document_has_all_layers_or_any_id() -> None:
    some = HEADER.replace(" level=", " layers=mentions,quantities level=")
    lake, city = "[[太湖|PLACE.natural]]", "[[常州市|PLACE.admin|320400]]"
    assert errors(f"{some}{lake}{{{{3家|count|eq|3|家}}}}\n") == []
    for text in (f"{some}{lake}{city}\n", f"{HEADER}{lake}\n"):
        (fault,) = errors(text)
        assert "the mention has no id" in fault


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("dev/a.txt", named("a"), "ids are unique"),
        ("dev/d.txt", named("e"), "not the file's name"),
        ("d.txt", named("d"), "outside train/"),
        ("extra/d.txt", named("d"), "outside train/"),
        ("train/more/d.txt", named("d"), "outside train/"),
        ("second/d.txt", named("d"), "no first annotation"),
        ("second/a.txt", named("a").replace("向好", "趋好"), "it has '趋好。' where the other has '向好。'"),
        ("second/a.txt", named("a") + "再接再厉。\n", "the text is not that"),
        ("train/d.txt", HEADER.replace("id=a", "id=d"), "has no text"),
        ("train/d.txt", "", "the first line must be the header"),
    ],
)  # fmt: skip
def test_a_fault_among_files_is_named(tmp_path: Path, name: str, text: str, words: str) -> None:
    write(tmp_path, "train/a.txt", named("a"))
    write(tmp_path, name, text)
    found = [fault for fault in check(tmp_path) if words in fault.message]
    assert [fault.file for fault in found] == [str(tmp_path / name)]


def test_the_line_where_a_second_text_differs_is_that_of_its_file(tmp_path: Path) -> None:
    write(tmp_path, "train/a.txt", named("a") + "再接再厉。\n")
    write(
        tmp_path,
        "second/a.txt",
        named("a") + "@words 经济 向好 。\n再接再励。\n@words 再接再励 。\n",
    )
    (fault,) = check(tmp_path)
    assert (fault.line, "'励。'" in fault.message) == (4, True)


def test_bytes_that_are_no_text_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(named("a").encode("gbk"))
    (fault,) = check(tmp_path)
    assert "is no UTF-8" in fault.message


def test_where_no_corpus_is_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(pt.ReadError, match="no such file or folder"):
        check(tmp_path / "none")
    with pytest.raises(pt.ReadError, match=r"no \.txt files"):
        check(tmp_path)


def test_many_numbers_and_marks_in_one_line_cost_no_more_than_their_length() -> None:
    body = "[[太湖|PLACE.natural|太湖]]5，" * 20_000
    assert len(notes(HEADER + body + "\n")) == 20_000


CORPUS = Path(__file__).parents[2] / "corpora"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="a source distribution may leave the corpus out")
def test_the_projects_own_corpus_has_no_errors() -> None:
    assert [str(fault) for fault in check(CORPUS) if not fault.is_note] == []


FRAGMENTS = st.sampled_from(
    ["[[", "]]", "{{", "}}", "<<", ">>", "|", "\n", "@row ", "@section 1 other | ", "@words ", "8%",
     "|PLACE.admin|320400]]", "|percent|eq|8|%}}", "|2024-01-01/>>", " | level | actual | | | ", "#2", " ", "常州"]
)  # fmt: skip


@given(st.lists(FRAGMENTS | st.characters(), max_size=30).map("".join))
def test_any_text_is_checked(body: str) -> None:
    for text in (body, HEADER + body + "\n"):
        found = faults(text)
        if not [fault for fault in found if not fault.is_note]:
            assert to_document(text).id
