"""The registry: projects followed through documents and years, kept in a file, mended by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from policytext import (
    SECTIONS,
    DataError,
    Document,
    InputError,
    LayerMissingError,
    Section,
)
from policytext.links import LinkAnnotator
from policytext.projects import Join, ProjectRegistry
from policytext.simple_forms import simplified
from policytext.values import Link
from tests.calls import calls
from tests.links.sample import links_of
from tests.projects.sample import registry_of, report

YEARS = (
    report("规划建设[丹金高速]。", 2020),
    report("[丹金高速公路]开工建设，[产业园二期]签约。", 2021),
    report("力争[丹金高速公路]建成通车。", 2022),
    report("[丹金高速公路]建成通车，[产业园二期]加快建设。", 2023),
)

# Traditional ones would be read as the simplified ones among them.
HAN = [one for one in map(chr, range(0x4E00, 0x9000)) if simplified(one) == one]


def test_a_project_is_followed_through_the_years() -> None:
    registry = registry_of(*YEARS)
    road, park = registry.projects("320400")
    assert (road.id, road.name, road.kind) == (
        "320400:丹金高速公路",
        "丹金高速公路",
        "construction",
    )
    assert road.names == (("丹金高速", 1), ("丹金高速公路", 3))
    assert road.joins == (Join("丹金高速", "丹金高速公路", "one name but for its form"),)
    assert road.years == (2020, 2021, 2022, 2023)
    assert [(year, stage, intended) for year, stage, intended, _ in road.history()] == [
        (2020, "planned", True),
        (2021, "under construction", False),
        (2022, "finished", True),
        (2023, "finished", False),
    ]
    assert road.status == "finished"
    assert (park.name, park.status) == ("产业园二期", "under construction")


@pytest.mark.parametrize(
    ("known", "status"),
    [(YEARS[:1], "planned"), (YEARS[:2], "under construction"), (YEARS[:3], "under construction")],
)
def test_what_is_only_meant_to_be_is_no_status(known: tuple[Document, ...], status: str) -> None:
    assert registry_of(*known).project("320400:丹金高速").status == status


def test_each_mention_is_found_again_in_its_document() -> None:
    texts = {doc.id: doc.text for doc in YEARS}
    for project in registry_of(*YEARS).projects():
        for each in project.occurrences:
            assert texts[each.document][each.start : each.end] == each.text
            assert each.issuer == "320400"
            assert str(each.year) == each.document


def test_sections_of_plans_tell_what_is_intended() -> None:
    doc = report("[丹金高速]建成通车。", 2024)
    whole = doc.span(0, len(doc.text), "SECTION", Section("plan", 1, "", ""))
    project = registry_of(doc.with_layer(SECTIONS, [whole])).project("320400:丹金高速")
    assert project.status == "planned"
    assert project.history()[0][1:3] == ("finished", True)


def test_a_document_without_a_year_tells_of_no_year() -> None:
    project = registry_of(report("[丹金高速]竣工。", None, id="a")).project("320400:丹金高速")
    assert (project.years, project.status) == ((), "finished")


def test_issuers_are_apart() -> None:
    registry = registry_of(
        report("[人民路改造]。", id="a"), report("[人民路改造]。", id="b", issuer="320500")
    )
    assert [each.id for each in registry.projects()] == ["320400:人民路改造", "320500:人民路改造"]
    assert [each.id for each in registry.projects("320500")] == ["320500:人民路改造"]
    assert registry.projects("320600") == ()
    assert len(registry) == 2


def test_phases_are_projects_of_their_own_named_after_the_work() -> None:
    registry = registry_of(
        report("[产业园]投用，[二期工程]开工。"), report("[产业园二期]竣工。", 2025)
    )
    assert [each.id for each in registry.projects()] == ["320400:产业园", "320400:产业园二期工程"]
    assert registry.project("320400:产业园二期").status == "finished"


def test_an_id_of_a_former_state_still_finds_its_project() -> None:
    registry = registry_of(YEARS[0])
    before = registry.projects()[0].id
    for doc in YEARS[1:]:
        registry.add(doc)
    assert before == "320400:丹金高速"
    assert registry.project(before).id == "320400:丹金高速公路"


def test_links_have_the_registrys_ids() -> None:
    registry = registry_of(*YEARS)
    doc = registry.link(YEARS[0])
    key = "320400:丹金高速公路"
    assert links_of(doc) == [Link(key, "丹金高速公路", (key,), "a project of the registry")]
    # Ids that the annotator gave by one document alone become the registry's.
    parts = registry_of(report("[青果路改造]、[青果路改造]。"))
    alone = LinkAnnotator()(report("[青果路改造工程]。", id="alone"))
    assert links_of(alone)[0].id == "320400:青果路改造工程"
    parts.add(alone)
    assert links_of(parts.link(alone))[0].id == "320400:青果路改造"
    assert registry.link(doc) == doc


def test_ids_of_the_knowledge_base_stay() -> None:
    doc = LinkAnnotator()(report("融入[一带一路]，[青果路改造]开工。"))
    registry = registry_of(doc)
    assert [each.id for each in registry.projects()] == ["320400:青果路改造", "一带一路"]
    assert registry.project("一带一路").issuer == "320400"
    assert [link.id for link in links_of(registry.link(doc))] == ["一带一路", "320400:青果路改造"]


def test_why_names_are_one_project() -> None:
    registry = registry_of(
        report("[丹金高速]、[丹金高速公路]、[丹金高速公路工程]、[青果路改造]。"),
        report("[“丹金高速”公路]。", id="b"),
    )
    assert registry.why("320400", "丹金高速公路", "丹金高速公路工程") == (
        Join("丹金高速", "丹金高速公路", "one name but for its form"),
        Join("丹金高速", "丹金高速公路工程", "one name, with and without its last word"),
    )
    assert registry.why("320400", "“丹金高速”公路", "丹金高速") != ()
    assert registry.why("320400", "丹金高速", "青果路改造") == ()
    assert registry.why("320400", "丹金高速", "丹金高速") == ()
    assert registry.why("320400", "丹金高速", "无此路") == ()
    assert registry.why("320500", "丹金高速", "丹金高速公路") == ()


def test_joined_by_hand() -> None:
    registry = registry_of(report("[丹金高速]开工。", 2023), report("[旅游快线]通车。", 2024))
    registry.join("320400", "旅游快线", "“丹金高速”")
    (project,) = registry.projects()
    assert (project.id, project.status) == ("320400:丹金高速", "finished")
    assert registry.why("320400", "丹金高速", "旅游快线") == (
        Join("丹金高速", "旅游快线", "by hand"),
    )
    registry.part("320400", "丹金高速", "旅游快线")
    assert len(registry.projects()) == 2
    registry.join("320400", "丹金高速", "旅游快线")
    assert len(registry.projects()) == 1


def test_a_name_that_texts_of_two_kinds_of_characters_are_read_as_two() -> None:
    traditional = report("去年，[鮀泓快線]通車，經濟發展。", 2023)
    registry = registry_of(traditional, report("[鮀泓快线]加快建设，[旅游快线]开工。", 2022))
    _, road = registry.projects()
    assert [count for _, count in road.names] == [1, 1]
    registry.join("320400", "鮀泓快线", "旅游快線")
    assert len(registry.projects()) == 1
    registry = registry_of(traditional, report("[旅游快线]开工。", 2022))
    registry.join("320400", "旅游快线", "鮀泓快線")
    assert len(registry.projects()) == 1
    assert [join.reason for join in registry.why("320400", "旅游快线", "鮀泓快线")] == ["by hand"]
    registry.part("320400", "鮀泓快线", "旅游快线")
    assert len(registry.projects()) == 2


def test_parted_by_hand_though_a_third_name_joins_them() -> None:
    doc = report("[丹金高速]、[丹金高速公路]、[丹金高速工程]。")
    registry = registry_of(doc)
    assert len(registry.projects()) == 1
    registry.part("320400", "丹金高速公路", "丹金高速工程")
    assert registry.why("320400", "丹金高速公路", "丹金高速工程") == ()
    assert len(registry.projects()) == 2
    assert {link.id for link in links_of(registry.link(doc))} == {
        each.id for each in registry.projects()
    }


def test_what_is_said_by_hand_may_come_before_the_documents() -> None:
    registry = ProjectRegistry()
    registry.join("320400", "丹金高速", "旅游快线")
    registry.add(report("[丹金高速]、[旅游快线]。"))
    assert len(registry.projects()) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("甲路", "甲路"), ("甲路", "“甲路”"), ("", "甲路"), ("“”", "甲路")]
)
def test_by_hand_takes_two_names(one: str, other: str) -> None:
    with pytest.raises(InputError, match="must be two names"):
        ProjectRegistry().join("320400", one, other)
    with pytest.raises(InputError, match="must be two names"):
        ProjectRegistry().part("320400", other, one)


def test_a_document_replaces_the_one_of_its_id() -> None:
    registry = registry_of(*YEARS, report("[青果路改造]。", 2023))
    assert "320400:青果路改造" in [each.id for each in registry.projects()]
    assert registry.project("320400:丹金高速").years == (2020, 2021, 2022)
    assert len(registry) == 4
    # Also where it is another issuer's now, or names nothing any more.
    registry.add(report("[青果路改造]。", 2023, issuer="320500"))
    assert [each.id for each in registry.projects("320500")] == ["320500:青果路改造"]
    registry.add(report("无事。", 2023))
    assert registry.projects("320500") == ()
    assert registry == registry_of(*YEARS[:3], report("无事。", 2023))


def test_documents_need_an_id_an_issuer_and_mentions() -> None:
    registry = ProjectRegistry()
    with pytest.raises(InputError, match="has no id"):
        registry.add(report("[丹金高速]。", id=""))
    with pytest.raises(InputError, match="has no issuer"):
        registry.add(report("[丹金高速]。", issuer=None))
    with pytest.raises(LayerMissingError):
        registry.add(Document("丹金高速。", id="a", issuer="320400"))
    with pytest.raises(InputError, match="add it first"):
        registry.link(report("[丹金高速]。"))
    assert registry == ProjectRegistry()


@pytest.mark.parametrize("id", ["320400:无此路", "无此路", "320500:丹金高速", "", ":", "丹金高速"])
def test_unknown_ids_are_refused(id: str) -> None:
    with pytest.raises(InputError, match=r"no project has the id .* projects\(\)"):
        registry_of(*YEARS).project(id)


def test_saved_and_loaded(tmp_path: Path) -> None:
    registry = registry_of(*YEARS)
    registry.join("320400", "丹金高速", "旅游快线")
    registry.part("320400", "丹金高速", "产业园二期")
    registry.save(tmp_path / "a.json")
    again = ProjectRegistry.load(tmp_path / "a.json")
    assert again == registry
    assert again.projects() == registry.projects()
    again.save(str(tmp_path / "b.json"))
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    # What was said by hand and taken back leaves no trace.
    other = registry_of(*YEARS)
    other.part("320400", "丹金高速", "旅游快线")
    other.join("320400", "丹金高速", "旅游快线")
    other.part("320400", "产业园二期", "丹金高速")
    assert other == registry


def test_a_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "none" / "a.json"
    with pytest.raises(DataError, match=r"a\.json.*name a file to write"):
        registry_of().save(missing)
    with pytest.raises(DataError, match=r"a\.json.*name a saved registry"):
        ProjectRegistry.load(missing)


def saved() -> dict[str, object]:
    """What a good file holds."""
    place = {"document": "a", "issuer": "320400", "year": 2024, "start": 0, "end": 4}
    place |= {"text": "丹金高速", "name": "丹金高速", "kind": "construction", "known": ""}
    place |= {"stage": "", "is_intended": False, "word": ""}
    return {"format": 1, "documents": {"a": [place]}, "together": {}, "apart": {}}


def damaged(**changes: object) -> dict[str, object]:
    """A good file with changes to its one mention."""
    state = saved()
    state["documents"] = {"a": [{**saved()["documents"]["a"][0], **changes}]}  # type: ignore[index]
    return state


DAMAGED = [
    "",
    "{",
    "[]",
    "null",
    "[" * 100_000,
    {},
    {"format": 1},
    {**saved(), "documents": []},
    {**saved(), "documents": {"a": [{}]}},
    {**saved(), "documents": {"b": [saved()["documents"]["a"][0]]}},  # type: ignore[index]
    {**saved(), "together": {"320400": [["甲路"]]}},
    {**saved(), "together": {"320400": [[1, 2]]}},
    {**saved(), "apart": {"320400": [["甲路", "甲路"]]}},
    damaged(year="2024"),
    damaged(start="0"),
    damaged(name=None),
    damaged(stage="done"),
    damaged(is_intended=1),
    damaged(extra=1),
]


@pytest.mark.parametrize("state", DAMAGED)
def test_damaged_files_are_refused(state: object, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(state if isinstance(state, str) else json.dumps(state), encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.json: no saved registry of projects"):
        ProjectRegistry.load(file)


def test_the_good_file_of_these_tests_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(saved()), encoding="utf-8")
    assert [each.id for each in ProjectRegistry.load(file).projects()] == ["320400:丹金高速"]
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="no saved registry"):
        ProjectRegistry.load(file)


def test_another_format_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps({**saved(), "format": 2}), encoding="utf-8")
    with pytest.raises(DataError, match="a registry of format 2, and this version reads 1"):
        ProjectRegistry.load(file)


def test_a_registry_tells_what_it_holds() -> None:
    assert repr(ProjectRegistry()) == "<ProjectRegistry of 0 documents of 0 issuers>"
    registry = registry_of(report("开工建设[丹金高速]。"))
    assert repr(registry) == "<ProjectRegistry of 1 documents of 1 issuers>"


def test_registries_are_compared_by_what_they_hold() -> None:
    assert registry_of() != "registry"
    with pytest.raises(TypeError):
        hash(registry_of())


@pytest.mark.parametrize("apart", [False, True])
def test_work_grows_linearly(apart: bool) -> None:
    """Adding, asking and linking, for documents of one issuer and of one each."""

    def work(count: int) -> int:
        docs = [
            report(
                "".join(f"[{HAN[i]}{HAN[j]}路改造工程]开工。" for j in range(10)),
                id=str(i),
                issuer=f"{320000 + i * apart}",
            )
            for i in range(count)
        ]

        def use() -> None:
            registry = registry_of(*docs)
            for project in registry.projects():
                assert registry.project(project.id) == project
            for doc in docs:
                registry.link(doc)
            assert len(registry.projects()) == 10 * count

        return calls(use)

    work(400)  # what is kept of names is kept for both
    assert work(400) < 12 * work(50)


def test_a_thousand_documents_of_fifty_projects_are_no_trouble() -> None:
    registry = ProjectRegistry()
    for i in range(1000):
        text = "".join(f"[{HAN[i]}{HAN[j]}路改造工程]开工。" for j in range(50))
        registry.add(report(text, id=str(i)))
    assert len(registry.projects()) == 50_000


def test_what_is_no_document_and_no_name_is_refused() -> None:
    registry: Any = ProjectRegistry()
    for call in (registry.add, registry.link):
        for given in (None, [None], "x"):
            with pytest.raises(InputError, match="must be Document"):
                call(given)
    for call in (registry.why, registry.join, registry.part):
        for names in ((None, "a", "b"), ("320400", None, "b"), ("320400", "a", 5)):
            with pytest.raises(InputError, match="must be str"):
                call(*names)
    with pytest.raises(InputError, match="must be str"):
        registry.projects(320400)
