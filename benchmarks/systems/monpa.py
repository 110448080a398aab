"""MONPA: words, tags and names by a small ALBERT."""

from __future__ import annotations

import contextlib
import io

from benchmarks.system import need
from benchmarks.systems.names import NameFinder, Recognise, by_words

__all__ = ["Monpa"]


class Monpa(NameFinder):
    """MONPA with its packaged model, which has learnt from traditional characters."""

    name = "monpa"
    distribution = "monpa"
    module = "monpa"
    note = "made for traditional characters"

    def load(self) -> Recognise:
        """Import it, which loads its model and prints a greeting."""
        need("torch", "torch").set_num_threads(1)
        with contextlib.redirect_stdout(io.StringIO()):
            module = need("monpa", "monpa")
        return by_words(module.pseg)
