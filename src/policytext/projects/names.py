"""Names of projects taken apart: what stays of a name once its form is gone."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern

__all__ = [
    "ProjectName",
    "bare_name",
    "is_phase",
    "line_words",
    "of_phase",
    "parse_name",
    "short_lines",
]

_MARKS = str.maketrans(
    {
        **dict.fromkeys("“”‘’\"'「」『』《》〈〉 \u3000"),
        **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94)},
    }
)
# Numbers have a greatest length, so that a long row of digits is not read anew at each of them.
_NUMBER = "(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,5})"
_READABLE = lazy_pattern(
    "(?:([一二三四五六七八九])?(百))?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?"
)
_DIGITS = {digit: i for i, digit in enumerate("零一二三四五六七八九")}
# 国民经济和社会发展第十五个五年规划 is 十五五规划.
_FIVE_YEARS = lazy_pattern(r"第?([一二三四五六七八九十]{1,3})个?五年(?=规划|计划)")
_NUMBERS = lazy_pattern(
    r"[0-9]+(?:[.+][0-9]+)*|[一二三四五六七八九十百千]{1,4}(?=[号期线环院中小村里])"
)
# Stands between the places of a line.
_TO = "至"
# A core is not cut to less.
_SHORTEST = 2


class ProjectName(NamedTuple):
    """A name without its form.

    Attributes:
        core: what tells it from others.
        phases: its phases, such as ``("2期",)``, in order.
        numbers: the numbers in the core, in order.
        sort: "work", "action", "plan", "strategy", or nothing where no such word ends it.
    """

    core: str
    phases: tuple[str, ...]
    numbers: tuple[str, ...]
    sort: str


@lru_cache(maxsize=16384)
def bare_name(text: str) -> str:
    """A name in half width, without quotation marks and blanks.

    Example:
        >>> bare_name("“１＋８”行动方案")
        '1+8行动方案'
    """
    return text.translate(_MARKS)


@cache
def _words(part: str) -> tuple[str, ...]:
    rows = read_rows("projects/name_parts.tsv")
    return tuple(text for kind, text, _ in rows if kind == part)


@cache
def _phase_ends() -> tuple[str, ...]:
    """The characters of which each phase has one: 期 and 段."""
    return tuple(sorted({text[-1] for text in _words("phase")}))


@cache
def _phase_pattern() -> re.Pattern[str]:
    phases = sorted(_words("phase"), key=lambda text: (-len(text), text))
    choices = "|".join(re.escape(text).replace("N", _NUMBER) for text in phases)
    return re.compile(rf"[(]?({choices})(?:工程|项目)?[)]?")


def _in_digits(text: str) -> str:
    """A number in Arabic digits; several beside each other (一二期) stay as they are."""
    read = _READABLE.fullmatch(text)
    if read is None:
        return text
    hundreds, hundred, tens, ten, ones = read.groups()
    value = 100 * _DIGITS[hundreds or "一"] if hundred else 0
    value += 10 * _DIGITS[tens or "一"] if ten else 0
    return str(value + _DIGITS[ones or "零"])


def _phase(found: str) -> str:
    """A phase with its number in digits: 2期 for 第二期."""
    if found.startswith("首"):
        return "1" + found[1:]
    number = re.search(_NUMBER, found)
    return _in_digits(number[0]) + found[number.end() :] if number is not None else found


@cache
def _line_pattern() -> re.Pattern[str]:
    between = "|".join(re.escape(text) for text in _words("between"))
    lines = "|".join(_words("line"))
    return re.compile(
        rf"([一-鿿]{{2,5}}?)[市县区]?(?:{between})([一-鿿]{{2,5}}?)[市县区]?({lines})"
    )


def line_words() -> tuple[str, ...]:
    """The words that end the name of a line, as they are said for short: 高铁."""
    return tuple(sorted(set(_short_words().values())))


@cache
def _short_words() -> dict[str, str]:
    rows = read_rows("projects/name_parts.tsv")
    return {text: short for kind, text, short in rows if kind == "line"}


def _line(core: str) -> str:
    """A line by its places and its short word: 盐城至南通高铁 for 盐城市—南通市高速铁路."""
    full = _line_pattern().fullmatch(core)
    if full is not None:
        return f"{full[1]}{_TO}{full[2]}{_short_words()[full[3]]}"
    for text, short in _short_words().items():
        if core.endswith(text):
            return core[: -len(text)] + short
    return core


def short_lines(core: str) -> tuple[str, ...]:
    """What a line between two places may be called for short: a sign of each, and its word.

    Example:
        >>> short_lines("宁波至舟山铁路")
        ('宁山铁路', '宁舟铁路', '波山铁路', '波舟铁路')
    """
    full = _line_pattern().fullmatch(core)
    if full is None:
        return ()
    word = _short_words()[full[3]]
    return tuple(sorted({one + other + word for one in full[1] for other in full[2]}))


def _split_sort(core: str) -> tuple[str, str]:
    """A core without the word for what sort of thing it is, and that sort."""
    for sort in ("action", "plan", "strategy", "work"):
        for word in _words(sort):
            if core.endswith(word) and len(core) - len(word) >= _SHORTEST:
                return core[: -len(word)], sort
    return core, ""


@lru_cache(maxsize=65536)
def parse_name(text: str, places: tuple[str, ...] = ()) -> ProjectName:
    """Take a name apart.

    Args:
        text: a name.
        places: names of the division whose project it is and of those above, which say nothing
            at its head.

    Example:
        >>> parse_name("常州市丹金高速公路（二期）工程", ("常州市", "常州"))
        ProjectName(core='丹金高速', phases=('2期',), numbers=(), sort='work')
        >>> parse_name("“龙城英才计划”").core
        '龙城英才计划'
    """
    core = bare_name(text)
    core = _FIVE_YEARS.sub(r"\1五", core) if "五年" in core else core
    for part in _words("silent"):
        core = core.replace(part, "") if len(core) > len(part) + _SHORTEST else core
    for place in places:
        if core.startswith(place) and len(core) - len(place) > _SHORTEST:
            core = core[len(place) :]
            break
    phases: tuple[str, ...] = ()
    if any(end in core for end in _phase_ends()):
        phases = tuple(_phase(found[1]) for found in _phase_pattern().finditer(core))
    without = _phase_pattern().sub("", core) if phases else core
    without, sort = _split_sort(without)
    core = _line(without.replace("(", "").replace(")", ""))
    if _NUMBERS.search(core) is None:
        return ProjectName(core, phases, (), sort)  # so it is of most
    core = _NUMBERS.sub(lambda found: _in_digits(found[0]), core)
    return ProjectName(core, phases, tuple(_NUMBERS.findall(core)), sort)


def is_phase(text: str) -> bool:
    """Whether a name is nothing but a phase of a work named before it.

    Example:
        >>> is_phase("二期工程"), is_phase("产业园二期")
        (True, False)
    """
    return _phase_pattern().fullmatch(bare_name(text)) is not None


def of_phase(name: str, phase: str) -> str:
    """The name of another phase of a work, whatever phase of it was named.

    Args:
        name: the name of the work or of a phase of it.
        phase: the other phase.

    Example:
        >>> of_phase("产业园一期", "二期工程"), of_phase("产业园一期", "三标段")
        ('产业园二期工程', '产业园一期三标段')
    """
    name, phase = bare_name(name), bare_name(phase)
    last = None
    for found in _phase_pattern().finditer(name):
        last = found
    one = _phase_pattern().fullmatch(phase)
    if last is not None and one is not None and last.end() == len(name):
        is_alike = last[1][-1] == one[1][-1]
        name = name[: last.start()] if is_alike and last.start() else name
    return name + phase
