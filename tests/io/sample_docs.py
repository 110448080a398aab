"""Documents with every layer, made by rules of thumb: what the formats are tried on."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from pathlib import Path

import policytext as pt

REPORT = Path(__file__).parents[2] / "examples" / "texts" / "sample_report.txt"
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(亿元|万人|元|%|公里|个)(以上|左右)?")
_UNITS = {"亿元": (10**8, "元", "money"), "万人": (10**4, "人", "count"), "%": (1, "%", "percent")}
_HEADING = re.compile(r"^(?:([一二三四五]、)|(（[一二三四五六七八]）))(.{2,30}?)(?:。|$)", re.M)


def small() -> pt.Document:
    """A few lines with nested, adjacent and identical spans, a lost and a wide character."""
    text = (
        "常州市人民政府报告\n2024年完成投资680.3亿元，增长5%以上。\n𠮷林路长3公里，\ufffd厂投产。\n"
    )
    source = "<p>" + text.replace("政府", "政(zhèng)府").replace("\ufffd", "?�")
    lost = text.index("\ufffd")
    doc = pt.Document(
        text,
        id="pages/small.html",
        title="常州市人民政府报告",
        issuer="320400",
        year=2024,
        date=datetime.date(2024, 1, 9),
        source=source,
        alignment=pt.Alignment.from_edits(
            len(source), [(0, 3, 0), (9, 16, 0), (lost + 10, lost + 12, 1)]
        ),
        repairs=[
            pt.Repair("markup", 0, 0, 0, 3),
            pt.Repair("pinyin", 6, 6, 9, 16),
            pt.Repair("shifted", lost, lost + 1, lost + 10, lost + 12, True),
        ],
        problems=[pt.Problem("contradiction", "the title says 2023, the caller 2024", 0, 9)],
    )
    link = pt.Link("320400/人民政府", "常州市人民政府", ("320400/人民政府",), "the title")
    unsure = pt.Link(None, "", ("220200", "220802"), "two divisions <b>have</b> this name")
    return with_layers(
        doc,
        [
            doc.span(0, 7, "INSTITUTION", pt.Mention("government", link)),
            doc.span(0, 3, "PLACE", pt.Mention("admin", pt.Link("320400", "江苏省常州市"))),
            doc.span(lost - 8, lost - 5, "PLACE", pt.Mention("route", unsure)),
        ],
    )


def report() -> pt.Document:
    """The sample report of the examples."""
    doc = pt.Document(REPORT.read_text("utf-8"), id="sample_report", issuer="420600", year=2023)
    return with_layers(doc, _places(doc))


def with_layers(doc: pt.Document, mentions: list[pt.Span[pt.Mention]]) -> pt.Document:
    """The document with sections, sentences, tokens, numbers, times and these mentions."""
    doc = _split(doc, pt.PARAGRAPHS, r"[^\n]+", "PARAGRAPH")
    doc = _split(doc, pt.SENTENCES, r"[^\n。]+。?", "SENTENCE")
    doc = _split(doc, pt.TOKENS, r"\d+|[^\W\d]{1,2}", "TOKEN")
    doc = doc.with_layer(pt.SECTIONS, _sections(doc))
    doc = doc.with_layer(pt.QUANTITIES, [_quantity(doc, one) for one in _NUMBER.finditer(doc.text)])
    years = re.finditer(r"(20\d\d)年", doc.text)
    doc = doc.with_layer(pt.TIMES, [_year(doc, match) for match in years])
    return doc.with_layer(pt.MENTIONS, mentions)


def _split(doc: pt.Document, layer: pt.Layer[None], pattern: str, label: str) -> pt.Document:
    places = [match.span() for match in re.finditer(pattern, doc.text)]
    return doc.with_offsets(layer, (one[0] for one in places), (one[1] for one in places), label)


def _quantity(doc: pt.Document, match: re.Match[str]) -> pt.Span[pt.Quantity]:
    scale, unit, kind = _UNITS.get(match[2], (1, match[2], "measure"))
    number = Decimal(match[1]) * scale
    comparator = {"以上": "ge", "左右": "approx"}.get(match[3] or "", "eq")
    high = None if comparator == "ge" else number
    value = pt.Quantity(number, high, comparator, unit, kind)
    return doc.span(*match.span(), "NUMBER", value)


def _year(doc: pt.Document, match: re.Match[str]) -> pt.Span[pt.TimeInterval]:
    year = int(match[1])
    value = pt.TimeInterval(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    return doc.span(*match.span(), "DATE", value)


def _places(doc: pt.Document) -> list[pt.Span[pt.Mention]]:
    mentions = []
    for match in re.finditer("(襄阳)市?(人民政府)?|全市|汉江", doc.text):
        if match[2]:
            link = pt.Link("420600/人民政府", "襄阳市人民政府", ("420600/人民政府",), "own issuer")
            mentions.append(doc.span(*match.span(), "INSTITUTION", pt.Mention("government", link)))
        start, end = match.start(), match.start(2) if match[2] else match.end()
        place = pt.Link("420600", "湖北省襄阳市", ("420600",), "own division")
        value = pt.Mention("natural" if match[0] == "汉江" else "admin", place)
        mentions.append(doc.span(start, end, "PLACE", value))
    return mentions


def _sections(doc: pt.Document) -> list[pt.Span[pt.Section]]:
    roles = ["review", "targets", "plan", "government"]
    found = list(_HEADING.finditer(doc.text))
    spans, role = [], "other"
    for i, match in enumerate(found):
        level = 1 if match[1] else 2
        if level == 1:
            role = roles.pop(0) if roles else "other"
        after = (one.start() for one in found[i + 1 :] if level == 2 or one[1])
        value = pt.Section(role, level, match[1] or match[2], match[3])
        spans.append(doc.span(match.start(), next(after, len(doc.text)), "SECTION", value))
    return spans
