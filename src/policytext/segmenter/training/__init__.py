"""Training of models of word boundaries."""

from __future__ import annotations

from policytext.segmenter.training.recipe import Progress, TrainingSettings, train, word_f1

__all__ = ["Progress", "TrainingSettings", "train", "word_f1"]
