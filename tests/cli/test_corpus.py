"""The commands `policytext corpus ...`."""

from __future__ import annotations

import json
from pathlib import Path

from policytext import MENTIONS
from policytext.corpora import to_document, write_annotated, write_segmented
from policytext.io import read_jsonl
from tests.cli.conftest import Run
from tests.corpora.marked_docs import PLACES, page
from tests.corpora.sample import SAMPLE
from tests.corpora.test_check import named, write
from tests.corpora.test_load import ROWS, put
from tests.corpora.test_segmented import DOCS, PARTS, REPORT


def test_check_says_nothing_of_what_is_right(run: Run) -> None:
    write(Path(), "c/train/a.txt", named("a"))
    result = run("corpus", "check", "c")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "policytext: 0 errors, 0 notes\n"


def test_check_names_errors_and_notes(run: Run) -> None:
    write(Path(), "c/train/a.txt", named("a") + "全市|\n")
    result = run("corpus", "check", "c")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "c/train/a.txt:3:1: note: 全市: a place without a mark?",
        "c/train/a.txt:3:3: the character | stands outside a mark; the text cannot hold it",
    ]
    assert run("corpus", "check", "-q", "c").stdout.count("\n") == 1


def test_check_of_nothing_is_a_wrong_call(run: Run) -> None:
    result = run("corpus", "check", "none")
    assert result.exit_code == 2
    assert "no such file or folder" in result.stderr


def test_convert_goes_both_ways(run: Run) -> None:
    write(Path(), "c/train/sample.txt", SAMPLE)
    assert run("corpus", "convert", "c", "-o", "c.jsonl").exit_code == 0
    assert run("corpus", "convert", "c.jsonl", "-o", "back").exit_code == 0
    assert Path("back/sample.txt").read_text("utf-8") == SAMPLE


def test_rows_without_values_are_not_converted(run: Run) -> None:
    put(Path(), ROWS)
    result = run("corpus", "convert", "two.json", "-o", "c.jsonl")
    assert result.exit_code == 2
    assert "without values" in result.stderr
    assert not Path("c.jsonl").exists()


def test_convert_writes_no_file_outside_its_folder(run: Run) -> None:
    import policytext as pt

    Path("c.jsonl").write_text(pt.Document("常州", id="../a").to_json() + "\n", "utf-8")
    result = run("corpus", "convert", "c.jsonl", "-o", "back")
    assert result.exit_code == 2
    assert "'../a' is no file's name" in result.stderr
    assert not Path("back").exists()


def test_format_writes_the_normal_form(run: Run) -> None:
    loose = SAMPLE.replace(" |  |\n", " | |\n").replace("8% |  | 8%", "8%||8%")
    write(Path(), "c/train/sample.txt", loose)
    assert run("corpus", "format", "c").stderr == "policytext: 1 files changed\n"
    assert Path("c/train/sample.txt").read_text("utf-8") == SAMPLE
    assert run("corpus", "format", "c").stderr == "policytext: 0 files changed\n"


def test_stats_count(run: Run) -> None:
    write(Path(), "c/train/sample.txt", SAMPLE)
    table = run("corpus", "stats", "c").stdout
    assert "  quantities " in table
    data = json.loads(run("corpus", "stats", "c", "--json").stdout)
    assert data["documents"] == 1
    assert data["spans"]["quantities"] == 7
    assert data["facts"]["part"] == {"train": 1}


def test_agreement_compares_second_annotations(run: Run) -> None:
    write(Path(), "c/train/sample.txt", SAMPLE)
    assert "no second annotations" in run("corpus", "agreement", "c").stderr
    write(Path(), "c/second/sample.txt", SAMPLE.replace("|PROJECT.construction|", "|PLACE.site|"))
    lines = run("corpus", "agreement", "c").stdout.splitlines()
    assert lines[0] == "1 documents annotated twice"
    assert lines[1].split() == ["F1", "mentions,", "label", "0.667", "(3", "and", "3", "spans)"]
    assert lines[4].split()[-5:] == ["1.000", "(7", "and", "7", "spans)"]
    assert lines[-1].split()[:4] == ["kappa", "over", "common", "mentions"]


def test_join_brings_sentences_and_reports_together(run: Run) -> None:
    write(Path(), "reports/港.txt", REPORT)
    write_segmented(DOCS, "words.jsonl", "reports", PARTS)
    result = run("corpus", "join", "words.jsonl", "reports", "-o", "all.jsonl")
    assert (result.exit_code, result.stderr) == (0, "policytext: 2 sentences written\n")
    assert list(read_jsonl("all.jsonl")) == DOCS
    run("corpus", "join", "words.jsonl", "reports", "--part", "test", "-o", "test.jsonl")
    assert list(read_jsonl("test.jsonl")) == DOCS[1:]
    assert run("corpus", "join", "words.jsonl", "none", "-o", "x.jsonl").exit_code != 0


def test_join_brings_mentions_and_reports_together(run: Run) -> None:
    doc = to_document(page("港", *PLACES[0])).replace(id="港#2")
    write(Path(), "reports/港.txt", f"一、{doc.text}")
    write_annotated([doc], "places.jsonl", "reports")
    result = run("corpus", "join", "places.jsonl", "reports", "-o", "all.jsonl")
    assert (result.exit_code, result.stderr) == (0, "policytext: 1 passages written\n")
    (back,) = read_jsonl("all.jsonl")
    assert (back.id, back.text, back[MENTIONS]) == (doc.id, doc.text, doc[MENTIONS])
    assert run("corpus", "join", "places.jsonl", "reports", "--part", "dev", "-o", "x").exit_code
