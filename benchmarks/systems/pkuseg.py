"""spacy-pkuseg: a conditional random field, trained in the run, since it ships no model."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Mapping

from benchmarks.layers import lines, tokens_by_line
from benchmarks.system import NotRunError, Runner, Setting, Start, need
from benchmarks.timing import seconds

__all__ = ["Pkuseg"]


class Pkuseg:
    """spacy-pkuseg with its own training command at its own defaults, and no other dictionary."""

    name = "spacy-pkuseg"
    distribution = "spacy-pkuseg"
    module = "spacy_pkuseg"
    scope: Mapping[str, frozenset[str]] = {}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"tokens": self._tokens}

    @staticmethod
    def _tokens(setting: Setting) -> Runner:
        pkuseg = need("spacy_pkuseg", "spacy-pkuseg")
        if setting.training is None or setting.models is None:
            raise NotRunError("ships no model; not run where no training text is given")
        folder = setting.models / "spacy-pkuseg"
        log = folder / "trained.json"
        if not log.is_file():
            # It wants a text to report on after each round; a little of its own training does.
            sample = setting.models / "sample.txt"
            text = setting.training.read_text(encoding="utf-8")
            sample.write_text("\n".join(text.split("\n")[:20]) + "\n", encoding="utf-8")
            with contextlib.redirect_stdout(io.StringIO()):
                took = seconds(
                    lambda: pkuseg.train(str(setting.training), str(sample), str(folder))
                )
            log.write_text(json.dumps({"seconds": round(took, 1)}), encoding="utf-8")
        model = pkuseg.pkuseg(str(folder), user_dict=None)
        took = json.loads(log.read_text(encoding="utf-8"))["seconds"]
        return Runner(
            lambda doc: tokens_by_line(doc, model.cut),
            lambda doc: [model.cut(line) for _, line in lines(doc.text)],
            f"trained on {setting.trained_on} in {took:.0f} s",
        )
