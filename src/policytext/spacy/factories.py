"""What spaCy finds by entry points: factories of components, the tokeniser, the scorer.

spaCy imports this module whenever it makes a pipeline of any kind, so it has to load fast: neither
annotators nor tables are read here. Settings are checked by the
classes that take them, whose errors say more than a type.
"""

# Annotations must be objects here, not strings: spaCy reads them at run time.
import sys
from typing import Any

# spaCy calls each factory with the pipeline, which none of these needs.
# ruff: noqa: ARG001
from spacy.language import Language

from policytext.spacy.component import PolicytextComponent
from policytext.spacy.options import WriteOptions
from policytext.spacy.scorer import score_layers
from policytext.spacy.settings import Settings

__all__ = ["make_scorer", "make_tokenizer"]

_FACTS = {"issuer": None, "year": None}
_OUTPUT = {"alignment_mode": "expand", "scorer": {"@scorers": "policytext.layer_scorer.v1"}}
_ENTS = {"ent_labels": {}, "overwrite_ents": False}


def make_scorer() -> Any:
    """The scorer ``policytext.layer_scorer.v1``."""
    return score_layers


def make_tokenizer(granularity: str = "fine", words: Any = None, model: Any = None) -> Any:
    """The tokeniser ``policytext.Tokenizer.v1``; see ``PolicytextTokenizer``."""

    def make(nlp: Any) -> Any:
        # The model of words is not loaded for pipelines that have another tokeniser.
        from policytext.spacy.tokenizer import PolicytextTokenizer

        return PolicytextTokenizer(nlp.vocab, granularity, words, model)

    return make


def make_policytext(
    nlp: Any,
    name: str,
    annotators: Any,
    settings: Any,
    issuer: Any,
    year: Any,
    alignment_mode: Any,
    ents: Any,
    ent_labels: Any,
    overwrite_ents: Any,
    sents: Any,
    scorer: Any,
) -> Any:
    """The component ``policytext``: all annotators, or several, in one."""
    options = WriteOptions(alignment_mode, ents, ent_labels, overwrite_ents, sents)
    facts = {"issuer": issuer, "year": year}
    return PolicytextComponent(
        name, _with_warning(Settings(annotators, settings)), options, facts, scorer
    )


def make_structure(
    nlp: Any, name: str, issuer: Any, year: Any, alignment_mode: Any, sents: Any, scorer: Any
) -> Any:
    """The component ``policytext_structure``."""
    options = WriteOptions(alignment_mode, ents=(), sents=sents)
    return _component("structure", {}, name, issuer, year, options, scorer)


def make_quantities(
    nlp: Any,
    name: str,
    tables: Any,
    issuer: Any,
    year: Any,
    alignment_mode: Any,
    ents: Any,
    ent_labels: Any,
    overwrite_ents: Any,
    scorer: Any,
) -> Any:
    """The component ``policytext_quantities``."""
    options = WriteOptions(alignment_mode, ents, ent_labels, overwrite_ents)
    return _component("quantities", {"tables": tables}, name, issuer, year, options, scorer)


def make_entities(
    nlp: Any,
    name: str,
    recognizer: Any,
    names: Any,
    min_score: Any,
    again: Any,
    deep: Any,
    issuer: Any,
    year: Any,
    alignment_mode: Any,
    ents: Any,
    ent_labels: Any,
    overwrite_ents: Any,
    scorer: Any,
) -> Any:
    """The component ``policytext_entities``."""
    options = WriteOptions(alignment_mode, ents, ent_labels, overwrite_ents)
    own = {"recognizer": recognizer, "names": names, "min_score": min_score, "again": again}
    own["deep"] = deep
    return _component("entities", own, name, issuer, year, options, scorer)


def make_links(
    nlp: Any, name: str, knowledge: Any, issuer: Any, year: Any, alignment_mode: Any, scorer: Any
) -> Any:
    """The component ``policytext_links``: entities that are there already get their ids."""
    options = WriteOptions(alignment_mode, ents=())
    return _component("links", {"knowledge": knowledge}, name, issuer, year, options, scorer)


def make_targets(
    nlp: Any,
    name: str,
    codebook: Any,
    min_score: Any,
    issuer: Any,
    year: Any,
    alignment_mode: Any,
    scorer: Any,
) -> Any:
    """The component ``policytext_targets``."""
    options = WriteOptions(alignment_mode, ents=())
    own = {"codebook": codebook, "min_score": min_score}
    return _component("targets", own, name, issuer, year, options, scorer)


