"""The state of a training in a file, so that a training that was cut off goes on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from policytext.errors import DataError
from policytext.segmenter.archive import (
    DAMAGES,
    Arrays,
    pack_arrays,
    unpack_arrays,
    write_whole,
)
from policytext.segmenter.files import pack_model, unpack_model
from policytext.segmenter.segmenter import Segmenter
from policytext.segmenter.training.trainer import State

__all__ = ["Best", "load_state", "save_state"]

_GROUPS = ("weights", "squares", "sums")


@dataclass
class Best:
    """The best model so far by the development sentences, and what the last one scored."""

    f1: float = -1.0
    epoch: int = 0
    last: float | None = None
    model: Segmenter | None = None

    def is_over(self, epoch: int, patience: int) -> bool:
        """Whether there was no better score for too long."""
        return self.epoch > 0 and epoch - self.epoch >= patience


def save_state(path: Path, state: State, best: Best, identity: str) -> None:
    """Write the state; a file that is there is replaced only when the new one is whole.

    Args:
        path: where it goes.
        state: the weights in training.
        best: the best model so far.
        identity: what the state belongs to.

    Raises:
        InputError: the file cannot be written.
    """
    model = b"" if best.model is None else pack_model(best.model)
    arrays: Arrays = {
        "identity": np.frombuffer(identity.encode(), np.uint8),
        "counts": np.array([state.epoch, state.averaged, best.epoch], np.int64),
        "f1": np.array([best.f1], np.float64),
        "best": np.frombuffer(model, np.uint8),
        "changes": np.stack([state.changes, state.square_changes, state.sum_changes]),
    }
    for group in _GROUPS:
        for name, each in getattr(state, group).items():
            arrays[f"{group}:{name}"] = each
    write_whole(path, pack_arrays(arrays, compressed=False), "the checkpoint")


def load_state(path: Path, fresh: State, identity: str) -> tuple[State, Best]:
    """The state in a file with the best model so far; a fresh one if there is no file.

    Raises:
        DataError: the file is damaged, or of another training.
    """
    if not path.exists():
        return fresh, Best()
    try:
        arrays = unpack_arrays(path.read_bytes())
        if arrays["identity"].tobytes().decode() != identity:
            raise DataError(
                f"the checkpoint {path} is of another training (other text, settings or version); "
                "delete it, or name another file"
            )
        return _state(arrays, fresh), _best(arrays)
    except DAMAGES as error:
        raise DataError(
            f"the checkpoint {path} is damaged ({error}); delete it to start again"
        ) from error


def _state(arrays: Arrays, fresh: State) -> State:
    groups = [
        {name: arrays[f"{group}:{name}"].astype(np.float32) for name in fresh.weights}
        for group in _GROUPS
    ]
    changes, square_changes, sum_changes = arrays["changes"].astype(np.float32)
    epoch, averaged, _ = arrays["counts"].astype(np.int64).tolist()
    weights, squares, sums = groups
    return State(
        weights,
        changes.copy(),
        squares,
        square_changes.copy(),
        sums,
        sum_changes.copy(),
        epoch,
        averaged,
    )


def _best(arrays: Arrays) -> Best:
    model = arrays["best"].tobytes()
    return Best(
        float(arrays["f1"].astype(np.float64)[0]),
        int(arrays["counts"].astype(np.int64)[2]),
        model=unpack_model(model, "the best model so far") if model else None,
    )
