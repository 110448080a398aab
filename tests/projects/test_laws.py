"""Laws of the registry: it depends on the set of documents alone, and keeps what it is told."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from policytext import MENTIONS, Document
from policytext.projects import ProjectRegistry
from policytext.projects.clusters import cluster
from policytext.projects.joins import joins
from policytext.projects.names import bare_name, parse_name
from policytext.values import Mention
from tests.projects.sample import registry_of, report

NAMES = [
    "丹金高速", "丹金高速公路", "丹金高速公路（二期）工程", "丹金高速二期", "二期工程", "常州市丹金高速",
    "盐城至南通高速铁路", "盐通高铁", "盐官至通州高速铁路", "轨道交通1号线", "轨道交通一号线",
    "蓝天保卫行动", "蓝天保卫三年行动", "文昌阁修缮", "城北文昌阁修缮", "城南文昌阁修缮", "“ ”", "工程",
    "𠀀路改造", "一带一路",
]  # fmt: skip
WORDS = ["开工建设", "竣工", "力争", "，", "。", "、", "\n", "通车", "甲"]
NAME = st.sampled_from(NAMES)
TEXT = st.lists(NAME.map("[{}]".format) | st.sampled_from(WORDS), max_size=12).map("".join)
REPORTS = st.lists(
    st.builds(
        report,
        TEXT,
        st.sampled_from([None, 1999, 2020, 2024]),
        st.sampled_from(["320400", "320411", "999999"]),
        st.sampled_from(["a", "b", "c", "d"]),
    ),
    max_size=5,
    unique_by=lambda doc: doc.id,
)
PAIRS = st.lists(st.tuples(NAME, NAME, st.booleans()), max_size=4)


def told(registry: ProjectRegistry, pairs: list[tuple[str, str, bool]]) -> ProjectRegistry:
    """The registry with names joined or parted by hand."""
    for one, other, is_join in pairs:
        if one != other and "“ ”" not in (one, other):
            (registry.join if is_join else registry.part)("320400", one, other)
    return registry


@given(REPORTS, PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(
    docs: list[Document], pairs: list[tuple[str, str, bool]], random: Random
) -> None:
    shuffled = list(docs)
    random.shuffle(shuffled)
    one = told(registry_of(*docs), pairs)
    other = registry_of(*shuffled[:1])
    other.projects()  # what was worked out before must not stay
    told(other, pairs)
    for doc in shuffled[1:]:
        other.add(doc)
    assert one == other
    assert one.projects() == other.projects()
    for doc in docs:
        assert one.link(doc) == other.link(doc)


@given(REPORTS)
def test_adding_twice_is_adding_once(docs: list[Document]) -> None:
    registry = registry_of(*docs)
    before = registry.projects()
    for doc in docs:
        registry.add(doc)
        registry.add(registry.link(doc))
    assert registry.projects() == before
    assert registry == registry_of(*docs)


@given(REPORTS, REPORTS)
def test_a_document_replaces_the_one_of_its_id(old: list[Document], new: list[Document]) -> None:
    replaced = registry_of(*old)
    replaced.projects()
    for doc in new:
        replaced.add(doc)
    ids = {doc.id for doc in new}
    assert replaced == registry_of(*new, *(doc for doc in old if doc.id not in ids))


@given(REPORTS, PAIRS)
def test_saving_and_loading_keeps_all(
    docs: list[Document], pairs: list[tuple[str, str, bool]]
) -> None:
    registry = told(registry_of(*docs), pairs)
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "a.json"), Path(folder, "b.json")
        registry.save(first)
        loaded = ProjectRegistry.load(first)
        assert loaded == registry
        assert loaded.projects() == registry.projects()
        told(registry_of(*reversed(docs)), pairs).save(second)
        assert first.read_bytes() == second.read_bytes()


@given(REPORTS, REPORTS)
def test_ids_of_a_former_state_still_find_their_project(
    before: list[Document], after: list[Document]
) -> None:
    registry = registry_of(*before)
    former = registry.projects()
    for doc in after:
        registry.add(doc.replace(id=f"later-{doc.id}"))
    for project in former:
        # A short name leaves its project once a second longer name ends with it; the name of the
        # id, and what was called so, stay.
        now = registry.project(project.id)
        called = {each for each in project.occurrences if each.name == project.name}
        assert called
        assert called <= set(now.occurrences)


@given(REPORTS, PAIRS)
def test_projects_share_no_mention_and_leave_none_out(
    docs: list[Document], pairs: list[tuple[str, str, bool]]
) -> None:
    registry = told(registry_of(*docs), pairs)
    projects = registry.projects()
    assert len({(each.id, each.issuer) for each in projects}) == len(projects)
    places = [(e.document, e.start, e.end) for each in projects for e in each.occurrences]
    assert len(places) == len(set(places))
    linked = [link for doc in docs for link in links_or_none(registry.link(doc))]
    assert len(places) == sum(link is not None for link in linked)
    for project in projects:
        names = [name for name, _ in project.names]
        assert project.name in names
        assert names == sorted(set(names))
        for one in names:
            # Each name of a project is joined to each other by stated reasons.
            assert all(registry.why(project.issuer, one, other) for other in names if other != one)


def links_or_none(doc: Document) -> list[str | None]:
    """The id of each mention."""
    links = [each.value.link for each in doc[MENTIONS]]
    return [None if link is None else link.id for link in links]


@given(st.lists(NAME, unique=True), st.lists(st.tuples(NAME, NAME), max_size=4))
def test_parted_names_are_never_one_project(names: list[str], apart: list[tuple[str, str]]) -> None:
    apart = [(one, other) for one, other in apart if one != other]
    for each in cluster("320400", dict.fromkeys(names, 1), together=apart, apart=apart):
        members = {name for name, _ in each.names}
        assert not any({one, other} <= members for one, other in apart)


@given(st.lists(NAME, unique=True))
def test_joins_do_not_depend_on_the_order_of_names(names: list[str]) -> None:
    parsed = [(name, parse_name(name)) for name in names]
    assert joins(parsed) == joins(reversed(parsed))


@given(st.text(max_size=30), st.text(max_size=10))
def test_any_text_can_be_a_name(name: str, after: str) -> None:
    doc = Document(name + after, id="a", issuer="320400")
    spans = [doc.span(0, len(name), "PROJECT", Mention("construction"))] if name else []
    registry = registry_of(doc.with_layer(MENTIONS, spans))
    for project in registry.projects():
        assert registry.project(project.id) == project
        assert project.name == bare_name(name)
