"""The collector of cycles looks less often inside, and as before afterwards, whatever happens."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import policytext as pt
from policytext.collecting import RARELY, rare_collection
from policytext.pipeline import Pipeline

TEXTS = Path(__file__).parents[1] / "texts"
OFTEN = 600, 10, 10


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*OFTEN)
    yield
    gc.set_threshold(*before)
    gc.enable()


def is_rare() -> bool:
    return gc.get_threshold()[0] == RARELY


def test_it_is_rare_inside_and_as_before_afterwards_even_after_an_error() -> None:
    def fail() -> None:
        with rare_collection:
            with rare_collection:
                assert is_rare()
            assert is_rare(), "the inner one ended the outer one"
            raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        fail()
    assert gc.get_threshold()[0] == OFTEN[0]


@pytest.mark.parametrize("first", [0, RARELY + 1])
def test_who_wants_it_rarer_or_never_keeps_that(first: int) -> None:
    gc.set_threshold(first, 10, 10)
    with rare_collection:
        assert gc.get_threshold()[0] == first
    assert gc.get_threshold()[0] == first


def test_what_is_set_inside_stays() -> None:
    with rare_collection:
        gc.disable()
        gc.set_threshold(7, 7, 7)
    assert not gc.isenabled()
    assert gc.get_threshold()[0] == 7


def test_the_last_thread_out_ends_it() -> None:
    entered, leave = threading.Event(), threading.Event()

    def stay() -> None:
        with rare_collection:
            entered.set()
            leave.wait(10)

    thread = threading.Thread(target=stay)
    with rare_collection:
        thread.start()
        assert entered.wait(10)
    assert is_rare()
    leave.set()
    thread.join()
    assert not is_rare()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_process_that_is_forked_inside_begins_anew() -> None:
    with rare_collection:
        child = os.fork()
        if not child:
            seen = [not is_rare()]
            try:
                with rare_collection:
                    seen.append(is_rare())
                seen.append(not is_rare())
            finally:
                os._exit(0 if seen == [True] * 3 else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert is_rare()
    assert not is_rare()


def test_a_pipeline_looks_rarely() -> None:
    class Seen:
        name = "seen"
        requires = ()
        provides = ()

        def __call__(self, doc: pt.Document) -> pt.Document:
            seen.append(is_rare())
            return doc

    seen: list[bool] = []
    Pipeline([Seen()])(pt.Document("增长5%"))
    assert seen == [True]
    assert not is_rare()


def test_annotators_leave_no_cycles_behind() -> None:
    nlp = pt.load()
    first, second = (
        (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
        for name in ("district_2011", "province_2026")
    )
    nlp(pt.Document(first, issuer="320412", year=2011))
    gc.collect()
    gc.disable()
    nlp(pt.Document(second, issuer="320000", year=2026))
    assert gc.collect() == 0
