"""Lists whose members share words: 城乡居民养老、医疗保险参保率 has them at both ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from policytext.targets.borders import Borders
from policytext.targets.judge import Part
from policytext.targets.names import members, of_kinds
from policytext.targets.nouns import noun_of, verbs
from policytext.targets.patterns import pattern
from policytext.targets.phrases import ends, strip_fillers
from policytext.targets.ways import Reading, shape
from policytext.targets.words import examples_of, words_of

__all__ = ["seen_of", "shared"]

_ENUMERATED = "、"
# So many places are tried where the words that are shared may end, or begin.
_MOST = 4
# Lengths that differ by more tell no more.
_FAR = 3
_MOST_MEMBERS = 8
# What members have for themselves is about as long.
_UNLIKE = 2
# A member that begins with so many letters of what the first one begins with is whole.
_AGAIN = 2


def shared(
    text: str,
    name: str,
    start: int,
    count: int,
    borders: Borders,
    find: Callable[[str], object],
    *,
    is_known: bool,
) -> Iterator[Reading]:
    """The ways to read a list whose first words, or last ones, belong to all its members.

    Args:
        text: the text.
        name: the list, without openers and predicate.
        start: where it begins.
        count: how many values follow.
        borders: where words begin.
        find: gives what a codebook has of a name.
        is_known: whether a codebook has all members as they are written.
    """
    parts = _parts(name, count)
    if examples_of(name)[0] or len(parts) < 2 or not text.startswith(name, start):
        return
    if not is_known:
        if tuple(members(name, count, is_shared=True)) != tuple(parts):
            yield Reading(parts[0], start, "list whole", names=tuple(parts))
        yield from _told_apart(name, start, parts)
        yield from _opened(name, start, count, borders, find)
    first, last = parts[0], parts[-1]
    end = start + len(name)
    befores = _nearest(
        [place - start for place in borders.inside(start, start + len(first))],
        len(first) - len(parts[1]),
    )
    behinds = _nearest(
        [end - place for place in borders.inside(end - len(last), end)],
        len(last) - len(parts[-2]),
    )
    for before in (0, *befores):
        for behind in (0, *(() if is_known else behinds)):
            if not before and not behind:
                continue
            own = last[: len(last) - behind]
            if before and behind and abs(len(own) - len(first) + before) > _UNLIKE:
                continue
            head, tail = first[:before], last[len(last) - behind :]
            if before and any(one.startswith((head, head[-_AGAIN:])) for one in parts[1:]):
                continue  # 进出口总额、出口额 share no 进出口.
            if behind and any(_overlaps(one, tail) for one in parts[:-1]):
                continue  # 城镇养老保险和新型农村养老保险覆盖人数 do not share 保险.
            ones = [one if one.endswith(tail) else one + tail for one in parts[:-1]]
            names = (ones[0], *(head + one for one in (*ones[1:], last)))
            how = f"list{' before' * bool(before)}{' behind' * bool(behind)}"
            word = shape(first[before:], parts[1]) * bool(before)
            word += shape(own, parts[-2]) * bool(behind)
            yield Reading(names[0], start, how, word, names=names)


def _overlaps(one: str, tail: str) -> bool:
    """Whether a member ends with words with which what it is said to share begins."""
    most = min(len(one), len(tail) - 1)
    return any(one.endswith(tail[:size]) for size in range(_AGAIN, most + 1))


def _parts(name: str, count: int) -> list[str]:
    """The members of a list of so many values; none where it is no such list."""
    for parts in (pattern("joint").split(name), name.split(_ENUMERATED)):
        if 1 < len(parts) <= _MOST_MEMBERS and all(parts) and count in (1, len(parts)):
            return parts
    return []


def _nearest(places: Sequence[int], wanted: int) -> list[int]:
    """The likeliest places: where what a member has for itself is about as long as another."""
    return sorted(places, key=lambda place: (abs(place - wanted), place))[:_MOST]


def _opened(
    name: str, start: int, count: int, borders: Borders, find: Callable[[str], object]
) -> Iterator[Reading]:
    """A list without words before it, of which a codebook has all members then.

    主要污染物 says what 化学需氧量和二氧化硫排放量 are.
    """
    for place in borders.inside(start, start + len(name))[:_MOST]:
        names = tuple(members(name[place - start :], count, is_shared=True))
        if len(names) > 1 and all(find(one) is not None for one in names):
            yield Reading(names[0], place, "list opened", "", names=names)
            return


def _told_apart(name: str, start: int, parts: Sequence[str]) -> Iterator[Reading]:
    """Lists with what their members did in them."""
    for verb in list(verbs()[0].finditer(name))[-2:]:
        subject, noun = strip_fillers(name[: verb.start()]), name[verb.end() :].lstrip("了")
        subjects = _parts(subject, len(parts))
        if noun and subject != name[: verb.start()] and subjects:
            names = tuple(one + noun for one in of_kinds(subjects) or subjects)
            yield Reading(names[0], start, "list done", verb[0], names=names)


def seen_of(
    text: str,
    reading: Reading,
    names: Sequence[str],
    units: Sequence[str],
    each: str,
    find: Callable[[str], object],
) -> tuple[Part, ...]:
    """What is seen of the names of a list, one beside the other, or of one name for all of it.

    Args:
        text: the text.
        reading: how the list is read.
        names: the names.
        units: the units of their values.
        each: the word that shares them out; empty where none does.
        find: gives what a codebook has of a name.
    """
    first, last = names[0], names[-1]
    if len(names) == 1:
        if pattern("joint").search(first) is None:
            return ()
        return ((_of_one, each, units[0], _is_whole(first)),)
    if first == last:
        return ((_of_same, each, reading.how, len(set(units)) == 1),)
    nouns = f"{_is_whole(first):d}{_is_whole(last):d}"
    # Whether words were added to a member that are not written there.
    place = text.find(last, reading.start)
    made = f"{not text.startswith(first, reading.start):d}"
    made += f"{place < 1 or pattern('joint').search(text[max(place - 2, 0) : place]) is None:d}"
    alike = f"{first[-1] == last[-1]:d}{first[-2:] == last[-2:]:d}"
    head, tail = _common(first, last), _common(first[::-1], last[::-1])
    longer = len(first) - len(last)
    known = f"{find(first) is not None:d}{find(last) is not None:d}"
    inner = min(_FAR, len(first) - head - tail, len(last) - head - tail)
    own, other = first[head : len(first) - tail], last[head : len(last) - tail]
    return (
        (_of_made, each, len(set(units)) == 1, made, nouns, alike, known),
        (_of_lengths, made, max(-_FAR, min(_FAR, longer)), min(head, 6), min(tail, 6)),
        (_of_tail, made, first[len(first) - tail :][:1], _missing(last, tail), max(0, inner)),
        (_of_edges, made, first[max(0, head - 2) : head], first[len(first) - tail :][:2]),
        (_of_own, made, shape(own, other), own[-1:], other[-1:]),
    )


def _of_made(
    each: str, is_one: bool, made: str, nouns: str, alike: str, known: str
) -> tuple[str, ...]:
    return (
        f"y each {each} {is_one}",
        f"y each {each} {made} {nouns}",
        f"y n {made} {nouns}",
        f"y a {made} {alike}",
        f"y na {made} {nouns} {alike}",
        f"y k {made} {known}",
        f"y ka {known} {alike}",
    )


def _of_lengths(made: str, longer: int, head: int, tail: int) -> tuple[str, ...]:
    return (f"y l {made} {longer}", f"y h {made} {head}", f"y t {made} {tail}")


def _of_tail(made: str, begin: str, missing: str, inner: int) -> tuple[str, ...]:
    return (f"y b {made} {begin}", f"y s {made} {missing}", f"y o {made} {inner}")


def _of_edges(made: str, before: str, behind: str) -> tuple[str, ...]:
    return (f"y hw {made} {before}", f"y tw {made} {behind}")


def _of_own(made: str, alike: str, own: str, other: str) -> tuple[str, ...]:
    return (f"y w {made} {alike}", f"y we {made} {own}", f"y we {made} {other}")


def _of_one(each: str, unit: str, is_whole: bool) -> tuple[str, ...]:
    return (f"y one {each}", f"y one {each} {unit} {is_whole:d}")


def _of_same(each: str, how: str, is_one: bool) -> tuple[str, ...]:
    return (f"y same {is_one} {each}", f"y same {how} {is_one}")


def _missing(name: str, tail: int) -> str:
    """How many letters of its noun a name has that are not shared; empty where it has none."""
    noun = noun_of(name)
    return str(len(noun) - tail) if noun else ""


def _common(one: str, other: str) -> int:
    """How many letters two words have alike at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _is_whole(name: str) -> bool:
    """Whether a name ends with a noun with which names of indicators end."""
    return name.endswith(_nouns()) or bool(noun_of(name))


@cache
def _nouns() -> tuple[str, ...]:
    return (*ends("noun"), *words_of("measured"))
