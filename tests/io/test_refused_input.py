"""What is no list of documents, or no document, and strings that no file can hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.io import write_page, write_table
from policytext.io.attributes import from_attributes
from policytext.io.bio import from_bio, to_bio
from policytext.io.brat import from_brat, to_brat
from policytext.io.conll import from_conll, to_conll
from policytext.io.doccano import to_doccano
from policytext.io.formats import FORMATS
from policytext.io.hanlp_dict import to_hanlp
from policytext.io.holds import Format
from policytext.io.label_studio import to_task
from policytext.io.table import rows
from policytext.io.web_annotation import to_web_annotations

formats = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS.keys())
DOC = pt.Document("常州市发展")
NO_LISTS: list[Any] = [DOC, None, "docs.jsonl", [1], [None]]
ONE_AT_A_TIME: list[Callable[..., Any]] = [
    to_brat,
    to_bio,
    to_conll,
    to_doccano,
    to_hanlp,
    to_task,
    to_web_annotations,
]


def need(form: Format) -> None:
    if form.extra:
        pytest.importorskip({"xmi": "cassis"}.get(form.extra, form.extra))


@formats
@pytest.mark.parametrize("given", NO_LISTS, ids=repr)
def test_what_is_no_list_of_documents_is_refused(form: Format, given: Any, tmp_path: Path) -> None:
    need(form)
    with pytest.raises(pt.InputError, match=r"documents (is|are) taken, not"):
        form.write(given, tmp_path / ("made" + "".join(form.suffixes[:1])))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("given", NO_LISTS, ids=repr)
def test_so_it_is_for_a_table(given: Any, tmp_path: Path) -> None:
    with pytest.raises(pt.InputError, match=r"documents (is|are) taken, not"):
        write_table(given, tmp_path / "made.csv")


@pytest.mark.parametrize("given", [None, "常州市", [DOC]], ids=repr)
def test_what_is_no_document_is_refused(given: Any, tmp_path: Path) -> None:
    calls: list[Callable[[Any], Any]] = [*ONE_AT_A_TIME, lambda it: list(rows(it))]
    calls.append(lambda it: write_page(it, tmp_path / "a.html"))
    for call in calls:
        with pytest.raises(pt.InputError, match="must be Document"):
            call(given)


def test_what_is_no_content_of_a_file_is_refused() -> None:
    nothing: Any = None
    for read in (from_bio, from_conll):
        with pytest.raises(pt.InputError, match="must be str"):
            list(read(nothing))
    with pytest.raises(pt.InputError, match="must be str"):
        from_brat("常州市", nothing)
    with pytest.raises(pt.InputError, match="mapping"):
        from_attributes(pt.Mention, nothing)


@formats
@pytest.mark.parametrize("part", ["label", "kind", "link"])
def test_unpaired_surrogates_are_refused(form: Format, part: str, tmp_path: Path) -> None:
    need(form)
    bad = {part: "a\ud800"}
    link = pt.Link(bad.get("link", "320400"))
    mention = pt.Mention(bad.get("kind", "admin"), link)
    doc = DOC.with_layer(pt.MENTIONS, [DOC.span(0, 3, bad.get("label", "PLACE"), mention)])
    doc = doc.with_offsets(pt.TOKENS, [0, 3], [3, 5], "TOKEN")
    path = tmp_path / ("made" + "".join(form.suffixes[:1]))
    try:
        form.write([doc], path)
    except pt.InputError as error:
        assert "surrogate" in str(error) or "U+D800" in str(error)  # noqa: PT017
        assert not list(tmp_path.iterdir())
