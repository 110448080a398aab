"""policytext's model of word boundaries, trained in the run on the text that peers train on."""

from __future__ import annotations

import json
from collections.abc import Mapping

from benchmarks.layers import tokens_by_line
from benchmarks.system import NotRunError, Runner, Setting, Start
from benchmarks.timing import seconds
from policytext.segmenter import load_model, save_model
from policytext.segmenter.cutting import cut
from policytext.segmenter.training import TrainingSettings, train

__all__ = ["TrainedPolicytext"]

# Chosen on a part of the SXU training text; no test text had a say.
_SETTINGS = TrainingSettings(epochs=8, rate=0.05)


class TrainedPolicytext:
    """The library's training command at its defaults: no lexicon, no other text (closed test)."""

    name = "policytext-closed"
    distribution = "policytext"
    module = "policytext"
    scope: Mapping[str, frozenset[str]] = {}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"tokens": self._tokens}

    @staticmethod
    def _tokens(setting: Setting) -> Runner:
        if setting.training is None or setting.models is None:
            raise NotRunError("is trained in the run; not run where no training text is given")
        file, log = setting.models / "policytext.npz", setting.models / "policytext.json"
        if not log.is_file():
            lines = setting.training.read_text(encoding="utf-8").splitlines()
            sentences = [line.split() for line in lines if line.strip()]
            took = seconds(lambda: save_model(train(sentences, settings=_SETTINGS), file))
            log.write_text(json.dumps({"seconds": round(took, 1)}), encoding="utf-8")
        model = load_model(file)
        took = json.loads(log.read_text(encoding="utf-8"))["seconds"]
        return Runner(
            lambda doc: tokens_by_line(doc, lambda line: cut(line, model.starts(line))),
            lambda doc: model.starts(doc.text),
            f"trained on {setting.trained_on} in {took:.0f} s, without lexicon",
        )
