"""The command `policytext train tokens`."""

from __future__ import annotations

from pathlib import Path

import pytest

from policytext.segmenter import load_model
from tests.cli.conftest import Run, Start
from tests.segmenter.sample import DEV, LEXICON, OTHER, RAW, SENTENCES

SETTINGS = ("--epochs", "2", "--batch-size", "4")


def put(file: str, lines: list[str]) -> str:
    Path(file).write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")
    return file


def words(file: str, sentences: list[list[str]]) -> str:
    return put(file, [" ".join(each) for each in sentences])


def test_a_model_says_what_it_was_trained_on(run: Run) -> None:
    Path("in").mkdir()
    sources = {
        "--train": words("in/own.txt", SENTENCES),
        "--dev": words("in/dev.txt", DEV),
        "--other": words("in/other.txt", OTHER),
        "--lexicon": put("in/known.txt", LEXICON),
        "--raw": put("in/raw.txt", RAW),
    }
    given = [each for pair in sources.items() for each in pair]
    result = run("train", "tokens", *given, *SETTINGS, "--patience", "9", "--out", "m.npz")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert lines[0].startswith("epoch 1: loss ")
    assert "dev F1 " in lines[0]
    assert lines[0].endswith(" s")
    assert lines[-1].startswith("policytext: m.npz: ")
    facts = load_model("m.npz").facts
    assert facts["train"].startswith("own.txt, 35 sentences, sha256 ")
    assert facts["dev"].startswith("dev.txt, 2 sentences, sha256 ")
    assert facts["lexicon"].startswith("known.txt, 3 words, sha256 ")
    assert facts["raw"].startswith("raw.txt, 3 lines, sha256 ")
    assert '"epochs": 2' in facts["settings"]
    assert float(facts["dev F1"]) > 0.5
    assert all(f"policytext: {name}: {fact}" in lines for name, fact in facts.items())
    assert not any(str(Path().resolve()) in fact or "in/" in fact for fact in facts.values())


def test_the_same_call_elsewhere_gives_the_same_bytes(run: Run, start: Start) -> None:
    Path("far").mkdir()
    first = words("a.txt", SENTENCES)
    words("far/a.txt", SENTENCES)
    assert run("train", "tokens", "--train", first, *SETTINGS, "-q", "-o", "m").stderr == ""
    done = start("train", "tokens", "--train", "far/a.txt", *SETTINGS, "-q", "-o", "far/m")
    assert (done.returncode, done.stderr) == (0, b"")
    assert Path("m").read_bytes() == Path("far/m").read_bytes()


def test_a_checkpoint_goes_on(run: Run) -> None:
    own = words("a.txt", SENTENCES)
    once = run("train", "tokens", "--train", own, "--epochs", "3", "-o", "whole")
    assert once.stderr.count("epoch ") == 3
    keep = ("--checkpoint", "c", "-o", "m")
    run("train", "tokens", "--train", own, "--epochs", "1", *keep)
    again = run("train", "tokens", "--train", own, "--epochs", "3", *keep)
    assert again.stderr.count("epoch ") == 2
    # The settings are the same, and so is all else.
    assert Path("m").read_bytes() == Path("whole").read_bytes()
    other = run("train", "tokens", "--train", own, "--seed", "5", *keep)
    assert other.exit_code == 2
    assert "of another training" in other.stderr


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("-o", "none/m"), "its folder does not exist"),
        (("-o", "."), "it is a folder"),
        (("-o", "a.txt"), "is one of the files to read"),
        (("-o", "m", "--checkpoint", "m"), "is one of the files to read"),
        (("-o", "m", "--epochs", "0"), "epochs must be 1 or more"),
        (("-o", "m", "--rate", "99"), "a rate above 0"),
        (("-o", "m", "--train", "none.txt"), "none.txt: No such file"),
        (("-o", "m", "--lexicon", "none.txt"), "none.txt: No such file"),
        (("-o", "m", "--dev", "empty.txt"), "empty.txt holds no words"),
        ((), "Missing option"),
    ],
)
def test_what_cannot_be_done_is_said_before_the_training(
    run: Run, more: tuple[str, ...], message: str
) -> None:
    words("a.txt", SENTENCES)
    put("empty.txt", [])
    result = run("train", "tokens", "--train", "a.txt", *more)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "epoch 1" not in result.stderr
    assert not Path("m").exists()
