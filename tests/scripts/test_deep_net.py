"""The deep model in PyTorch, against the same in the library; left out where there is no PyTorch."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from policytext.entities.deep import files
from policytext.entities.deep.spans import COLUMNS, LABELS, LONGEST

torch = pytest.importorskip("torch")
SCRIPTS = Path(__file__).parents[2] / "scripts"
WIDTH, WIDE, HEADS, LAYERS, PLACES, PIECES = 64, 128, 4, 2, 60, 30


class SmallBase:
    """A model to start from, with weights drawn at random."""

    width, wide, heads = WIDTH, WIDE, HEADS

    def __init__(self) -> None:
        self._drawn = np.random.default_rng(1)

    def array(self, name: str) -> Any:
        sizes = {
            "fi.w": WIDTH * WIDE,
            "fo.w": WIDTH * WIDE,
            "fi.b": WIDE,
            "emb.pos": PLACES * WIDTH,
        }
        part = name if name.startswith("emb") else name.partition(".")[2]
        square = part in ("q.w", "k.w", "v.w", "ao.w")
        size = sizes.get(part, WIDTH * WIDTH if square else WIDTH)
        made = self._drawn.normal(0, 0.2, size).astype(np.float32)
        return made + 1 if "ln.w" in name else made

    def rows(self, numbers: list[int]) -> Any:
        return self._drawn.normal(0, 1, (len(numbers), WIDTH)).astype(np.float32)


@pytest.fixture(name="load")
def _load(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return lambda name: import_module(f"deep.{name}")


@pytest.mark.parametrize("is_packed", [False, True])
def test_the_library_gives_what_was_trained(
    load: Any, monkeypatch: pytest.MonkeyPatch, is_packed: bool
) -> None:
    torch.manual_seed(1)
    made = load("net")
    monkeypatch.setattr(made.Packed, "is_packed", is_packed)
    net = made.Net(SmallBase(), list(range(PIECES)), LAYERS).eval()
    net.lengths.data.normal_(0, 1)
    arrays = made.exported(net)
    if is_packed:
        for name, array in arrays.items():
            if (name.startswith("layer") and array.ndim == 2) or name == "emb":
                arrays[name] = files._from_four(*files._four(array)).reshape(array.shape)
    reader = files._Reader(arrays)
    encoder, head = files._encoder(reader, HEADS), files._head(reader)
    # Words of one to three pieces, beside a longer stretch.
    drawn = np.random.default_rng(2)
    sizes = drawn.integers(1, 4, 20)
    lasts = np.cumsum(sizes)
    firsts = lasts - sizes + 1
    pieces = np.array([0, *drawn.integers(4, PIECES, lasts[-1]), 2])
    told = drawn.integers(0, 998, (len(COLUMNS), 20))
    filled = np.full((2, len(pieces) + 9), 1)
    filled[0, : len(pieces)], filled[1] = pieces, 5
    with torch.no_grad():
        scores, spans = net(
            torch.from_numpy(filled),
            torch.from_numpy(filled != 1),
            *(torch.from_numpy(np.stack([each, each])) for each in (firsts, lasts, told)),
            torch.ones(2, 20, dtype=torch.bool),
        )
    own = head._scores(encoder(pieces), firsts, lasts, told)
    for label in range(len(LABELS)):
        for first in range(20):
            for last in range(20):
                is_span = 0 <= last - first < LONGEST
                assert bool(spans[0, 0, first, last]) == is_span
                if is_span:
                    expected = own[label, first, last - first]
                    # The curves of both differ a little.
                    assert float(scores[0, label, first, last]) == pytest.approx(expected, abs=0.05)


def test_a_state_is_taken_up_by_its_own_training_alone(load: Any, tmp_path: Path) -> None:
    steps = load("steps")

    def went(fingerprint: str, stop: int) -> list[float]:
        torch.manual_seed(1)
        line = torch.nn.Linear(3, 1)
        phase = steps.Phase("read", tmp_path / "a.read", fingerprint, 1, 200)
        seen: list[float] = []

        def loss(number: int) -> tuple[Any, int]:
            if number == stop:
                raise KeyboardInterrupt
            found = line(torch.randn(4, 3)).square().mean()
            seen.append(float(found.detach()))
            return found, 4

        phase.go_through({"line": line}, [{"params": line.parameters(), "lr": 0.1}], loss)
        return seen

    whole = went("a", -1)
    (tmp_path / "a.read").unlink()
    with pytest.raises(KeyboardInterrupt):
        went("a", 150)
    with pytest.raises(SystemExit, match="of another training"):
        went("b", -1)
    assert went("a", -1) == whole[100:]


def test_steps_that_come_to_nothing(load: Any, tmp_path: Path) -> None:
    steps = load("steps")
    line = torch.nn.Linear(3, 1)
    parts = [{"params": line.parameters(), "lr": 0.1}]
    none = steps.Phase("read", tmp_path / "a", "", 1, 0)
    none.go_through({"line": line}, parts, lambda _: pytest.fail("there is no step"))
    one = steps.Phase("read", tmp_path / "a", "", 1, 1)
    with pytest.raises(SystemExit, match="loss of step 1 is nan"):
        one.go_through({"line": line}, parts, lambda _: (torch.tensor(float("nan")), 1))


def test_no_piece_is_asked_for(load: Any) -> None:
    torch.manual_seed(1)
    net = load("net").Net(SmallBase(), list(range(PIECES)), 1)
    reading = load("reading")
    guess = reading.Guess(PIECES, WIDTH)
    loss, size = reading.guessed(net, guess, torch.tensor([[0, 2, 1]]), 3)
    assert (float(loss.detach()), size) == (0.0, 2)
    loss, _ = reading.guessed(net, guess, torch.randint(4, PIECES, (4, 40)), 3)
    assert float(loss.detach()) > 0
