"""Keys under which a person is saved and looked up: whoever shares none with another is another.

Each forgives one way of writing a person wrongly, and each is selective, so that a lookup among
hundreds of thousands finds some tens. They are personal data: they stay in the store.
"""

from dataclasses import dataclass

from faxflow.domain.matching.columns import Part, Table, Vocabulary, table_of_people
from faxflow.domain.matching.person import Person

P = Part


@dataclass(frozen=True, slots=True)
class Key:
    """A kind of key, made of parts in one way or several; whoever has it in any way shares it.

    The first two parts may change places where it is `either` way. A key that more than `limit`
    rows have finds nobody in particular and is not looked up.
    """

    name: str
    ways: tuple[tuple[Part, ...], ...]
    limit: int = 40
    either: bool = False


def _key(name: str, *ways: tuple[Part, ...], limit: int = 40, either: bool = False) -> Key:
    return Key(name, ways, limit, either)


PHONE = _key("p", (P.PHONE,), limit=100)
HOMES = (
    _key("hp", (P.NUMBER, P.ROAD, P.POSTCODE), limit=100),
    _key("hs", (P.NUMBER, P.ROAD, P.SUBURB), limit=100),
)

KEYS = (
    PHONE,
    *HOMES,
    _key("b", (P.BIRTH,), limit=250),
    _key("by", (P.GIVEN, P.SURNAME, P.BIRTH_YEAR)),
    _key("bd", (P.GIVEN, P.SURNAME, P.BIRTH_DAY)),
    _key("n", (P.GIVEN, P.SURNAME), either=True),
    _key("ns", (P.GIVEN, P.SUBURB), (P.SURNAME, P.SUBURB)),
    _key("np", (P.GIVEN, P.POSTCODE), (P.SURNAME, P.POSTCODE)),
    _key("nr", (P.GIVEN_SOUND, P.ROAD), (P.SURNAME_SOUND, P.ROAD)),
    _key("ss", (P.GIVEN_SOUND, P.SURNAME_SOUND, P.SUBURB), either=True),
    _key("sn", (P.GIVEN_SOUND, P.SURNAME_SOUND, P.NUMBER), either=True),
    _key("rs", (P.ROAD, P.SUBURB)),
    _key("rp", (P.ROAD, P.POSTCODE)),
    _key("mp", (P.NUMBER, P.POSTCODE)),
    _key("ms", (P.NUMBER, P.SUBURB)),
)

_LIMITS = {key.name: key.limit for key in KEYS}


def blocking_keys(person: Person) -> frozenset[str]:
    """The keys of one person, as texts for an index."""
    table = table_of_people([person], Vocabulary())
    return frozenset(text for key in KEYS for text in key_texts(table, 0, key))


def key_limit(key: str) -> int:
    """How many rows may have this key before it is no longer looked up."""
    return _LIMITS[key.partition(":")[0]]


def key_texts(table: Table, row: int, key: Key) -> list[str]:
    """A row's keys of one kind, as `p:3125550142`; none where a part is not told."""
    return [text for way in key.ways if (text := _text(table, row, key, way))]


def _text(table: Table, row: int, key: Key, way: tuple[Part, ...]) -> str:
    told = [table.values(part)[table.columns[part][row]] for part in way]
    if key.either:
        told[:2] = sorted(told[:2])
    return f"{key.name}:{'|'.join(told)}" if all(told) else ""
