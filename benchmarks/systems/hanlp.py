"""HanLP, with a model that the user has on disk; none is downloaded."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.layers import lines, tokens_by_line
from benchmarks.system import NotRunError, Runner, Setting, Start, need

__all__ = ["HanLP"]


class HanLP:
    """A HanLP model for tokenisation, loaded from a folder."""

    name = "hanlp"
    distribution = "hanlp"
    module = "hanlp"
    scope: Mapping[str, frozenset[str]] = {}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"tokens": self._tokens}

    @staticmethod
    def _tokens(setting: Setting) -> Runner:
        if setting.local_model is None:
            raise NotRunError("needs a local model: --hanlp-model FOLDER")
        if not setting.local_model.is_dir():
            raise NotRunError("the folder of --hanlp-model does not exist")
        model = need("hanlp", "hanlp").load(str(setting.local_model))
        return Runner(
            lambda doc: tokens_by_line(doc, model),
            lambda doc: model([line for _, line in lines(doc.text)]),
        )
