"""A small deep model with weights drawn at random."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from policytext.entities.deep.files import pack_deep
from policytext.entities.deep.spans import COLUMNS, LABELS, LONGEST

WIDTH, WIDE, HEADS, LAYERS, PLACES, TOLD, SPAN = 64, 128, 4, 2, 40, 30, 8
STRINGS = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    *"我市与苏州大学合作建设长江桥的，。",
    "苏州",
    "大学",
    "建设",
]


def small_arrays(seed: int = 1) -> dict[str, npt.NDArray[Any]]:
    """The arrays of a model file."""
    drawn = np.random.default_rng(seed)

    def some(*shape: int, spread: float = 0.2) -> npt.NDArray[Any]:
        return drawn.normal(0, spread, shape).astype(np.float32)

    arrays = {
        "emb": some(len(STRINGS), WIDTH, spread=1),
        "places": some(PLACES, WIDTH),
        "lengths": some(LONGEST, len(LABELS)),
        "scores": -drawn.uniform(2, 9, len(STRINGS)).astype(np.float32),
        "numbers": np.array([0, 2, 3, HEADS], np.int64),
    }
    shapes = {
        "join": (WIDTH, 2 * WIDTH + 3 * len(COLUMNS)),
        "beside": (WIDTH, WIDTH, 3),
        "ends": (2 * len(LABELS) * SPAN, WIDTH),
        "edges": (2 * len(LABELS), WIDTH),
    }
    for number in range(LAYERS):
        shapes |= {
            f"layer{number}.three": (3 * WIDTH, WIDTH),
            f"layer{number}.out": (WIDTH, WIDTH),
            f"layer{number}.wide": (WIDE, WIDTH),
            f"layer{number}.narrow": (WIDTH, WIDE),
        }
    for name, shape in shapes.items():
        arrays[f"{name}.weight"], arrays[f"{name}.bias"] = some(*shape), some(shape[0])
    norms = ["first", "norm"]
    for number in range(LAYERS):
        norms += [f"layer{number}.attended", f"layer{number}.ended"]
    for name in norms:
        arrays[f"{name}.weight"], arrays[f"{name}.bias"] = 1 + some(WIDTH), some(WIDTH)
    for number in range(len(COLUMNS)):
        arrays[f"told{number}"] = some(TOLD, 3)
    return arrays


def small_file(**facts: str) -> bytes:
    """The bytes of a model file."""
    return pack_deep(small_arrays(), STRINGS, facts or {"text": "drawn at random"})
