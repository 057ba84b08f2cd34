"""The public holidays of a country."""

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=64)
def public_holidays(country: str | None, year: int) -> frozenset[date]:
    """Those of a year, with the days on which they are observed; none without a country."""
    if country is None:
        return frozenset()
    from holidays import country_holidays

    try:
        return frozenset(country_holidays(country, years=year, observed=True))
    except NotImplementedError:  # a country that the library does not know
        return frozenset()
