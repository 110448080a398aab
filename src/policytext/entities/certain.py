"""What is certain of candidates, whatever the judge says of them.

Each rule holds of nearly all such spans in annotated reports: it takes chances from what cannot
be, before the choice, so that what crosses is free to be chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from policytext.entities.brackets import is_balanced
from policytext.entities.candidates import Candidates
from policytext.entities.chain import Floats
from policytext.entities.evidence import Evidence
from policytext.entities.lexicons import KINDS, Known
from policytext.entities.no_names import is_given_name, is_no_division, is_no_name
from policytext.entities.whole_chances import ALL, PLACES, Numbers, keep_whole, outcomes_of, take

__all__ = ["told"]

_BODIES = outcomes_of("INSTITUTION")
_ADMIN, _DEICTIC, _ROUTE, _ZONE, _SITE, _NATURAL = (
    KINDS.index(f"PLACE.{kind}") + 1
    for kind in ("admin", "deictic", "route", "zone", "site", "natural")
)
_WORK = KINDS.index("PROJECT.construction") + 1
# Of 944 zones and routes of the lexicon in annotated reports 4 are sites or of nature.
_SURE_KINDS = (_ZONE, _ROUTE)
# Chances of works from which a road is one, and of a name around it up to which it stands alone.
_WORKS = 0.3
_SOME = 0.02  # what is less likely is no name at all
_HELD = 1
# Bodies that may be what is built.
_BUILT = frozenset(
    f"INSTITUTION.{kind}" for kind in ("education", "health", "research", "enterprise")
)
# Reports speak of courts in general and hardly name one.
_BY_LEXICON = ("INSTITUTION.judicial",)
_SURE = 0.9


def _number(kind: str, *, is_word: bool = False) -> int:
    """The number of names of a kind in the column ``in_known``."""
    return Known("", kind, "", is_word).number


def _others(outcome: int) -> Numbers:
    """What a name is not that the lexicon is sure of, given the outcome that its kind is."""
    every = [*_BODIES] if outcome in PLACES else [*PLACES, *_BODIES]
    if outcome in _SURE_KINDS:
        every += [_SITE, _NATURAL]
    if outcome in _BODIES and KINDS[outcome - 1] not in _BUILT:
        every.append(_WORK)
    return np.array([each for each in every if each != outcome])


# Of the outcomes that are bodies or places: the number of such names in ``in_known``, and what else
# they are not.
_SURELY_NOT = {
    outcome: (_number(KINDS[outcome - 1]), _others(outcome))
    for outcome in (*_BODIES.tolist(), *PLACES.tolist())
}
# How likely the whole name of a division of the issuer is none, at most.
_OWN_IS_NONE = 0.03
# Of a list of levels: its characters, and how many before its last one are looked at.
_LEVEL_LIST = "省市州盟县区旗乡镇、和及"
_LISTED = frozenset(_LEVEL_LIST)
_LEVELS = 12
# With what whole names of divisions end that bodies are taken for.
_WHOLE = frozenset("市县区旗")
_COUNTS = frozenset("0123456789０１２３４５６７８９十百千万余多")
# Deictic, a part of the name of a body, or all such divisions.
_NO_DIVISIONS = frozenset(("全国", "我国", "自治区"))
# Longer names of nature in which the short name of a division may stand by chance.
_NATURE = ("PLACE.natural", "PLACE.region")


def told(seen: Evidence, candidates: Candidates, chances: Floats, least: float = 0.0) -> None:
    """Change the chances of candidates, in place.

    Args:
        seen: what lexicons and rules found.
        candidates: the candidates.
        chances: a row for each, a column for each outcome, none first.
        least: the smallest probability of a mention; what is less likely is left as it is.
    """
    _by_lexicon(candidates, chances)
    _no_divisions(candidates, chances)
    _roads(candidates, chances)
    keep_whole(seen, candidates, chances)
    _not_deictic(candidates, chances)
    _own_divisions(seen, candidates, chances)
    _whole_divisions(seen, candidates, chances)
    likely = np.flatnonzero(np.round(1 - chances[:, 0], 4) >= least)
    _no_names(seen, candidates, chances, likely)


def _no_names(seen: Evidence, candidates: Candidates, chances: Floats, likely: Numbers) -> None:
    """Take from these candidates what they cannot be by their words and what stands around them."""
    several = set(_two_of_nature(seen))
    no_divisions = {*seen.doubtful, *_ends_of_nature(seen)}
    starts = seen.words.starts[candidates.first[likely]].tolist()
    ends = seen.words.ends[candidates.last[likely]].tolist()
    # What nothing can be taken from is not asked for.
    may_be_admin: list[bool] = (chances[likely, _ADMIN] > 0).tolist()
    may_be_body: list[bool] = (chances[np.ix_(likely, _BODIES)].max(axis=1) > 0).tolist()
    none: list[int] = []
    no_admin: list[int] = []
    no_body: list[int] = []
    for number, start, end, is_admin, is_body in zip(
        likely.tolist(), starts, ends, may_be_admin, may_be_body, strict=True
    ):
        text = seen.text[start:end]
        if (start, end) in several or not is_balanced(text) or is_no_name(seen.text, start, end):
            none.append(number)
        if is_admin and (
            (start, end) in no_divisions
            or text in _NO_DIVISIONS
            or is_given_name(seen.text, start)
            or is_no_division(seen.text, start, end)
        ):
            no_admin.append(number)
        if is_body and _is_no_body(seen.text, start, end):
            no_body.append(number)
    take(chances, np.array(none, np.int64), ALL)
    take(chances, np.array(no_admin, np.int64), np.array([_ADMIN]))
    take(chances, np.array(no_body, np.int64), _BODIES)


def _not_deictic(candidates: Candidates, chances: Floats) -> None:
    """Deictic places are told by rule: 全国 in 全国人民代表大会 is none."""
    take(chances, np.flatnonzero(candidates.columns["in_deictic"] == 0), np.array([_DEICTIC]))


def _own_divisions(seen: Evidence, candidates: Candidates, chances: Floats) -> None:
    """Whole names of the issuer and of divisions in it are names, of whatever kind.

    Of 191 such words in annotated reports that the model had not seen 186 were divisions, and four
    of the others parts of longer names.
    """
    if not seen.own:
        return
    rows = _rows_of(seen.own, seen, candidates)
    more = np.maximum(chances[rows, 0] - _OWN_IS_NONE, 0.0)
    chances[rows, _ADMIN] += more
    chances[rows, 0] -= more


def _whole_divisions(seen: Evidence, candidates: Candidates, chances: Floats) -> None:
    """A division by its whole name, and by that of its city in front, is no body: 甲市乙区."""
    spans = [span for span in seen.places if seen.text[span[1] - 1] in _WHOLE]
    rows = _rows_of(spans, seen, candidates)
    chances[rows, _ADMIN] += chances[np.ix_(rows, _BODIES)].sum(axis=1)
    chances[np.ix_(rows, _BODIES)] = 0.0


def _rows_of(
    spans: Iterable[tuple[int, int]], seen: Evidence, candidates: Candidates
) -> npt.NDArray[np.intp]:
    """The rows of the candidates that are just these spans."""
    size = len(seen.text) + 1
    every = seen.words.starts[candidates.first] * size + seen.words.ends[candidates.last]
    return np.flatnonzero(np.isin(every, [start * size + end for start, end in spans]))


def _by_lexicon(candidates: Candidates, chances: Floats) -> None:
    """What the lexicon is sure of: kinds hardly seen in training, and bodies and places apart.

    Of 2,200 such names of bodies in annotated reports 4 were places.
    """
    known = candidates.columns["in_known"]
    present = frozenset(known.tolist())
    for outcome, (number, others) in _SURELY_NOT.items():
        if number not in present:
            continue
        sure = np.flatnonzero(known == number)
        wrong = np.ix_(sure, others)
        chances[sure, outcome] += chances[wrong].sum(axis=1)
        chances[wrong] = 0.0
    for kind in _BY_LEXICON:
        outcome = KINDS.index(kind) + 1
        sure = known == _number(kind)
        chances[sure] = 0.0
        chances[sure, 0], chances[sure, outcome] = 1 - _SURE, _SURE


def _no_divisions(candidates: Candidates, chances: Floats) -> None:
    """A known place whose name no division has is of the lexicon's kind."""
    columns = candidates.columns
    is_none = (columns["in_maybe"] == 0) & (columns["in_place"] == 0)
    known = np.where(is_none, columns["in_known"], 0)
    present = frozenset(known.tolist())
    for outcome in PLACES:
        one, other = (_number(KINDS[outcome - 1], is_word=is_word) for is_word in (False, True))
        if outcome == _ADMIN or present.isdisjoint((one, other)):
            continue
        rows = (known == one) | (known == other)
        chances[rows, outcome] += chances[rows, _ADMIN]
        chances[rows, _ADMIN] = 0.0


