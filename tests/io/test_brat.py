"""brat standoff: golden files, folders of others, and what is refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.io.brat import from_brat, read_brat, to_brat, write_brat
from policytext.io.brat_names import escape, layer_and_label, type_name, unescape
from policytext.io.file_names import FileNames
from policytext.io.foreign import Foreign
from policytext.io.notes import format_note, parse_note
from tests.core.strategies import texts
from tests.io.golden_docs import GOLDEN, golden

FOLDER = GOLDEN / "brat"
REST: pt.Layer[None] = pt.Layer("theirs", type(None))


def test_the_golden_folder_is_what_is_written(tmp_path: Path) -> None:
    assert write_brat([golden()], tmp_path / "made") == 1
    made = {file.name: file.read_bytes() for file in (tmp_path / "made").iterdir()}
    assert made == {file.name: file.read_bytes() for file in FOLDER.iterdir()}
    assert list(read_brat(FOLDER)) == [golden()]


def test_one_file_of_a_folder_can_be_read_alone() -> None:
    (doc,) = read_brat(FOLDER / "reports_golden_2024.ann")
    assert (doc.id, doc.year) == ("reports_golden_2024", None)
    assert all(doc[layer] == golden()[layer] for layer in golden().layers)


@pytest.mark.parametrize(
    ("text", "span", "line"),
    [
        ("甲\n乙丙", (0, 4), "T1\tX-X 0 1;2 4\t甲 乙丙"),
        ("甲\r\n\u2028乙", (0, 5), "T1\tX-X 0 1;4 5\t甲 乙"),
        ("\n甲\n", (0, 3), "T1\tX-X 1 2\t甲"),
        ("甲\n乙", (1, 2), "T1\tX-X 1 2\t "),
        ("𠮷林", (1, 2), "T1\tX-X 1 2\t林"),
        ("\0甲\t乙", (0, 4), "T1\tX-X 0 2;3 4\t\0甲 乙"),
    ],
)
def test_spans_are_written_in_pieces_around_line_ends(
    text: str, span: tuple[int, int], line: str
) -> None:
    own: pt.Layer[None] = pt.Layer("X", type(None))
    doc = pt.Document(text)
    doc = doc.with_layer(own, [doc.span(*span, "X")])
    assert to_brat(doc).split("\n")[0] == line
    assert from_brat(text, to_brat(doc), [own]) == doc


def test_an_indicator_whose_quantity_is_in_no_layer_keeps_it_in_its_note() -> None:
    doc = golden().without_layer(pt.QUANTITIES)
    assert "\nR1" not in to_brat(doc)
    assert "quantity.value.low=300000" in to_brat(doc)
    assert from_brat(doc.text, to_brat(doc))[pt.TARGETS] == doc[pt.TARGETS]


# ---- folders of others

TEXT = "江东县新材料园开工\n省政府批复同意"
THEIRS = """\
T1\tPark 3 7\t新材料园
T2\tLocation 0 3\t江东县
T3\tBody 10 13\t省政府
T4\tSplit 0 3;7 9\t江东县 开工
E1\tStart:T1 Where:T2
R1\tIn Arg1:T1 Arg2:T2
*\tEquiv T1 T2
A1\tSure T1
M1\tNegated T2
N1\tReference T2 Wikidata:Q1\t江东
N2\tReference T2 GB:320400\t江东县
#1\tAnnotatorNotes T1\tis this one?
#2\tAnnotatorNotes E1\tlook=again
"""


def test_types_of_others_become_mentions_or_go_to_a_layer_and_the_rest_is_told() -> None:
    table = {"Park": "PLACE.zone", "Location": "PLACE.admin", "Split": None}
    doc = from_brat(TEXT, THEIRS, foreign=Foreign(table, REST))
    assert [(m.text, m.label, m.value.kind) for m in doc[pt.MENTIONS]] == [
        ("江东县", "PLACE", "admin"),
        ("新材料园", "PLACE", "zone"),
    ]
    # Two normalisations are two candidates.
    link = doc[pt.MENTIONS][0].value.link
    assert link is not None
    assert (link.id, link.candidates) == (None, ("320400", "Wikidata:Q1"))
    assert [(one.text, one.label) for one in doc[REST]] == [("省政府", "Body")]
    told = [problem.message.split(":")[1] for problem in doc.problems]
    assert sorted(told, key=int) == ["4", "5", "6", "7", "8", "9", "12", "13"]
    assert (doc.problems[0].start, doc.problems[0].end) == (0, 9)
    assert "its pieces lie apart" in doc.problems[0].message


@pytest.mark.parametrize("number", [4, 5, 6, 7, 8, 9, 12, 13])
def test_where_that_is_wanted_what_cannot_be_held_is_an_error(number: int) -> None:
    lines = THEIRS.splitlines()
    spans = [line for line in lines[:3] if line != lines[number - 1]]
    if number == 13:
        spans.append(lines[4])
    content = "\n".join([*spans, lines[number - 1]])
    with pytest.raises(pt.ReadError, match=rf"^x\.ann:{4 if number < 13 else r'[45]'}: "):
        from_brat(TEXT, content, foreign=Foreign(rest=REST, strict=True), name="x.ann")


def test_what_brat_saves_is_read_like_what_was_written() -> None:
    lines = (
        "T1\tPLACE 0 3\t江东县\t\nA1\tmentions-kind T1 admin\t\nN1\tReference T1 GB:320400\t\t\t\n"
    )
    (span,) = from_brat(TEXT, lines)[pt.MENTIONS]
    assert span.value == pt.Mention("admin", pt.Link("320400"))


def test_a_place_that_a_person_added_needs_its_kind() -> None:
    line = "T1\tPLACE 0 3\t江东县\n"
    with pytest.raises(pt.ReadError, match=r"x:1: T1 has no whole value .*mentions-kind, a note"):
        from_brat(TEXT, line, name="x")
    kind = from_brat(TEXT, line + "A1\tmentions-kind T1 admin\n")[pt.MENTIONS][0].value.kind
    assert kind == "admin"
    assert from_brat(TEXT, line, foreign=Foreign("plain"))[pt.MENTIONS][0].value.kind == "admin"


def test_a_folder_of_others_is_read_by_name_with_line_ends_and_marks(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z", "b/a"):
        (tmp_path / f"{name}.txt").write_bytes("甲县\r\n乙县".encode())
        content = "\ufeffT1\tX 4 6\t乙县\r\n\r\nT2\tX 0 6\t甲县  乙县\r\n"
        (tmp_path / f"{name}.ann").write_bytes(content.encode())
    docs = list(read_brat(tmp_path, foreign=Foreign(rest=REST)))
    assert [doc.id for doc in docs] == ["b/a", "z"]
    assert [one.text for one in docs[0][REST]] == ["甲县\r\n乙县", "乙县"]


# ---- what is refused


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("T1\tX 0 3", "x:1: .* is cut off or damaged; expected T1<tab>TYPE START END<tab>TEXT"),
        ("T1 X 0 3 江东县", "x:1: .* does not begin with an id"),
        ("\n?1\tX 0 3\t江东县", "x:2: .* does not begin with an id"),
        ("T1\tX 0 2\t江东县", "x:1: it says '江东县', but the text there is '江东'"),
        ("T1\tX 3 0\t", "x:1: 3 0 is out of order"),
        ("T1\tX 0 99\t江", "x:1: 0 99 is out of order, or outside"),
        ("T1\tX 3 7;0 3\t新材料园 江东县", "x:1: 0 3 is out of order"),
        ("T1\tX 0 3\t江东县\nT1\tX 0 3\t江东县", "x:2: the id T1 is used twice"),
        ("A1\tk T9 v", "x:1: A1 points to T9, which is missing"),
        ("R1\tquantity Arg1:T1", "x:1: .* is cut off"),
        ("N1\tReference T1 320400", "x:1: .* is cut off"),
        ("T1\tY 0 3\t江东县", "x:1: the type 'Y' is none of the library's"),
        ("T1\twords-_uffffffff_ 0 3\t江东县", "none of the library's"),
        (
            "T1\tPLACE 0 3\t江东县\nA1\tmentions-kind T1 a\nA2\tmentions-kind T1 b",
            "x:3: T1 has kind already",
        ),
        (
            "T1\tTIME 0 3\t江东县\n#1\tAnnotatorNotes T1\tstart=2024-13-01",
            "x:1: T1 has no whole value .*2024-13-01",
        ),
        (
            "T1\tTOKEN 0 3\t江东县\n#1\tAnnotatorNotes T1\t@after=1",
            "x:1: its note names 0 line ends before it and 1 after",
        ),
        (
            "T1\tTOKEN 0 3\t江东县\n#1\tAnnotatorNotes T1\t@after=x",
            "x:1: invalid literal",
        ),
        (
            'T1\tPLACE 0 3\t江东县\nN1\tReference T1 GB:1\t\n#1\tAnnotatorNotes T1\tlink.id=2',
            "x:1: the note of T1 has link.id beside",
        ),
    ],
)  # fmt: skip
def test_damage_is_refused_with_its_line(content: str, reason: str) -> None:
    own: pt.Layer[None] = pt.Layer("X", type(None))
    with pytest.raises(pt.ReadError, match=reason):
        from_brat(TEXT, content.replace("\tX ", "\tX-X "), [own], name="x")


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "no .ann file"),
        ({"a.txt": b"x"}, r"a\.txt has no \.ann file"),
        ({"a.ann": b""}, r"a\.txt is missing"),
        ({"a.txt": b"\xff", "a.ann": b""}, r"a\.txt:1: byte 0 is not UTF-8"),
        ({"a.txt": b"x", "a.ann": b"\n\xff"}, r"a\.ann:2: byte 1 is not UTF-8"),
        ({"a.txt": b"x", "a.ann": b"", "documents.tsv": b"a\n"}, r"documents\.tsv:1: expected"),
        (
            {"a.txt": b"x", "a.ann": b"", "documents.tsv": b"a\t\t\na\t\t\n"},
            r"documents\.tsv:2: the document a stands here twice",
        ),
        (
            {"a.txt": b"x", "a.ann": b"", "documents.tsv": b"a\tmine\t\n"},
            r"documents\.tsv:1: layer 'mine' is not known",
        ),
        (
            {"a.txt": b"x", "a.ann": b"", "documents.tsv": b"a\t\tyear=soon\n"},
            r"documents\.tsv:1: .*soon",
        ),
        (
            {"a.txt": b"x", "a.ann": b"", "documents.tsv": b"a\t\tyear\n"},
            r"documents\.tsv:1: expected name=value",
        ),
        ({"documents.tsv": b"b\t\t\n"}, r"documents\.tsv:1: b\.txt is missing"),
    ],
)
def test_damaged_folders_are_refused(tmp_path: Path, files: dict[str, bytes], reason: str) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(pt.ReadError, match=reason):
        list(read_brat(tmp_path))


def test_a_folder_is_never_mixed_with_another(tmp_path: Path) -> None:
    (tmp_path / "other.txt").touch()
    with pytest.raises(pt.InputError, match="no empty folder"):
        write_brat([golden()], tmp_path)
    with pytest.raises(pt.ReadError, match="no such folder"):
        list(read_brat(tmp_path / "none"))


def test_an_error_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(pt.InputError, match="surrogate"):
        write_brat([golden(), _with_surrogate()], tmp_path / "made")
    assert list(tmp_path.iterdir()) == []


def _with_surrogate() -> pt.Document:
    words: pt.Layer[str] = pt.Layer("words", str)
    doc = pt.Document("甲")
    return doc.with_layer(words, [doc.span(0, 1, "W", "\ud800")])


# ---- names and notes

names = st.text(st.sampled_from("a_u-5f常 𠮷\n"), max_size=8)


@given(names, names)
def test_layers_and_labels_of_any_name_come_back(layer: str, label: str) -> None:
    assert unescape(escape(layer)) == layer
    own: pt.Layer[None] = pt.Layer(layer, type(None))
    name = type_name(layer, label)
    assert name.isascii()
    assert name.replace("-", "_").replace("_", "a").isalnum()
    assert layer_and_label(name, {layer: own}) == (own, label)


@given(st.dictionaries(texts(min_size=1) | names.filter(bool), texts() | names))
def test_notes_come_back_and_are_one_line(attributes: dict[str, str]) -> None:
    note = format_note(attributes)
    assert len(note.splitlines()) <= 1
    assert "\t" not in note
    assert parse_note(note) == attributes


@pytest.mark.parametrize("note", ["x", "a=b c", "a=b a=c", 'a="b', 'a="\\q"', "=b", 'a="b"c=d'])
def test_what_is_no_note_is_refused(note: str) -> None:
    with pytest.raises(pt.InputError):
        parse_note(note)


def test_files_of_any_ids_have_names_of_their_own() -> None:
    some = FileNames()
    made = [some.name(one) for one in ("a", "A", "a-2", "a", "../x", "𠮷" * 300, "\0", "a.txt")]
    assert made == ["a", "A-2", "a-2-2", "a-3", "x", "𠮷" * 55, "document", "a-4"]
