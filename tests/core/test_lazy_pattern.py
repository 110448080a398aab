"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import pickle
import re
import sys

import pytest

import policytext as pt
from policytext.lazy_pattern import lazy_pattern

KIND = type(lazy_pattern(""))


def test_it_does_what_a_compiled_pattern_does() -> None:
    lazy, compiled = lazy_pattern("(?P<x>a)B", re.IGNORECASE), re.compile("(?P<x>a)B", re.I)
    for _ in range(2):
        assert lazy.findall("ab AB") == compiled.findall("ab AB")
        assert lazy.sub("-", "xab") == "x-"
        found = lazy.search("xaB", 1)
        assert found is not None
        assert found["x"] == "a"
    assert lazy.pattern == compiled.pattern
    assert lazy.flags == compiled.flags
    assert dict(lazy.groupindex) == {"x": 1}


def test_it_is_compiled_by_its_first_search() -> None:
    broken = lazy_pattern("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("")


def test_a_copy_finds_the_same() -> None:
    copy = pickle.loads(pickle.dumps(lazy_pattern("a.b", re.DOTALL)))
    assert copy.fullmatch("a\nb")


def test_all_patterns_of_the_library_are_patterns() -> None:
    pt.load()
    lazy = [
        value
        for name, module in list(sys.modules.items())
        if name.startswith("policytext.")
        for value in vars(module).values()
        if isinstance(value, KIND)
    ]
    assert len(lazy) > 100
    for each in lazy:
        assert re.compile(each.pattern).pattern == each.pattern
