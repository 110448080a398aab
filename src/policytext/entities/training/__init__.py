"""Training of the model of mentions; needs SciPy (``pip install policytext[train]``)."""

from __future__ import annotations

from policytext.entities.training.recipe import MentionSettings, Step, train_mentions

__all__ = ["MentionSettings", "Step", "train_mentions"]
