"""THULAC: words with tags by a structured perceptron."""

from __future__ import annotations

import contextlib
import io

from benchmarks.system import need
from benchmarks.systems.names import NameFinder, Recognise, by_words

__all__ = ["Thulac"]


class Thulac(NameFinder):
    """THULAC with its packaged model."""

    name = "thulac"
    distribution = "thulac"
    module = "thulac"
    note = "its tags ns and ni as mentions"

    def load(self) -> Recognise:
        """Load the packaged model, without the message that it prints."""
        module = need("thulac", "thulac")
        with contextlib.redirect_stdout(io.StringIO()):
            tagger = module.thulac()
        return by_words(tagger.cut)
