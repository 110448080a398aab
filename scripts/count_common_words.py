"""Count again how often the names in `common_words.tsv` stand in reports and as plain words.

    python scripts/count_common_words.py reports_folder ud_folder

Names, risk and sense are judged by hand, in the table itself; the counts are evidence beside them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from policytext.gazetteer import find_names, names

TABLE = Path(__file__).resolve().parent.parent / "src/policytext/data/divisions/common_words.tsv"


def count_reports(folder: Path) -> Counter[str]:
    """In how many texts each name is found."""
    found: Counter[str] = Counter()
    for file in sorted(folder.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        found.update({text[match.start : match.end] for match in find_names(text)})
    return found


def count_words(folder: Path) -> Counter[str]:
    """How often each token stands that is no proper noun."""
    found: Counter[str] = Counter()
    for file in sorted(folder.glob("*.conll")):
        for line in file.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 3 and cells[3] != "PROPN":
                found[cells[1]] += 1
    return found


def main() -> None:
    """Write the counts into the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("reports", type=Path, help="folder of texts, one .txt each")
    parser.add_argument("ud", type=Path, help="folder of .conll files of Universal Dependencies")
    arguments = parser.parse_args()
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    head = lines.index("name\trisk\tsense\treports\tud") + 1
    judged = {line.split("\t")[0]: line.split("\t")[1:3] for line in lines[head:]}
    for name in judged.keys() - names(townships=True).keys():
        sys.exit(f"{name} is no name of a division: take it out")
    reports, words = count_reports(arguments.reports), count_words(arguments.ud)
    rows = [f"{n}\t{r}\t{s}\t{reports[n]}\t{words[n]}" for n, (r, s) in sorted(judged.items())]
    TABLE.write_bytes(("\n".join([*lines[:head], *rows]) + "\n").encode())
    sys.stdout.write(f"{len(rows)} names\n")


if __name__ == "__main__":
    main()
