"""Pipelines on disk and as bytes, read by another process."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from policytext.errors import DataError, InputError
from policytext.spacy import from_spacy
from tests.entities.deep.small import small_file
from tests.spacy.sample import TEXT, annotated, blank, pipeline, spacy

FILES = {
    "names": '[[names]]\ntext = "云帆港区"\nlabel = "PLACE"\nkind = "zone"\n',
    "tables": '[[unit]]\nsurface = "榀"\nkind = "count"\n',
    "words": '[[word]]\ntext = "惠企贷"\n',
}
OWN = "云帆港区安装30榀，推出惠企贷。"


def own_files(folder: Path) -> dict[str, dict[str, Any]]:
    """Settings with files of a user's own."""
    paths = {}
    for name in ("names", "tables", "words"):
        paths[name] = folder / f"{name}.toml"
        paths[name].write_text(FILES[name], encoding="utf-8")
    paths["knowledge"] = folder / "things.csv"
    paths["knowledge"].write_text("id,kind,names\nYF,PLACE.zone,云帆港区\n", encoding="utf-8")
    return {
        "quantities": {"tables": str(paths["tables"])},
        "entities": {"names": str(paths["names"]), "min_score": 0.4},
        "links": {"knowledge": str(paths["knowledge"])},
        "tokens": {"words": str(paths["words"])},
    }


def found(nlp: Any) -> list[tuple[str, str]]:
    doc = nlp(OWN)
    assert "惠企贷" in [span.text for span in doc.spans["policytext/tokens"]]
    return [(ent.text, ent.kb_id_) for ent in doc.ents]


EXPECTED = [("云帆港区", "YF"), ("30榀", "")]


def test_a_saved_pipeline_gives_the_same_in_a_new_process(tmp_path: Path) -> None:
    nlp = pipeline("policytext")
    nlp.to_disk(tmp_path / "nlp")
    (tmp_path / "text").write_text(TEXT, encoding="utf-8")
    code = (
        "import spacy, sys, pathlib\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "nlp = spacy.load(folder / 'nlp')\n"
        "nlp((folder / 'text').read_text(encoding='utf-8')).to_disk(folder / 'there')"
    )
    # Another folder and no PYTHONPATH but the given one: all comes from what is installed.
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, cwd=tmp_path)
    there, here = spacy.tokens.Doc(blank().vocab).from_disk(tmp_path / "there"), nlp(TEXT)
    assert from_spacy(there) == annotated()
    assert there.spans.to_bytes() == here.spans.to_bytes()
    assert there.to_json() == here.to_json()


def test_files_of_a_users_own_are_saved_with_the_pipeline(tmp_path: Path) -> None:
    settings = own_files(tmp_path)
    nlp = pipeline(settings=settings)
    assert found(nlp) == EXPECTED
    nlp.to_disk(tmp_path / "nlp")
    data = nlp.to_bytes()
    for file in tmp_path.glob("*.*"):
        file.unlink()
    loaded = spacy.load(tmp_path / "nlp")
    assert found(loaded) == EXPECTED
    with pytest.warns(UserWarning, match="no such file"):
        bare = pipeline(settings=settings)
    assert found(bare.from_bytes(data)) == EXPECTED
    # What was read from a saved pipeline is saved again.
    loaded.to_disk(tmp_path / "again")
    assert found(spacy.load(tmp_path / "again")) == EXPECTED
    assert loaded.config["components"]["policytext"]["settings"] == settings


def test_a_deep_model_of_a_users_own_is_saved_with_the_pipeline(tmp_path: Path) -> None:
    path = tmp_path / "deep.npz"
    path.write_bytes(small_file())
    nlp = blank()
    nlp.add_pipe("policytext_entities", config={"deep": str(path)})
    nlp.to_disk(tmp_path / "nlp")
    expected = [ent.text for ent in nlp(TEXT).ents]
    path.unlink()
    assert [ent.text for ent in spacy.load(tmp_path / "nlp")(TEXT).ents] == expected


def test_another_file_that_is_named_when_loading_counts(tmp_path: Path) -> None:
    nlp = pipeline(settings=own_files(tmp_path))
    nlp.to_disk(tmp_path / "nlp")
    other = tmp_path / "other.toml"
    other.write_text(FILES["names"].replace("云帆港区", "白浪港区"), encoding="utf-8")
    config = {"components.policytext.settings.entities.names": str(other)}
    again = spacy.load(tmp_path / "nlp", config=config)
    assert [ent.text for ent in again("白浪港区安装30榀。").ents] == ["白浪港区", "30榀"]


def test_a_missing_file_is_told_when_saving_and_when_reading(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match=r"none\.toml: there is no such file, and names of ent"):
        nlp = pipeline(settings={"entities": {"names": str(tmp_path / "none.toml")}})
    with pytest.raises(DataError, match=r"none\.toml"):
        nlp.to_disk(tmp_path / "nlp")
    with pytest.raises(DataError, match=r"none\.toml"):
        nlp.initialize()
    with pytest.raises(InputError, match="is no component of policytext"):
        nlp.get_pipe("policytext").from_disk(tmp_path / "elsewhere")


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("quantities", "tables"),
        ("entities", "names"),
        ("links", "knowledge"),
        ("targets", "codebook"),
        ("tokens", "words"),
    ],
)
def test_a_missing_file_is_told_when_a_pipe_is_added(name: str, setting: str) -> None:
    said = f"none.toml: there is no such file, and {setting} of"
    with pytest.warns(UserWarning, match=said) as told:
        blank().add_pipe(f"policytext_{name}", config={setting: "none.toml"})
    # The warning shows the line that names the file.
    assert [warning.filename for warning in told] == [__file__]


def test_single_components_are_saved_too(tmp_path: Path) -> None:
    settings = own_files(tmp_path)
    nlp = blank()
    for name in ("structure", "quantities", "entities", "links", "targets", "tokens"):
        nlp.add_pipe(f"policytext_{name}", config=settings.get(name, {}))
    nlp.to_disk(tmp_path / "nlp")
    for file in tmp_path.glob("*.*"):
        file.unlink()
    assert sorted(found(spacy.load(tmp_path / "nlp"))) == sorted(EXPECTED)


def test_components_pickle() -> None:
    component = pipeline().get_pipe("policytext")
    again = pickle.loads(pickle.dumps(component))
    assert from_spacy(again(blank()(TEXT))) == annotated()
    assert again.annotators == component.annotators
