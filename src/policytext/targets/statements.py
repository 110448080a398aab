"""From the sentences of a document to rows of indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from policytext.document import Document
from policytext.end_matter import GLOSSARY, end_kind
from policytext.layers import MENTIONS, QUANTITIES, SECTIONS, SENTENCES, TIMES
from policytext.occasions import reported_year, standing_year
from policytext.span import Span
from policytext.targets.borders import Borders
from policytext.targets.candidates import Chooser, Sentence
from policytext.targets.features import Find
from policytext.targets.layout import around, begin_paragraphs, inside, unbroken
from policytext.targets.outlook import Outlook
from policytext.targets.outlook_titles import Heading, title_outlook
from policytext.targets.own_budget import OwnBudget, owned
from policytext.targets.part_series import PartSeries
from policytext.targets.patterns import pattern
from policytext.targets.periods import Periods
from policytext.targets.roles import SECTION_ROLES
from policytext.targets.state import NOTHING, State
from policytext.targets.times import without_datelines
from policytext.targets.walk import Walk
from policytext.targets.wordings import Clues
from policytext.values import Indicator, Section

__all__ = ["section_roles", "statements"]

_REVIEW, _TARGETS = "review", "targets"
# Headings on how things are, also in plans.
_ON_WHAT_IS = ("state of things", "chapter on what is")


def statements(
    doc: Document, find: Find, choose: Chooser, outlook: Outlook
) -> list[Span[Indicator]]:
    """The rows of a document, by place, with their scores.

    Args:
        doc: the document.
        find: gives the entry of a codebook for a name.
        choose: chooses among the ways to read the name of a value.
        outlook: tells where no heading does whether a sentence looks back or ahead.
    """
    found: list[Span[Indicator]] = []
    doc = _as_published(unbroken(doc))
    periods = Periods(doc)
    sentences = doc[SENTENCES]
    sections = section_roles(doc)
    times = without_datelines(doc.text, inside(sentences, doc[TIMES]))
    values = inside(sentences, doc[QUANTITIES])
    mentions = inside(sentences, doc[MENTIONS])
    begins = begin_paragraphs(doc)
    directions = outlook.directions(doc, sections, times, begins)
    borders, parts = Borders(doc), PartSeries(doc)
    levels = {each.start: each.value.level for each in reversed(doc[SECTIONS])}
    clues, budget = Clues(doc.text), OwnBudget()
    # 全年完成 tells of a goal in what a title calls a plan, as under a heading that does.
    is_plan = title_outlook(doc.title or "") > 0
    entry = ""
    topic = last = NOTHING
    units: Mapping[str, State] = {}
    for number, sentence in enumerate(sentences):
        level, (role, chance) = levels.get(sentence.start, 0), directions[number]
        is_first = begins[number]
        periods.enter(
            times[number], sentence, level=level, begins=is_first, values=values[number], role=role
        )
        owner = budget.enter(sentence, level, is_first=is_first)
        if is_first:
            begun = pattern("entry in line").match(sentence.text)
            entry = begun["title"] if begun is not None else ""
        # Most sentences have no row: they are passed over soon.
        is_worded = clues.within(sentence.start, sentence.end)
        has_rows = values[number] or is_worded
        if level or (topic.is_item and is_first):
            topic, last, units = NOTHING, NOTHING, {}
        if has_rows and not _is_of_table(sentence.text):
            given = Sentence(
                sentence,
                role,
                sections[number].told or ("plan" if is_plan and role == "target" else ""),
                values[number],
                mentions[number],
                clues if is_worded or clues.ends_at(sentence.end) else None,
                is_glossary=sections[number].is_glossary,
                chance=chance,
                budget=budget.kind,
                entry=entry or sections[number].entry,
            )
            walk = Walk(doc, given, periods, borders, find, choose, parts, topic, last, units)
            rows = owned(list(walk.rows()), doc.text, owner)
            budget.leave(rows)
            found += rows
            topic, last, units = walk.topic, walk.last, walk.units
        elif not has_rows:
            topic = _item(sentence, find, doc.issuer) or topic
        if times[number]:
            periods.leave()
    return found


def _is_of_table(text: str) -> bool:
    """Whether a sentence has a line of a table; most have neither mark of one."""
    return ("\t" in text or "|" in text) and pattern("table line").search(text) is not None


def _item(sentence: Span[None], find: Find, place: str | None) -> State | None:
    """What a paragraph is about whose first sentence is a name: ——地区生产总值。全年完成…."""
    found = pattern("named item").fullmatch(sentence.text)
    if found is None or find(found["name"]) is None:
        return None
    start = sentence.start + found.start("name")
    return State((found["name"],), start, "", "", place, None, is_item=True)


def _as_published(doc: Document) -> Document:
    """A document that looks back on its own year, such as a communiqué, as of the year after.

    All other documents tell of the year before their own.
    """
    if doc.year is None:
        return doc
    title = doc.title or ""
    is_communique = reported_year(title, doc.text) == doc.year
    year = doc.year + 1 if is_communique else standing_year(title, doc.text, doc.year, doc.date)
    return doc if year == doc.year else doc.replace(year=year)


def section_roles(doc: Document) -> list[Heading]:
    """What the headings above each sentence say of it."""
    roles: list[Heading] = []
    last: tuple[Span[Section], ...] | None = None
    for spans in around(doc[SENTENCES], doc[SECTIONS]):
        roles.append(roles[-1] if spans is last else _heading(spans))
        last = spans
    return roles


def _heading(sections: Iterable[Span[Section]]) -> Heading:
    """What the innermost heading says that is sure; and the innermost of all.

    一是 in running text is no heading.
    """
    told = leaning = entry = ""
    is_glossary = False
    for each in sections:
        section = each.value
        title = pattern("entry").fullmatch(section.heading) if section.number else None
        entry = title["title"] if title is not None else ""
        is_glossary = is_glossary or end_kind(section.heading) == GLOSSARY
        # Below 主要目标 even 现状 is one of the things that are aimed at.
        if told != _TARGETS and any(pattern(one).match(section.heading) for one in _ON_WHAT_IS):
            told = leaning = _REVIEW
            continue
        if section.role not in SECTION_ROLES or section.number.endswith("是"):
            continue
        if pattern("news of a meeting").search(section.heading) is not None:
            continue  # 某市召开2020年重点项目建设推进会
        if not section.number and pattern("figure in headline").search(section.heading):
            continue  # 今年前11月城镇新增就业5.1万人 heads news
        leaning = section.role
        if pattern("heading of both").search(section.heading):
            told = ""
        elif pattern(_sure_words(section.role)).search(section.heading):
            told = section.role
    return Heading(told, leaning, is_glossary, entry)


def _sure_words(role: str) -> str:
    """The pattern of words in a heading that leave no doubt of such a role."""
    return "heading back" if SECTION_ROLES[role] == "actual" else "heading ahead"
