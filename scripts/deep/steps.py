"""The steps of a training, from where an earlier one was broken off."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch

_KEEP_EVERY, _TELL_EVERY = 100, 25


@dataclass(frozen=True)
class Phase:
    """A part of a training.

    Args:
        name: for people, and for the draws of its steps.
        state: the file in which its state is kept.
        fingerprint: of all that makes it another training: its state is not taken up by others.
        seed: for what is drawn at random.
        total: how many steps there are.
    """

    name: str
    state: Path
    fingerprint: str
    seed: int
    total: int

    def go_through(
        self,
        modules: dict[str, torch.nn.Module],
        parts: list[dict[str, object]],
        loss_at: Callable[[int], tuple[torch.Tensor, int]],
    ) -> None:
        """Take all steps.

        Args:
            modules: what learns.
            parts: its parameters, with the rate of each.
            loss_at: the loss of a step, and how many pieces it read.
        """
        if not self.total:
            return
        optimizer = torch.optim.AdamW(parts, weight_decay=0.01, fused=True)
        warm = max(1, self.total // 15)
        rates = torch.optim.lr_scheduler.LambdaLR(
            optimizer,
            lambda step: min(1, (step + 1) / warm) * max(0, 1 - step / (self.total * 1.02)),
        )
        kept = {**modules, "optimizer": optimizer, "rates": rates}
        losses: list[float] = []
        begun, size = time.monotonic(), 0
        for step in range(self._taken_up(kept), self.total):
            torch.manual_seed(self._seed_of(step))
            loss, more = loss_at(step)
            self._check(step, loss)
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
                told = f"{self.name}: step {step + 1} of {self.total}"
                say(f"{told}: loss {np.mean(losses[-50:]):.3f}, {pace:.0f} pieces/s")
            if (step + 1) % _KEEP_EVERY == 0 or step + 1 == self.total:
                self._keep(kept, step + 1)

    def _seed_of(self, step: int) -> int:
        """A step draws the same, wherever the training began."""
        told = f"{self.seed} {self.name} {step}".encode()
        return int.from_bytes(sha256(told).digest()[:7], "big")

    def _check(self, step: int, loss: torch.Tensor) -> None:
        if not torch.isfinite(loss):
            raise SystemExit(
                f"{self.name}: the loss of step {step + 1} is {float(loss.detach())}, and no model "
                f"comes of it: delete {self.state} if it is there, and train with another --seed "
                "or a larger --batch"
            )

    def _taken_up(self, kept: dict[str, object]) -> int:
        """Fill in the state of a training that was broken off; gives the step to go on from."""
        if not self.state.is_file():
            return 0
        found = torch.load(self.state, map_location="cpu", weights_only=True)
        if found.pop("fingerprint", None) != self.fingerprint:
            raise SystemExit(
                f"{self.state} is of another training, with other arguments, texts or names: "
                "delete it, or name another output"
            )
        step: int = found.pop("step")
        for name, each in found.items():
            kept[name].load_state_dict(each)
        return step

    def _keep(self, kept: dict[str, object], step: int) -> None:
        states = {name: each.state_dict() for name, each in kept.items()}
        new = self.state.with_name(f"{self.state.name}.new")
        torch.save({**states, "step": step, "fingerprint": self.fingerprint}, new)
        new.replace(self.state)


def say(what: str) -> None:
    """Say how far the training is."""
    sys.stderr.write(what + "\n")
    sys.stderr.flush()
