"""Laws of links: any mentions of any text are linked or explained, in linear time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import MENTIONS, Document, Span
from policytext.data import read_rows
from policytext.knowledge import Entity, KnowledgeBase
from policytext.links import LinkAnnotator
from policytext.values import Link, Mention
from tests.calls import calls
from tests.links.sample import ANNOTATOR

KINDS = sorted({(label, kind) for _, _, label, kind in read_rows("entities/labels.tsv")})
OWN = LinkAnnotator(
    KnowledgeBase([Entity("云帆港区", "云帆港区", "PLACE", "zone", ("云帆",), ("320400",))])
)
NAMES = [
    "常州市", "鼓楼区", "朝阳", "吉林", "武进市", "城关镇", "全市", "我省", "长三角", "东湖", "南湖",
    "市委", "市政府", "江苏省财政厅", "财政厅", "人大", "南京海关", "国务院", "市第二人民医院",
    "丹金高速公路（二期）工程", "二期工程", "“一带一路”", "京沪高铁", "云帆", "市某某办公室",
]  # fmt: skip
# Words around names, characters outside the first plane, white space, more than any name has.
ODD = [
    "發展",
    "2002年",
    "原",
    "地级",
    "机场",
    "、",
    "，",
    "。",
    "\n",
    " ",
    "“”",
    "𠀀",
    "9" * 70,
    "市" * 70,
]
ISSUERS = [None, "100000", "320000", "320400", "320411", "130683", "650000", "999999", "330783123"]
YEARS = [None, 1900, 1985, 2003, 2015, 2024, 2200]
LINKS = [None, None, None, Link(None), Link("x"), Link("320400"), Link("441200/中共委员会")]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A text of names and other words, with mentions on pieces of it, or across them."""
    pieces = draw(st.lists(st.sampled_from(NAMES + ODD) | st.text(min_size=1, max_size=4)))
    text = "".join(pieces)
    doc = Document(text, issuer=draw(st.sampled_from(ISSUERS)), year=draw(st.sampled_from(YEARS)))
    edges = [0]
    for piece in pieces:
        edges.append(edges[-1] + len(piece))
    spans: list[Span[Mention]] = []
    for index in range(len(pieces)):
        if draw(st.booleans()):
            last = min(len(pieces), index + draw(st.sampled_from([1, 1, 1, 2, 3])))
            label, kind = draw(st.sampled_from(KINDS))
            value = Mention(kind, draw(st.sampled_from(LINKS)))
            spans.append(doc.span(edges[index], edges[last], label, value))
    return doc.with_layer(MENTIONS, spans)


@given(documents(), st.sampled_from([ANNOTATOR, OWN]))
def test_any_mentions_are_linked_or_explained(doc: Document, annotator: LinkAnnotator) -> None:
    made = annotator(doc)
    assert made.text == doc.text
    before, after = doc[MENTIONS], made[MENTIONS]
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        assert (old.start, old.end, old.label, old.value.kind) == (
            new.start,
            new.end,
            new.label,
            new.value.kind,
        )
        link = new.value.link
        assert link is not None
        if old.value.link is not None:
            assert link is old.value.link
            continue
        assert link.evidence
        assert list(link.candidates) == sorted(set(link.candidates))
        assert bool(link.name) == (link.id is not None)
        assert link.id is None or link.id in link.candidates
        assert link.score is None or (link.id is not None and 0 < link.score < 1)


@given(documents())
def test_linking_again_changes_nothing_and_answers_are_always_the_same(doc: Document) -> None:
    made = ANNOTATOR(doc)
    assert ANNOTATOR(made) == made
    assert LinkAnnotator()(doc) == made


@given(documents())
def test_ids_stand_for_something(doc: Document) -> None:
    for old, new in zip(doc[MENTIONS], ANNOTATOR(doc)[MENTIONS], strict=True):
        link = new.value.link
        if old.value.link is None and link is not None:
            for key in (link.id, *link.candidates):
                assert key is None or KnowledgeBase().entity(key).name


@given(st.sampled_from(NAMES), st.sampled_from(ISSUERS), st.sampled_from(YEARS))
def test_a_mention_that_stands_alone_is_linked_as_in_a_paragraph_of_its_own(
    name: str, issuer: str | None, year: int | None
) -> None:
    for label, kind in KINDS:
        found = []
        for text in (name, f"{name}。\n{name}"):
            doc = Document(text, issuer=issuer, year=year)
            spans = [
                doc.span(start, start + len(name), label, Mention(kind))
                for start in ([0] if text == name else [0, len(name) + 2])
            ]
            links = [
                each.value.link for each in ANNOTATOR(doc.with_layer(MENTIONS, spans))[MENTIONS]
            ]
            found += links
        assert found[0] == found[1] == found[2]


GROWING = [
    # what is repeated, label, kind
    ("市财政局、", "INSTITUTION", "government"),
    ("常州市财政局和", "INSTITUTION", "government"),
    ("市某某办公室、", "INSTITUTION", "government"),
    ("东湖、", "PLACE", "natural"),
    ("长三角，", "PLACE", "region"),
    ("鼓楼区、", "PLACE", "admin"),
    ("原武进市", "PLACE", "admin"),
    ("全市", "PLACE", "deictic"),
    ("城关镇", "PLACE", "admin"),
    ("二期工程、", "PROJECT", "construction"),
]


@pytest.mark.parametrize(("piece", "label", "kind"), GROWING)
def test_work_grows_linearly(piece: str, label: str, kind: str) -> None:
    name = piece.strip("、，和")

    def work(count: int) -> int:
        doc = Document(piece * count, issuer="320400", year=2024)
        size = len(piece)
        spans = [
            doc.span(i * size, i * size + len(name), label, Mention(kind)) for i in range(count)
        ]
        doc = doc.with_layer(MENTIONS, spans)
        return calls(lambda: ANNOTATOR(doc))

    work(2)
    # Eight times the mentions; a square law would take 64 times as many calls.
    assert work(1600) < 12 * work(200)


def test_work_on_different_projects_grows_linearly() -> None:
    def work(count: int) -> int:
        names = [
            f"{one}{other}路改造工程"
            for one in "甲乙丙丁"
            for other in map(chr, range(0x4E00, 0x4E00 + count))
        ]
        doc = Document("、".join(names), issuer="320400", year=2024)
        spans, place = [], 0
        for name in names:
            spans.append(doc.span(place, place + len(name), "PROJECT", Mention("construction")))
            place += len(name) + 1
        doc = doc.with_layer(MENTIONS, spans)
        return calls(lambda: ANNOTATOR(doc))

    work(800)  # what is kept of names is kept for both
    assert work(800) < 12 * work(100)


@pytest.mark.parametrize("character", ["9", "一", "百", "市", "（", "“", "至", " ", "区", "第"])
@pytest.mark.parametrize(
    ("label", "kind"),
    [("PLACE", "admin"), ("INSTITUTION", "government"), ("PROJECT", "construction")],
)
def test_one_long_name_harms_nothing(character: str, label: str, kind: str) -> None:
    doc = Document(character * 100_000, issuer="320400", year=2024)
    doc = doc.with_layer(MENTIONS, [doc.span(0, 100_000, label, Mention(kind))])
    made = ANNOTATOR(doc)[MENTIONS][0].value.link
    assert made is not None
    assert calls(lambda: ANNOTATOR(doc)) < 200_000
