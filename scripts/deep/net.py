"""The deep model in PyTorch, as the library reads it; see policytext.entities.deep."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from deep.base import Base
from deep.examples import TOLD
from policytext.entities.deep.files import GROUP
from policytext.entities.deep.spans import COLUMNS, LABELS, LONGEST

_WIDE = 12  # numbers for each value of what is told of words
_SPAN = 64  # numbers of which products tell of a first and a last word
_TINY = 1e-12  # as the library's norms have it
_DROPPED, _HEAD_DROPPED, _TOLD_DROPPED = 0.1, 0.2, 0.08


def as_packed(weight: Tensor) -> Tensor:
    """Weights as they are after packing into 4 bits; changes go past the rounding."""
    with torch.no_grad():
        groups = weight.detach().float().reshape(-1, GROUP)
        largest = groups.gather(1, groups.abs().argmax(1, keepdim=True))
        unit = (largest / -8).half().float()
        unit = torch.where(unit == 0, torch.ones_like(unit), unit)
        packed = torch.clamp(torch.round(groups / unit), -8, 7) * unit
        change = packed.view_as(weight) - weight
    return weight + change


class Packed(nn.Linear):
    """A matrix that may be read as it is after packing."""

    is_packed = False

    def forward(self, rows: Tensor) -> Tensor:
        """The product."""
        weight = as_packed(self.weight) if Packed.is_packed else self.weight
        return functional.linear(rows, weight, self.bias)


class Dropped(nn.Module):
    """Numbers of which some are left out, by chances of eight bits, which are drawn faster."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._bound = round(share * 256)

    def forward(self, rows: Tensor) -> Tensor:
        """The rows."""
        if not self.training:
            return rows
        size = (rows.numel() + 3) // 4
        drawn = torch.empty(size, dtype=torch.int32, device=rows.device)
        drawn.random_(-(1 << 31), 1 << 31)
        kept = drawn.view(torch.uint8)[: rows.numel()].view(rows.shape) >= self._bound
        return rows * (kept.to(rows.dtype) * (256 / (256 - self._bound)))


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, base: Base, number: int) -> None:
        super().__init__()
        width, self._heads = base.width, base.heads

        def matrix(names: str, given: int) -> Packed:
            weights = [base.array(f"l{number}.{name}.w") for name in names.split()]
            made = Packed(given, sum(map(len, weights)) // given)
            made.weight.data = torch.from_numpy(np.concatenate(weights).reshape(-1, given))
            added = [base.array(f"l{number}.{name}.b") for name in names.split()]
            made.bias.data = torch.from_numpy(np.concatenate(added))
            return made

        self.three, self.out = matrix("q k v", width), matrix("ao", width)
        self.wide, self.narrow = matrix("fi", width), matrix("fo", base.wide)
        self.attended = norm(base, f"l{number}.aln")
        self.ended = norm(base, f"l{number}.oln")
        self.drop = Dropped(_DROPPED)

    def forward(self, rows: Tensor, absent: Tensor) -> Tensor:
        """The rows after this layer.

        Args:
            rows: of the pieces.
            absent: what is added where a piece only fills up.
        """
        count, size, width = rows.shape
        three = self.three(rows).view(count, size, 3, self._heads, -1).permute(2, 0, 3, 1, 4)
        own, other, read = three.reshape(3, count * self._heads, size, -1)
        # On processors twice as fast as the attention of one call.
        near = torch.baddbmm(
            absent.to(own.dtype), own / own.shape[-1] ** 0.5, other.transpose(1, 2)
        )
        read = (torch.softmax(near, -1) @ read).view(count, self._heads, size, -1)
        read = read.transpose(1, 2).reshape(count, size, width)
        rows = self.attended(rows + self.drop(self.out(read)))
        # The library's curve differs from this one by less than packing changes a weight.
        return self.ended(rows + self.drop(self.narrow(functional.gelu(self.wide(rows)))))


def norm(base: Base, name: str) -> nn.LayerNorm:
    """A norm of the base."""
    made = nn.LayerNorm(base.width, eps=_TINY)
    made.weight.data = torch.from_numpy(base.array(f"{name}.w"))
    made.bias.data = torch.from_numpy(base.array(f"{name}.b"))
    return made


class Net(nn.Module):
    """Encoder and head.

    Args:
        base: the model to start from.
        kept: the pieces of its vocabulary that are kept.
        layers: how many of its layers, from the first.
    """

    def __init__(self, base: Base, kept: list[int], layers: int) -> None:
        super().__init__()
        width = base.width
        self.emb = nn.Parameter(torch.from_numpy(base.rows(kept)))
        places = base.array("emb.pos").reshape(-1, width) + base.array("emb.type")[:width]
        self.places = nn.Parameter(torch.from_numpy(places))
        self.first = norm(base, "emb.ln")
        self.layers = nn.ModuleList(Layer(base, number) for number in range(layers))
        self.heads = base.heads
        self.drop, self.head_drop = Dropped(_DROPPED), Dropped(_HEAD_DROPPED)
        self.told = nn.ModuleList(nn.Embedding(TOLD, _WIDE) for _ in COLUMNS)
        for table in self.told:
            table.weight.data.normal_(0, 0.3)
        self.join = nn.Linear(2 * width + _WIDE * len(COLUMNS), width)
        self.beside = nn.Conv1d(width, width, 3, padding=1)
        self.norm = nn.LayerNorm(width, eps=_TINY)
        self.ends = nn.Linear(width, 2 * len(LABELS) * _SPAN)
        self.edges = nn.Linear(width, 2 * len(LABELS))
        self.lengths = nn.Parameter(torch.zeros(LONGEST, len(LABELS)))

    def groups(self) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
        """What was trained beforehand, and what is new."""
        old = ("emb", "places", "first", "layers")
        named = list(self.named_parameters())
        before = [each for name, each in named if name.split(".")[0] in old]
        return before, [each for name, each in named if name.split(".")[0] not in old]

    def forward(
        self,
        pieces: Tensor,
        there: Tensor,
        firsts: Tensor,
        lasts: Tensor,
        told: Tensor,
        words: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """Scores by label, first and last word, and which of these spans there are."""
        return self._spans(self.read(pieces, there), firsts, lasts, told, words)

    def read(self, pieces: Tensor, there: Tensor) -> Tensor:
        """A row for each piece, of what it means where it stands."""
        emb = as_packed(self.emb) if Packed.is_packed else self.emb
        rows = functional.embedding(pieces, emb) + self.places[: pieces.shape[1]]
        rows = self.drop(self.first(rows))
        absent = torch.where(there, 0.0, -1e4)[:, None].repeat_interleave(self.heads, 0)
        for layer in self.layers:
            rows = layer(rows, absent)
        return rows

    def _spans(
        self, rows: Tensor, firsts: Tensor, lasts: Tensor, told: Tensor, words: Tensor
    ) -> tuple[Tensor, Tensor]:
        count, size = firsts.shape
        if self.training:
            told = told * (torch.rand(count, 1, size, device=told.device) > _TOLD_DROPPED)
        read = [
            rows.gather(1, each[..., None].expand(-1, -1, rows.shape[2]))
            for each in (firsts, lasts)
        ]
        read += [table(told[:, number]) for number, table in enumerate(self.told)]
        joined = self.join(self.head_drop(torch.cat(read, -1)))
        own = functional.gelu(joined, approximate="tanh") * words[..., None]
        near = functional.gelu(self.beside(own.transpose(1, 2)), approximate="tanh")
        own = self.norm(own + self.head_drop(near.transpose(1, 2)))
        ends = self.ends(own).view(count, size, len(LABELS), 2, _SPAN).permute(3, 0, 2, 1, 4)
        edges = self.edges(own).float().view(count, size, 2, len(LABELS)).permute(2, 0, 3, 1)
        # Scores are made of 32 bits, as the library makes them: of 16 they are a tenth apart.
        with torch.autocast(own.device.type, enabled=False):
            starts, stops = turned(ends[0].float()), turned(ends[1].float())
            scores = starts @ stops.transpose(-1, -2) / _SPAN**0.5
        scores = scores + edges[0][..., :, None] + edges[1][..., None, :]
        places = torch.arange(size, device=own.device)
        far = places[None] - places[:, None]
        lengths = self.lengths[far.clamp(0, LONGEST - 1)].permute(2, 0, 1)
        spans = ((far >= 0) & (far < LONGEST))[None] & words[:, None] & words[:, :, None]
        return scores + lengths, spans[:, None]


def turned(rows: Tensor) -> Tensor:
    """Rows turned by their place (Su et al. 2021)."""
    size, width = rows.shape[-2:]
    rates = 10000 ** (-torch.arange(0, width, 2, device=rows.device) / width)
    angles = torch.arange(size, device=rows.device)[:, None] * rates
    sines, cosines = (each.repeat_interleave(2, -1) for each in (angles.sin(), angles.cos()))
    crossed = torch.stack((-rows[..., 1::2], rows[..., ::2]), -1).flatten(-2)
    return rows * cosines + crossed * sines


def loss_of(scores: Tensor, names: Tensor, spans: Tensor) -> Tensor:
    """How far names are from above all other spans, and these from below 0 (Su et al. 2022)."""
    far = torch.full_like(scores, -1e4)
    zero = torch.zeros_like(scores[..., :1, 0])

    def total(kept: Tensor) -> Tensor:
        return torch.logsumexp(torch.cat((kept.flatten(2), zero), -1), -1)

    no_name = torch.where((names > 0) | ~spans, far, scores)
    return (total(no_name) + total(torch.where(names > 0, -scores, far))).mean()


def exported(net: Net) -> dict[str, np.ndarray]:
    """The arrays by the names that policytext.entities.deep.files asks for."""
    return {
        _file_name(name): each.detach().float().cpu().numpy()
        for name, each in net.state_dict().items()
    }


def _file_name(name: str) -> str:
    """``layers.3.out.weight`` is ``layer3.out.weight``, ``told.3.weight`` is ``told3``."""
    if name.startswith("layers."):
        return name.replace("layers.", "layer", 1)
    return name.replace(".weight", "").replace(".", "") if name.startswith("told.") else name
