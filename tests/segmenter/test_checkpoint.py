"""A training that was cut off goes on as if nothing had been."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policytext.errors import DataError, InputError
from policytext.segmenter import pack_model
from policytext.segmenter.training import Progress, TrainingSettings, train
from tests.segmenter.sample import DEV, LEXICON, OTHER, RAW, SENTENCES

SETTINGS = TrainingSettings(epochs=6, patience=6, batch_size=4, parts=3)
ALL: dict[str, Any] = {
    "dev": DEV,
    "other": OTHER,
    "lexicon": LEXICON,
    "raw": RAW,
    "settings": SETTINGS,
}


class CutOffError(Exception):
    pass


def cut_off_after(epoch: int, file: Path, **given: Any) -> None:
    def stop(progress: Progress) -> None:
        if progress.epoch == epoch:
            raise CutOffError

    with pytest.raises(CutOffError):
        train(SENTENCES, checkpoint=file, report=stop, **{**ALL, **given})


@pytest.mark.parametrize("epoch", [1, 3, 5])
@pytest.mark.parametrize("dev", [(), DEV])
def test_resumed_is_uninterrupted(tmp_path: Path, epoch: int, dev: Any) -> None:
    given: dict[str, Any] = {**ALL, "dev": dev}
    whole = train(SENTENCES, **given)
    cut_off_after(epoch, tmp_path / "c", dev=dev)
    told: list[Progress] = []
    resumed = train(SENTENCES, checkpoint=tmp_path / "c", report=told.append, **given)
    assert told[0].epoch == epoch + 1
    assert pack_model(resumed) == pack_model(whole)
    assert [file.name for file in tmp_path.iterdir()] == ["c"]


def test_the_best_model_survives_though_no_later_one_is_better(tmp_path: Path) -> None:
    # All is learnt at once, so that no epoch after the first is better.
    dev = [["渔港", "。"]]
    whole = train(SENTENCES, **{**ALL, "dev": dev})
    cut_off_after(4, tmp_path / "c", dev=dev)
    told: list[Progress] = []
    resumed = train(SENTENCES, checkpoint=tmp_path / "c", report=told.append, **{**ALL, "dev": dev})
    assert not any(each.best for each in told)
    assert pack_model(resumed) == pack_model(whole)


def test_more_epochs_may_be_asked_for_later(tmp_path: Path) -> None:
    few = TrainingSettings(epochs=2, batch_size=4, parts=3, patience=6)
    train(SENTENCES, checkpoint=tmp_path / "c", **{**ALL, "settings": few})
    more = train(SENTENCES, checkpoint=tmp_path / "c", **ALL)
    assert pack_model(more) == pack_model(train(SENTENCES, **ALL))


@pytest.mark.parametrize(
    "change",
    [
        {"dev": DEV[:1]},
        {"lexicon": ["渔港", "防波堤"]},
        {"raw": RAW[:2]},
        {"other": OTHER[:-1]},
        {"settings": TrainingSettings(epochs=6, patience=6, batch_size=4, parts=3, seed=2)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_another_training_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    cut_off_after(1, tmp_path / "c")
    with pytest.raises(DataError, match="of another training"):
        train(SENTENCES, checkpoint=tmp_path / "c", **{**ALL, **change})


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "c"
    cut_off_after(1, file)
    content = file.read_bytes()
    half = len(content) // 2
    flipped = content[:half] + bytes([content[half] ^ 1]) + content[half + 1 :]
    for damaged in (b"", b"x", content[:half], content[:-1], flipped, content[half:half]):
        file.write_bytes(damaged)
        with pytest.raises(DataError, match="damaged"):
            train(SENTENCES, checkpoint=file, **ALL)


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write the checkpoint"):
        train(SENTENCES, checkpoint=tmp_path / "none" / "c", **ALL)
