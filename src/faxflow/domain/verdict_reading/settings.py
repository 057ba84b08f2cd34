"""What a reader must know of the practice to read its mail."""

from dataclasses import dataclass

from faxflow.domain.verdict_reading.taught import TaughtRule


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """`country` (ISO, two letters) reads national numbers; `gateway_domains` are the only
    domains whose mail may be a result (none named: any authentic sender); `our_numbers`
    (E.164) are never a destination; `rules` are the practice's own, tried before ours."""

    country: str = "US"
    gateway_domains: tuple[str, ...] = ()
    our_numbers: tuple[str, ...] = ()
    rules: tuple[TaughtRule, ...] = ()
