"""CoNLL-U Plus and rows of tags: golden files, files of others, what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.io.bio import from_bio, read_bio, to_bio, write_bio
from policytext.io.conll import from_conll, read_conll, to_conll, write_conll
from policytext.io.conll_names import escape, unescape
from policytext.io.foreign import Foreign
from policytext.io.laid_rows import ROWS
from policytext.io.tags import SCHEMES, Tagged, to_tags
from tests.core.strategies import WORDS, documents, texts
from tests.io.golden_docs import GOLDEN, golden

REST: pt.Layer[None] = pt.Layer("theirs", type(None))
GENERIC = "\n# newdoc\n1\t常州\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"


@pytest.mark.parametrize(
    ("name", "write"), [("golden.conllup", write_conll), ("golden.bio", write_bio)]
)
def test_the_golden_files_are_what_is_written(tmp_path: Path, name: str, write: object) -> None:
    assert callable(write)
    assert write([golden()], tmp_path / name) == 1
    assert (tmp_path / name).read_bytes() == (GOLDEN / name).read_bytes()


def test_the_golden_file_is_the_document() -> None:
    assert list(read_conll(GOLDEN / "golden.conllup")) == [golden()]


@given(st.sampled_from(list(SCHEMES)), st.sampled_from(ROWS), st.booleans(), documents())
def test_documents_come_back_by_any_scheme_and_rows(
    scheme: str, rows: str, plus: bool, doc: pt.Document
) -> None:
    bare = pt.Document(doc.text, id=doc.id)
    for layer in doc.layers:
        bare = bare.with_layer(layer, doc[layer])
    head = "# global.columns = ID FORM POLICYTEXT:MENTIONS POLICYTEXT:QUANTITIES "
    head += "POLICYTEXT:TIMES POLICYTEXT:TARGETS MISC\n"
    content = head * plus + to_conll(bare, scheme, rows, plus)
    assert list(from_conll(content, [WORDS])) == [bare]


def rows_of(doc: pt.Document) -> list[list[str]]:
    lines = to_conll(doc).split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def test_tokens_are_cut_where_a_span_begins_or_ends_in_them() -> None:
    doc = pt.Document("常州市政府 好")
    doc = doc.with_offsets(pt.TOKENS, [0, 6], [5, 7], "TOKEN")
    doc = doc.with_layer(pt.MENTIONS, [doc.span(0, 3, "PLACE", pt.Mention("admin"))])
    assert [(row[1], row[2], row[-1]) for row in rows_of(doc)] == [
        ("常州市", "B-PLACE", "SpaceAfter=No|mentions.0.kind=admin"),
        ("政府", "O", "Token=Part"),
        ("好", "O", "SpaceAfter=No"),
    ]


def test_spans_over_each_other_have_tags_behind_bars_and_edges_in_space_a_comment() -> None:
    doc = pt.Document("甲乙丙 丁")
    spans = [(0, 3), (0, 1), (1, 5), (2, 4), (3, 4)]
    mentions = [doc.span(*one, "X", pt.Mention("k")) for one in spans]
    doc = doc.with_layer(pt.MENTIONS, mentions)
    assert [row[2] for row in rows_of(doc)] == ["B-X|B-X", "I-X|B-X", "I-X|I-X", "O|I-X"]
    comments = [line for line in to_conll(doc).split("\n") if "policytext.span" in line]
    assert [line.split("@start=")[1][0] for line in comments] == ["2", "3"]
    assert next(from_conll(_whole(doc)))[pt.MENTIONS] == doc[pt.MENTIONS]


def _whole(doc: pt.Document) -> str:
    head = (GOLDEN / "golden.conllup").read_text("utf-8").split("\n")[0]
    return f"{head}\n{to_conll(doc)}"


def test_a_hundred_spans_over_one_character_come_back() -> None:
    doc = pt.Document("甲")
    mentions = [doc.span(0, 1, str(i), pt.Mention("k")) for i in range(100)]
    doc = doc.with_layer(pt.MENTIONS, mentions)
    assert rows_of(doc)[0][2].count("|") == 7
    assert next(from_conll(_whole(doc))) == doc


@given(texts() | st.text(st.sampled_from("\\ spx20.\u2028|\t"), max_size=9))
def test_strings_in_cells_come_back(text: str) -> None:
    cell = escape(text)
    assert not set(cell) & set("\t\n |,")
    assert unescape(cell) == text


def test_a_file_named_conllu_has_the_ten_columns_and_its_tags_in_misc(tmp_path: Path) -> None:
    write_conll([golden()], tmp_path / "a.conllu")
    assert (tmp_path / "a.conllu").read_bytes() == (GOLDEN / "golden.conllu").read_bytes()
    lines = (tmp_path / "a.conllu").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert {len(row) for row in rows} == {10}
    assert rows[4][-1].startswith("SpaceAfter=No|mentions.0=B-PLACE|mentions.0.kind=admin|")
    assert list(read_conll(tmp_path / "a.conllu")) == [golden()]


# ---- files of others

UD = """\
# newdoc id = n01
# sent_id = 1
# text = 常州 GDP增长。
1\t常州\t常州\tPROPN\tNR\t_\t3\tnsubj\t_\t_
2-3\tGDP增长\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tGDP\t_\t_\t_\t_\t_\t_\t_\t_
3\t增长\t_\t_\t_\t_\t_\t_\t_\t_
3.1\t了\t_\t_\t_\t_\t_\t_\t_\t_
4\t。\t。\tPUNCT\tPU\t_\t3\tpunct\t_\tSpaceAfter=No|Gloss=stop

