"""What is written is read back, and what cannot be written is refused."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.corpora import from_document, to_document
from policytext.corpora.build import LABELS, LAYERS
from policytext.corpora.vocabulary import MEASURES, MENTION_KINDS, ROLES
from policytext.structure.lines import BLANKS, split_paragraphs
from tests.core.strategies import quantities, times

PLAIN = "常州市增长亿元，。“”（）𠀀０９％é\u0301\ue000 　aZ09.,\ufffd"
RISKY = PLAIN + "[]{}<>|@#\t\u200b"
FIELD = st.text(PLAIN, min_size=1, max_size=4).map(lambda text: text.strip() or "甲")
KINDS = [(label, kind) for label, kinds in MENTION_KINDS.items() for kind in kinds]
LINKS = st.none() | st.builds(
    pt.Link, st.none() | st.sampled_from(["320400", "320400/财政局", "太湖"])
)


def mentions() -> st.SearchStrategy[tuple[str, pt.Mention]]:
    return st.tuples(st.sampled_from(KINDS), LINKS).map(
        lambda drawn: (drawn[0][0], pt.Mention(drawn[0][1], drawn[1]))
    )


def nests(start: int, end: int, kept: list[pt.Span[Any]]) -> bool:
    return all(
        end <= one.start or one.end <= start or (start <= one.start and one.end <= end)
        or (one.start <= start and end <= one.end)
        for one in kept
    )  # fmt: skip


@st.composite
def documents(draw: st.DrawFn, alphabet: str = PLAIN, wild: bool = False) -> pt.Document:
    """Documents that the format can hold; wild ones have marks in the text and spans that cross."""
    line = st.text(alphabet, min_size=1, max_size=12)
    if not wild:
        line = line.filter(lambda text: bool(text.strip(BLANKS)))
    lines = draw(st.lists(line, min_size=1, max_size=4))
    doc = pt.Document(
        "\n".join(lines),
        id=draw(st.sampled_from(["a", "320400_2024"])),
        title=draw(st.sampled_from(["", "政府 工作报告"])),
        issuer=draw(st.none() | st.just("320400")),
        year=draw(st.none() | st.just(2024)),
        date=draw(st.none() | st.just(datetime.date(2024, 1, 16))),
        meta=draw(
            st.dictionaries(
                st.sampled_from(["level", "genre", "source"]), st.sampled_from(["x", ""])
            )
        ),
    )
    places = split_paragraphs(doc.text)
    doc = doc.with_offsets(
        pt.PARAGRAPHS, [p[0] for p in places], [p[1] for p in places], LABELS["paragraphs"]
    )
    spans = draw(marks(doc, lines, wild))
    spans["sections"] = draw(sections(doc, places))
    spans["targets"] = draw(rows(doc, places, spans["quantities"]))
    for name in sorted(draw(st.sets(st.sampled_from(sorted(LAYERS)))) | {"quantities"}):
        doc = doc.with_layer(LAYERS[name], spans[name])
    if draw(st.booleans()):
        doc = draw(tokens(doc))
    return doc


@st.composite
def marks(draw: st.DrawFn, doc: pt.Document, lines: list[str], wild: bool) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {"mentions": [], "quantities": [], "times": []}
    kept: list[pt.Span[Any]] = []
    for _ in range(draw(st.integers(0, 8))):
        number = draw(st.integers(0, len(lines) - 1))
        offset = sum(len(one) + 1 for one in lines[:number])
        start = draw(st.integers(0, len(lines[number]) - 1))
        end = draw(st.integers(start + 1, len(lines[number])))
        start, end = offset + start, offset + end
        if not wild and not nests(start, end, kept):
            continue
        name = draw(st.sampled_from(sorted(found)))
        label = LABELS.get(name, "")
        drawn: Any = (
            mentions() if name == "mentions" else quantities() if name == "quantities" else times()
        )
        label, value = draw(drawn) if name == "mentions" else (label, draw(drawn))
        span = doc.span(start, end, label, value)
        kept.append(span)
        found[name].append(span)
    return found


@st.composite
def sections(draw: st.DrawFn, doc: pt.Document, places: list[tuple[int, int]]) -> list[Any]:
    heads = sorted(draw(st.sets(st.integers(0, len(places) - 1)))) if places else []
    levels = [draw(st.integers(1, 3)) for _ in heads]
    found = []
    for n, i in enumerate(heads):
        # The oracle of where a section ends: the paragraph before the next heading not below it.
        after = [
            j
            for j, level in zip(heads[n + 1 :], levels[n + 1 :], strict=True)
            if level <= levels[n]
        ]
        end = places[after[0] - 1][1] if after else places[-1][1]
        start, stop = places[i]
        cut = draw(st.integers(1, stop - start))
        number, heading = (
            doc.text[start : start + cut].strip(),
            doc.text[start + cut : stop].strip(),
        )
        if number or heading:
            value = pt.Section(
                draw(st.sampled_from(["review", "other"])), levels[n], number, heading
            )
            found.append(doc.span(start, end, LABELS["sections"], value))
        else:
            return []
    return found


@st.composite
def rows(
    draw: st.DrawFn, doc: pt.Document, places: list[tuple[int, int]], numbers: list[Any]
) -> list[Any]:
    found = []
    for _ in range(draw(st.integers(0, 4)) if places else 0):
        start, end = draw(st.sampled_from(places))
        here = [one for one in numbers if start <= one.start and one.end <= end]
        here = [one for one in here if one.text == one.text.strip()]
        choice = st.none() | st.sampled_from(here) if here else st.none()
        row = pt.Indicator(
            draw(FIELD), draw(st.sampled_from(MEASURES)), draw(st.sampled_from(ROLES)),
            draw(st.none() | times()), draw(st.none() | st.just("320400")), draw(choice),
            draw(st.none() | FIELD), draw(choice),
        )  # fmt: skip
        found.append(doc.span(start, end, LABELS["targets"], row))
    return found


@st.composite
def tokens(draw: st.DrawFn, doc: pt.Document) -> pt.Document:
    """Words of one or more characters that are not blank; a word may hold blanks within a line."""
    offsets: list[tuple[int, int]] = []
    for i, character in enumerate(doc.text):
        if character.isspace():
            continue
        joins = offsets and "\n" not in doc.text[offsets[-1][1] : i] and draw(st.booleans())
        if joins:
            offsets[-1] = (offsets[-1][0], i + 1)
        else:
            offsets.append((i, i + 1))
    return doc.with_offsets(
        pt.TOKENS, [o[0] for o in offsets], [o[1] for o in offsets], LABELS["tokens"]
    )


@given(documents())
def test_a_document_is_read_back_as_it_was(doc: pt.Document) -> None:
    written = from_document(doc)
    assert to_document(written) == doc
    assert from_document(to_document(written)) == written


@given(documents(RISKY, wild=True))
def test_what_cannot_be_read_back_is_refused(doc: pt.Document) -> None:
    try:
        written = from_document(doc)
    except pt.InputError:
        pass
    else:
        assert to_document(written) == doc


@given(st.text("[]{}<>|@#常5%年. \n") | st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for whole in (text, "# id=a\n" + text + "\n"):
        try:
            doc = to_document(whole)
        except pt.InputError:
            continue  # no other error, and nothing half read
        assert to_document(from_document(doc)) == doc


TEXT = pt.Document("常州市新北区增长", id="a")
PLACE = pt.Mention("admin", pt.Link("320400"))
NUMBER = pt.Quantity(Decimal(5), Decimal(5), "eq", "%", "percent")


def with_mentions(
    doc: pt.Document, *places: tuple[int, int], value: pt.Mention = PLACE
) -> pt.Document:
    return doc.with_layer(pt.MENTIONS, [doc.span(*place, "PLACE", value) for place in places])


def with_section(doc: pt.Document, start: int, end: int, heading: str) -> pt.Document:
    value = pt.Section("other", 1, "", heading)
    return doc.with_layer(pt.SECTIONS, [doc.span(start, end, "SECTION", value)])


@pytest.mark.parametrize(
    ("doc", "words"),
    [
        (with_mentions(TEXT, (0, 3), (2, 6)), "'常州市' and 2:6 '市新北区' cross"),
        (with_mentions(pt.Document("常州\n新北"), (0, 5)), "goes over a line end"),
        (with_mentions(pt.Document("[常州]"), (1, 3)), "stands directly before the mention"),
        (with_mentions(TEXT, (0, 3), value=pt.Mention("city")), "PLACE.city"),
        (with_mentions(TEXT, (0, 3), value=pt.Mention("admin", pt.Link("NIL"))), "means no id"),
        (with_mentions(TEXT, (0, 3), value=pt.Mention("admin", pt.Link("a|b"))), "cannot hold"),
        (with_mentions(TEXT, (0, 3), value=pt.Mention("admin", pt.Link("a]"))), "cannot hold"),
        (with_mentions(TEXT, (0, 3), value=pt.Mention("admin", pt.Link(" a"))), "blanks around it"),
        (pt.Document("常州|新北"), "'|' at 2"),
        (pt.Document("常[[州"), "'[[' at 1"),
        (pt.Document("常州\r\n新北"), "cannot hold"),
        (pt.Document("常州\n\n新北"), "line 2 of the text is blank"),
        (pt.Document("@常州"), "begins with @"),
        (pt.Document("常州", id="a b"), "has a blank"),
        (pt.Document("常州", title="a\nb"), "line end"),
        (pt.Document("常州", meta={"title": "x"}), "cannot stand in a header"),
        (pt.Document("常州", meta={"Source": "x"}), "cannot stand in a header"),
        (pt.Document("常州", meta={"source": "x y"}), "has a blank"),
        (with_section(TEXT, 3, 8, "新北区"), "begins within a paragraph"),
        (with_section(TEXT, 0, 5, "常州"), "by the levels of the headings it would end at 8"),
        (with_section(TEXT, 0, 8, "新北"), "its text begins with"),
        (TEXT.with_offsets(pt.TOKENS, [0, 3], [3, 6], "TOKEN"), "are in no word"),
        (TEXT.with_offsets(pt.TOKENS, [0, 2], [3, 8], "TOKEN"), "overlaps another"),
            (TEXT.with_layer(pt.TARGETS, [TEXT.span(0, 8, "I", pt.Indicator("a|b", "growth", "target"))]), "cannot hold"),
        (TEXT.with_layer(pt.TARGETS, [TEXT.span(0, 8, "I", pt.Indicator("a", "growth", "target", wording=""))]), "use None"),
        (
            TEXT.with_layer(
                pt.TARGETS,
                [TEXT.span(0, 8, "I", pt.Indicator("a", "growth", "target", quantity=TEXT.span(0, 3, "Q", NUMBER)))],
            ),
            "is none of its paragraph's",
        ),
        (
            pt.Document("常州\n新北").with_layer(
                pt.TARGETS, [pt.Span(0, 5, "常州\n新北", "I", pt.Indicator("a", "growth", "target"))]
            ),
            "covers several paragraphs",
        ),
    ],
)  # fmt: skip
def test_what_the_format_cannot_hold_is_refused(doc: pt.Document, words: str) -> None:
    with pytest.raises(pt.InputError) as error:
        from_document(doc)
    assert words in str(error.value)


def test_what_the_page_says_is_not_held_is_left_out() -> None:
    link = pt.Link("320400", "江苏省常州市", ("320400",), "own division")
    doc = with_mentions(TEXT, (0, 3), value=pt.Mention("admin", link))
    doc = doc.with_offsets(pt.SENTENCES, [0], [8], "SENTENCE")
    back = to_document(from_document(doc))
    assert back[pt.MENTIONS][0].value == PLACE
    assert pt.SENTENCES not in back


def test_a_document_without_id_is_refused() -> None:
    with pytest.raises(pt.InputError, match=r"document's id.*replace\(id="):
        from_document(pt.Document("我市南部", year=2024))
