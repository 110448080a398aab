"""Links of places: the code that is meant, or none with the reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import MENTIONS, Document, LayerMissingError
from policytext.links import LinkAnnotator
from policytext.values import Link, Mention

ANNOTATOR = LinkAnnotator()
DEICTIC = ("我", "全", "本", "该", "自治")


def links(text: str, issuer: str | None, year: int | None = 2024) -> list[Link]:
    """The links of the mentions, which are written ``[name]`` in the text."""
    plain = text.replace("[", "").replace("]", "")
    spans = []
    place = 0
    for part in text.split("["):
        name, bracket, _ = part.partition("]")
        if bracket:
            spans.append((place, place + len(name)))
        place += len(part.replace("]", ""))
    doc = Document(plain, issuer=issuer, year=year)
    mentions = [
        doc.span(
            start,
            end,
            "PLACE",
            Mention("deictic" if plain.startswith(DEICTIC, start) else "admin"),
        )
        for start, end in spans
    ]
    made = ANNOTATOR(doc.with_layer(MENTIONS, mentions))[MENTIONS]
    found = [mention.value.link for mention in made]
    assert all(link is not None for link in found)
    return [link for link in found if link is not None]


def ids(text: str, issuer: str | None, year: int | None = 2024) -> list[str | None]:
    return [link.id for link in links(text, issuer, year)]


NAMES = [
    # text, issuer, year, codes
    ("[常州市]", "320400", 2024, ["320400"]),
    ("[常州]", None, 2024, ["320400"]),
    ("[中国]与[新中国]", None, None, ["100000", "100000"]),
    ("[台湾地区]", "350000", 2024, ["710000"]),
    ("[江苏省常州市]", "110000", 2024, ["320400"]),
    ("[江苏省南京市鼓楼区]", "110000", 2024, ["320106"]),
    ("[鼓楼区]", "320100", 2024, ["320106"]),
    ("[鼓楼区]", "320000", 2024, [None]),
    ("[朝阳区]", "110000", 2024, ["110105"]),
    ("[朝阳区]", "320000", 2024, [None]),
    ("[朝阳]", "210000", 2024, ["211300"]),
    ("[朝阳]", "320000", 2024, [None]),
    ("[海淀]、[朝阳]", "320000", 2024, ["110108", "110105"]),
    ("[吉林]", "220000", 2024, ["220000"]),
    ("[吉林]", "320000", 2024, ["220000"]),
    ("[长春]、[吉林]", "220000", 2024, ["220100", "220200"]),
    ("[吉林市]", "220000", 2024, ["220200"]),
    ("[吉林]", "220202", 2024, [None]),
    ("[吉林]", "220100", 2024, [None]),
    ("[海南]", "320000", 2024, ["460000"]),
    ("[海北]、[海南]、[黄南]", "630000", 2024, ["632200", "632500", "632300"]),
    ("[海南]", "630000", 2024, [None]),
    ("[长沙]", "110000", 2024, ["430100"]),
    ("[长沙县]", "110000", 2024, ["430121"]),
    ("[荆州]", "420000", 2024, ["421000"]),
    ("[喀什]", "650000", 2024, ["653100"]),
    ("[喀什地区]和[喀什市]", "650000", 2024, ["653100", "653101"]),
    ("[西安]", "320000", 2024, ["610100"]),
    ("[重庆][渝北]", "320000", 2024, ["500000", "500112"]),
    ("[武进市]", "320400", 1999, ["320483"]),
    ("[武进]", "320400", 2010, ["320412"]),
    # The county became a district in 2015; its own report of that January is still the county's.
    ("[徐水]", "130625", 2015, ["130625"]),
    ("[徐水]", "130600", 2015, ["130609"]),
    ("[徐水]", "130600", 2024, ["130609"]),
    ("[阜平]", "130600", 2024, ["130624"]),
    ("[石佛镇]", "130683", 2022, ["130683102"]),
    ("[石佛镇]", "130683", 2005, ["130683102"]),
    ("[石佛镇]", "130683", 1990, [None]),
    ("[石佛镇]", "130683104", 2022, ["130683102"]),
    ("[石佛镇]", "320400", 2022, [None]),
    ("[日本]", "320400", 2024, [None]),
    ("[某某屯]", "320400", 2024, [None]),
    # The list or the place right before a name goes before the issuer.
    ("[北京市海淀区]、[朝阳区]", "220000", 2024, ["110108", "110105"]),
    ("[海淀]、[朝阳]和[通州]", "320000", 2024, ["110108", "110105", "110112"]),
    ("[南京市玄武区]、[鼓楼区]", "350100", 2024, ["320102", "320106"]),
    ("[北京]企业到[朝阳区]", "320000", 2024, ["110000", "110105"]),
    ("[北京市]企业；[朝阳区]农业", "220000", 2024, ["110000", "220104"]),
    ("[长春市]；[北京市]；[朝阳区]", "220000", 2024, ["220100", "110000", "220104"]),
    # Where they disagree, nothing is chosen.
    ("[北京]副中心[通州]", "320400", 2024, ["110000", None]),
    ("[北京]副中心[通州]", "320612", 2024, ["110000", None]),
    ("[北京市]的企业，以及[朝阳区]", "220000", 2024, ["110000", None]),
    ("[北京]、[天津]和[朝阳区]", "220000", 2024, ["110000", "120000", None]),
    ("[海淀]、[通州]、[启东]", "320600", 2024, ["110108", None, "320681"]),
    ("[襄樊市]", "420000", 2024, [None]),
    # Without a year a name must have had one code at all times.
    ("[苏州市]", "320000", None, ["320500"]),
    ("[徐水]", "130600", None, [None]),
]


@pytest.mark.parametrize(("text", "issuer", "year", "expected"), NAMES)
def test_names(text: str, issuer: str | None, year: int | None, expected: list[str | None]) -> None:
    assert ids(text, issuer, year) == expected


POINTERS = [
    # text, issuer, code
    ("全国", "320400", "100000"),
    ("我国", None, "100000"),
    ("我们国家", None, "100000"),
    ("全省", "320400", "320000"),
    ("我省", "320411", "320000"),
    ("全省", "320000", "320000"),
    ("我市", "320400", "320400"),
    ("全市", "320411", "320400"),
    ("全市", "110105", "110000"),
    ("全市", "110000", "110000"),
    ("我市", "130683", "130683"),
    ("全市", "130683", "130683"),
    ("全市", "429004", "429004"),
    ("我县", "130624", "130624"),
    ("全县", "130600", None),
    ("全区", "320411", "320411"),
    ("全区", "650000", "650000"),
    ("全区", "150200", "150000"),
    ("自治区", "650000", "650000"),
    ("全州", "653000", "653000"),
    ("全旗", "150223", "150223"),
    ("全疆", "653000", "650000"),
    ("全疆", "320000", None),
    ("全镇", "130683102", "130683102"),
    ("全市", "130683102", "130683"),
    ("我地区", "652900", "652900"),
    ("全地区", "320400", None),
    ("我县", None, None),
    ("我县", "999999", None),
    ("该市", "320000", None),
]


@pytest.mark.parametrize(("text", "issuer", "expected"), POINTERS)
def test_places_that_point(text: str, issuer: str | None, expected: str | None) -> None:
    assert ids(f"[{text}]", issuer, 2022) == [expected]


def test_the_ambiguous_has_all_candidates_and_a_reason() -> None:
    assert links("[鼓楼区]", "320000") == [
        Link(None, "", ("320106", "320302", "350102", "410204"), "several of the name")
    ]
    assert links("居[全市]第二", "130683") == [
        Link(None, "", ("130600", "130683"), "the issuer's or the one above")
    ]


RANKED = [
    ("[全市]上下", "130683"),
    ("总量居[全市]乡镇之首", None),
    ("增速在[全市]前列", None),
    ("高于[全市]", None),
    ("[全市]第一", None),
    ("年末[全市]人口", "130683"),
    ("占地；[全市]人口", "130683"),
]


@pytest.mark.parametrize(("text", "code"), RANKED)
def test_a_county_level_city_means_itself_but_where_it_has_a_rank(
    text: str, code: str | None
) -> None:
    assert ids(text, "130683") == [code]


def test_rules_that_disagree_are_named_with_what_they_speak_for() -> None:
    assert links("[北京]副中心[通州]", "320400")[1] == Link(
        None,
        "",
        ("110112", "320612"),
        "in the issuer's province, but one of the name is in 北京市",
    )
    assert links("[海淀]、[通州]、[启东]", "320600")[1] == Link(
        None, "", ("110112", "320612"), "listed between siblings of several of the name"
    )


def test_names_of_other_years_have_their_codes_as_candidates() -> None:
    assert links("[襄樊市]", "420000") == [Link(None, "", ("420600",), "not in force in 2024")]
    assert links("[湖北省襄樊市]", "420000")[0].candidates == ("420600",)


def test_a_link_has_the_name_in_force() -> None:
    assert links("[襄樊]", "420000", 2008) == [
        Link("420600", "襄樊市", ("420600",), "only one of the name")
    ]


def test_links_that_are_there_stay_as_they_are() -> None:
    doc = Document("太湖和常州市财政局", issuer="320400", year=2024)
    own = Link("my-id", "mine", (), "by hand")
    spans = [
        doc.span(0, 2, "PLACE", Mention("natural", own)),
        doc.span(3, 6, "PLACE", Mention("admin", own)),
        doc.span(3, 9, "INSTITUTION", Mention("government", own)),
    ]
    doc = doc.with_layer(MENTIONS, spans)
    assert ANNOTATOR(doc) == doc


def test_mentions_are_needed() -> None:
    with pytest.raises(LayerMissingError):
        ANNOTATOR(Document("常州市"))


# Characters outside the first plane, white space, and more than any name has.
ODD_NAMES = ["无名", " ", "𠀀", "常州" * 40]
NAMES_OF_ALL_SORTS = ["常州市", "江苏", "鼓楼区", "朝阳", "海南", "吉林", "中国", "石佛"]
NAME_PIECES = st.sampled_from(
    [*NAMES_OF_ALL_SORTS, *ODD_NAMES, "全市", "该县", "我们国家", "自治区"]
)


@given(
    st.lists(st.tuples(NAME_PIECES, st.sampled_from(["", "、", "和", "的", "\n"])), max_size=8),
    st.sampled_from(
        [None, "100000", "320000", "320400", "130683", "650000", "999999", "130683102"]
    ),
    st.sampled_from([None, 1900, 1949, 1985, 2015, 2024, 2200]),
)
def test_any_mentions_are_linked_or_explained(
    parts: list[tuple[str, str]], issuer: str | None, year: int | None
) -> None:
    doc = Document("".join(name + mark for name, mark in parts), issuer=issuer, year=year)
    spans = []
    place = 0
    for name, mark in parts:
        kind = "deictic" if name.startswith(DEICTIC) else "admin"
        spans.append(doc.span(place, place + len(name), "PLACE", Mention(kind)))
        place += len(name) + len(mark)
    doc = doc.with_layer(MENTIONS, spans)
    made = ANNOTATOR(doc)
    assert made == LinkAnnotator()(doc)
    assert [(m.start, m.end) for m in made[MENTIONS]] == [(m.start, m.end) for m in doc[MENTIONS]]
    for mention in made[MENTIONS]:
        link = mention.value.link
        assert link is not None
        assert link.evidence
        assert list(link.candidates) == sorted(set(link.candidates))
        assert bool(link.name) == (link.id is not None)
        assert link.id is None or link.id in link.candidates