def _roads(candidates: Candidates, chances: Floats) -> None:
    """A road in no other name is a work from three in ten on: reports name them when they build.

    Of 84 such roads in annotated reports that no model had seen 62 were works (2026-11).
    """
    is_alone = candidates.columns["holds"] <= _HELD
    rows = np.flatnonzero(is_alone & (chances[:, _ROUTE] > _SOME) & (chances[:, _WORK] > _SOME))
    kinds, works = chances[np.ix_(rows, PLACES)], chances[rows, _WORK]
    places = kinds.sum(axis=1)
    is_road = kinds.argmax(axis=1) == list(PLACES).index(_ROUTE)
    rows = rows[is_road & (works < places) & (works >= _WORKS * (places + works))]
    chances[rows, _WORK] += chances[np.ix_(rows, PLACES)].sum(axis=1)
    chances[np.ix_(rows, PLACES)] = 0.0


def _ends_of_nature(seen: Evidence) -> set[tuple[int, int]]:
    """Names of divisions that only end a longer name of nature: 贡山 in 高黎贡山."""
    begins: dict[int, int] = {}
    for start, end, known in seen.known:
        if known.kind in _NATURE and not known.is_word:
            begins[end] = min(start, begins.get(end, start))
    return {span for span in seen.maybe if begins.get(span[1], span[0]) < span[0]}


def _two_of_nature(seen: Evidence) -> Iterator[tuple[int, int]]:
    """Spans that two known names of nature of one sort fill, no mark between them: 太行山吕梁山.

    长江三峡 is one: a gorge of a river.
    """
    ends: dict[int, list[int]] = {}
    for start, end, known in seen.known:
        if known.kind == "PLACE.natural" and not known.is_word:
            ends.setdefault(start, []).append(end)
    for start, stops in ends.items():
        for stop in stops:
            for end in ends.get(stop, ()):
                if seen.text[end - 1] == seen.text[stop - 1]:
                    yield start, end


def _is_no_body(text: str, start: int, end: int) -> bool:
    """Whether bodies are counted or all are meant (各市人民政府), or a name is cut (部 | 门)."""
    if text[end - 1 : end + 1] == "部门" or text[end - 2 : end + 2] == "人大常委":
        return True
    before = text[max(0, start - 2) : start]
    last = before[-1:]
    # 各市、县 | 人民政府 are all of them, too.
    if last in _LISTED and text[start] in _LISTED:
        return text[max(0, start - _LEVELS) : start].rstrip(_LEVEL_LIST).endswith("各")
    return last == "各" or (last == "所" and before[:1] in _COUNTS)
