"""Sentences of our own, cut into words, and a small model of them."""

from __future__ import annotations

from functools import cache

from policytext.segmenter import Segmenter
from policytext.segmenter.training import TrainingSettings, train

SETTINGS = TrainingSettings(epochs=3, batch_size=4, parts=3)
LEXICON = ["渔港", "防波堤", "冷链物流园"]
RAW = ["新建渔港2座，扩建渔港3座。", "渔港泊位增加，渔民收入提高。", "冷链物流园投入运行。"]
_PATTERNS = (
    "{} 扩建 投运 ， 泊位 增至 36 个 。",
    "{} 建设 加快 推进 ， 完成 投资 3.2亿 元 。",
    "全市 {} 数量 稳步 提高 。",
    "新建 {} 12 座 、 改造 {} 5 座 ； 惠及 渔民 ２０００ 人 。",
    "大力 发展 {} ， 培育 APP 和 5G 应用 。",
)
_THINGS = ("渔港", "防波堤", "冷链 物流园", "海洋 牧场", "渔家乐", "网箱", "\U00020bb7 野 家")


def cut(line: str) -> list[str]:
    return line.split(" ")


SENTENCES = [cut(pattern.format(thing, thing)) for thing in _THINGS for pattern in _PATTERNS]
OTHER = [cut("全市 渔港 数量 稳 步 提高 。"), cut("建设 冷 链 物流园 12 座 。")] * 4
DEV = [cut("海洋 牧场 扩建 完成 。"), cut("渔民 数量 增至 800 人 。")]


@cache
def model() -> Segmenter:
    """A model that knows everything that a model can know; made once."""
    return train(SENTENCES, other=OTHER, lexicon=LEXICON, raw=RAW, settings=SETTINGS)
