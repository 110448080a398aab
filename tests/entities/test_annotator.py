"""The annotator: recognisers, a user's names, scores, names found again, settings."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import MENTIONS, Document
from policytext import load as load_pipeline
from policytext.entities.annotator import EntityAnnotator
from policytext.entities.files import save_mentions
from policytext.entities.own import MIN_SCORE, ModelRecognizer
from policytext.entities.recognizer import Found
from policytext.entities.user_names import NameTable
from policytext.errors import DataError, InputError, ReadError
from tests.entities.sample import documents, model

TEXT = "滨江重工集团落户，云帆港扩建。滨江重工集团增资。"


class Fixed:
    """Finds what it is told to."""

    def __init__(self, *found: Found) -> None:
        self.found = found
        self.seen: list[tuple[str, Document | None]] = []

    def __call__(self, text: str, document: Document | None = None, /) -> list[Found]:
        self.seen.append((text, document))
        return list(self.found)


COMPANY = Found(0, 6, "INSTITUTION", "enterprise", 0.9)
HARBOUR = Found(9, 12, "PLACE", "site", 0.3)
NAMES = {
    "names": [{"text": "云帆港", "label": "PLACE", "kind": "zone", "id": "云帆港区"}],
    "block": [{"text": "滨江重工集团"}],
}


def told(doc: Document) -> list[tuple[str, str, str, float | None]]:
    return [(m.text, m.label, m.value.kind, m.value.score) for m in doc[MENTIONS]]


def test_another_recogniser_is_asked_with_text_and_document() -> None:
    recognizer = Fixed(COMPANY)
    doc = Document(TEXT, issuer="320400", year=2024)
    out = EntityAnnotator(recognizer, again=False)(doc)
    assert recognizer.seen == [(TEXT, doc)]
    assert told(out) == [("滨江重工集团", "INSTITUTION", "enterprise", 0.9)]
    assert out.text == doc.text
    assert out.layers == (MENTIONS,)


def test_mentions_below_the_score_are_left_out_and_those_without_one_kept() -> None:
    unsaid = HARBOUR._replace(score=None)
    for least, found, expected in (
        (MIN_SCORE, (COMPANY, HARBOUR), ["滨江重工集团"]),
        (0.3, (COMPANY, HARBOUR), ["滨江重工集团", "云帆港"]),
        (0.95, (COMPANY, unsaid), ["云帆港"]),
    ):
        out = EntityAnnotator(Fixed(*found), min_score=least, again=False)(Document(TEXT))
        assert [m.text for m in out[MENTIONS]] == expected


def test_names_are_found_again_unless_that_is_turned_off() -> None:
    again = EntityAnnotator(Fixed(COMPANY))(Document(TEXT))
    assert [(m.start, m.text) for m in again[MENTIONS]] == [
        (0, "滨江重工集团"),
        (15, "滨江重工集团"),
    ]
    once = EntityAnnotator(Fixed(COMPANY), again=False)(Document(TEXT))
    assert [m.start for m in once[MENTIONS]] == [0]


@given(st.permutations(range(4)), st.floats(0.01, 1), st.floats(0.01, 1))
def test_a_higher_score_gives_fewer_of_the_same_with_names_found_again(
    order: list[int], one: float, other: float
) -> None:
    scores = [(0.1, 0.3, 0.6, 0.95)[number] for number in order]
    text = "海川重工集团投产。海川重工集团总部大楼开工，海川重工集团增资。"
    found = [
        Found(0, 6, *COMPANY[2:4], scores[0]),
        Found(9, 19, "PROJECT", "construction", scores[1]),
        Found(20, 24, "PLACE", "site", scores[2]),
        Found(24, 28, "PLACE", "site", scores[3]),
    ]
    low, high = (
        {
            (mention.start, mention.end, mention.label, mention.value)
            for mention in EntityAnnotator(Fixed(*found), min_score=least)(Document(text))[MENTIONS]
        }
        for least in sorted((one, other))
    )
    assert high <= low


def test_a_users_names_override_and_give_ids(tmp_path: Path) -> None:
    file = tmp_path / "names.toml"
    file.write_text(
        '[[names]]\ntext = "云帆港"\nlabel = "PLACE"\nkind = "zone"\nid = "云帆港区"\n'
        '[[block]]\ntext = "滨江重工集团"\n',
        encoding="utf-8",
    )
    given: list[Any] = [NAMES, NameTable.from_dict(NAMES), file, str(file)]
    for names in given:
        out = EntityAnnotator(Fixed(COMPANY, HARBOUR), names, min_score=0.1)(Document(TEXT))
        # Its second mention is blocked, too.
        assert told(out) == [("云帆港", "PLACE", "zone", None)]
        link = out[MENTIONS][0].value.link
        assert link is not None
        assert link.id == "云帆港区"


def test_the_years_of_a_users_names_count() -> None:
    names = {"names": [{"text": "云帆港", "label": "PLACE", "kind": "zone", "years": "-2019"}]}
    for year, expected in ((2018, ["云帆港"]), (2024, [])):
        out = EntityAnnotator(Fixed(), names)(Document(TEXT, year=year))
        assert [m.text for m in out[MENTIONS]] == expected


def test_a_model_of_ones_own(tmp_path: Path) -> None:
    save_mentions(model(), tmp_path / "m")
    doc = documents()[0]
    for recognizer in (ModelRecognizer(model()), ModelRecognizer(tmp_path / "m")):
        out = EntityAnnotator(recognizer)(Document(doc.text, issuer=doc.issuer, year=doc.year))
        assert [(m.text, m.label) for m in out[MENTIONS]] == [
            (m.text, m.label) for m in doc[MENTIONS]
        ]
        assert all(MIN_SCORE <= (m.value.score or 0) <= 1 for m in out[MENTIONS])


def test_in_a_pipeline() -> None:
    nlp = load_pipeline("entities", entities={"recognizer": Fixed(COMPANY), "again": False})
    assert told(nlp(Document(TEXT))) == [("滨江重工集团", "INSTITUTION", "enterprise", 0.9)]


def test_settings_tell_what_differs_from_the_default(tmp_path: Path) -> None:
    assert EntityAnnotator().settings == {}
    names = NameTable.from_dict(NAMES)
    assert EntityAnnotator(names=NAMES, min_score=0.7, again=False).settings == {
        "names": names.sha256,
        "min_score": "0.7",
        "again": "False",
    }
    # A model is told by its content, wherever it comes from.
    save_mentions(model(), tmp_path / "m")
    for source in (model(), tmp_path / "m", str(tmp_path / "m")):
        content = hashlib.sha256((tmp_path / "m").read_bytes()).hexdigest()
        assert EntityAnnotator(ModelRecognizer(source)).settings == {"model": content}
    # Of two least scores the higher one decides.
    for own, given_score, told_score in ((0.2, MIN_SCORE, {}), (0.9, 0.7, {"min_score": "0.9"})):
        both = EntityAnnotator(ModelRecognizer(min_score=own), min_score=given_score)
        assert both.settings == told_score


def test_settings_are_the_same_in_every_process() -> None:
    class Told(Fixed):
        def __repr__(self) -> str:
            return "Told()"

    assert EntityAnnotator(Told()).settings == {"recognizer": "Told()"}
    # No address of an object, which no other run has.
    told = EntityAnnotator(Fixed(COMPANY)).settings["recognizer"]
    assert told == f"{Fixed.__module__}.Fixed"


@pytest.mark.parametrize(
    "wrong", [{"recognizer": "HanLP"}, {"min_score": "high"}, {"min_score": 2}, {"names": 3}]
)
def test_wrong_arguments_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        EntityAnnotator(**wrong)


def test_a_wrong_score_is_refused_beside_another_recogniser() -> None:
    for wrong in ("high", None, 2, float("nan")):
        with pytest.raises(InputError):
            EntityAnnotator(Fixed(), min_score=wrong)  # type: ignore[arg-type]


def test_faults_in_names_and_missing_models_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="kind is missing"):
        EntityAnnotator(names={"names": [{"text": "云帆港", "label": "PLACE"}]})
    with pytest.raises(ReadError):
        EntityAnnotator(ModelRecognizer(tmp_path / "none"))
