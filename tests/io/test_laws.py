"""The law of all formats: what was written comes back, but for what the table says is left out."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policytext as pt
from policytext.io.formats import FORMATS
from policytext.io.holds import Format, keep, left_behind
from tests.calls import calls
from tests.core.strategies import WORDS, documents
from tests.io.golden_docs import golden
from tests.io.sample_docs import report, small


def odd() -> pt.Document:
    """Each character that something takes for a line's end, a mark or a comment, in every place."""
    doc = pt.Document(ODD, id=ODD, title=ODD, meta={ODD: ODD})
    link = pt.Link(ODD, ODD, (ODD, ""), ODD, 0.5)
    value = pt.Mention(ODD.replace(".", ""), link, 0.1)
    spans = [doc.span(i, j, ODD, value) for i in range(len(ODD)) for j in (i + 1, len(ODD))]
    words = [doc.span(i, i + 1, "", ODD) for i in range(len(ODD))]
    return doc.with_layer(pt.MENTIONS, spans).with_layer(WORDS, words)


def with_mentions(doc: pt.Document) -> pt.Document:
    """Formats of tags refuse a document in which nobody looked for what they tag."""
    return doc if pt.MENTIONS in doc else doc.with_layer(pt.MENTIONS, [])


def without_controls(doc: pt.Document) -> pt.Document:
    """XML has no way to write NUL and its like; JSON writes them so."""
    line = re.sub(r"\\u00[01][0-9a-f]", "x", doc.to_json())
    return pt.Document.from_json(line, [WORDS])


def with_tokens(doc: pt.Document) -> pt.Document:
    """HanLP's results begin with the words."""
    return doc if pt.TOKENS in doc else doc.with_layer(pt.TOKENS, [])


# What a document needs for a format to take it; by default any is taken.
TAKEN: dict[str, Callable[[pt.Document], pt.Document]] = {
    "bio": with_mentions,
    "xmi": without_controls,
    "hanlp": with_tokens,
}
EMPTY = pt.Document("", id="empty")
ODD = "\ufeff𠮷\u2028e\u0301\r\n\0\x85 |\\_#\u3000９\x1c-"
EMPTY_LAYERS = pt.Document("常州", id="none").with_layer(pt.MENTIONS, []).with_layer(pt.TIMES, [])

formats = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS.keys())


def round_trip(docs: list[pt.Document], form: Format) -> list[pt.Document]:
    if form.extra:
        pytest.importorskip({"xmi": "cassis"}.get(form.extra, form.extra))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("docs" + "".join(form.suffixes[:1]))
        assert form.write(docs, path) == len(docs)
        assert [one.name for one in Path(folder).iterdir()] == [path.name]
        return list(form.read(path, layers=[WORDS]))


def taken(form: Format, doc: pt.Document) -> pt.Document:
    return TAKEN[form.name](doc) if form.name in TAKEN else doc


@formats
@settings(max_examples=60)
@given(data=st.data())
def test_documents_come_back(form: Format, data: st.DataObject) -> None:
    docs = [taken(form, doc) for doc in data.draw(st.lists(documents(), max_size=2))]
    assert round_trip(docs, form) == [keep(doc, form) for doc in docs]


@formats
@pytest.mark.parametrize(
    "doc",
    [small(), golden(), EMPTY, EMPTY_LAYERS, odd()],
    ids=["small", "golden", "empty", "no spans", "odd"],
)
def test_samples_come_back(form: Format, doc: pt.Document) -> None:
    doc = taken(form, doc)
    assert round_trip([doc], form) == [keep(doc, form)]


@formats
def test_what_came_back_is_the_same_when_written_again(form: Format) -> None:
    once = round_trip([small(), report()], form)
    assert round_trip(once, form) == once
    assert [left_behind(doc, form) for doc in once] == [(), ()]


def long(times: int) -> pt.Document:
    """Lines with a name in a name, over and over."""
    text = "常州市政府 𠮷林。\n" * times
    doc = pt.Document(text)
    starts = range(0, len(text), 10)
    outer = [doc.span(i, i + 5, "INSTITUTION", pt.Mention("government")) for i in starts]
    inner = [doc.span(i, i + 3, "PLACE", pt.Mention("admin", pt.Link("320400"))) for i in starts]
    doc = doc.with_layer(pt.MENTIONS, outer + inner)
    doc = doc.with_offsets(pt.SENTENCES, starts, (i + 9 for i in starts), "SENTENCE")
    return doc.with_offsets(pt.TOKENS, starts, (i + 3 for i in starts), "TOKEN")


@formats
def test_work_grows_with_the_length(form: Format) -> None:
    round_trip([long(1)], form)
    short, twice = (calls(partial(round_trip, [long(n)], form)) for n in (100, 200))
    assert twice < 2.2 * short
