"""The state of a training in a file, so that a training that was cut off goes on."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from policytext.errors import DataError, ReadError
from policytext.segmenter.training.material import Material
from policytext.segmenter.training.trainer import State

if TYPE_CHECKING:
    from policytext.segmenter.training.recipe import TrainingSettings

__all__ = ["load_state", "save_state"]


def _identity(settings: TrainingSettings, material: Material, state: State) -> str:
    """What a state belongs to: settings, text and features. More epochs may be asked for later."""
    digest = hashlib.sha256()
    chosen = {key: value for key, value in asdict(settings).items() if key != "epochs"}
    shapes = {name: each.shape for name, each in state.weights.items()}
    digest.update(repr((sorted(chosen.items()), sorted(shapes.items()))).encode())
    digest.update(material.codes.tobytes() + material.tags.tobytes())
    return digest.hexdigest()


def save_state(
    path: Path,
    state: State,
    settings: TrainingSettings,
    material: Material,
    f1: float,
    best_epoch: int,
) -> None:
    """Write the state; a file that is there is replaced only when the new one is whole."""
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "identity": np.frombuffer(_identity(settings, material, state).encode(), np.uint8),
        "counts": np.array([state.epoch, state.averaged, best_epoch], np.int64),
        "f1": np.array([f1], np.float64),
        "changes": np.stack([state.changes, state.square_changes, state.sum_changes]),
    }
    for group in ("weights", "squares", "sums"):
        for name, each in getattr(state, group).items():
            arrays[f"{group}:{name}"] = each
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            np.savez(file, **arrays)  # type: ignore[arg-type]  # names are ours
        part.replace(path)
    except OSError as error:
        raise ReadError(f"cannot write the checkpoint {path}: {error.strerror}") from error


def load_state(
    path: Path, fresh: State, settings: TrainingSettings, material: Material
) -> tuple[State, float, int]:
    """The state in a file with its best score and epoch; a fresh one if there is no file.

    Raises:
        DataError: the file is damaged, or of another training.
    """
    if not path.exists():
        return fresh, -1.0, 0
    try:
        with np.load(path, allow_pickle=False) as archive:
            arrays = {key: archive[key] for key in archive.files}
        identity = arrays["identity"].tobytes().decode()
        if identity != _identity(settings, material, fresh):
            raise DataError(
                f"the checkpoint {path} is of another training (other text, settings or version); "
                "delete it, or name another file"
            )
        groups = {
            group: {name: arrays[f"{group}:{name}"] for name in fresh.weights}
            for group in ("weights", "squares", "sums")
        }
        changes, square_changes, sum_changes = arrays["changes"]
        epoch, averaged, best_epoch = arrays["counts"].tolist()
        state = State(
            groups["weights"],
            changes.copy(),
            groups["squares"],
            square_changes.copy(),
            groups["sums"],
            sum_changes.copy(),
            epoch,
            averaged,
        )
        return state, float(arrays["f1"][0]), best_epoch
    except (KeyError, ValueError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise DataError(
            f"the checkpoint {path} is damaged ({error}); delete it to start again"
        ) from error
