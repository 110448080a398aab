"""A tokeniser of HanLP, small enough to be trained in a test; nothing is downloaded."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path

from policytext.tokens.aligned import load_extra


def make_transformer(folder: Path, characters: Iterable[str]) -> Path:
    """A transformer that knows some characters and has learnt nothing; its folder."""
    warnings.simplefilter("ignore")
    transformers = load_extra("transformers", "hanlp")
    torch = load_extra("torch", "hanlp")
    optimization = load_extra("transformers.optimization", "hanlp")
    if not hasattr(optimization, "AdamW"):
        # HanLP trains with a class that transformers 5 no longer has.
        optimization.AdamW = lambda parameters, **settings: torch.optim.AdamW(
            parameters, **{k: v for k, v in settings.items() if k != "no_deprecation_warning"}
        )
    known = sorted({*characters, *"abcdefg0123456789.,%"} - {" "})
    names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *known]
    names += [f"##{character}" for character in known]
    base = folder / "transformer"
    transformers.BertTokenizerFast(vocab={n: i for i, n in enumerate(names)}).save_pretrained(base)
    shape = transformers.BertConfig(
        vocab_size=len(names),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=512,
    )
    torch.manual_seed(1)
    transformers.BertModel(shape).save_pretrained(base)
    return base


def train(folder: Path, sentences: Sequence[str]) -> Path:
    """Train on sentences with a blank between words; the folder of the model."""
    base = make_transformer(folder, "".join(sentences))
    made = load_extra("hanlp.components.tokenizers.transformer", "hanlp")
    training = folder / "training.txt"
    training.write_text("\n".join(sentences) + "\n", encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        made.TransformerTaggingTokenizer().fit(
            str(training),
            str(training),
            str(folder / "model"),
            str(base),
            epochs=8,
            lr=1e-2,
            transformer_lr=1e-2,
            batch_size=8,
            hidden_dropout=0,
            devices=-1,
            seed=1,
        )
    return folder / "model"
