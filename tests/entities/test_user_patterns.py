"""Patterns of names: what they match, what is refused, and the same as a regular expression."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import InputError
from policytext.entities.user_names import NameTable

# A pattern, a text, and what it finds; 【】 are put around places and taken out again.
CASES = [
    ("青枫公园[二期]", "青枫公园二期和青枫公园", "青枫公园二期 青枫公园"),
    ("{place}(数字|智慧)城市行动", "【宁州】智慧城市行动、数字城市行动", "宁州智慧城市行动"),
    ("{place}至{place}快线", "【宁州】至【云县】快线", "宁州至云县快线"),
    ("{quote}(行动|计划)", "实施“登峰”行动和“远航计划”", "“登峰”行动"),
    ("“{han:1-8}(行动|计划)”", "实施“登峰”行动和“远航计划”", "“远航计划”"),
    ("{quote}行动", "实施“登‘高’峰”行动", "“登‘高’峰”行动"),
    ("{quote}行动", "实施“登\n峰”行动", ""),
    ("S{digit:1-4}高速", "S39高速、S12345高速、ES39高速", "S39高速"),
    ("{han:2}大桥", "修建滨河大桥", "滨河大桥"),
    ("{han:1-3}大桥", "，河大桥。修建的滨河大桥", "河大桥 的滨河大桥"),
    ("{han:1-3}大桥", "A大桥", ""),
    ("第{digit}中学", "第３中学、第4中学、第12中学", "第３中学 第4中学"),
    ("{place}", "【宁州】与【云县】", "宁州 云县"),
    ("(北|南)站[(一|二)期]", "北站一期、南站期、西站二期", "北站一期 南站"),
    (r"\{甲\}\(乙\)\[丙\]\|\\", r"{甲}(乙)[丙]|\ ", r"{甲}(乙)[丙]|\ "),
    ("（{han:2}）{place}工程", "（第一）【宁州】工程", "（第一）宁州工程"),
    ("{place}[{han:1-2}]{quote}工程", "【宁州】市“安居”工程", "宁州市“安居”工程"),
    ("𠀀{han:1}村", "𠀀𠀁村", "𠀀𠀁村"),
]


def table(pattern: str) -> NameTable:
    return NameTable.from_dict(
        {"patterns": [{"pattern": pattern, "label": "PROJECT", "kind": "programme"}]}
    )


def found(pattern: str, text: str, places: list[tuple[int, int]]) -> list[str]:
    return [text[f.start : f.end] for f in table(pattern).matches(text, places)]


@pytest.mark.parametrize(("pattern", "text", "expected"), CASES)
def test_a_pattern_finds(pattern: str, text: str, expected: str) -> None:
    places = [
        (m.start() - 2 * n, m.end() - 2 * n - 2)
        for n, m in enumerate(re.finditer("【[^】]*】", text))
    ]
    plain = re.sub("[【】]", "", text)
    wanted = [part.strip() for part in expected.split(" ") if part]
    assert found(pattern, plain, places) == wanted


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("{han:2-4}", "no part that is certain; outside of"),
        ("[工程]{digit:2}", "no part that is certain"),
        ("(工程|{han:2})", "no part that is certain"),
        ("{city}工程", r"\{city\} at character 1; one of \{place\}, \{quote\}"),
        ("{place:2}工程", r"\{place:2\} at character 1; one of"),
        ("{han:4-2}工程", r"\{han:4-2\} at character 1; write \{han:2\}"),
        ("{han:0-2}工程", r"\{han:0-2\} at character 1"),
        ("{han:}工程", r"\{han:\} at character 1"),
        ("{han:1-}工程", r"\{han:1-\} at character 1"),
        ("{han:1-９}工程", "at character 1"),
        ("工程{han", r"has \{ at character 3 and no \}"),
        ("(工程|行动", r"\) is missing at its end"),
        ("[工程", r"\] is missing at its end"),
        ("(工程]", r"has \] at character 4, which closes nothing"),
        ("工程)", r"has \) at character 3, which closes nothing; write \\\)"),
        ("工程|行动", r"has \| outside of brackets; write \(A\|B\)"),
        ("工程()", "nothing between brackets or beside | at character 3"),
        ("工程(一|)", "nothing between brackets or beside | at character 3"),
        ("工程\\", r"has \\ at character 3"),
        ("工程\\n", r"has \\ at character 3"),
        (".*大桥", r"has \.\* at character 1, which is no regular expression here; write \{han"),
        ("第.+大桥", r"has \.\+ at character 2"),
        ("(" * 9 + "工" + ")" * 9, "more than 8 brackets"),
        ("工程{han:1-99}", "could match 101 characters; at most 100"),
        ("{place}{place}{quote}", "could match 120 characters"),
    ],
)
def test_what_is_no_pattern_is_refused(pattern: str, message: str) -> None:
    from policytext.entities.user_pattern_reader import read_pattern

    with pytest.raises(InputError, match=message):
        read_pattern(pattern)


ALPHABET = "工程一二"


def patterns(depth: int = 2) -> st.SearchStrategy[tuple[str, str]]:
    """Patterns and regular expressions that say the same."""
    literal = st.text(ALPHABET, min_size=1, max_size=2).map(lambda t: (t, t))
    runs = st.sampled_from([("{han:1-2}", "[工程一二桥]{1,2}"), ("{digit:2}", "[0-9]{2}")])
    parts = st.one_of(literal, runs)
    if depth:
        inner = st.lists(patterns(depth - 1), min_size=1, max_size=2)
        choices = inner.map(
            lambda rows: (
                f"({'|'.join(row[0] for row in rows)})",
                f"(?:{'|'.join(row[1] for row in rows)})",
            )
        )
        optional = inner.map(
            lambda rows: (
                f"[{'|'.join(row[0] for row in rows)}]",
                f"(?:{'|'.join(row[1] for row in rows)})?",
            )
        )
        parts = st.one_of(parts, choices, optional)
    return st.lists(parts, min_size=1, max_size=3).map(
        lambda row: ("".join(part[0] for part in row), "".join(part[1] for part in row))
    )


@given(patterns(), patterns(), st.text(ALPHABET + "1，A桥", max_size=14))
def test_it_matches_what_a_regular_expression_matches(
    before: tuple[str, str], after: tuple[str, str], text: str
) -> None:
    own = table(f"{before[0]}桥{after[0]}")
    expression = re.compile(f"{before[1]}桥{after[1]}")
    every = {
        (start, end)
        for start in range(len(text))
        for end in range(start + 1, len(text) + 1)
        if expression.fullmatch(text, start, end)
    }
    mine = {(f.start, f.end) for f in own.matches(text)}
    assert mine <= every
    # Latin words and numbers have to be whole, which the expression does not ask for.
    if "A" not in text and "1" not in text:
        assert longest(mine) == longest(every)


def longest(spans: set[tuple[int, int]]) -> int:
    return max((end - start for start, end in spans), default=0)


@pytest.mark.parametrize(
    ("pattern", "unit"),
    [
        ("{han:1-40}[{han:1-40}]工{han:1-9}", "工"),
        ("[(工|工工)][(工|工工)][(工|工工)][(工|工工)]工[(工|工工)][(工|工工)]桥", "工"),
        ("{quote}工", "“"),
        ("{quote}工", "“”"),
        ("{quote}[{quote}]", '"'),
        ("S{digit:1-40}", "1"),
    ],
)
def test_time_grows_with_length_alone(pattern: str, unit: str) -> None:
    own = table(pattern)

    def took(size: int) -> float:
        text = unit * size
        began = time.process_time()
        own.matches(text)
        return time.process_time() - began

    took(100)
    short = min(took(2_000) for _ in range(3))
    assert min(took(16_000) for _ in range(3)) < 40 * short + 0.2
