"""Count again how often the names in `common_words.tsv` stand in reports and as plain words.

    python scripts/count_common_words.py reports_folder ud_folder

Names of county level and above, their risk and sense are judged by hand, in the table itself;
the counts are evidence beside them. Names of townships (sense `counted`) come from the counts
alone: those that stand in at least two reports of places that have no such township. The reports
folder holds texts and INDEX.tsv, which gives the division's code of each.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

from policytext.gazetteer import find_names, names
from policytext.gazetteer.finder import all_hits

TABLE = Path(__file__).resolve().parent.parent / "src/policytext/data/divisions/common_words.tsv"
STATE = "100000"
LOW, HIGH = 2, 3


def count_reports(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """In how many texts each upper name is found, and each township name from elsewhere."""
    upper, elsewhere = Counter[str](), Counter[str]()
    known = names()
    townships = {n: d for n, d in names(townships=True).items() if n not in known}
    with (folder / "INDEX.tsv").open(encoding="utf-8", newline="") as file:
        index = list(csv.DictReader(file, delimiter="\t"))
    for row in index:
        text = (folder / f"{row['id']}.txt").read_text(encoding="utf-8")
        upper.update({text[match.start : match.end] for match in find_names(text)})
        # The prefecture's digits, or the province's for its own reports.
        place = row["code"][:2] if row["code"].endswith("0000") else row["code"][:4]
        found = {
            (text[start:end], divisions) for start, end, divisions in all_hits(townships, text)
        }
        for name, divisions in found:
            if row["code"] == STATE or not any(d.code.startswith(place) for d in divisions):
                elsewhere[name] += 1
    return upper, elsewhere


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
    parser.add_argument("reports", type=Path, help="folder of texts and INDEX.tsv")
    parser.add_argument("ud", type=Path, help="folder of .conll files of Universal Dependencies")
    arguments = parser.parse_args()
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    head = lines.index("name\trisk\tsense\treports\tud") + 1
    rows = [line.split("\t")[:3] for line in lines[head:]]
    judged = {name: (risk, sense) for name, risk, sense in rows if sense != "counted"}
    for name in judged.keys() - names(townships=True).keys():
        sys.exit(f"{name} is no name of a division: take it out")
    upper, elsewhere = count_reports(arguments.reports)
    words = count_words(arguments.ud)
    for name, count in elsewhere.items():
        if count >= LOW and name not in judged:
            judged[name] = ("high" if count >= HIGH else "low", "counted")
    rows = [
        [name, risk, sense, str(upper[name] or elsewhere[name]), str(words[name])]
        for name, (risk, sense) in sorted(judged.items())
    ]
    body = ["\t".join(row) for row in rows]
    TABLE.write_bytes(("\n".join([*lines[:head], *body]) + "\n").encode())
    sys.stdout.write(f"{len(rows)} names\n")


if __name__ == "__main__":
    main()
