"""A user's own entries go before the package's, and the manifest tells of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from policytext import MENTIONS, InputError
from policytext.knowledge import Entity, KnowledgeBase
from policytext.links import LinkAnnotator
from policytext.values import Link, Mention
from tests.links.sample import ANNOTATOR, bare, ids_of, link_of, linked, links_of, marked


def thing(id: str, kind: str, **parts: tuple[str, ...]) -> Entity:
    """An entity of ``LABEL.kind``."""
    label, _, kind = kind.partition(".")
    return Entity(id, id, label, kind, **parts)  # type: ignore[arg-type]


OWN = KnowledgeBase(
    [
        thing("云帆港区", "PLACE.zone", names=("云帆",), places=("320400",)),
        thing("我的苏州大学", "INSTITUTION.education", names=("苏州大学",)),
        thing("宁州县", "PLACE.admin", names=("宁州",)),
        thing("市财政服务署", "INSTITUTION.government", names=("市财政局",), places=("320400",)),
        thing("东湖甲", "PLACE.natural", names=("小东湖",), places=("320400",)),
        thing("东湖乙", "PLACE.natural", names=("小东湖",), places=("420100",)),
        thing("青龙路工程", "PROJECT.construction", names=("青龙西路改造工程",)),
    ]
)

CASES = [
    ("[[云帆|PLACE.zone|云帆港区]]开港。", "320400"),
    ("[[苏州大学|INSTITUTION.education|我的苏州大学]]。", "320400"),
    ("[[“苏州大学”|INSTITUTION.education|我的苏州大学]]。", "320400"),
    # Before divisions, organs and projects too.
    ("[[宁州|PLACE.admin|宁州县]]和[[常州|PLACE.admin|320400]]。", "320400"),
    ("[[市财政局|INSTITUTION.government|市财政服务署]]。", "320400"),
    ("[[青龙西路改造工程|PROJECT.construction|青龙路工程]]。", "320400"),
    # Two of one name are told apart as those of the package are.
    ("[[小东湖|PLACE.natural|东湖甲]]。", "320400"),
    ("[[小东湖|PLACE.natural|东湖乙]]。", "420100"),
    ("[[小东湖|PLACE.natural|NIL]]。", "110000"),
    # An entry of another label is not meant.
    ("[[太湖|PLACE.natural|太湖]]。", "320400"),
    ("[[云帆|INSTITUTION.enterprise|NIL]]。", "320400"),
]


@pytest.mark.parametrize(("text", "issuer"), CASES)
def test_own_entries_go_first(text: str, issuer: str) -> None:
    doc = marked(text, issuer, 2024)
    assert ids_of(linked(doc, OWN)) == ids_of(doc)


def test_without_them_nothing_of_them_is_known() -> None:
    assert link_of("[[云帆|PLACE.zone]]", "320400", 2024).id is None
    assert link_of("[[苏州大学|INSTITUTION.education]]", "320400", 2024).id == "苏州大学"


def test_all_own_entries_of_a_name_are_candidates() -> None:
    assert link_of("[[小东湖|PLACE.natural]]", "110000", 2024, OWN) == Link(
        None, "", ("东湖乙", "东湖甲"), "several of the name"
    )


def test_an_entry_with_periods_has_the_name_of_the_year() -> None:
    base = KnowledgeBase(
        [
            Entity(
                "云帆港", "云帆码头", "PLACE", "site", ("云帆",), valid_from=1990, valid_to=2010
            ),
            Entity("云帆港", "云帆港", "PLACE", "site", ("云帆",), valid_from=2010),
        ]
    )
    found = [link_of("[[云帆|PLACE.site]]", "320400", year, base) for year in (2000, 2020, None)]
    assert [(link.id, link.name) for link in found] == [
        ("云帆港", "云帆码头"),
        ("云帆港", "云帆港"),
        ("云帆港", "云帆港"),
    ]


def test_entries_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("id,kind,names,places\n云帆港区,PLACE.zone,云帆,320400\n", encoding="utf-8")
    base = KnowledgeBase.read(file)
    assert link_of("[[云帆|PLACE.zone]]", "320400", 2024, base).id == "云帆港区"


def test_the_settings_tell_of_own_entries() -> None:
    assert ANNOTATOR.settings == {}
    assert LinkAnnotator(KnowledgeBase()).settings == {}
    one, same = LinkAnnotator(OWN).settings, LinkAnnotator(KnowledgeBase(OWN.entries)).settings
    assert one == same
    assert len(one["entries_sha256"]) == 64
    assert LinkAnnotator(KnowledgeBase(OWN.entries[1:])).settings != one


def test_only_a_knowledge_base_is_taken() -> None:
    with pytest.raises(InputError, match="knowledge base"):
        LinkAnnotator(5)  # type: ignore[arg-type]


def test_ids_of_any_kind_made_elsewhere_are_kept_and_harm_nothing() -> None:
    """A user's own ids of divisions are no codes of the table."""
    for key in ("12345", "²", "999999", "my/id", ""):
        doc = marked(
            "[[某市|PLACE.admin]][[东湖|PLACE.natural]]，[[市委|INSTITUTION.party]]。", "320400"
        )
        first, *rest = bare(doc)[MENTIONS]
        first = replace(first, value=Mention("admin", Link(key)))
        made = ANNOTATOR(doc.with_layer(MENTIONS, [first, *rest]))
        assert [link.id for link in links_of(made)] == [key, None, "320400/中共委员会"]
