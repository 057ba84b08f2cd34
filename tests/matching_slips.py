"""How the same person is written at another desk: slips, gaps, moves, marriages, other forms."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from faxflow.domain.matching.person import PERSON_FIELDS, Person
from matching_population import Resident, Town, identity

_SHORT = {"Katherine": "Kate", "Robert": "Bob", "Margaret": "Peggy", "William": "Bill"}
_SHORT |= {"James": "Jim", "Elizabeth": "Liz", "Daniel": "Dan", "Thomas": "Tom", "Susan": "Sue"}


@dataclass(frozen=True, slots=True)
class Slips:
    """How often what goes wrong, of records."""

    name: float = 0.06
    surname: float = 0.05
    birth: float = 0.03
    exchanged: float = 0.01
    swapped: float = 0.01
    married: float = 0.02
    moved: float = 0.06
    new_phone: float = 0.08
    short_name: float = 0.3  # of names that have one
    gap: float = 0.03  # of each cell
    placeholder: float = 0.01
    street: float = 0.05
    suburb: float = 0.03


class Desk:
    """Writes down who comes, in a form of its own."""

    def __init__(self, town: Town, slips: Slips | None = None, *, births: str = "iso") -> None:
        self._town = town
        self._random = town.random
        self._slips = slips or Slips()
        self._births = births

    def written(self, resident: Resident) -> Person:
        """The person's record, as this desk has it."""
        one = resident.person
        for likely, change in self._changes():
            if self._random.random() < likely:
                one = change(one)
        return self._gaps(self._formed(self._nobody_elses(one, resident.person)))

    def _nobody_elses(self, written: Person, own: Person) -> Person:
        """A slip that makes one twin's name of the other's can be told by nobody: it is undone."""
        told = identity(written)
        if told == identity(own) or told not in self._town.identities:
            return written
        return replace(
            written,
            given_name=own.given_name,
            surname=own.surname,
            date_of_birth=own.date_of_birth,
        )

    def _changes(self) -> list[tuple[float, Callable[[Person], Person]]]:
        slips = self._slips
        return [
            (slips.moved, self._moved),
            (slips.new_phone, lambda one: replace(one, phone=self._town.phone())),
            (slips.married, lambda one: replace(one, surname=self._town.surname())),
            (slips.short_name, lambda one: replace(one, given_name=_short(one.given_name))),
            (slips.name, lambda one: replace(one, given_name=self._slip(one.given_name))),
            (slips.surname, lambda one: replace(one, surname=self._slip(one.surname))),
            (slips.birth, lambda one: replace(one, date_of_birth=self._digit(one.date_of_birth))),
            (
                slips.exchanged,
                lambda one: replace(one, date_of_birth=_exchanged(one.date_of_birth)),
            ),
            (slips.street, lambda one: replace(one, street=self._slip(one.street))),
            (slips.suburb, lambda one: replace(one, suburb=self._slip(one.suburb))),
            (
                slips.swapped,
                lambda one: replace(one, given_name=one.surname, surname=one.given_name),
            ),
            (slips.placeholder, self._placeholder),
        ]

    def _moved(self, one: Person) -> Person:
        home = self._town.home()
        phone = one.phone if self._random.random() < 0.5 else home.phone
        return replace(
            one, street=home.street, suburb=home.suburb, postcode=home.postcode, phone=phone
        )

    def _slip(self, text: str) -> str:
        if len(text) < 2:
            return text
        place = self._random.randrange(1, len(text))
        letter = self._random.choice("abcdefghijklmnopqrstuvwxyz")
        return self._random.choice(
            (
                text[:place] + letter + text[place + 1 :],
                text[:place] + letter + text[place:],
                text[:place] + text[place + 1 :],
                text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :],
            )
        )

    def _digit(self, born: str) -> str:
        place = self._random.choice((2, 3, 6, 9, 8))
        return born[:place] + self._random.choice("0123456789") + born[place + 1 :]

    def _placeholder(self, one: Person) -> Person:
        return self._random.choice(
            (
                replace(one, date_of_birth="1900-01-01"),
                replace(one, phone="5555555555"),
                replace(one, given_name="Baby"),
                replace(one, street="unknown", suburb="Unknown"),
            )
        )

    def _formed(self, one: Person) -> Person:
        if self._births == "digits":
            one = replace(one, date_of_birth=one.date_of_birth.replace("-", ""))
        elif self._births == "american" and len(one.date_of_birth) == 10:
            year, month, day = one.date_of_birth.split("-")
            one = replace(one, date_of_birth=f"{month}/{day}/{year}")
        if self._random.random() < 0.2:
            one = replace(one, given_name=one.given_name.upper(), surname=one.surname.upper())
        if self._random.random() < 0.1:
            one = replace(
                one, street=one.street.replace(" Street", " St."), sex=one.sex[:1].upper()
            )
        return one

    def _gaps(self, one: Person) -> Person:
        lost = {name: "" for name in PERSON_FIELDS if self._random.random() < self._slips.gap}
        return replace(one, **lost)


def _short(name: str) -> str:
    return _SHORT.get(name, name)


def _exchanged(born: str) -> str:
    return f"{born[:4]}-{born[8:]}-{born[5:7]}"