# sent_id = 2
1\t完\t完\tVERB\tVV\t_\t0\troot\t_\tSpaceAfter=No
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_of_universal_dependencies_gives_tokens_and_sentences(ends: str, mark: str) -> None:
    (doc,) = from_conll(mark + UD.replace("\n", ends), name="x")
    assert (doc.id, doc.text) == ("n01", "常州 GDP增长。完")
    assert [one.text for one in doc[pt.TOKENS]] == ["常州", "GDP增长", "。", "完"]
    assert [one.text for one in doc[pt.SENTENCES]] == ["常州 GDP增长。", "完"]
    (problem,) = doc.problems
    assert problem.message.startswith("x: passed over: MISC Gloss, column DEPREL, ")
    assert "comment sent_id" in problem.message


def test_documents_begin_where_the_file_says_so() -> None:
    docs = list(from_conll(GENERIC + GENERIC.replace("newdoc", "newdoc id = b")))
    assert [(doc.id, doc.text) for doc in docs] == [("", "常州"), ("b", "常州")]
    assert list(from_conll("")) == []


PLUS = "# global.columns = ID FORM POLICYTEXT:TIMES MISC\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("1\t常州", "x:1: 2 cells between tabs, but there are 10 columns"),
        (PLUS + "1\t常\tO\n", "x:2: 3 cells"),
        (PLUS + "1\t常\tO\t_\n3\t州\tO\t_", "x:3: row 3 where row 2 is due"),
        (PLUS + "1\t常\tO\t_\n1\t州\tO\t_", "x:3: row 1 where row 2 is due"),
        (PLUS + "一\t常\tO\t_", "x:2: '一' is no number"),
        (PLUS + "1\t\tO\t_", "x:2: the form is empty"),
        (PLUS + "1\t常\tO\tSpacesAfter=x", "x:2: the spaces beside"),
        (PLUS + "1\t常\tO\ta=1|a=2", "x:2: MISC has 'a' twice"),
        (PLUS + "1\t常\tO\ta=\\q", "x:2: unknown escape"),
        (PLUS + "1\t常\tX\t_", "x:2: POLICYTEXT:TIMES: 'X' is no tag of BIO"),
        (PLUS + "1\t常\tO\t_\n2\t州\tI-TIME\t_", "x:3: POLICYTEXT:TIMES: I-TIME follows no"),
        (PLUS + "1\t常\tB-TIME\t_", "x:2: times: .* needs a start or an end"),
        (PLUS + "1\t常\tB-TIME|O\ttimes.0.end=2024-01-01\n2\t州\tO\t_", "x:3: .* has 1 tags, but 2"),
        ("1\t常" + "\t_" * 7 + "\ttimes.0=X", "x:1: MISC: 'X' is no tag of BIO"),
        (PLUS + "1\t常\tO\ttimes.0.end=2024-01-01", "x:2: MISC has values of times.0 where none"),
        (PLUS + "1\t常\tB-TIME\ttimes.0.end=soon", "x:2: times: .*soon"),
        (PLUS + "# text = 州\n1\t常\tO\t_", "x:2: it says '州', but the rows below hold '常'"),
        (PLUS + "# policytext.scheme = XYZ\n1\t常\tB-TIME\t_", "x:3: unknown scheme"),
        (PLUS + "# policytext.layers = mine\n1\t常\tO\t_", "x:2: layer 'mine' is not known"),
        (PLUS + "# policytext.layers = tokens=rows\n1\t常\tO\tToken=Yes", "x:3: Token is Part or No"),
        (PLUS + "# policytext.document = year=1", "x:2: year must be"),
        (PLUS + "# policytext.document = year", "x:2: expected name=value"),
        (PLUS + "# policytext.span = @layer=times", "x:2: policytext.span: '@label'"),
        (
            PLUS + "# policytext.span = @layer=tokens @label=X @start=0 @end=9\n1\t常\tO\t_",
            "x:2: policytext.span: the span 0:9 is empty or outside",
        ),
        (
            PLUS + "# policytext.span = @layer=mine @label=X @start=0 @end=1\n1\t常\tO\t_",
            "x:2: policytext.span: layer 'mine' is not known",
        ),
        ("# global.columns = ID WORD\n", "x:1: the columns must be"),
    ],
)  # fmt: skip
def test_damage_is_refused_with_its_line(content: str, reason: str) -> None:
    with pytest.raises(pt.ReadError, match=reason):
        list(from_conll(content, name="x"))


