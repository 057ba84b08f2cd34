"""Invented people whom nobody else is called like, and what finds each of them in any bytes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

_CONSONANTS = "bdfgklmnprtvz"
_VOWELS = "aeiou"


@dataclass(frozen=True)
class Canary:
    """One person; `number` are the ten digits of a fax."""

    given: str
    surname: str
    born: date
    record: str
    number: str

    @property
    def words(self) -> dict[str, tuple[str, ...]]:
        """Each thing that is told of them, as it may be written, in small letters."""
        born = self.born
        births = (
            f"{born:%Y-%m-%d}",
            f"{born:%m/%d/%Y}",
            f"{born.month}/{born.day}/{born.year}",
            f"{born:%d-%b-%Y}".lower(),
            f"{born:%Y%m%d}",
            f"{born:%B} {born.day}, {born.year}".lower(),
        )
        return {
            "given name": (self.given.lower(),),
            "surname": (self.surname.lower(),),
            "birth date": births,
            "record number": (self.record,),
        }

    @property
    def dialled(self) -> str:
        """A pattern of the fax number in any grouping."""
        area, exchange, line = self.number[:3], self.number[3:6], self.number[6:]
        return rf"{area}\W{{0,3}}{exchange}\W?{line}"


@dataclass(frozen=True)
class Flock:
    """All of them, and what finds them."""

    birds: tuple[Canary, ...]

    def found_in(self, content: bytes) -> list[str]:
        """`3 surname`: which of them is found, and by what; in UTF-8, and in UTF-16 too."""
        texts = [content.decode("latin-1")]
        texts += [content.decode("utf-16-le", "ignore")] if b"\0" in content else []
        return sorted({told for text in texts for told in self._found(text)})

    def _found(self, text: str) -> Iterator[str]:
        small = text.lower()
        for number, bird in enumerate(self.birds, 1):
            for what, words in bird.words.items():
                if any(word in small for word in words):
                    yield f"{number} {what}"
            if re.search(bird.dialled, small):
                yield f"{number} fax number"


def a_flock(seed: str, endings: tuple[str, ...]) -> Flock:
    """One of them for each ending of a fax number, which decides what becomes of the fax."""
    chance = Random(seed)
    exchanges = chance.sample(range(312, 911), len(endings))
    return Flock(
        tuple(
            Canary(
                given=f"Xq{_word(chance)}",
                surname=f"Zw{_word(chance)}{_word(chance)}",
                born=date(1901 + at % 9, 1 + chance.randrange(12), 13 + chance.randrange(15)),
                record=str(chance.randrange(97_000_000, 98_000_000)),
                number=f"555{exchange}01{ending}",
            )
            for at, (exchange, ending) in enumerate(zip(exchanges, endings, strict=True))
        )
    )


def _word(chance: Random) -> str:
    return "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(3))
