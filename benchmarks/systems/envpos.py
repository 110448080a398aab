"""envpos: words, terms and names of environmental policy by an ALBERT with a CRF."""

from __future__ import annotations

from benchmarks.system import need
from benchmarks.systems.names import NameFinder, Recognise, by_words

__all__ = ["Envpos"]


class Envpos(NameFinder):
    """envpos with its packaged model; sentences one by one, since it loses some of a list."""

    name = "envpos"
    distribution = "envpos"
    module = "envpos"

    def load(self) -> Recognise:
        """Load the packaged model."""
        need("torch", "torch").set_num_threads(1)
        # Each start says four times that one tokeniser stands in for another.
        need("transformers", "transformers").logging.set_verbosity_error()
        tagger = need("envpos", "envpos").POS()

        def cut(sentence: str) -> list[tuple[str, str]]:
            return list(zip(*tagger.cut(sentence, save_result=False), strict=True))

        return by_words(cut)
