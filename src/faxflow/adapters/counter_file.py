"""The file in which counters stand between runs. It may be lost: they begin at 0 then."""

import json
from pathlib import Path

from faxflow.adapters.replaced_file import write_over
from faxflow.domain.signals.counting import Counted


def load_counted(path: Path) -> Counted | None:
    """What was kept, or None where that is nothing that we can read."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        counts = {
            (str(name), tuple((str(k), str(v)) for k, v in labels)): int(count)
            for name, labels, count in kept["counts"]
        }
        return Counted(str(kept["store"]), int(kept["through"]), counts)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def save_counted(path: Path, counted: Counted) -> None:
    """Keeps it, 0600. Raises FileUnwritable."""
    counts = [[name, labels, count] for (name, labels), count in counted.counts.items()]
    kept = {"store": counted.store, "through": counted.through, "counts": counts}
    write_over(path, json.dumps(kept).encode())
