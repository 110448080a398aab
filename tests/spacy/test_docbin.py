"""Files of spaCy's DocBin, written and read."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

import policytext as pt
from policytext.errors import AlignmentError, InputError
from policytext.spacy import read_docbin, to_spacy, write_docbin
from tests.core.strategies import WORDS, documents
from tests.io.golden_docs import golden
from tests.spacy.sample import LONG_RARE, TEXT, annotated, blank, spacy


def test_documents_come_back_in_order(tmp_path: Path) -> None:
    docs = [annotated(), annotated(LONG_RARE), pt.Document(""), pt.Document("没有层。", id="b")]
    assert write_docbin(docs, tmp_path / "a.spacy") == len(docs)
    assert list(read_docbin(tmp_path / "a.spacy")) == docs


@settings(max_examples=25)
@given(documents())
def test_any_document_comes_back(doc: pt.Document) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_docbin([doc], Path(folder) / "a.spacy")
        assert list(read_docbin(Path(folder) / "a.spacy", [WORDS])) == [doc]


def test_the_tokens_are_those_asked_for(tmp_path: Path) -> None:
    doc = annotated()
    for nlp, wanted in ((None, [t.text for t in doc[pt.TOKENS]]), (blank("characters"), None)):
        write_docbin([doc], tmp_path / "a.spacy", nlp)
        stored = spacy.tokens.DocBin().from_disk(tmp_path / "a.spacy")
        (read,) = stored.get_docs(spacy.blank("zh").vocab)
        found = [token.text for token in read if not token.is_space]
        assert found == (wanted or [one for one in TEXT if not one.isspace()])
        assert read.ents
        assert list(read_docbin(tmp_path / "a.spacy")) == [doc]


def test_tokens_that_overlap_are_none_of_spacy(tmp_path: Path) -> None:
    doc = pt.Document("常州市")
    doc = doc.with_layer(pt.TOKENS, [doc.span(0, 2, "TOKEN"), doc.span(1, 3, "TOKEN")])
    with pytest.raises(AlignmentError, match="overlap"):
        to_spacy(doc, blank().vocab)
    write_docbin([doc], tmp_path / "a.spacy")
    assert list(read_docbin(tmp_path / "a.spacy")) == [doc]


def test_files_of_others_are_read(tmp_path: Path) -> None:
    made = spacy.tokens.Doc(spacy.blank("zh").vocab, words=["海港", "园区", "投产"])
    made.ents = [spacy.tokens.Span(made, 0, 2, label="PARK")]
    spacy.tokens.DocBin(docs=[made]).to_disk(tmp_path / "a.spacy")
    (doc,) = read_docbin(tmp_path / "a.spacy", labels={"PARK": "PLACE.zone"})
    (mention,) = doc[pt.MENTIONS]
    assert mention.text.replace(" ", "") == "海港园区"
    assert (mention.label, mention.value.kind) == ("PLACE", "zone")


@pytest.mark.parametrize("raw", [b"", b"no DocBin", b"\x78\x9c\x03\x00\x00\x00\x00\x01"])
def test_what_is_no_docbin_is_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.spacy").write_bytes(raw)
    with pytest.raises(InputError, match=r"a\.spacy is no DocBin"):
        list(read_docbin(tmp_path / "a.spacy"))
    with pytest.raises(InputError, match="cannot read"):
        list(read_docbin(tmp_path / "none.spacy"))


def test_nothing_is_written_of_what_cannot_be_written_whole(tmp_path: Path) -> None:
    nlp = blank("characters")
    nlp.tokenizer = lambda text: spacy.tokens.Doc(nlp.vocab, words=[text[:1]])
    with pytest.raises(AlignmentError):
        write_docbin([annotated()], tmp_path / "a.spacy", nlp)
    assert not list(tmp_path.iterdir())


def test_a_file_of_today_can_be_read_tomorrow() -> None:
    # Written by write_docbin with spaCy 3.8; its bytes may differ with other versions.
    assert list(read_docbin(Path(__file__).with_name("golden.spacy"))) == [golden()]