def make_tokens(
    nlp: Any,
    name: str,
    granularity: Any,
    words: Any,
    model: Any,
    issuer: Any,
    year: Any,
    alignment_mode: Any,
    scorer: Any,
) -> Any:
    """The component ``policytext_tokens``: a layer of words beside the tokens of spaCy."""
    options = WriteOptions(alignment_mode, ents=())
    own = {"granularity": granularity, "words": words, "model": model}
    return _component("tokens", own, name, issuer, year, options, scorer)


def _component(
    annotator: str,
    own: dict[str, Any],
    name: str,
    issuer: Any,
    year: Any,
    options: WriteOptions,
    scorer: Any,
) -> PolicytextComponent:
    facts = {"issuer": issuer, "year": year}
    settings = _with_warning(Settings((annotator,), {annotator: own}))
    return PolicytextComponent(name, settings, options, facts, scorer)


def _with_warning(settings: Settings) -> Settings:
    """The settings of a component; who adds a pipe is warned, at the own line, of missing files.

    Who loads a pipeline is not: what the files held comes after the components.
    """
    caller: Any = sys._getframe()  # spaCy tells a factory nothing of who adds it
    level = adding = 1
    while caller is not None:
        if caller.f_code is Language.from_config.__func__.__code__:
            return settings
        level += 1
        if caller.f_code is Language.add_pipe.__code__:
            adding = level + 1
        caller = caller.f_back
    settings.warn_of_files(adding)
    return settings


def _layers(*names: str) -> list[str]:
    """What pipeline analysis calls the layers; ``set_extensions`` makes these readable."""
    return [f"doc._.policytext_{name}" for name in names]


def _register(
    name: str, make: Any, config: dict[str, Any], assigns: list[str], requires: list[str]
) -> None:
    Language.factory(
        name,
        func=make,
        default_config={**config, **_FACTS, **_OUTPUT},
        assigns=["doc.spans", *assigns],
        requires=requires,
        # Known to spaCy, and of no weight: these components are not trained.
        default_score_weights={
            f"spans_policytext/{attr.rpartition('_')[2]}_{score}": None
            for attr in assigns
            if attr in (*_QUANTITIES, *_MENTIONS, *_TARGETS)
            for score in "prf"
        },
    )


_STRUCTURE = _layers("sections", "paragraphs", "sentences")
_QUANTITIES = _layers("quantities", "times")
_MENTIONS = _layers("mentions")
_TARGETS = _layers("targets")
_TOKENS = _layers("tokens")
_OF_ENTS = ["doc.ents", "token.ent_iob", "token.ent_type", "token.ent_kb_id"]
_OF_SENTS = ["doc.sents", "token.is_sent_start"]

_register(
    "policytext",
    make_policytext,
    {
        "annotators": ["structure", "quantities", "entities", "links", "targets", "tokens"],
        "settings": {},
        "ents": ["mentions", "quantities", "times"],
        "sents": "missing",
        **_ENTS,
    },
    [*_STRUCTURE, *_QUANTITIES, *_MENTIONS, *_TARGETS, *_TOKENS, *_OF_ENTS, *_OF_SENTS],
    [],
)
_register(
    "policytext_structure", make_structure, {"sents": "missing"}, [*_STRUCTURE, *_OF_SENTS], []
)
_register(
    "policytext_quantities",
    make_quantities,
    {"tables": None, "ents": ["quantities", "times"], **_ENTS},
    [*_QUANTITIES, *_OF_ENTS[:3]],
    [],
)
_register(
    "policytext_entities",
    make_entities,
    {
        "recognizer": None,
        "names": None,
        "min_score": None,
        "again": None,
        "deep": None,
        "ents": ["mentions"],
        **_ENTS,
    },
    [*_MENTIONS, *_OF_ENTS],
    [],
)
_register(
    "policytext_links",
    make_links,
    {"knowledge": None},
    [*_MENTIONS, "token.ent_kb_id"],
    _MENTIONS,
)
_register(
    "policytext_targets",
    make_targets,
    {"codebook": None, "min_score": None},
    _TARGETS,
    [*_layers("sections", "sentences"), *_QUANTITIES, *_MENTIONS],
)
_register(
    "policytext_tokens",
    make_tokens,
    {"granularity": None, "words": None, "model": None},
    _TOKENS,
    [],
)
