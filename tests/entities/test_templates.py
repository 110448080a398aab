"""Keys of templates: what shares one, what is silent, what lies beyond the text."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from policytext.entities.signals import CONTEXT, STATIC
from policytext.entities.templates import (
    BEYOND,
    TEMPLATES,
    WORD_TEMPLATES,
    Keys,
    TemplateSet,
    anchored,
    key_of,
    keys_at,
    mixed,
)

NUMBERS = st.lists(st.integers(0, 3), min_size=1, max_size=12)


def column(values: list[int]) -> Keys:
    return np.array(values, np.uint64)


def test_templates_differ_and_read_columns_that_are_there() -> None:
    every = (*WORD_TEMPLATES, *TEMPLATES)
    assert len(set(every)) == len(every)
    names = {name for template in every for name, _ in template}
    assert names == {*STATIC, *CONTEXT}
    assert all(len(template) == 1 for template in WORD_TEMPLATES)


@given(NUMBERS, NUMBERS)
def test_equal_values_and_no_others_share_a_key(one: list[int], other: list[int]) -> None:
    size = min(len(one), len(other))
    pair = [column(one[:size]), column(other[:size])]
    keys = mixed(5, pair, silent=False).tolist()
    values = list(zip(one[:size], other[:size], strict=True))
    assert len(set(keys)) == len(set(values))
    assert len(set(zip(keys, values, strict=True))) == len(set(values))


def test_keys_tell_templates_and_the_order_of_columns_apart() -> None:
    one, other = column([1]), column([2])
    keys = [
        mixed(number, columns, silent=False)[0]
        for number in (5, 6)
        for columns in ([one, other], [other, one], [one], [other])
    ]
    assert len(set(keys)) == 8


def test_a_template_is_silent_where_its_first_column_is() -> None:
    first, second = column([0, 1, 0, 2]), column([1, 0, 0, 2])
    assert (mixed(5, [first, second], silent=True) == 0).tolist() == [True, False, True, False]
    assert mixed(5, [first, second], silent=False).all()


def test_which_templates_are_silent() -> None:
    nothing = column([0])
    for template in (*WORD_TEMPLATES, *TEMPLATES):
        name = template[0][0]
        key = key_of(template, [nothing] * len(template))[0]
        assert (key == 0) == (name in CONTEXT or name == "head"), template


@given(NUMBERS, st.integers(-3, 3))
def test_neighbours_are_read_and_what_lies_beyond_is_one_value(
    values: list[int], distance: int
) -> None:
    template = (("word", distance),)
    ((given_back, keys),) = keys_at({"word": column(values)}, (template,))
    size = len(values)
    wanted = [
        values[place + distance] if 0 <= place + distance < size else BEYOND
        for place in range(size)
    ]
    assert given_back == template
    assert keys.tolist() == key_of(template, [column(wanted)]).tolist()


@given(st.lists(st.lists(st.integers(0, 2), min_size=3, max_size=3), max_size=8))
def test_a_set_of_templates_gives_the_keys_of_each(rows: list[list[int]]) -> None:
    columns = [column([row[place] for row in rows]) for place in range(3)]
    reads = [(0,), (1,), (2, 0), (1, 2), (0, 1, 2), (2, 1, 0)]
    silent = {0, 2, 4}
    numbers = [4, 5, 6, 7, 8, 9]
    templates = TemplateSet(numbers, reads, silent)
    keys = templates.keys(np.stack(columns))
    assert keys.shape == (6, len(rows))
    for each, row in zip(templates.order, keys.tolist(), strict=True):
        own = [columns[place] for place in reads[each]]
        assert row == mixed(numbers[each], own, silent=each in silent).tolist()


def test_templates_that_speak_where_a_column_does_read_from_there() -> None:
    templates = ((("place", -1), ("word", 0)), (("place", 1), ("word", 1)), (("list", 0),))
    place, words = anchored(templates, [4, 5, 6])
    assert (place.column, words.column) == ("place", "list")
    # The word behind the anchor, and the anchor itself.
    assert set(place.reads) == {("place", 0), ("word", 1), ("word", 0)}
    order = place.templates.order
    assert [(far, [order[row] for row in rows]) for far, rows in place.parts] == [
        (-1, [0]),
        (1, [1]),
    ]


def test_a_text_without_words_has_no_keys() -> None:
    columns = {name: column([]) for name in (*STATIC, *CONTEXT)}
    assert all(len(keys) == 0 for _, keys in keys_at(columns, (*WORD_TEMPLATES, *TEMPLATES)))
