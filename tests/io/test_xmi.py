"""UIMA CAS XMI: golden files, exports such as INCEpTION's, UIMA for Java as a second reader."""

from __future__ import annotations

import gzip
import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import policytext as pt
from policytext.io.foreign import Foreign
from policytext.io.xmi import from_cas, from_xmi, to_cas, to_xmi, type_system_xml
from policytext.io.xmi_files import read_xmi, write_xmi
from policytext.io.xmi_types import NAMED_ENTITY, type_name
from tests.io.golden_docs import GOLDEN, golden
from tests.io.sample_docs import small

cassis = pytest.importorskip("cassis")

XMI, TYPES = GOLDEN / "xmi" / "golden.xmi", GOLDEN / "xmi" / "TypeSystem.xml"
# Debian has it in the package libuima-core-java.
JAR = Path(os.environ.get("UIMA_JAR", "/usr/share/java/uimaj-core.jar"))


def test_the_golden_files_are_what_is_written() -> None:
    assert to_xmi(golden()) == XMI.read_text("utf-8")
    assert type_system_xml() == TYPES.read_text("utf-8")
    assert list(read_xmi(XMI)) == [golden()]


def test_cassis_opens_them_by_themselves() -> None:
    with TYPES.open("rb") as types, XMI.open("rb") as xmi:
        cas = cassis.load_cas_from_xmi(xmi, typesystem=cassis.load_typesystem(types))
    found = [
        (one.get_covered_text(), one.value, one.identifier) for one in cas.select(NAMED_ENTITY)
    ]
    assert found == [
        ("𠮷林市", "PLACE", "220200"),
        ("市", "PLACE", None),
        ("市农业农村局", "INSTITUTION", None),
    ]
    assert from_cas(cas) == golden()
    assert cas.typecheck() == []


def test_offsets_in_the_file_are_those_of_utf_16() -> None:
    doc = pt.Document("甲𠮷𠮷乙e\u0301\r\n")
    own: pt.Layer[None] = pt.Layer("own", type(None))
    doc = doc.with_layer(own, [doc.span(0, 2, "A"), doc.span(3, 8, "B")])
    xmi = to_xmi(doc)
    places = re.findall(r'<custom:own [^>]*begin="(\d+)" end="(\d+)"', xmi)
    encoded = doc.text.encode("utf-16-le")
    assert [encoded[2 * int(a) : 2 * int(b)].decode("utf-16-le") for a, b in places] == [
        "甲𠮷",
        "乙e\u0301\r\n",
    ]
    assert from_xmi(xmi, [own]) == doc


def test_places_within_values_are_in_utf_16_too() -> None:
    xmi = to_xmi(golden())
    (start,) = re.findall(r'quantity_start="(\d+)"', xmi)
    assert (
        golden().text.encode("utf-16-le")[2 * int(start) :].decode("utf-16-le").startswith("30万吨")
    )


@dataclass(frozen=True)
class Inner:
    end: int | None = None


@dataclass(frozen=True)
class Own:
    """Names of fields that UIMA has taken, cannot have, or has in Chinese."""

    end: str
    type: str
    _hidden: str
    单位: str
    inner: Inner | None


@dataclass(frozen=True)
class Endless:
    more: Endless | None


@dataclass(frozen=True)
class Part:
    b: str


@dataclass(frozen=True)
class Both:
    a: Part
    a_b: str


def test_layers_of_a_users_own_with_odd_names() -> None:
    layers = [
        pt.Layer("Quantity", Own),
        pt.Layer("a b", Own),
        pt.Layer("a_b", Own),
        pt.Layer("", Own),
        pt.Layer("主题", Own),
    ]
    assert len({type_name(layer.name) for layer in layers}) == len(layers)
    doc = pt.Document("常州")
    for number, layer in enumerate(layers):
        value = Own("1", "2", "3", "4", Inner(number) if number else Inner())
        doc = doc.with_layer(layer, [doc.span(0, 1, "", value, 0.5)])
    back = from_xmi(to_xmi(doc), layers)
    assert back == doc
    assert [span.score for layer in layers for span in back[layer]] == [0.5] * 5


def test_fields_that_become_one_or_have_no_end_are_refused() -> None:
    doc = pt.Document("常州")
    with pytest.raises(pt.InputError, match="rename one"):
        to_xmi(doc.with_layer(pt.Layer("both", Both), []))
    with pytest.raises(pt.InputError, match="no end of features"):
        to_xmi(doc.with_layer(pt.Layer("x", Endless), []))


