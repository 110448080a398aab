"""The kind that a name's head tells."""

from __future__ import annotations

import pytest

from policytext.entities.head_kinds import kind_by_head, told_by_name
from policytext.entities.labels import kinds


@pytest.mark.parametrize(
    ("name", "label", "kind", "told"),
    [
        ("银谷新材料创新中心", "INSTITUTION", "enterprise", "research"),
        ("银谷职业技术学院", "INSTITUTION", "enterprise", "education"),
        ("银谷软件产业联盟", "INSTITUTION", "enterprise", "association"),
        ("银谷科技有限公司", "INSTITUTION", "enterprise", "enterprise"),
        # The judge's other kinds stay.
        ("银谷新材料创新中心", "INSTITUTION", "government", "government"),
        ("银谷滨湖旅游度假区", "PLACE", "site", "zone"),
        ("银谷大桥", "PLACE", "route", "site"),
        ("银谷区", "PLACE", "admin", "admin"),
        # A head of another label, a name that is a head and no more, and one without a head.
        ("银谷大学", "PLACE", "zone", "zone"),
        ("学院", "INSTITUTION", "enterprise", "enterprise"),
        ("银谷", "PLACE", "zone", "zone"),
        ("银谷改造工程", "PROJECT", "programme", "programme"),
    ],
)
def test_kind_by_head(name: str, label: str, kind: str, told: str) -> None:
    assert kind_by_head(name, label, kind) == told
    assert told in kinds()[label]


@pytest.mark.parametrize(
    ("name", "label", "kind", "told"),
    [
        ("九中", "INSTITUTION", "enterprise", "INSTITUTION.education"),
        ("第十二小", "INSTITUTION", "enterprise", "INSTITUTION.education"),
        ("九中", "PLACE", "admin", "PLACE.admin"),
        # A pointer and a word for a level.
        ("全乡", "PLACE", "admin", "PLACE.deictic"),
        ("我们村", "PLACE", "site", "PLACE.deictic"),
        ("本溪市", "PLACE", "admin", "PLACE.admin"),
        ("九中电子", "INSTITUTION", "enterprise", "INSTITUTION.enterprise"),
        ("水利局", "PLACE", "natural", "INSTITUTION.government"),
        ("教委", "PLACE", "admin", "INSTITUTION.government"),
        ("水利局", "PLACE", "site", "PLACE.site"),
        ("银谷县委", "INSTITUTION", "government", "INSTITUTION.party"),
        ("银谷市委员会", "INSTITUTION", "government", "INSTITUTION.party"),
        ("银谷市教委", "INSTITUTION", "government", "INSTITUTION.government"),
        ("邮局", "PLACE", "admin", "PLACE.admin"),
        ("银谷大桥", "PLACE", "route", "PLACE.site"),
        # Nouns that are certain, whatever the judge says, and of places that are no division.
        ("市医疗卫生集团", "INSTITUTION", "enterprise", "INSTITUTION.health"),
        ("银谷县委党校", "INSTITUTION", "party", "INSTITUTION.education"),
        ("银谷中医院新院区", "PLACE", "region", "INSTITUTION.health"),
        ("市推进银谷建设领导小组", "PLACE", "admin", "INSTITUTION.government"),
        ("银谷中医院新院区", "PLACE", "zone", "PLACE.zone"),
        ("银谷妇幼保健院东院区", "INSTITUTION", "enterprise", "INSTITUTION.health"),
        ("银谷博物院北院区", "INSTITUTION", "other", "INSTITUTION.other"),
        ("银谷博物院北院区", "PLACE", "region", "PLACE.region"),
        # The body goes before whose it is.
        ("中共银谷县委党校", "INSTITUTION", "government", "INSTITUTION.education"),
        ("中共银谷县委党校", "INSTITUTION", "party", "INSTITUTION.education"),
        ("银谷低碳技术研究中心", "INSTITUTION", "government", "INSTITUTION.government"),
        # The party is no government.
        ("中国共产党银谷县委员会", "INSTITUTION", "government", "INSTITUTION.party"),
        ("第十三次全国代表大会", "INSTITUTION", "government", "INSTITUTION.party"),
        ("第十三届全国人民代表大会", "INSTITUTION", "government", "INSTITUTION.government"),
    ],
)
def test_told_by_name(name: str, label: str, kind: str, told: str) -> None:
    assert ".".join(told_by_name(name, label, kind)) == told
