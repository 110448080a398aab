"""A model of word boundaries over characters, trained and run with NumPy alone.

Imported by what needs boundaries; users meet it as `policytext.tokens.ModelTokenizer`.
"""

from __future__ import annotations

from policytext.segmenter.files import (
    load_model,
    pack_model,
    packaged_model,
    save_model,
    unpack_model,
)
from policytext.segmenter.segmenter import Segmenter

__all__ = ["Segmenter", "load_model", "pack_model", "packaged_model", "save_model", "unpack_model"]
