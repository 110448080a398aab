"""The annotator that finds title, issuer, date, sections, paragraphs and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from policytext.annotator import check_document
from policytext.broken_lines import wrapped_problem
from policytext.document import Document
from policytext.layers import PARAGRAPHS, SECTIONS, SENTENCES, Layer
from policytext.occasions import standing_year
from policytext.simple_forms import simplified_document
from policytext.span import Span
from policytext.structure.facts import with_facts
from policytext.structure.front import Front, read_front
from policytext.structure.heading import Heading
from policytext.structure.headings import find_headings
from policytext.structure.lines import split_paragraphs, squeeze
from policytext.structure.outline import Node, build_outline
from policytext.structure.roles import assign_roles
from policytext.structure.sentences import split_sentences, writes_dots
from policytext.values import Section

__all__ = ["StructureAnnotator"]


class StructureAnnotator:
    r"""Finds what a document is and how it is built.

    It adds three layers and sets title, issuer, year and date where the document lacks them. What
    the caller passed stays; where the text says otherwise, ``doc.problems`` has a
    ``contradiction`` that names both. `docs/structure.md` gives the rules.

    - ``SECTIONS``: a span from each heading to the end of its section, nested, with role, level,
      number and heading.
    - ``PARAGRAPHS``: the lines of the text that are not blank.
    - ``SENTENCES``: the sentences of each paragraph.

    Example:
        >>> from policytext import Document, SECTIONS, SENTENCES
        >>> doc = Document(
        ...     "政府工作报告\n——2024年1月16日在江苏省常州市第十七届人民代表大会第三次会议上\n"
        ...     "各位代表：\n一、2023年工作回顾\n经济稳中有进。民生持续改善。\n"
        ...     "二、2024年主要目标\n增长6%。"
        ... )
        >>> doc = StructureAnnotator()(doc)
        >>> doc.title, doc.issuer, doc.date.isoformat()
        ('政府工作报告', '320400', '2024-01-16')
        >>> [(s.value.role, s.value.number, s.value.heading) for s in doc[SECTIONS]]
        [('review', '一、', '2023年工作回顾'), ('targets', '二、', '2024年主要目标')]
        >>> [s.text for s in doc.within(doc[SECTIONS][0], SENTENCES)]
        ['一、2023年工作回顾', '经济稳中有进。', '民生持续改善。']
    """

    @property
    def name(self) -> str:
        """The annotator's name in pipelines."""
        return "structure"

    @property
    def requires(self) -> tuple[Layer[Any], ...]:
        """The layers that it reads: none."""
        return ()

    @property
    def provides(self) -> tuple[Layer[Any], ...]:
        """The layers that it adds."""
        return (SECTIONS, PARAGRAPHS, SENTENCES)

    def __call__(self, doc: Document, /) -> Document:
        """Add the layers and the facts.

        Raises:
            InputError: this is no Document.
        """
        check_document(self.name, doc)
        # Traditional characters are read as simplified ones, which stand at the same places.
        plain = simplified_document(doc, ())
        text = plain.text
        paragraphs = split_paragraphs(text)
        dots = writes_dots(text, paragraphs)
        front = read_front(text, paragraphs)
        headings = find_headings(text, paragraphs, front.count, dots=dots)
        nodes = build_outline(text, headings, paragraphs)
        told = with_facts(plain, paragraphs, front, nodes)
        year = told.year
        year = None if year is None else standing_year(told.title, text, year, told.date)
        roles = assign_roles(text, nodes, told.title, year)
        doc = _with_warning(told if plain is doc else _with_told(doc, told, front))
        sentences = _sentences(text, paragraphs, headings, dots)
        doc = doc.with_layer(SECTIONS, _sections(doc, text, nodes, roles))
        doc = doc.with_offsets(
            PARAGRAPHS, [p[0] for p in paragraphs], [p[1] for p in paragraphs], "PARAGRAPH"
        )
        return doc.with_offsets(
            SENTENCES, [s[0] for s in sentences], [s[1] for s in sentences], "SENTENCE"
        )


def _with_warning(doc: Document) -> Document:
    """The document with a problem if its lines are broken by width, unless it has that one."""
    problem = wrapped_problem(doc.text)
    if problem is None or any(one.kind == problem.kind for one in doc.problems):
        return doc
    return doc.replace(problems=(*doc.problems, problem))


def _with_told(doc: Document, told: Document, front: Front) -> Document:
    """A document in traditional characters with what was told of it in simplified ones."""
    title = doc.title
    if not title and front.title_span is not None:
        title = _own_words(front.title, told.text, doc.text, *front.title_span)
    return doc.replace(
        title=title, issuer=told.issuer, year=told.year, date=told.date, problems=told.problems
    )


def _sections(
    doc: Document, text: str, nodes: Sequence[Node], roles: Sequence[str]
) -> list[Span[Section]]:
    found = []
    for node, role in zip(nodes, roles, strict=True):
        heading = node.heading
        number, words = heading.number, heading.words
        if text != doc.text:
            place = heading.start, heading.end
            number = _own_words(number, text, doc.text, *place)
            words = _own_words(words, text, doc.text, *place)
        value = Section(role, node.level, number, words)
        found.append(doc.span(heading.start, node.end, "SECTION", value))
    return found


def _own_words(words: str, text: str, own: str, start: int, end: int) -> str:
    """Words that were read in simplified characters, as the text itself writes them."""
    place = squeeze(text[start:end]).rfind(words)
    return squeeze(own[start:end])[place : place + len(words)] if place >= 0 else words


def _sentences(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    headings: Sequence[Heading],
    dots: bool,
) -> list[tuple[int, int]]:
    """The sentences of all paragraphs; a heading is never joined with what follows it."""
    cuts = [heading.end for heading in headings if heading.words]
    found = []
    place = 0
    for start, end in paragraphs:
        while place < len(cuts) and cuts[place] <= start:
            place += 1
        stop = place
        while stop < len(cuts) and cuts[stop] < end:
            stop += 1
        found += split_sentences(text, start, end, cuts=cuts[place:stop], dots=dots)
        place = stop
    return found
