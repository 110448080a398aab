"""The ways in which the words around a value can name what it is a value of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain

from policytext.lazy_pattern import lazy_pattern
from policytext.targets.across import across, lent, shared_acts, until, with_predicate
from policytext.targets.borders import Borders
from policytext.targets.name_cuts import cut, cut_off, shorter, verbs_in
from policytext.targets.nouns import counted, leading_verb, noun_of, told_by, turned
from policytext.targets.owned import finished, headed, of_others, without_brackets
from policytext.targets.patterns import pattern
from policytext.targets.phrases import ends, has_verb
from policytext.targets.pieces import JOINED, by_words, of_same_word
from policytext.targets.used import used_for
from policytext.targets.ways import EACH, HANDED_ON, NET, SHARE, Before, Reading, says_of_what
from policytext.targets.words import Words, examples_of, leading, without_notes, words_of
from policytext.targets.works import behind

__all__ = ["LONGEST", "readings"]

# A name of more characters is none.
LONGEST = 40
# How a name is read that the codebook knows though it may belong to others; a bare noun may be
# read in more ways.
_OF_KNOWN = frozenset({"owned 0", "owned before 0", "owned first"})
_OWNED = ("owned", "behind")
_OBJECTS = frozenset({"object", "whole object"})
# How the noun behind a value is read; it goes no farther than to what is told of the things.
_OF_THINGS = frozenset(
    {"counted", "beside", "joined", "verb counted", "verb beside", "verb handed on counted"}
)
_OF_PERSONS, _OF = "为", "的"
# Other things that are counted within the noun behind a value.
_OTHER = lazy_pattern("[及和与、][一二两三四五六七八九十百]+[座个条项家处所台辆套栋幢间]")
_TURNED = ("turned", "act")
_NEXT = lazy_pattern("[约近超逾达]{0,2}[0-9０-９]")
_MOST_JOINED = 2
# By so many characters at its end the title of an entry is known: 工程.
_HEAD = 2


def readings(
    text: str,
    name: str,
    start: int,
    value: tuple[int, int],
    place: int,
    before: Before,
    borders: Borders,
    find: Callable[[str], object],
    named: Sequence[int] = (),
    head: str = "",
) -> list[Reading]:
    """All ways to read the words in front of a value, the plain one first.

    Args:
        text: the text.
        name: what stands in front of the value, without openers and predicate; it may be empty.
        start: where it begins.
        value: where the value begins and ends.
        place: where the noun behind it may begin: behind values that follow at once.
        before: what is named before.
        borders: where words begin.
        find: gives what a codebook has of a name; what it has is taken apart no further.
        named: where in the name places and institutions end.
        head: a noun of the sentence that names may lack: 产量 of 主要产品产量.
    """
    if (used := used_for(text, name, start, value)) is not None:
        return [used]
    found: dict[tuple[str, bool], Reading] = {}
    ways: Iterator[Reading]
    entry = before.entry if name in words_of("of an entry") else ""
    # Where the noun behind a value ends at the latest.
    farthest = len(text)
    # “高效办成一件事”43个事项 has its noun behind the value.
    is_title = name.endswith("”") and bool(counted(text, place, borders))
    is_share = SHARE in name and text.startswith(_OF, start + len(name))  # 支出占总支出的78%
    is_known = name and not (is_title or is_share)
    if is_known and find(without_notes(name).rstrip()) is not None:
        ways = _known(text, name, start, value[1], before, head)
    else:
        nouns = counted(text, place, borders)
        if (size := text[value[1] : place]) and not size.endswith(words_of("thing")):
            # 3个千亩以上示范区: what stands between belongs to the noun.
            nouns += [(size + noun, end) for noun, end in nouns[:2]]
        if nouns:
            told = pattern("told of things").search(text, value[1] + 1, value[1] + LONGEST)
            farthest = farthest if told is None else told.end() - 1
        ways = chain(
            _named(text, name, start, value[1], nouns, before, borders)
            if name
            else _unnamed(start, value[0], nouns, before),
            shared_acts(text, name, start, value),
            with_predicate(text, name, start, value[0], nouns),
            _turned(text, start if name else value[0], value[0], nouns),
            cut_off(name, start, named, head),
            by_words(text, name, start, before, borders),
            across(text, before.across, start + len(name) if name else 0),
            lent(text, name, start, place, borders),
        )
    if entry:
        # 2．金石路改建。总投资2亿元: what it costs is told of the entry.
        ways = chain(ways, _of_entry(entry, name, start))
    is_bounded = pattern("bound inside").search(name) is not None
    turning = _turning(name)
    for each in ways:
        read, how = each.name, each.how
        if turning and turning not in read and not how.startswith(HANDED_ON):
            continue  # What is paid back is no debt.
        if each.end > farthest and how in _OF_THINGS:
            continue
        if each.end and _OTHER.search(read):
            continue  # 道路及两座桥梁改造 tells of the bridges, too.
        if is_bounded:
            read = pattern("bound inside").sub("", read)
            each = each._replace(name=read)
        if 0 < len(read) <= LONGEST and not (read[0] == SHARE and says_of_what(read)):
            found.setdefault((read, how == EACH), each)
    return list(found.values())


def _of_entry(entry: str, name: str, start: int) -> Iterator[Reading]:
    """What an entry of a list costs, with its title, and without the place in front of it."""
    yield Reading(entry + name, start, "of entry", entry[-_HEAD:])
    if placed := pattern("place of entry").match(entry):
        yield Reading(entry[placed.end() :] + name, start, "of entry bare", entry[-_HEAD:])


def _turning(name: str) -> str:
    """The words with which a name begins that no reading may lack; mostly none."""
    if (twofold := pattern("two deeds").match(name)) is not None:
        return twofold[0]  # 建设改造 is more than 改造.
    if (people := pattern("per so many").match(name)) is not None:
        return people[0]  # 每千人拥有床位 are not all 床位.
    return leading(name, "turns")


@cache
def _kept() -> Words[None]:
    return Words((word, None) for word in words_of("kept"))


def _known(
    text: str, name: str, start: int, place: int, before: Before, made: str
) -> Iterator[Reading]:
    """The ways to read a name that the codebook knows; a bare noun may belong to others."""
    plain, verb, noun = without_notes(name).rstrip(), leading_verb(name), noun_of(name)
    is_bare = noun in (name, name[verb.end() :] if verb is not None else name)
    yield from _plain(text, plain, start, before)
    if made_by := pattern("made by firms").match(plain):
        # 规上工业企业实现利润 is told of as 规上工业企业利润.
        yield Reading(made_by["who"] + made_by["what"], start, "verb dropped", made_by["verb"])
    bare = without_brackets(plain)
    if JOINED.search(bare):
        yield Reading(bare, start, EACH)
    names, head = _names_before(before), noun_of(bare)
    nouns = behind(text, place) if is_bare and head else ()
    for way in of_others(bare, start, head, nouns, names, before.first):
        if way.how in _OF_KNOWN or (is_bare and way.how.startswith(_OWNED)):
            yield way
    # 猪肉 of 肉类总产量86万吨，其中猪肉52万吨 is known, and short for its output.
    fitting = before.wholes
    if not before.is_alike:
        fitting = [one for one in fitting if one.endswith(words_of("measured of parts"))]
    yield from _of_whole(bare, start, fitting, before)
    if made and not bare.endswith((made, *ends("noun"))):
        yield Reading(bare + made, start, "made", made)
    yield from of_same_word(bare, start, before)
    if is_bare and head == bare:
        yield from finished(text, bare, start, names)
    if verb is None:
        return
    for way in cut(bare, start, verb, told_by(verb[0]).measure, ()):
        # 实施重点技改项目 lacks no more than its verb; an adjective is no opener there.
        if way.how in _OBJECTS and way.word + way.name == name:
            yield way


def _of_whole(name: str, start: int, wholes: Sequence[str], before: Before) -> Iterator[Reading]:
    """The ways to read a name as that of a part."""
    return headed(name, start, wholes, is_alike=before.is_alike, measure=before.measure)


def _unnamed(
    start: int, place: int, nouns: Sequence[tuple[str, int]], before: Before
) -> Iterator[Reading]:
    """The ways to read a value without a name in front of it.

    Args:
        start: where the name before it begins.
        place: where the value begins.
        nouns: the nouns behind it.
        before: what is named before.
    """
    if before.names:
        yield Reading(before.names[-1], start, HANDED_ON)
        if before.verb and before.names[-1].startswith(before.verb):
            # 新增经营主体3万户、达到25万户 tells of all of them.
            bare = before.names[-1][len(before.verb) :]
            yield Reading(bare, start, f"{HANDED_ON} bare", before.verb)
    for noun, end in nouns:
        yield Reading(noun, place, "counted", "", "", end)
        if before.verb:
            yield Reading(before.verb + noun, start, "verb handed on counted", before.verb, "", end)


def _turned(
    text: str, start: int, place: int, nouns: Sequence[tuple[str, int]]
) -> Iterator[Reading]:
    """What the words behind a value tell of the things that it counts.

    Words up to the next value tell of that one: 4家企业享受优惠2万元.
    """
    is_next = bool(nouns) and _NEXT.match(text, nouns[0][1]) is not None
    for name, how, end in turned(nouns):
        if is_next and how.startswith(_TURNED):
            continue
        yield Reading(name, start, how, "", "", end)
    if nouns and text.startswith(_OF_PERSONS, place - 1):
        whole, end = nouns[0]
        yield Reading(_OF_PERSONS + whole, start, "for", "", "", end)


def _named(
    text: str,
    name: str,
    start: int,
    place: int,
    nouns: Sequence[tuple[str, int]],
    before: Before,
    borders: Borders,
) -> Iterator[Reading]:
    """The ways to read a name, and the noun behind the value beside it."""
    plain = without_notes(name).rstrip()
    yield from _plain(text, plain, start, before)
    if (opener := _kept().ending(text, start)) is not None:
        said = "level" if opener[0] == NET else ""  # 净增企业3家 is no change of 净增企业
        yield Reading(opener[0] + plain, start - len(opener[0]), "opened", opener[0], said)
    bare = without_brackets(plain)
    if bare != plain:
        yield Reading(bare, start, "bare")
    yield from shorter(bare, start)
    names, head = _names_before(before), noun_of(bare)
    nouns_behind = behind(text, place) if head else ()
    yield from of_others(bare, start, head, nouns_behind, names, before.first)
    yield from _of_whole(bare, start, before.wholes, before)
    if head == bare:
        yield from finished(text, bare, start, names)
    found = verbs_in(bare, start, borders)
    for match in dict.fromkeys((*found[:1], *found[-2:])):
        yield from cut(bare, start, match, told_by(match[0]).measure, nouns)
    yield from until(text, bare, start, found)
    for number, (noun, end) in enumerate(nouns):
        yield Reading(noun, start, "beside", "", "", end)
        if number < _MOST_JOINED:
            yield Reading(bare + noun, start, "joined", "", "", end)
        if found and found[0].start() == 0:
            yield Reading(found[0][0] + noun, start, "verb beside", found[0][0], "", end)
    examples, noun = examples_of(bare)
    if examples and noun:
        yield Reading(noun, start + len(bare) - len(noun), "examples")
        if found and found[0].start() == 0:
            yield Reading(found[0][0] + noun, start, "verb examples", found[0][0])


def _plain(text: str, name: str, start: int, before: Before) -> Iterator[Reading]:
    """The name as it stands, and with the verb of the one before."""
    yield Reading(name, start, "plain")
    if name.endswith(words_of("measured by itself")):
        return  # 新增项目96个，集装箱吞吐量42万标箱
    is_own = name.startswith(words_of("not new"))  # 新增债券9亿元、再融资债券8亿元
    if before.verb and before.verb not in name and not is_own and not has_verb(text, name, start):
        yield Reading(before.verb + name, start, "verb handed on", before.verb)


def _names_before(before: Before) -> Sequence[str]:
    """The names of the values before, and that of the clause before."""
    return (*before.names, before.clause) if before.clause else before.names
