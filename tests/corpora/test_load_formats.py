"""Corpora that other tools wrote: one folder or file, or one for each part."""

from __future__ import annotations

from pathlib import Path

import pytest

import policytext as pt
from policytext.corpora import load
from policytext.io.bio import write_bio
from policytext.io.brat import write_brat
from policytext.io.conll import write_conll
from policytext.io.foreign import Foreign
from tests.io.golden_docs import golden


def test_a_folder_of_brat_is_a_corpus(tmp_path: Path) -> None:
    write_brat([golden()], tmp_path / "project")
    corpus = load(tmp_path / "project", "brat")
    assert (corpus.name, corpus.documents, corpus.parts) == ("project", (golden(),), {})


def test_parts_are_folders_or_files(tmp_path: Path) -> None:
    test, second = golden().replace(id="t"), golden().without_layer(pt.TIMES)
    write_brat([golden()], tmp_path / "train")
    write_brat([test], tmp_path / "test")
    write_brat([second], tmp_path / "second")
    corpus = load(tmp_path, "brat")
    assert (corpus.split("train"), corpus.split("test")) == ((golden(),), (test,))
    assert corpus.pairs() == ((golden(), second),)
    write_conll([test], tmp_path / "dev.conllup")
    assert load(tmp_path, "conll").split("dev") == (test,)


def test_documents_without_an_id_get_one_and_readers_their_options(tmp_path: Path) -> None:
    write_bio([golden(), golden()], tmp_path / "a.bio", kinds=False)
    corpus = load(tmp_path / "a.bio", "bio", foreign=Foreign("plain"))
    assert [doc.id for doc in corpus.documents] == ["a.bio#1", "a.bio#2"]
    with pytest.raises(pt.ReadError, match="no LABEL"):
        load(tmp_path / "a.bio", "bio")
    with pytest.raises(pt.InputError, match="unknown format 'what'"):
        load(tmp_path, "what")
