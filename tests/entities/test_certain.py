"""What is certain of candidates, whatever their chances."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.entities.candidates import Candidates
from policytext.entities.certain import told
from policytext.entities.judge import OUTCOMES
from policytext.entities.lexicons import KINDS, Known
from policytext.entities.signals import Columns
from tests.entities.sample import model


def columns(known: int = 0, division: int = 0, size: int = 1) -> Columns:
    """What the lexicon says, and whether the span is a division's name."""
    told_of = {
        "in_known": known,
        "in_maybe": division,
        "in_place": division,
        "in_deictic": 0,
        "holds": 1,
    }
    return {name: np.full(size, value, np.uint64) for name, value in told_of.items()}


def kept(text: str, name: str, kind: str, issuer: str = "100000") -> bool:
    """Whether the first such span may still be of the kind of which it surely seemed."""
    seen = model().evidence(text, issuer, 2024)
    start = text.index(name)
    row = np.array([seen.words.first(start)], np.int64)
    last = np.array([seen.words.last(start + len(name))], np.int64)
    assert int(seen.words.starts[row[0]]) == start
    assert int(seen.words.ends[last[0]]) == start + len(name)
    told_of = columns()
    if (start, start + len(name)) in seen.deictic:
        told_of["in_deictic"][:] = 1
    candidates = Candidates(row, last, told_of, [])
    chances = np.zeros((1, OUTCOMES))
    chances[0, KINDS.index(kind) + 1] = 1.0
    told(seen, candidates, chances)
    assert chances.sum() == pytest.approx(1)
    return bool(chances[0, 0] == 0)


def test_the_code_of_a_township_is_whole() -> None:
    text = "王佐镇和北宫镇、丰台区。"
    for issuer, names in (("110106100", ["北宫镇"]), ("110000", ["丰台区"])):
        seen = model().evidence(text, issuer, 2024)
        assert [text[start:end] for start, end in seen.own] == names


@pytest.mark.parametrize(
    ("text", "name", "kind", "stays"),
    [
        # A word that is also a short name of counties, and what makes it one of them.
        ("维护世界和平与稳定", "和平", "PLACE.admin", False),
        ("修建和平大桥", "和平", "PROJECT.construction", True),
        ("在天津市和平区召开", "和平区", "PLACE.admin", True),
        # The end of a longer name of nature.
        ("登上高黎贡山远望", "贡山", "PLACE.admin", False),
        ("登上高黎贡山远望", "高黎贡山", "PLACE.natural", True),
        ("前往贡山调研", "贡山", "PLACE.admin", True),
        # Bodies that are counted, all such bodies, half a word.
        ("新建1500所县医院", "县医院", "INSTITUTION.health", False),
        ("新建县医院", "县医院", "INSTITUTION.health", True),
        ("印发各市人民政府", "市人民政府", "INSTITUTION.government", False),
        ("报告市人民政府", "市人民政府", "INSTITUTION.government", True),
        ("印发各市、县、区人民政府", "区人民政府", "INSTITUTION.government", False),
        ("与各方、区人民政府商议", "区人民政府", "INSTITUTION.government", True),
        ("各县与市委", "市委", "INSTITUTION.party", True),
        # Deictic places are told by rule.
        ("出席全国人民代表大会", "全国", "PLACE.deictic", False),
        ("在全国推广", "全国", "PLACE.deictic", True),
        ("在全国推广", "全国", "PLACE.admin", False),
        ("各省、自治区、直辖市", "自治区", "PLACE.admin", False),
        ("召开全国代表大会", "全国", "PLACE.deictic", False),
        ("市人大常委会审议", "市人大", "INSTITUTION.congress", False),
        ("市人大审议", "市人大", "INSTITUTION.congress", True),
        # Brackets and quotation marks come in pairs.
        ("来自（远航）轮渡公司", "远航）轮渡公司", "INSTITUTION.enterprise", False),
        ("来自（远航）轮渡公司", "（远航）轮渡公司", "INSTITUTION.enterprise", True),
        ("实施“春雨”行动", "“春雨”行动", "PROJECT.programme", True),
        ("实施“春雨”行动", "“春雨", "PROJECT.programme", False),
        ("印发《甲（乙）规划》", "《甲（乙）规划》", "PROJECT.programme", True),
        ("印发《甲（乙）规划》", "甲（乙）规划》", "PROJECT.programme", False),
    ],
)
def test_what_is_certain(text: str, name: str, kind: str, stays: bool) -> None:
    assert kept(text, name, kind) is stays


