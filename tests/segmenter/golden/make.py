"""Write the model and the cut text that all versions of NumPy are held to.

    python -m tests.segmenter.golden.make

Only a change of the form of model files, or of what segmentation means, asks for it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from policytext.segmenter import load_model, save_model
from policytext.segmenter.training import TrainingSettings, train
from tests.segmenter.sample import LEXICON, OTHER, RAW, SENTENCES

FOLDER = Path(__file__).parent
SETTINGS = TrainingSettings(epochs=2, batch_size=8, parts=3)
PIECES = (
    "全市新建渔港１２座，完成投资3.2亿元；",
    "海洋牧场和渔家乐数量\u3000稳步提高。",
    "\U00020bb7野家 APP、5G应用惠及渔民2000人！",
    "1" * 130 + "个防波堤\ud800龘\r\n",
    "渔港泊位" * 40,
)
# Every piece behind every other one, long enough for several blocks.
TEXT = "".join(PIECES[(i * i) % 5] + PIECES[i % 5] for i in range(200))


def cut() -> str:
    """The starts of the words as hexadecimal digits."""
    starts = load_model(FOLDER / "model.npz").starts(TEXT)
    return np.packbits(starts).tobytes().hex()


def main() -> None:
    """Train and write."""
    made = train(SENTENCES, other=OTHER, lexicon=LEXICON, raw=RAW, settings=SETTINGS)
    save_model(made, FOLDER / "model.npz")
    (FOLDER / "starts.txt").write_text(cut() + "\n", "ascii")


if __name__ == "__main__":
    main()
