"""What a component writes into spaCy's documents, and how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from policytext.errors import InputError, check_type
from policytext.layers import BUILTIN_LAYERS

__all__ = ["ALIGNMENT_MODES", "ENT_LAYERS", "SENTS", "WriteOptions"]

# The names are those of spaCy's Doc.char_span.
ALIGNMENT_MODES = ("strict", "contract", "expand")
SENTS = ("missing", "overwrite", "never")
ENT_LAYERS = ("mentions", "quantities", "times")


@dataclass(frozen=True)
class WriteOptions:
    """How layers become annotations of spaCy.

    Args:
        alignment_mode: what happens to a span whose ends are not ends of tokens: ``expand`` takes
            in the tokens that it touches, ``contract`` leaves them out, ``strict`` leaves out the
            span. What was done is counted in the group's ``attrs``.
        ents: the layers that go into ``doc.ents``. Where two spans overlap, the one of the layer
            that is named first wins, then the longer one, then the one that begins first.
        ent_labels: other labels for ``doc.ents``, by label or ``LABEL.kind``: ``{"PLACE": "GPE"}``.
        overwrite_ents: whether an entity that is there already gives way where the two overlap.
        sents: whether sentences are set: where the document has none (``missing``), in place of
            those it has (``overwrite``), or ``never``.

    Raises:
        InputError: an option is none of these.
    """

    alignment_mode: str = "expand"
    ents: tuple[str, ...] = ENT_LAYERS
    ent_labels: Mapping[str, str] = field(default_factory=dict)
    overwrite_ents: bool = False
    sents: str = "missing"

    def __post_init__(self) -> None:
        _check_choice("alignment_mode", self.alignment_mode, ALIGNMENT_MODES)
        _check_choice("sents", self.sents, SENTS)
        check_type("overwrite_ents", self.overwrite_ents, bool)
        check_type("ent_labels", self.ent_labels, Mapping)
        for label, name in self.ent_labels.items():
            check_type("a label in ent_labels", label, str)
            check_type(f"ent_labels[{label!r}]", name, str)
        given: object = self.ents
        if isinstance(given, str) or not isinstance(given, Iterable):
            raise InputError(f"ents is a list of layers, got {self.ents!r:.60}")
        for layer in self.ents:
            _check_choice("a layer in ents", layer, tuple(BUILTIN_LAYERS))
        # A config file has lists; these options are compared and hashed.
        object.__setattr__(self, "ents", tuple(self.ents))

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> WriteOptions:
        """The options among the settings of a component."""
        return cls(**{one.name: config[one.name] for one in fields(cls) if one.name in config})


def _check_choice(name: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise InputError(f"{name} is {', '.join(choices[:-1])} or {choices[-1]}, got {value!r:.60}")
