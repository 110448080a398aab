"""cnloc: divisions of China in addresses, as of a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.system import Runner, Setting, Start, need
from benchmarks.systems.addresses import link_places

__all__ = ["Cnloc"]


class Cnloc:
    """cnloc with short names of counties allowed, since reports use them."""

    name = "cnloc"
    distribution = "cnloc"
    module = "cnloc"
    scope: Mapping[str, frozenset[str]] = {"links": frozenset({"PLACE.admin"})}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"links": self._links}

    @staticmethod
    def _links(_setting: Setting) -> Runner:
        module = need("cnloc", "cnloc")

        def ask(addresses: Sequence[str], year: int | None) -> list[str | None]:
            table = module.getlocation(
                list(addresses),
                year=year or module.DEFAULT_YEAR,
                county_short=True,
                max_workers=1,
            )
            columns = ("county_adcode", "city_adcode", "province_adcode")
            rows = zip(*(table[column] for column in columns), strict=True)
            return [next((c for c in row if isinstance(c, str) and c), None) for row in rows]

        return Runner(lambda doc: link_places(doc, ask))
