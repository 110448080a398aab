"""Marked sentences of our own, in the manner of reports, and a small model trained on them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from policytext import MENTIONS, Document
from policytext.entities.model import MentionModel
from policytext.entities.recognizer import Found
from policytext.entities.training import train_mentions
from policytext.values import Mention

# Written as the guidelines write them: [[text|LABEL.kind]], nested ones inside.
_PLACES = (("云帆港", "site"), ("青枫湖", "natural"), ("望海新城", "zone"), ("东岭山", "natural"))
_SENTENCES = (
    "[[全市|PLACE.deictic]]经济平稳运行，[[{0}|PLACE.{1}]]面貌一新。",
    "[[市委|INSTITUTION.party]]、[[市政府|INSTITUTION.government]]在[[{0}|PLACE.{1}]]召开会议。",
    "[[[[{0}|PLACE.{1}]]大桥|PROJECT.construction]]建成通车。",
    "实施[[[[{0}|PLACE.{1}]]整治工程|PROJECT.construction]]，群众满意。",
    "深入实施[[“英才”计划|PROJECT.programme]]，引进人才300名。",
    "[[[[常州|PLACE.admin]]大学|INSTITUTION.education]]与[[{0}|PLACE.{1}]]签订协议。",
    "粮食产量增长3.5%，农民收入稳步提高。",
    "[[我市|PLACE.deictic]]与[[常州|PLACE.admin]]、[[苏州|PLACE.admin]]联系更加紧密。",
)
_MARK = re.compile(r"\[\[|\|([A-Z]+)\.([a-z]+)\]\]")


def marked(written: str, id: str = "", year: int = 2024) -> Document:
    """The document of a text with marks."""
    text, opened, spans, last = "", [0], [], 0
    opened = []
    for mark in _MARK.finditer(written):
        text += written[last : mark.start()]
        last = mark.end()
        if mark[1] is None:
            opened.append(len(text))
        else:
            spans.append((opened.pop(), len(text), mark[1], mark[2]))
    doc = Document(text + written[last:], id=id, issuer="320400", year=year)
    return doc.with_layer(
        MENTIONS, [doc.span(start, end, label, Mention(kind)) for start, end, label, kind in spans]
    )


def documents() -> list[Document]:
    """Twelve documents, three for each of four places."""
    return [
        marked(
            "\n".join(each.format(*place) for each in _SENTENCES[part:] + _SENTENCES[:part]) * 2,
            f"{place[0]}-{part}",
            2018 + part,
        )
        for place in _PLACES
        for part in range(3)
    ]


@cache
def model() -> MentionModel:
    """A model of these documents; made once."""
    groups = {doc.id: doc.id.split("-")[0] for doc in documents()}
    return train_mentions(documents(), groups=groups, facts={"corpus": "twelve documents"})


def names_in(text: str, *names: tuple[str, str]) -> list[Found]:
    """Names where they first stand in a text, given each with its label and kind."""
    found = []
    for name, told in names:
        start = text.index(name)
        label, _, kind = told.partition(".")
        found.append(Found(start, start + len(name), label, kind, 0.9))
    return found


def kinds_of(found: Iterable[Found]) -> list[str]:
    """The labels and kinds of names."""
    return [f"{each.label}.{each.kind}" for each in found]
