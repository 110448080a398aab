"""Parts of the things counted before: those of one size, those done, those of the next act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from policytext.targets.candidates import RATES, Candidate, Value
from policytext.targets.nouns import NEW, verb_of, without_new
from policytext.targets.patterns import pattern
from policytext.targets.phrases import Phrase, strip_openers
from policytext.targets.state import State
from policytext.targets.ways import Reading
from policytext.targets.words import words_of

__all__ = ["Counted", "is_in_all", "parts_of"]

# No words in front of a value are longer that tell of such a part.
_LONGEST = 32
_KINDS = frozenset({"count", "measure"})
_OF_WHOLE, _MARKS, _AND = "其中", "，,；;、（(", "、"
_KEY = "重点"
# What all words have that sum up what there is.
_SUM, _TOTAL = "累计", "总"
# Ways to read parts of things, behind which all of them may be told of again.
_OF_ALL = ("of class", "of size")
_STOPS = "，,。；;、）)\n"


class Counted:
    """What a sentence counts, in order: all of some things, parts of them, and their number."""

    def __init__(self) -> None:
        # The last things by unit, all of them, and what was handed on in front of the last 其中.
        self._names: dict[str, str] = {}
        self._whole: State | None = None
        self._unit = ""
        self._is_on_parts = False
        # The last number, and how many things there were in front of the last 其中.
        self._last = self._new = Decimal(0)

    def note(self, words: str, values: Sequence[Value], chosen: Candidate) -> None:
        """Take in what values count.

        Args:
            words: those in front of them.
            values: the values.
            chosen: how they are read.
        """
        last = values[-1].value
        self._last = last.low or Decimal(0)
        is_part = _is_of_whole(words)
        is_part = is_part or chosen.reading.how.startswith(_OF_ALL)
        self._is_on_parts = is_part or (self._is_on_parts and words.startswith(_AND))
        if last.kind not in _KINDS or self._is_on_parts:
            return
        self._names[last.unit] = chosen.names[-1]
        if last.unit == self._unit:
            self._whole = None  # Others are counted since.

    def parts(self, text: str, start: int, value: Value) -> list[Reading]:
        """How a value may be read that counts a part of what was counted before, if it does."""
        unit = value.value.unit
        if value.value.kind not in _KINDS or unit not in self._names:
            return []
        return parts_of(text, start, value.start, self._names[unit])

    def before(self, words: str, value: Value, state: State) -> State:
        """What is handed on to a value: a sum behind parts is of the whole again, the old ones too.

        新增企业86家，其中工业30家，总数达到620家 has 620 firms.

        Args:
            words: those between the value before and this one.
            value: the value.
            state: what the value before hands on.
        """
        if _is_of_whole(words):
            if not (self._is_on_parts and value.value.unit == self._unit):
                self._whole, self._unit, self._new = state, value.value.unit, self._last
            return state
        whole = self._whole
        if whole is None or not whole.names or value.value.unit != self._unit:
            return state
        if (value.value.low or 0) < self._new:
            return state  # fewer than were new: of other things
        if pattern("sum behind parts").fullmatch(words) is None:
            return state
        self._whole = None
        things = tuple(map(without_new, whole.names))
        return whole._replace(names=things, verb="", is_whole=things != whole.names)


def is_in_all(text: str, start: int, value: Value, values: Sequence[Value], phrase: Phrase) -> bool:
    """Whether a value sums up what there is with what the value before brought.

    Args:
        text: the text.
        start: where the words in front of the value begin.
        value: the value.
        values: those of the sentence.
        phrase: what is read of the words.
    """
    words = text[start : value.start]
    if _SUM not in words and _TOTAL not in words:
        return False  # So are those of most values.
    if not phrase.name and pattern("in all").search(words + value.text[:1]):
        return True
    told = (one.value for one in reversed(values) if one.end <= start)
    before = next((one for one in told if one.kind not in RATES), None)
    if before is None or before.unit != value.value.unit:
        return False  # 新建安置房300套，总面积3万平方米 has the size of the new ones.
    if phrase.name:
        return pattern("in all by name").search(words) is not None
    # 新增灌区18万亩，累计96万亩; not 脱贫3200人，累计5600人搬迁, where others are told of.
    is_more = (value.value.low or 0) > (before.low or 0)
    is_alone = text[value.end : value.end + 1] in _STOPS
    return is_more and is_alone and pattern("in all alone").fullmatch(words) is not None


def parts_of(text: str, start: int, place: int, counted: str) -> list[Reading]:
    """How a number of things may be read that were counted before, all of them, if it is a part.

    Args:
        text: the text.
        start: where the words before the value begin.
        place: where it begins.
        counted: what was last counted before in the sentence, in the same unit, parts aside.

    Example:
        >>> parts_of("引进项目42个，其中亿元以上29个", 7, 14, "引进项目")[0].name
        '引进亿元以上项目'
        >>> parts_of("30件实事已完成12件", 3, 8, "实事")[0].name
        '完成实事'
        >>> parts_of("新开工厂房30栋、竣工18栋", 8, 11, "新开工厂房")[0].name
        '竣工厂房'
        >>> text = "龙头企业86家，其中省级12家"
        >>> parts_of(text, 7, 12, "龙头企业")[0].name
        '省级龙头企业'
    """
    if place - start > _LONGEST:
        return []
    given = (text, start, place, counted)
    if (one := _of_size(*given) or _done(*given) or _of_next_act(*given)) is not None:
        return [one]
    return list(_of_class(*given))


def _of_size(text: str, start: int, place: int, head: str) -> Reading | None:
    """Those of one size: 引进项目42个，其中亿元以上29个."""
    found = pattern("of a size").fullmatch(text, start, place)
    if found is None:
        return None
    size, of = found["size"], found["of"] or ""
    field, lost = strip_openers(found["field"])
    begin = found.start("field") + lost
    own = pattern("size in name").search(head)
    verb = _verb_of(head)
    if not field and own is not None:
        # 签约亿元以上项目80个，其中5亿元以上25个: one size takes the place of the other.
        name = head[: own.start("size")] + size + head[own.end("size") :]
    elif not field:
        name = verb + size + head[len(verb) :]
    else:
        noun = head[own.end() :] if own is not None else head[len(verb) :]
        name = field + size + of + noun
    return Reading(name, begin, "of size", field)


def _done(text: str, start: int, place: int, head: str) -> Reading | None:
    """Those that are done, behind the number of all: 30件民生实事已完成12件."""
    found = pattern("done of all").fullmatch(text, start, place)
    if found is None or (found["thing"] or head) != head:
        return None
    return Reading(found["verb"] + head, found.start(), "done of all", found["verb"])


def _of_next_act(text: str, start: int, place: int, head: str) -> Reading | None:
    """Those with which more was done than was told: 新开工安置房1200套、竣工900套."""
    found = pattern("next act").fullmatch(text, start, place)
    if found is None or (first := pattern("act of works").match(head)) is None:
        return None
    act, things = found["act"], head[first.end() :]
    if (second := pattern("second act").match(things)) is not None:
        things = things[second.end() :]  # 签约引进项目
    if act == first[0] or not things:
        return None
    return Reading(act + things, found.start("act"), "next act", act)


def _of_class(text: str, start: int, place: int, head: str) -> Iterator[Reading]:
    """Those of one level or kind: 龙头企业86家，其中省级12家; 引进项目76个，其中工业类35个."""
    found = pattern("of a class").fullmatch(text, start, place)
    if found is None:
        return
    begin, which = found.start("which"), found["which"]
    verb = _verb_of(head)
    if found["level"] is not None:
        name = _of_level(head[len(verb) :], which)
    else:
        own = pattern("kind in name").match(head)
        noun = head[own.end() :] if own is not None else _bare(head)
        # 招商 of 招商类项目 is no verb.
        name, verb = which + noun, "" if own is not None else verb
    if name == which:
        return
    if not verb.startswith(NEW):
        yield Reading(name, begin, "of class", verb)
    if verb:
        yield Reading(verb + name, begin, "of class done", verb)


def _is_of_whole(words: str) -> bool:
    """Whether words begin a part of what was told before: 其中."""
    return words.lstrip(_MARKS).startswith(_OF_WHOLE)


def _verb_of(head: str) -> str:
    """The verb with which a name begins; empty where it stands elsewhere or there is none."""
    verb = verb_of(head)
    return verb if head.startswith(verb) else ""


def _of_level(things: str, level: str) -> str:
    """Things with another level, or with one: 省级 in place of 市级以上."""
    own = pattern("level in name").search(things)
    name = level + things if own is None else things[: own.start()] + level + things[own.end() :]
    return name.replace(_KEY + _KEY, _KEY)


def _bare(name: str) -> str:
    """The bare noun with which a name of things ends, else the name: 项目 of 市级重点项目."""
    return next((noun for noun in words_of("bare things") if name.endswith(noun)), name)
