"""Rows by their places: no word of the text is kept, and all is read back."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.corpora import load_annotated, write_annotated
from policytext.corpora.annotated import read_annotated
from policytext.corpora.gold import bare_quantity
from policytext.corpora.placed_rows import decode_row, encode_row
from policytext.values import MEASURES, ROLES
from tests.core.strategies import times

WORDS = "青梅石榴收购量万吨𠮷𠀀3８%，。\n\r "
TEXT = "苎麻收购量3万吨，增长5%，其中莲子4万吨；竹笋力争、香菇确保稳产。"


@st.composite
def ranges(draw: st.DrawFn, length: int) -> tuple[int, int]:
    """A stretch within a length that is not empty."""
    start = draw(st.integers(0, length - 1))
    return start, draw(st.integers(start + 1, length))


@st.composite
def rows(draw: st.DrawFn, text: str) -> pt.Span[pt.Indicator]:
    """A row somewhere in a text; its name has words of the text and others."""
    start, end = draw(ranges(len(text)))

    def words() -> str:
        low, high = draw(ranges(len(text)))
        return text[low:high]

    def quantity() -> pt.Span[pt.Quantity] | None:
        return bare_quantity(text, draw(st.none() | ranges(len(text))))

    value = pt.Indicator(
        words() + draw(st.text(WORDS + "率指数", max_size=4)) + words(),
        draw(st.sampled_from(MEASURES)),
        draw(st.sampled_from(ROLES)),
        draw(st.none() | times()),
        draw(st.none() | st.just("130633")),
        quantity(),
        words() if draw(st.booleans()) else None,
        quantity(),
    )
    return pt.Span(start, end, text[start:end], "INDICATOR", value)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, pt.Document]:
    """A report and a passage of it with rows."""
    report = draw(st.text(WORDS, min_size=1, max_size=40))
    start, end = draw(ranges(len(report)))
    meta = {"report": "青梅", "start": str(start)}
    doc = pt.Document(report[start:end], id=f"青梅#{start}", issuer="130633", year=2020, meta=meta)
    return report, doc.with_layer(pt.TARGETS, draw(st.lists(rows(doc.text), max_size=4)))


@given(passages())
def test_what_was_written_is_read_back_without_words_of_the_text(
    given: tuple[str, pt.Document],
) -> None:
    report, doc = given
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "青梅.txt").write_bytes(report.encode())
        write_annotated([doc], folder / "rows.jsonl", folder)
        assert load_annotated(folder / "rows.jsonl", folder).documents == (doc,)
        (line,) = read_annotated(folder / "rows.jsonl")
    for _, _, _, value in line.layers["targets"]:
        kept = "".join(piece for piece in value["indicator"] if isinstance(piece, str))
        assert not set(kept) & set(doc.text)
        assert not isinstance(value["wording"], str)


def row(indicator: str, at: str, **more: Any) -> pt.Span[pt.Indicator]:
    """A row of TEXT in the stretch that ends with a text."""
    end = TEXT.index(at) + len(at)
    start = TEXT.rfind("，", 0, end - len(at)) + 1
    value = pt.Indicator(indicator, "level", "actual", **more)
    return pt.Span(start, end, TEXT[start:end], "INDICATOR", value)


def quantity(part: str) -> pt.Span[pt.Quantity]:
    at = TEXT.index(part)
    found = bare_quantity(TEXT, (at, at + len(part)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("indicator", "at", "value", "pieces"),
    [
        ("苎麻收购量", "3万吨", "3万吨", ["苎麻收购量"]),
        # What the row's own stretch lacks is taken from the passage, what that lacks as it is.
        ("莲子收购量", "4万吨", "4万吨", ["莲子", "收购量"]),
        ("莲子产量指数", "4万吨", "4万吨", ["莲子", "产", "量", "指数"]),
        ("", "4万吨", None, []),
    ],
)
def test_pieces_of_names(indicator: str, at: str, value: str | None, pieces: list[str]) -> None:
    given = row(indicator, at, quantity=value and quantity(value))
    data = encode_row(given, TEXT)
    found = [one if isinstance(one, str) else TEXT[one[0] : one[1]] for one in data["indicator"]]
    assert found == pieces
    assert decode_row(json.loads(json.dumps(data)), TEXT) == given.value


def test_a_piece_stands_near_the_quantity() -> None:
    text = "产量稳定。产量5万吨、产量6万吨、产量7万吨。"
    near = bare_quantity(text, (13, 16))
    value = pt.Indicator("产量", "level", "actual", quantity=near)
    given = pt.Span(5, len(text), text[5:], "INDICATOR", value)
    assert encode_row(given, text)["indicator"] == [[11, 13]]


def test_a_quantity_has_its_value_where_the_passage_has_quantities(tmp_path: Path) -> None:
    (tmp_path / "麻.txt").write_bytes(TEXT.encode())
    bare = pt.Document(TEXT, id="麻#0", year=2020, meta={"report": "麻", "start": "0"})
    doc = pt.load("structure", "quantities")(bare)
    known = doc[pt.QUANTITIES][0]
    made = bare.with_layer(pt.QUANTITIES, doc[pt.QUANTITIES]).with_layer(
        pt.TARGETS, [row("苎麻收购量", known.text, quantity=known)]
    )
    write_annotated([made], tmp_path / "a.jsonl", tmp_path)
    assert load_annotated(tmp_path / "a.jsonl", tmp_path).documents == (made,)
    write_annotated([made.without_layer(pt.QUANTITIES)], tmp_path / "b.jsonl", tmp_path)
    (back,) = load_annotated(tmp_path / "b.jsonl", tmp_path).documents
    assert back[pt.TARGETS][0].value.quantity == bare_quantity(TEXT, (known.start, known.end))


def test_wording_stands_in_the_rows_own_stretch_first() -> None:
    text = "确保稳产。香菇稳产。"
    value = pt.Indicator("香菇", "level", "target", wording="稳产")
    given = pt.Span(5, 9, text[5:9], "INDICATOR", value)
    assert encode_row(given, text)["wording"] == [7, 9]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (row("香菇", "稳产", wording="翻番"), "does not stand in the passage"),
        (row("香菇", "稳产", quantity=pt.Span(0, 2, "九成", "QUANTITY", None)), "the passage not"),
    ],
)
def test_what_is_not_in_the_passage_is_refused(given: pt.Span[pt.Indicator], message: str) -> None:
    with pytest.raises(pt.InputError, match=message):
        encode_row(given, TEXT)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("wording"),
        lambda data: data.update(more=1),
        lambda data: data.update(indicator="苎麻"),
        lambda data: data.update(indicator=[[0, 99]]),
        lambda data: data.update(indicator=[[0, 1, 2]]),
        lambda data: data.update(indicator=[7]),
        lambda data: data.update(measure="height"),
        lambda data: data.update(role=None),
        lambda data: data.update(period=["2020-01-01", "2019-01-01"]),
        lambda data: data.update(period=["soon", None]),
        lambda data: data.update(place=130633),
        lambda data: data.update(quantity=[3, 3]),
        lambda data: data.update(quantity=["3", "5"]),
        lambda data: data.update(stretch=[-1, 2]),
        lambda data: data.update(wording=[2, 1]),
    ],
)
def test_a_row_of_another_form_is_refused_without_the_text(
    change: Callable[[dict[str, Any]], object], tmp_path: Path
) -> None:
    (tmp_path / "麻.txt").write_bytes(TEXT.encode())
    doc = pt.Document(TEXT, id="麻#0", year=2020)
    path = tmp_path / "rows.jsonl"
    given = row("苎麻收购量", "3万吨", quantity=quantity("3万吨"))
    write_annotated([doc.with_layer(pt.TARGETS, [given])], path, tmp_path)
    line = json.loads(path.read_text("utf-8"))
    change(line["layers"]["targets"][0][3])
    path.write_text(json.dumps(line) + "\n", "utf-8")
    with pytest.raises(pt.ReadError, match=r"rows\.jsonl:1"):
        read_annotated(path)


@pytest.mark.parametrize("place", [[1], [1, 2, 3], 4, "ab"])
def test_a_place_has_two_sides(place: Any) -> None:
    data = encode_row(row("收购量", "3万吨"), TEXT) | {"quantity": place}
    with pytest.raises(pt.InputError, match="a start and an end"):
        decode_row(data, TEXT)
