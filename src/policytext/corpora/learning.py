"""Trains a model of mentions from corpora; the model says what it has learnt from."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from policytext import __version__
from policytext.corpora.marked import MarkedText, RawText
from policytext.corpora.places import place_groups
from policytext.extras import load_extra

if TYPE_CHECKING:
    from policytext.entities.model import MentionModel
    from policytext.entities.training import MentionSettings, Step

__all__ = ["learn_mentions"]


def learn_mentions(
    sources: Mapping[str, Sequence[MarkedText]],
    raw: Sequence[RawText] = (),
    *,
    settings: MentionSettings | None = None,
    report: Callable[[Step], object] | None = None,
) -> MentionModel:
    """A model that marks mentions as these documents do.

    Its facts are names, counts and hashes of the sources, the settings and versions: no path and
    no date, since other machines have others.

    Args:
        sources: documents with mentions, under what the facts call them.
        raw: running text whose words are grouped by their surroundings.
        settings: how to train.
        report: called after each step.

    Raises:
        InputError: SciPy is not installed, or there are fewer places than parts.
    """
    load_extra("scipy", "train")
    import numpy as np
    import scipy

    from policytext.entities.training import MentionSettings, train_mentions

    settings = settings or MentionSettings()
    named: Mapping[str, Sequence[MarkedText | RawText]] = {**sources, "raw": raw}
    facts = {name: "; ".join(map(str, texts)) for name, texts in named.items() if texts}
    facts["settings"] = json.dumps(asdict(settings))
    facts["made by"] = (
        f"policytext {__version__}, NumPy {np.__version__}, SciPy {scipy.__version__}"
    )
    docs = [doc for texts in sources.values() for text in texts for doc in text.documents]
    return train_mentions(
        docs,
        groups=place_groups(docs),
        raw=[doc for text in raw for doc in text.documents],
        settings=settings,
        report=report,
        facts=facts,
    )
