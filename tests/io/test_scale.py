"""Long documents with many spans: a step for each pair of spans would show, in a third party too."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest

import policytext as pt
from policytext.io.formats import FORMATS
from policytext.io.holds import Format

NAMES = ("xmi", "label-studio", "doccano", "web-annotation")
SPANS = 3_000
LINE = "𠮷林市去年完成投资300亿元，增长5%。\r\n"


def long() -> pt.Document:
    """Thousands of lines, each with a place, and a number with the same words as all others."""
    doc = pt.Document(LINE * SPANS, id="long")
    link = pt.Link("220200", "吉林省吉林市", ("220200",), "rule")
    value = pt.Quantity(Decimal(5), None, "ge", "%", "percent")
    place, number = LINE.index("𠮷"), LINE.index("5%")
    starts = range(0, len(doc.text), len(LINE))
    places = [
        doc.span(at + place, at + place + 3, "PLACE", pt.Mention("admin", link)) for at in starts
    ]
    numbers = [doc.span(at + number, at + number + 2, "QUANTITY", value) for at in starts]
    return doc.with_layer(pt.MENTIONS, places).with_layer(pt.QUANTITIES, numbers)


@pytest.mark.parametrize("form", [FORMATS[name] for name in NAMES], ids=NAMES)
def test_a_long_document_is_no_burden(form: Format, tmp_path: Path) -> None:
    if form.extra:
        pytest.importorskip({"xmi": "cassis"}[form.extra])
    doc, path = long(), tmp_path / ("long" + "".join(form.suffixes[:1]))
    begin = time.process_time()
    form.write([doc], path)
    assert list(form.read(path)) == [doc]
    assert time.process_time() - begin < 15
