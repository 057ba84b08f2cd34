"""The names of letters and gateways that stand in cases and their attempts."""

from faxflow.store.connection import Connection


def letters(tx: Connection) -> frozenset[str]:
    """The letters that cases have; empty for the one without a name."""
    return frozenset(row["letter"] for row in tx.execute("SELECT DISTINCT letter FROM cases"))


def gateways(tx: Connection) -> frozenset[str]:
    """The gateways that attempts were handed to."""
    return frozenset(row["gateway"] for row in tx.execute("SELECT DISTINCT gateway FROM attempts"))
