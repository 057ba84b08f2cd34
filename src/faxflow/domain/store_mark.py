"""What this machine has seen of its store last, kept outside of it: an old copy is older."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class StoreMark:
    """`store` tells stores apart; `event` is the newest of its history, with its hash.

    `run` is one that sends and has not ended, as far as is known; empty: none does. `environment`
    is empty where it was kept before that was noted.
    """

    store: str
    generation: int
    event: int
    hash: str
    environment: str = ""
    run: str = ""

    def written(self) -> dict[str, object]:
        """As it is kept."""
        return asdict(self)


def mark_from(written: object) -> StoreMark | None:
    """The mark that was kept, or None where that is none."""
    if not isinstance(written, dict):
        return None
    try:
        return StoreMark(
            str(written["store"]),
            int(written["generation"]),
            int(written["event"]),
            str(written["hash"]),
            str(written.get("environment", "")),
            str(written.get("run", "")),
        )
    except (KeyError, TypeError, ValueError):
        return None


def is_old_copy(now: StoreMark, seen: StoreMark | None, *, knows_it: bool) -> bool:
    """Whether the store stands further back than it was seen: `knows_it` where its history holds
    that very event, and its records that run.

    Another store, or one that was restored since, has a history of its own.
    """
    if seen is None or seen.store != now.store or now.generation > seen.generation:
        return False
    return not knows_it
