"""The collector of cycles: paused inside, as it was afterwards, whatever happens."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import policytext as pt
from policytext.collecting import paused_collector
from policytext.pipeline import Pipeline

TEXTS = Path(__file__).parents[1] / "texts"


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_it_is_off_inside_and_on_afterwards_even_after_an_error() -> None:
    def fail() -> None:
        with paused_collector:
            with paused_collector:
                assert not gc.isenabled()
            assert not gc.isenabled(), "the inner one ended the pause of the outer one"
            raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        fail()
    assert gc.isenabled()


def test_who_has_switched_it_off_finds_it_off() -> None:
    gc.disable()
    with paused_collector:
        pass
    assert not gc.isenabled()


def test_the_last_thread_out_ends_the_pause() -> None:
    entered, leave = threading.Event(), threading.Event()

    def stay() -> None:
        with paused_collector:
            entered.set()
            leave.wait(10)

    thread = threading.Thread(target=stay)
    with paused_collector:
        thread.start()
        assert entered.wait(10)
    assert not gc.isenabled()
    leave.set()
    thread.join()
    assert gc.isenabled()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_process_that_is_forked_inside_has_it_on() -> None:
    with paused_collector:
        child = os.fork()
        if not child:
            on = gc.isenabled()
            with paused_collector:
                off = not gc.isenabled()
            os._exit(0 if on and off and gc.isenabled() else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert gc.isenabled()


def test_a_pipeline_pauses_it() -> None:
    class Seen:
        name = "seen"
        requires = ()
        provides = ()

        def __call__(self, doc: pt.Document) -> pt.Document:
            seen.append(gc.isenabled())
            return doc

    seen: list[bool] = []
    Pipeline([Seen()])(pt.Document("增长5%"))
    assert seen == [False]
    assert gc.isenabled()


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