def test_tags_that_the_scheme_does_not_allow_are_mended_if_that_is_asked_for() -> None:
    content = PLUS + "1\t常\tO\tSpaceAfter=No\n2\t州\tI-TIME\ttimes.0.end=2024-01-01\n"
    (doc,) = from_conll(content, repair=True)
    assert [one.text for one in doc[pt.TIMES]] == ["州"]


# ---- rows of tags


def test_nested_names_have_columns_of_their_own_if_wanted() -> None:
    doc = pt.Document("常州市政府。")
    doc = doc.with_layer(
        pt.MENTIONS,
        [
            doc.span(0, 5, "INSTITUTION", pt.Mention("government")),
            doc.span(0, 3, "PLACE", pt.Mention("admin")),
        ],
    )
    lines = to_bio(doc, scheme="BMES", depth=2, kinds=False).split("\n")
    assert lines[:4] == [
        "常\tB-INSTITUTION\tB-PLACE", "州\tM-INSTITUTION\tM-PLACE", "市\tM-INSTITUTION\tE-PLACE",
        "政\tM-INSTITUTION\tO",
    ]  # fmt: skip
    (back,) = from_bio(to_bio(doc, depth=2), depth=2)
    assert back[pt.MENTIONS] == doc[pt.MENTIONS]


def test_rows_of_tokens_come_back_as_tokens() -> None:
    content = to_bio(golden(), rows="tokens", depth=2)
    (back,) = from_bio(content, rows="tokens", depth=2)
    assert [one.text for one in back[pt.TOKENS]] == [one.text for one in golden()[pt.TOKENS]]
    assert [one.text for one in back[pt.MENTIONS]] == [one.text for one in golden()[pt.MENTIONS]]
    assert (
        back.text == "一、今年目标\n𠮷林市粮食产量达到30万吨以上，力争32万吨。\n市农业农村局负责。"
    )


def test_a_name_over_the_end_of_a_sentence_is_left_out_and_edges_in_space_are_trimmed() -> None:
    doc = pt.Document("甲乙\n丙 丁")
    spans = [doc.span(1, 4, "X", pt.Mention("k")), doc.span(4, 6, "X", pt.Mention("k"))]
    doc = doc.with_layer(pt.MENTIONS, spans)
    assert to_bio(doc) == "甲\tO\n乙\tO\n\n丙\tO\n丁\tB-X.k\n\n"


