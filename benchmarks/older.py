"""Peers that need an older Python: started by one as a script, it imports nothing of the suite.

It reads lists of sentences from standard input, a line of JSON each, and writes for each list the
words of each sentence with their tags. Before that it writes a line that says what it runs.
Everything here works on Python 3.7.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any


def lac() -> Any:
    """LAC with its packaged model, which gives words and tags of a sentence as two lists."""
    from LAC import LAC

    model = LAC(mode="lac")
    return lambda sentences: [list(zip(*found)) for found in model.run(sentences)]  # noqa: B905


def jieba() -> Any:
    """The small model of LAC that comes with jieba."""
    import jieba
    from jieba import posseg

    jieba.enable_paddle()
    return lambda sentences: [
        [(pair.word, pair.flag) for pair in posseg.cut(sentence, use_paddle=True)]
        for sentence in sentences
    ]


def chinesener() -> Any:
    """ChineseNER's tags of characters; its own call gives names without their places."""
    import torch
    from ChineseNER.model import get_mask, load

    torch.set_num_threads(1)
    sys.argv[1:] = []  # It would read its settings from there.
    model = load()
    model.eval()

    def tag(sentence: str) -> list[tuple[str, str]]:
        ids = torch.tensor([[model.word_vocab.word_to_id(one) for one in sentence]])
        with torch.no_grad():
            found = model(ids, [len(sentence)], get_mask(ids))[0].tolist()
        return list(zip(sentence, map(model.label_vocab.id_to_label, found)))  # noqa: B905

    return lambda sentences: [tag(sentence) for sentence in sentences]


def version(distribution: str) -> str:
    """What is installed of a distribution."""
    try:
        from importlib import metadata
    except ImportError:  # Before Python 3.8.
        import pkg_resources

        return str(pkg_resources.get_distribution(distribution).version)
    return metadata.version(distribution)


def main(peer: str) -> None:
    """Load a peer and answer until the input ends."""
    # The suite's own modules stand beside this file and must not be taken for others.
    del sys.path[0]
    # Peers print greetings, which must not come between the answers.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    cut = {"lac": lac, "jieba": jieba, "chinesener": chinesener}[peer]()
    python = ".".join(map(str, sys.version_info[:3]))
    answer: Any = f"{peer} {version(peer)} on Python {python}"
    while answer is not None:
        out.write(json.dumps(answer) + "\n")
        out.flush()
        line = sys.stdin.buffer.readline()
        answer = cut(json.loads(line.decode("utf-8"))) if line else None


if __name__ == "__main__":
    main(sys.argv[1])