@given(st.text(st.sampled_from("《》（）“”‘甲和平全国，"), max_size=20), st.integers(0, 2**32))
def test_chances_stay_chances(text: str, seed: int) -> None:
    seen = model().evidence(text, None, None)
    size = len(seen.words)
    numbers = np.arange(size)
    candidates = Candidates(numbers, np.full(size, size - 1), columns(size=size), [])
    chances = np.random.default_rng(seed).dirichlet(np.ones(OUTCOMES), size)
    before = chances.copy()
    told(seen, candidates, chances)
    assert np.allclose(chances.sum(axis=1), 1)
    # Nothing gains but a work, and that no more than the places lose (a road that is one).
    work = 1 + KINDS.index("PROJECT.construction")
    others = [column for column in range(1, OUTCOMES) if column != work]
    assert (chances[:, others] <= before[:, others]).all()
    both = [*(1 + each for each, kind in enumerate(KINDS) if kind.startswith("PLACE.")), work]
    assert (chances[:, both].sum(axis=1) <= before[:, both].sum(axis=1) + 1e-12).all()


@pytest.mark.parametrize(("is_word", "party"), [(False, 0.7), (True, 0.1)])
def test_the_lexicon_tells_the_kind_of_a_body(is_word: bool, party: float) -> None:
    seen = model().evidence("县委", None, None)
    known = Known("", "INSTITUTION.party", "", is_word).number
    one = np.zeros(1, np.int64)
    candidates = Candidates(one, one, columns(known), [])
    chances = np.zeros((1, OUTCOMES))
    given_kinds = ("INSTITUTION.party", "INSTITUTION.government", "PLACE.site")
    for kind, chance in zip(given_kinds, (0.1, 0.4, 0.2), strict=True):
        chances[0, KINDS.index(kind) + 1] = chance
    told(seen, candidates, chances)
    assert chances[0, KINDS.index("INSTITUTION.party") + 1] == pytest.approx(party)


@pytest.mark.parametrize(
    ("lexicon", "seemed", "told_kind"),
    [
        # A body that nobody builds; one that may be built; a place that is no body.
        ("INSTITUTION.government", "PROJECT.construction", "INSTITUTION.government"),
        ("INSTITUTION.health", "PROJECT.construction", "PROJECT.construction"),
        ("PLACE.natural", "INSTITUTION.party", "PLACE.natural"),
        ("PLACE.site", "PROJECT.construction", "PROJECT.construction"),
        ("PROJECT.programme", "INSTITUTION.party", "INSTITUTION.party"),
    ],
)
def test_the_lexicon_tells_bodies_places_and_works_apart(
    lexicon: str, seemed: str, told_kind: str
) -> None:
    seen = model().evidence("银谷", None, None)
    one = np.zeros(1, np.int64)
    chances = np.zeros((1, OUTCOMES))
    chances[0, KINDS.index(seemed) + 1] = 1.0
    told(seen, Candidates(one, one, columns(Known("", lexicon, "", False).number), []), chances)
    assert chances[0, KINDS.index(told_kind) + 1] == 1.0


@pytest.mark.parametrize(("division", "kind"), [(0, "PLACE.zone"), (1, "PLACE.admin")])
def test_a_known_place_that_is_no_division(division: int, kind: str) -> None:
    seen = model().evidence("银谷", None, None)
    one = np.zeros(1, np.int64)
    known = Known("", "PLACE.zone", "", True).number
    chances = np.zeros((1, OUTCOMES))
    chances[0, KINDS.index("PLACE.admin") + 1] = 1.0
    told(seen, Candidates(one, one, columns(known, division), []), chances)
    assert chances[0, KINDS.index(kind) + 1] == 1.0


@pytest.mark.parametrize(
    ("issuer", "none"), [("320400", 0.03), ("320411", 0.03), ("320500", 0.8), ("100000", 0.8)]
)
def test_whole_names_of_divisions_of_the_issuer_are_names(issuer: str, none: float) -> None:
    # 新 may be an adjective, and is one elsewhere.
    seen = model().evidence("新北区地区生产总值增长7%。", issuer, 2024)
    rows = np.array([seen.words.first(0)], np.int64), np.array([seen.words.last(3)], np.int64)
    chances = np.zeros((1, OUTCOMES))
    chances[0, 0], chances[0, 1] = 0.8, 0.2
    told(seen, Candidates(*rows, columns(division=1), []), chances)
    assert chances[0, 0] == pytest.approx(none)
    assert chances.sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("kind", "work", "holds", "likeliest"),
    [
        # A road is named because it is built, the likelier the less stands around it.
        ("PLACE.route", 0.35, 1, "PROJECT.construction"),
        ("PLACE.route", 0.25, 1, "PLACE.route"),
        ("PLACE.route", 0.35, 3, "PLACE.route"),
        ("PLACE.site", 0.35, 1, "PLACE.site"),
    ],
)
def test_a_road_that_may_be_a_work_is_one(
    kind: str, work: float, holds: int, likeliest: str
) -> None:
    seen = model().evidence("银谷路翻修", "100000", 2024)
    told_of = columns()
    told_of["holds"][:] = holds
    candidates = Candidates(np.array([0]), np.array([0]), told_of, [])
    chances = np.zeros((1, OUTCOMES))
    chances[0, KINDS.index("PROJECT.construction") + 1] = work
    chances[0, KINDS.index(kind) + 1] = 1 - work
    told(seen, candidates, chances)
    assert chances.sum() == pytest.approx(1)
    assert KINDS[int(chances[0, 1:].argmax())] == likeliest
