"""An invented town for proofs of matching: families, twins, juniors, namesakes, great houses.

One seed always gives one town. Who is who, `entity` tells, which no matcher sees.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from faxflow.domain.matching.person import Person
from matching_words import (
    COMMON,
    FIRST_HALVES,
    GIVEN,
    KINDS,
    NEAR_TWINS,
    ROADS,
    SECOND_HALVES,
)

_TODAY = date(2026, 6, 1)


@dataclass(frozen=True, slots=True)
class Mix:
    """What a town is like; shares are of homes, but for those of people that say so."""

    suburbs: int = 150
    roads: int = 600
    surname_skew: float = 0.9  # of 1 / rank
    twins: float = 0.03
    near_named_twins: float = 0.3  # of twins
    slip_named_twins: float = 0.0  # of twins: names that differ as a misspelling does
    juniors: float = 0.04
    roommates: float = 0.05
    namesakes: float = 0.02  # of people: a stranger of one name and birth date
    namesakes_near: float = 0.3  # of these: in the same suburb
    great_houses: int = 6
    clinic_phones: float = 0.01  # of people: whose phone is that of a clinic
    few_phones: bool = False  # numbers are from a short list, as invented ones often are
    careless_parents: bool = False  # two children may get one name


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody of the town; `entity` is theirs alone."""

    entity: int
    person: Person


def identity(person: Person) -> tuple[str, str, str]:
    """Name and birth date: by these people know who is meant."""
    return person.given_name, person.surname, person.date_of_birth


@dataclass(frozen=True, slots=True)
class _Home:
    street: str
    suburb: str
    postcode: str
    phone: str


