"""The law of all formats: what was written comes back, but for what the table says is left out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.io.formats import FORMATS
from policytext.io.holds import Format, keep, left_behind
from tests.core.strategies import WORDS, documents
from tests.io.sample_docs import report, small

# Documents that a format takes; by default it takes any, and leaves behind what it cannot hold.
TAKEN: dict[str, Callable[[], st.SearchStrategy[pt.Document]]] = {
    # XML has no way to write NUL; JSON writes it so.
    "xmi": lambda: documents().map(
        lambda doc: pt.Document.from_json(doc.to_json().replace(r"\u0000", "x"), [WORDS])
    ),
}
EMPTY = pt.Document("", id="empty")
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


@formats
@given(data=st.data())
def test_documents_come_back(form: Format, data: st.DataObject) -> None:
    docs = data.draw(st.lists(TAKEN.get(form.name, documents)(), max_size=3))
    assert round_trip(docs, form) == [keep(doc, form) for doc in docs]


@formats
@pytest.mark.parametrize(
    "doc", [small(), report(), EMPTY, EMPTY_LAYERS], ids=["small", "report", "empty", "no spans"]
)
def test_samples_come_back(form: Format, doc: pt.Document) -> None:
    assert round_trip([doc], form) == [keep(doc, form)]


@formats
def test_what_came_back_is_the_same_when_written_again(form: Format) -> None:
    once = round_trip([small(), report()], form)
    assert round_trip(once, form) == once
    assert [left_behind(doc, form) for doc in once] == [(), ()]
