"""When a document was told, and of which time it tells, by its title, headings and datelines.

- `days`: the day on which it was given or told.
- `genres`: whether it is news, or heard by a congress.
- `bulletins`: the year of a communiqué or of a census.
- `months`: up to which month of its own year it reports.
- `own_year`: whether it looks back on its own year, and not on the one before.
"""

from policytext.occasions.bulletins import census_year, reported_year
from policytext.occasions.days import (
    day_told,
    is_published_line,
    month_given,
)
from policytext.occasions.genres import is_for_congress, is_news
from policytext.occasions.lines import first_line, title_lines
from policytext.occasions.months import months_told, reported_months
from policytext.occasions.own_year import looks_back_on_own_year, standing_year

__all__ = [
    "census_year",
    "day_told",
    "first_line",
    "is_for_congress",
    "is_news",
    "is_published_line",
    "looks_back_on_own_year",
    "month_given",
    "months_told",
    "reported_months",
    "reported_year",
    "standing_year",
    "title_lines",
]
