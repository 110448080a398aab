"""HanLP, with a model that the user has on disk; none is downloaded."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.system import NotRunError, Runner, Setting, Start, need
from policytext import InputError
from policytext.tokens import TokenAnnotator
from policytext.tokens.hanlp import HanlpTokenizer

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
        need("hanlp", "hanlp")
        try:
            tokenizer = HanlpTokenizer(setting.local_model)
        except InputError as error:
            raise NotRunError(str(error)) from None
        return Runner(TokenAnnotator(tokenizer), lambda doc: tokenizer.words(doc.text))