class Town:
    """Makes homes and those who live there, for as long as it is asked."""

    def __init__(self, seed: int, mix: Mix | None = None) -> None:
        self.random = random.Random(seed)
        self.mix = mix or Mix()
        self.identities: set[tuple[str, str, str]] = set()
        self._entities = 0
        self._suburbs = self._places()
        self._surnames = [*COMMON, *(a + b for a in FIRST_HALVES for b in SECOND_HALVES)]
        ranks = range(1, len(self._surnames) + 1)
        self._weights = list(accumulate(1 / rank**self.mix.surname_skew for rank in ranks))
        self._roads = [f"{road} {kind}" for road in ROADS for kind in KINDS]
        self.random.shuffle(self._roads)
        del self._roads[self.mix.roads :]

    def residents(self, least: int) -> list[Resident]:
        """At least so many people, with those whom the mix asks for among them."""
        people = [one for _ in range(self.mix.great_houses) for one in self._great_house()]
        while len(people) < least:
            people.extend(self._household())
        namesakes = int(self.mix.namesakes * len(people))
        people.extend(self._namesake(one.person) for one in self.random.sample(people, namesakes))
        self.identities.update(identity(one.person) for one in people)
        return [self._with_clinic_phone(one) for one in people]

    def home(self) -> _Home:
        """An address and a phone."""
        suburb, postcode = self.random.choice(self._suburbs)
        return _Home(self._street(), suburb, postcode, self.phone())

    def phone(self) -> str:
        """Somebody's number."""
        if self.mix.few_phones:
            return f"({self.random.randint(201, 260)}) 555-01{self.random.randint(0, 99):02}"
        return (
            f"{self.random.randint(201, 989)}{self.random.randint(200, 999)}"
            f"{self.random.randint(0, 9999):04}"
        )

    def surname(self) -> str:
        """Some are commoner than others."""
        return self.random.choices(self._surnames, cum_weights=self._weights)[0]

    def _places(self) -> list[tuple[str, str]]:
        names = [f"{a}{b} {c}" for a in FIRST_HALVES for b in ("field", "ford") for c in KINDS[:3]]
        chosen = self.random.sample(names, self.mix.suburbs)
        return [(name, str(self.random.randint(2000, 7999))) for name in chosen]

    def _street(self) -> str:
        return f"{self.random.randint(1, 199)} {self.random.choice(self._roads)}"

    def _someone(self, surname: str, age: tuple[int, int], home: _Home) -> Person:
        sex = self.random.choice(("female", "male"))
        days = self.random.randint(age[0] * 365, age[1] * 365 + 364)
        return Person(
            given_name=self.random.choice(GIVEN[sex]),
            surname=surname,
            date_of_birth=(_TODAY - timedelta(days=days)).isoformat(),
            sex=sex,
            phone=home.phone,
            street=home.street,
            suburb=home.suburb,
            postcode=home.postcode,
        )

    def _resident(self, person: Person) -> Resident:
        self._entities += 1
        return Resident(self._entities, person)

    def _household(self) -> Iterator[Resident]:
        home, surname = self.home(), self.surname()
        if self.random.random() < self.mix.roommates:
            members = [self._someone(self.surname(), (19, 32), home) for _ in range(3)]
        else:
            members = self._family(surname, home)
        for one in self._named_apart(members):
            own = replace(one, phone=self.phone()) if self.random.random() < 0.25 else one
            yield self._resident(own)

    def _family(self, surname: str, home: _Home) -> list[Person]:
        parents = [self._someone(surname, (28, 75), home)]
        if self.random.random() < 0.7:
            partner = self._someone(self._partners_name(surname), (28, 75), home)
            parents.append(partner)
        children = [
            self._someone(surname, (0, 24), home)
            for _ in range(self.random.choice((0, 0, 1, 2, 3)))
        ]
        if children and self.random.random() < self.mix.twins * 2.5:
            children.append(self._twin(children[0]))
        if self.random.random() < self.mix.juniors:
            children.append(self._junior(parents[0]))
        return parents + children

    def _partners_name(self, surname: str) -> str:
        return surname if self.random.random() < 0.75 else self.surname()

    def _twin(self, one: Person) -> Person:
        chance = self.random.random()
        if chance < self.mix.slip_named_twins:
            place = self.random.randrange(1, len(one.given_name))
            letter = self.random.choice("aeioulnrst")
            name = one.given_name[:place] + letter + one.given_name[place + 1 :]
            return replace(one, given_name=name)
        if chance < self.mix.slip_named_twins + self.mix.near_named_twins:
            for pair in NEAR_TWINS[one.sex]:
                if one.given_name in pair.split("/"):
                    return replace(
                        one, given_name=next(n for n in pair.split("/") if n != one.given_name)
                    )
        sex = self.random.choice(("female", "male"))
        return replace(one, sex=sex, given_name=self.random.choice(GIVEN[sex]))

    def _junior(self, parent: Person) -> Person:
        born = date.fromisoformat(parent.date_of_birth)
        if self.random.random() < 0.1:  # on the same day of the year, or nearly
            year = born.year + self.random.choice((18, 20, 27, 30))
            son = born.replace(year=year, day=min(born.day, 28))
        else:
            son = born + timedelta(days=self.random.randint(18 * 365, 45 * 365))
        suffix = self.random.choice(("", " Jr", " Jr.", " II"))
        return replace(parent, surname=parent.surname + suffix, date_of_birth=son.isoformat())

    def _named_apart(self, members: list[Person]) -> list[Person]:
        """Parents give each child a name of its own; a junior is told by the birth date."""
        apart: list[Person] = []
        for one in members:
            alike = [other for other in apart if other.given_name == one.given_name]
            born_together = any(other.date_of_birth == one.date_of_birth for other in alike)
            careless = self.mix.careless_parents or " " in one.surname
            taken = {other.given_name for other in apart}
            if born_together or (alike and not careless):
                apart.append(replace(one, given_name=self._other_name(one, taken)))
            else:
                apart.append(one)
        return apart

    def _other_name(self, one: Person, taken: set[str]) -> str:
        return self.random.choice([name for name in GIVEN[one.sex] if name not in taken])

    def _great_house(self) -> Iterator[Resident]:
        """A home for the aged: one address, one phone."""
        home = self.home()
        for _ in range(self.random.randint(60, 300)):
            yield self._resident(self._someone(self.surname(), (68, 96), home))

    def _namesake(self, one: Person) -> Resident:
        """A stranger of the same name, sex and birth date."""
        home = self.home()
        other = replace(one, phone=home.phone, street=home.street)
        if self.random.random() > self.mix.namesakes_near:
            other = replace(other, suburb=home.suburb, postcode=home.postcode)
        return self._resident(other)

    def _with_clinic_phone(self, one: Resident) -> Resident:
        if self.random.random() > self.mix.clinic_phones:
            return one
        return replace(one, person=replace(one.person, phone="3125550140"))
