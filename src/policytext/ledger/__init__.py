"""The ledger of targets: who promised or reported what, how much, by when.

From documents with the layer TARGETS to rows, panels, files, comparisons and review sheets;
`docs/ledger.md` shows each.
"""

from __future__ import annotations

from policytext.ledger.attention import Attention, attention
from policytext.ledger.binding import BindingWords, binding_words
from policytext.ledger.coverage import STATUSES, Coverage, coverage, format_coverage
from policytext.ledger.coverage_table import write_coverage
from policytext.ledger.disputes import Dispute, disputes
from policytext.ledger.files import FORMATS, write_rows
from policytext.ledger.frames import arrow_schema, to_arrow, to_pandas, to_polars
from policytext.ledger.match_table import write_matches
from policytext.ledger.matching import OUTCOMES, Match, match
from policytext.ledger.panel import Panel, panel
from policytext.ledger.read import read_rows, rows_from
from policytext.ledger.review import (
    render_review,
    review_ids,
    write_review,
    write_review_xlsx,
)
from policytext.ledger.row import Row, rows, rows_of
from policytext.ledger.text_files import write_csv, write_jsonl
from policytext.ledger.tolerances import Tolerances
from policytext.ledger.verdicts import (
    VERDICTS,
    CoderAgreement,
    Precision,
    Verdict,
    compare_coders,
    precision,
    read_verdicts,
)
from policytext.ledger.workbook import write_xlsx

__all__ = [
    "FORMATS",
    "OUTCOMES",
    "STATUSES",
    "VERDICTS",
    "Attention",
    "BindingWords",
    "CoderAgreement",
    "Coverage",
    "Dispute",
    "Match",
    "Panel",
    "Precision",
    "Row",
    "Tolerances",
    "Verdict",
    "arrow_schema",
    "attention",
    "binding_words",
    "compare_coders",
    "coverage",
    "disputes",
    "format_coverage",
    "match",
    "panel",
    "precision",
    "read_rows",
    "read_verdicts",
    "render_review",
    "review_ids",
    "rows",
    "rows_from",
    "rows_of",
    "to_arrow",
    "to_pandas",
    "to_polars",
    "write_coverage",
    "write_csv",
    "write_jsonl",
    "write_matches",
    "write_review",
    "write_review_xlsx",
    "write_rows",
    "write_xlsx",
]