@pytest.mark.parametrize(
    ("doc", "place"),
    [
        (pt.Document("常\0州"), "U+0000, which stands at 1 of the text"),
        (pt.Document("常", id="\x0b"), "U+000B"),
        (pt.Document("常", meta={"\x1f": "a"}), "U+001F"),
        (pt.Document("常", meta={"a": "\uffff"}), "U+FFFF, which stands at 0 of meta.a"),
    ],
)
def test_what_xml_cannot_hold_is_refused(doc: pt.Document, place: str) -> None:
    with pytest.raises(pt.InputError, match=re.escape(place)):
        to_xmi(doc)


def test_a_character_in_a_value_is_refused_with_its_span() -> None:
    doc = pt.Document("常州")
    doc = doc.with_layer(pt.MENTIONS, [doc.span(0, 2, "PLACE", pt.Mention("\0"))])
    with pytest.raises(pt.InputError, match=r"mentions at 0:2"):
        to_xmi(doc)


# ---- files of others

THEIRS = """<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:s="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmlns:n="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmlns:p="http:///org/example.ecore" xmlns:tcas="http:///uima/tcas.ecore" xmi:version="2.0">
<cas:NULL xmi:id="0"/>
<tcas:DocumentAnnotation xmi:id="9" sofa="1" begin="0" end="6" language="x-unspecified"/>
<n:NamedEntity xmi:id="2" sofa="1" begin="0" end="4" value="PLACE" identifier="Q1"/>
<n:NamedEntity xmi:id="3" sofa="1" begin="4" end="6"/>
<s:Token xmi:id="4" sofa="1" begin="0" end="3"/>
<p:POS xmi:id="5" sofa="1" begin="0" end="3"/>
<p:POS xmi:id="6" sofa="1" begin="3" end="4"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="𠮷林市发展"/>
<cas:View sofa="1" members="2 3 4 5 6 9"/>
</xmi:XMI>
"""
THEIR_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>
<typeDescription><name>de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity</name><supertypeName>uima.tcas.Annotation</supertypeName><features>
<featureDescription><name>value</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>
<featureDescription><name>identifier</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription></features></typeDescription>
<typeDescription><name>de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token</name><supertypeName>uima.tcas.Annotation</supertypeName></typeDescription>
<typeDescription><name>org.example.POS</name><supertypeName>uima.tcas.Annotation</supertypeName></typeDescription>
</types></typeSystemDescription>
"""


def test_a_file_of_others() -> None:
    doc = from_xmi(THEIRS, type_system=THEIR_TYPES)
    assert [(one.text, one.label, one.value) for one in doc[pt.MENTIONS]] == [
        ("𠮷林市", "PLACE", pt.Mention("", pt.Link("Q1"))),
        ("发展", "", pt.Mention("")),
    ]
    assert [(one.text, one.label) for one in doc[pt.TOKENS]] == [("𠮷林", "TOKEN")]
    assert [layer.name for layer in doc.layers] == ["mentions", "tokens"]
    assert [problem.message for problem in doc.problems] == [
        "2 of type org.example.POS, which is no layer"
    ]


def test_named_entities_of_another_scheme() -> None:
    theirs = THEIRS.replace('begin="4" end="6"', 'begin="4" end="6" value="WORK"')
    foreign = Foreign(labels={"PLACE": "PLACE.admin", "WORK": None})
    doc = from_xmi(theirs, type_system=THEIR_TYPES, foreign=foreign)
    assert [one.value for one in doc[pt.MENTIONS]] == [pt.Mention("admin", pt.Link("Q1"))]
    assert "'WORK' is not wanted" in doc.problems[0].message
    with pytest.raises(pt.ReadError, match=r"^xmi: .*POS, which is no layer"):
        from_xmi(THEIRS, type_system=THEIR_TYPES, foreign=Foreign(strict=True))


def test_a_quantity_that_a_person_added_without_value() -> None:
    xmi = re.sub(
        r'(<custom:Quantity [^>]*end="23" label="QUANTITY")[^>]*/>', r"\1/>", to_xmi(golden())
    )
    doc = from_xmi(xmi)
    assert len(doc[pt.QUANTITIES]) == 1
    assert [one.message for one in doc.problems] == [
        "webanno.custom.Quantity at 16:22: a span of quantities needs a value"
    ]


@pytest.mark.parametrize(
    ("xmi", "types", "reason"),
    [
        ("", None, "no XML"),
        ("PK", None, "no XML"),
        ("<a/>", None, "no XMI"),
        (re.sub(" sofaString=.*?/>", "/>", THEIRS), THEIR_TYPES, "has no text"),
        (THEIRS[:800], THEIR_TYPES, "damaged"),
        (THEIRS, None, "org.example.POS.*put the TypeSystem.xml"),
        (THEIRS, "<x", "damaged"),
        (THEIRS.replace('end="3"', 'end="1"'), THEIR_TYPES, "offset.*1.*UTF-16"),
        (THEIRS.replace('end="6" v', 'end="60" v').replace('end="4"', 'end="60"'), THEIR_TYPES, "60"),
        (THEIRS.replace('begin="3" end="4"', 'begin="3"'), THEIR_TYPES, None),
        (THEIRS.replace('<s:Token xmi:id="4" sofa="1" begin="0"', '<s:Token xmi:id="4" sofa="1" begin="3"'), THEIR_TYPES, "Token at 2:2: 2:2 is empty"),
        (THEIRS.replace('sofa="1" begin="0" end="3"', 'sofa="x" begin="0" end="3"'), THEIR_TYPES, "damaged"),
        (THEIRS.replace('members="2', 'members="77'), THEIR_TYPES, "damaged"),
        (THEIRS.replace("<cas:NULL", "<!DOCTYPE x [<!ENTITY y 'z'>]><cas:NULL"), None, "document type"),
        (to_xmi(golden()).replace('low="300000"', 'low="many"'), None, "Quantity at 16:22: .*many"),
        (to_xmi(golden()).replace('quantity_start="17"', 'quantity_start="8"'), None, "inside a character"),
        (to_xmi(golden()).replace('name="year" value="2024"', 'name="year" value="soon"'), None, "soon"),
        (to_xmi(pt.Document("常").with_layer(pt.Layer("own", str), [])), None, "layer 'own' is not known"),
    ],
)  # fmt: skip
def test_damage_is_refused_with_the_name_of_the_file(
    xmi: str, types: str | None, reason: str | None
) -> None:
    if reason is None:
        assert from_xmi(xmi, type_system=types).text
        return
    with pytest.raises(pt.ReadError, match=rf"(?s)^here.xmi: .*{reason}"):
        from_xmi(xmi, type_system=types, name="here.xmi")


# ---- files and exports


def zipped(entries: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def version(label: str) -> bytes:
    """One annotator's version of a document, as INCEpTION packs it."""
    xmi = THEIRS.replace('value="PLACE"', f'value="{label}"')
    return zipped({"user.xmi": xmi, "TypeSystem.xml": THEIR_TYPES})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An exported project with two documents, one of them annotated by two people."""
    path = tmp_path / "project.zip"
    path.write_bytes(
        zipped(
            {
                "exportedproject.json": "{}",
                "source/a.txt": "𠮷林市发展",
                "annotation/a.txt/INITIAL_CAS.zip": version("NONE"),
                "annotation/a.txt/wang.zip": version("WANG"),
                "annotation/a.txt/li.zip": version("LI"),
                "annotation/b.txt/INITIAL_CAS.zip": version("NONE"),
                "curation/a.txt/CURATION_USER.zip": version("BOTH"),
            }
        )
    )
    return path


def seen(docs: Iterator[pt.Document]) -> list[tuple[str, str, str]]:
    return [(doc.id, doc.meta["annotator"], doc[pt.MENTIONS][0].label) for doc in docs]


def test_a_project_gives_each_annotators_documents(project: Path) -> None:
    assert seen(read_xmi(project)) == [
        ("a.txt", "CURATION_USER", "BOTH"),
        ("a.txt", "li", "LI"),
        ("a.txt", "wang", "WANG"),
        ("b.txt", "INITIAL_CAS", "NONE"),
    ]
    assert seen(read_xmi(project, annotator="wang")) == [("a.txt", "wang", "WANG")]
    assert len(seen(read_xmi(project, annotator="INITIAL_CAS"))) == 2
    with pytest.raises(pt.InputError, match=r"nobody is called 'zhao'; there is .*'li'"):
        list(read_xmi(project, annotator="zhao"))


def test_one_exported_document(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(version("PLACE"))
    assert [doc[pt.MENTIONS][0].label for doc in read_xmi(path)] == ["PLACE"]
    with pytest.raises(pt.InputError, match="no annotators"):
        list(read_xmi(path, annotator="li"))


def test_a_type_system_beside_the_file_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.xmi").write_text(THEIRS, encoding="utf-8")
    with pytest.raises(pt.ReadError, match=r"a\.xmi: .*TypeSystem"):
        list(read_xmi(tmp_path / "a.xmi"))
    (tmp_path / "TypeSystem.xml").write_text(THEIR_TYPES, encoding="utf-8")
    assert len(list(read_xmi(tmp_path / "a.xmi"))) == 1


def test_packed_and_plain_files(tmp_path: Path) -> None:
    for name in ("a.xmi", "a.xmi.gz", "a.xmi.zip"):
        assert write_xmi([small()], tmp_path / name) == 1
        first = (tmp_path / name).read_bytes()
        write_xmi([small()], tmp_path / name)
        assert (tmp_path / name).read_bytes() == first
    plain, packed, zip_file = (
        list(read_xmi(tmp_path / f"a.{one}")) for one in ("xmi", "xmi.gz", "xmi.zip")
    )
    assert plain == packed == zip_file
    with zipfile.ZipFile(tmp_path / "a.xmi.zip") as archive:
        assert archive.namelist() == ["000001_pages_small.xmi", "TypeSystem.xml"]


@pytest.mark.parametrize("docs", [[], [small(), small()]])
def test_a_single_file_holds_one_document(tmp_path: Path, docs: list[pt.Document]) -> None:
    with pytest.raises(pt.InputError, match="holds one document, not"):
        write_xmi(docs, tmp_path / "a.xmi")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gzip.compress(b"x" * 999)[:20], "cut off or damaged"),
        (zipped({"a.xmi": "x"})[:40], "cannot be read"),
        (zipped({"a.txt": "x"}), "no .xmi file"),
        (zipped({"annotation/a/b.zip": "x"}), "cannot be read"),
        (zipped({"a.xmi": "x"}), ":a.xmi: it is no XML"),
    ],
)
def test_damaged_files_are_named(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    with pytest.raises(pt.ReadError, match=rf"a\.zip.*{reason}"):
        list(read_xmi(path))
    with pytest.raises(pt.ReadError, match=r"none\.xmi: No such file"):
        list(read_xmi(tmp_path / "none.xmi"))


def test_the_cas_is_the_users_to_change() -> None:
    cas = to_cas(golden())
    kind = cas.typesystem.create_type("org.example.Note")
    cas.add(kind(begin=0, end=1))
    assert from_cas(cas).problems[0].message == "1 of type org.example.Note, which is no layer"
    assert to_xmi(golden()) == XMI.read_text("utf-8")


# ---- a second reader


def test_uima_for_java_reads_the_same(tmp_path: Path) -> None:
    javac = shutil.which("javac")
    if javac is None or not JAR.is_file():
        pytest.skip("no javac or no libuima-core-java: UIMA for Java was not asked")
    source = Path(__file__).parent / "uima" / "Covered.java"
    subprocess.run([javac, "-cp", str(JAR), "-d", str(tmp_path), str(source)], check=True)
    java = ["java", "-cp", f"{tmp_path}:{JAR}", "Covered", str(TYPES), str(XMI)]
    told = subprocess.run(java, check=True, capture_output=True, encoding="utf-8").stdout
    found = {tuple(line.split("\t")[:2]) for line in told.splitlines()}
    names = {
        pt.TOKENS: "Token",
        pt.SENTENCES: "Sentence",
        pt.MENTIONS: "NamedEntity",
        pt.QUANTITIES: "Quantity",
        pt.TIMES: "Time",
        pt.TARGETS: "Target",
        pt.SECTIONS: "Section",
    }
    doc = golden()
    text = doc.text.replace("\n", "\\n")
    wanted = {
        (names[layer], span.text.replace("\n", "\\n"))
        for layer in doc.layers
        for span in doc.spans(layer)
    }
    assert found == wanted | {("DocumentMetaData", text)}
    assert "NamedEntity\t𠮷林市\tvalue=PLACE\tidentifier=220200\tkind=admin" in told


def test_what_a_tool_keeps_that_knows_the_common_types_alone() -> None:
    """Types and features of others are dropped, as INCEpTION does without layers of these names."""
    kept = re.sub(r"<(custom|type0):\w+ [^>]*/>\s*", "", XMI.read_text("utf-8"))
    kept = re.sub(r' (kind|link_\w+|score|spanScore)="[^"]*"', "", kept)
    ids = re.findall(r'xmi:id="(\d+)"', kept)
    kept = re.sub(r'members="[^"]*"', f'members="{" ".join(ids[1:-1])}"', kept)
    doc = from_xmi(kept)
    assert [(one.text, one.label, one.value.link) for one in doc[pt.MENTIONS]] == [
        ("𠮷林市", "PLACE", pt.Link("220200")),
        ("市农业农村局", "INSTITUTION", None),
        ("市", "PLACE", None),
    ]
    assert doc[pt.TOKENS] == golden()[pt.TOKENS]
    assert doc[pt.SENTENCES] == golden()[pt.SENTENCES]
    assert (doc.id, doc.title, doc.year) == (golden().id, golden().title, None)
    assert doc.problems == ()
