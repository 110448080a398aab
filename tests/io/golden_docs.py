"""One document with every layer, as it stands in each format under ``golden/``."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import policytext as pt

GOLDEN = Path(__file__).parent / "golden"
SENTENCES = ("一、今年目标", "𠮷林市粮食产量达到30万吨以上，\n力争32万吨。", "市农业农村局负责。")
WORDS = r"\d+|万吨|今年|目标|𠮷林市|粮食|产量|达到|以上|力争|农业|农村局|负责|[^\s\d]"
TEXT = "一、今年目标\n𠮷林市粮食产量达到30万吨以上，\n力争32万吨。市农业农村局负责。\n"


def golden() -> pt.Document:
    """A heading, a goal with a stretch, a place, an organ, an ambiguous name, a time."""
    doc = pt.Document(
        TEXT,
        id="reports/golden 2024.txt",
        title="政府工作报告",
        issuer="220200",
        year=2024,
        date=datetime.date(2024, 1, 9),
        meta={"press": "市 日报"},
    )
    tons = pt.Quantity(Decimal(300000), None, "ge", "吨", "measure")
    more = pt.Quantity(Decimal(320000), Decimal(320000), "eq", "吨", "measure")
    goal, stretch = at(doc, "30万吨以上", "QUANTITY", tons), at(doc, "32万吨", "QUANTITY", more)
    year = pt.TimeInterval(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    row = pt.Indicator("粮食产量", "level", "target", year, "220200", goal, "达到 30万吨", stretch)
    place = pt.Link("220200", "吉林省吉林市", ("220200",), "the issuer's own", 0.9)
    unsure = pt.Link(None, "", ("220200/农业农村局", "220202/农业农村局"), "two have this name")
    section = pt.Section("targets", 1, "一、", "今年目标")
    layers: dict[pt.Layer[Any], list[pt.Span[Any]]] = {
        pt.QUANTITIES: [goal, stretch],
        pt.TIMES: [at(doc, "今年", "TIME", year)],
        pt.TARGETS: [at(doc, "粮食产量达到30万吨以上，\n力争32万吨", "INDICATOR", row)],
        pt.SECTIONS: [at(doc, TEXT, "SECTION", section)],
        pt.MENTIONS: [
            at(doc, "𠮷林市", "PLACE", pt.Mention("admin", place, 0.75)),
            at(doc, "市农业农村局", "INSTITUTION", pt.Mention("government", unsure)),
            doc.span(TEXT.index("市农"), TEXT.index("农业"), "PLACE", pt.Mention("deictic")),
        ],
        pt.SENTENCES: [at(doc, one, "SENTENCE") for one in SENTENCES],
        pt.TOKENS: [doc.span(*one.span(), "TOKEN") for one in re.finditer(WORDS, TEXT)],
    }
    for layer, spans in layers.items():
        doc = doc.with_layer(layer, spans)
    return doc


def at(doc: pt.Document, words: str, label: str, value: Any = None) -> pt.Span[Any]:
    """The first span of these words."""
    start = doc.text.index(words)
    return doc.span(start, start + len(words), label, value)
