"""The same input gives the same bytes, in every process and with every version of NumPy."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

from policytext.segmenter import pack_model
from policytext.segmenter.training import train
from tests.segmenter.golden import make
from tests.segmenter.sample import DEV, LEXICON, OTHER, RAW, SENTENCES, SETTINGS

IN_ANOTHER_PROCESS = """
from tests.segmenter.test_determinism import digests
print(*digests())
"""


def digests() -> list[str]:
    """Of a training with all kinds of input, and of a text cut with the model."""
    made = train(SENTENCES, dev=DEV, other=OTHER, lexicon=LEXICON, raw=RAW, settings=SETTINGS)
    starts = made.starts(make.TEXT).tobytes()
    return [hashlib.sha256(each).hexdigest() for each in (pack_model(made), starts)]


def test_training_and_cutting_do_not_depend_on_the_process() -> None:
    here = digests()
    assert digests() == here
    for seed, threads in (("1", "1"), ("77", "4")):
        done = subprocess.run(
            [sys.executable, "-c", IN_ANOTHER_PROCESS],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads}
            | {"OPENBLAS_NUM_THREADS": threads, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert done.stdout.split() == here


def test_the_order_of_lexicon_entries_means_nothing() -> None:
    one = train(SENTENCES, lexicon=LEXICON, settings=SETTINGS)
    two = train(SENTENCES, lexicon=[*LEXICON[::-1], *LEXICON], settings=SETTINGS)
    assert pack_model(one) == pack_model(two)


def test_every_version_of_numpy_cuts_as_the_kept_starts_say() -> None:
    """Made with `golden/make.py`; the oldest and the newest supported version run this, too."""
    assert make.cut() == (make.FOLDER / "starts.txt").read_text("ascii").strip()