CLASSIC = "\ufeff-DOCSTART- -X- O O\r\n\r\nEU NNP I-NP B-ORG\r\nrejects VBZ I-VP O\r\n\r\nPeter NNP I-NP B-PER\r\n"


def test_a_file_of_the_shared_task_is_read_with_its_blanks() -> None:
    theirs = Foreign({"ORG": "INSTITUTION.other", "PER": None})
    (doc,) = from_bio(CLASSIC, theirs, rows="tokens", joiner=" ", name="x")
    assert doc.text == "EU rejects\nPeter"
    assert [(one.text, one.label) for one in doc[pt.MENTIONS]] == [("EU", "INSTITUTION")]
    assert [problem.message for problem in doc.problems] == [
        "x:6: PER is left out: it is not wanted"
    ]
    (doc,) = from_bio(CLASSIC, Foreign(rest=REST), joiner=" ")
    assert [(one.text, one.label) for one in doc[REST]] == [("EU", "ORG"), ("Peter", "PER")]
    with pytest.raises(pt.ReadError, match="x:6: PER is left out"):
        list(from_bio(CLASSIC, Foreign(theirs.labels, strict=True), name="x"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("常\tO\n州", "x:2: '州' is no form with 1 tag"),
        ("\tO", "x:1: .* is no form"),
        ("a b\tO", "x:1: .* is no form"),
        ("常\tO\n州\tI-PLACE.admin", "x:2: I-PLACE.admin follows no beginning"),
        ("常\tO\n\n州\tI-PLACE.admin", "x:3: I-PLACE.admin follows no beginning"),
        ("常\tX", "x:1: 'X' is no tag of BIO"),
        ("常\tB-PER", "x:1: the label 'PER' is no LABEL.kind"),
    ],
)
def test_damaged_rows_are_refused_with_their_line(content: str, reason: str) -> None:
    with pytest.raises(pt.ReadError, match=reason):
        list(from_bio(content, name="x"))


def test_what_cannot_be_written_as_rows_is_refused() -> None:
    with pytest.raises(pt.LayerMissingError):
        to_bio(pt.Document("常州"))
    doc = pt.Document("甲")
    doc = doc.with_layer(pt.MENTIONS, [doc.span(0, 1, "X", pt.Mention("a.b"))])
    with pytest.raises(pt.InputError, match="has a dot"):
        to_bio(doc)
    doc = pt.Document("-DOCSTART-").with_layer(pt.MENTIONS, [])
    doc = doc.with_offsets(pt.TOKENS, [0], [10], "TOKEN")
    with pytest.raises(pt.InputError, match="would begin a new document"):
        to_bio(doc, rows="tokens")
    with pytest.raises(pt.InputError, match="tokens, characters"):
        to_conll(golden(), rows="words")
    with pytest.raises(pt.InputError, match="BIOES"):
        to_conll(golden(), scheme="XYZ")
    with pytest.raises(pt.InputError, match="tokens, characters"):
        list(from_bio("", rows="words"))


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.bio").write_bytes(b"\n\xff\tO")
    with pytest.raises(pt.ReadError, match=r"a\.bio:2: byte 1 is not UTF-8"):
        list(read_bio(tmp_path / "a.bio"))
    with pytest.raises(pt.ReadError, match=r"none\.conllup: No such file"):
        list(read_conll(tmp_path / "none.conllup"))


# ---- second opinion


def test_spacy_reads_the_tags_as_they_are_meant() -> None:
    training = pytest.importorskip("spacy.training")
    spans = [Tagged(0, 3, "PLACE"), Tagged(3, 4, "PLACE"), Tagged(5, 7, "X")]
    bilou = to_tags(8, spans, "BILOU")
    for scheme in ("BIO", "IOB1"):
        assert training.iob_to_biluo(to_tags(8, spans, scheme)) == bilou
    assert training.biluo_to_iob(bilou) == to_tags(8, spans, "BIO")
