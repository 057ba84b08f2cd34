"""An invented referral: every field that a form can carry; equal seeds give equal ones."""

from datetime import date, timedelta
from random import Random
from typing import Final

from faxflow.domain.referrals.fields import Field
from faxflow.simulator.people import check_digit

_GIVEN: Final = {
    "female": (
        "Adele", "Bernice", "Camilla", "Delphine", "Estelle", "Frances", "Gloria", "Harriet",
        "Imogen", "Joy", "Katherine", "Louisa", "Mary", "Norma", "Olive", "Pamela", "Rosalind",
        "Sylvia", "Tamara", "Una", "Vera", "Wilma", "Yvette", "Zelda",
    ),
    "male": (
        "Albert", "Basil", "Calvin", "Desmond", "Edgar", "Felix", "Gilbert", "Hector", "Ivan",
        "Jerome", "Kenneth", "Leonard", "Mortimer", "Nelson", "Oscar", "Percy", "Quincy",
        "Rufus", "Stanley", "Thaddeus", "Ulric", "Virgil", "Warren", "Xavier",
    ),
}  # fmt: skip
_SURNAMES: Final = (
    "Abernathy", "Birchall", "Crowther", "Dunmore", "Eastlake", "Fairweather", "Greenhalgh",
    "Hollister", "Ibarra", "Jessop", "Kellerman", "Lindqvist", "Marchetti", "Northcott",
    "O'Dell", "Pemberton", "Quartermain", "Ravenscroft", "Sandoval", "Thistlewood", "Underhill",
    "Villarreal", "Westergaard", "Yamaguchi", "Zeidler", "Drake-Hollis", "Moss", "Poole", "Tran",
)  # fmt: skip
_STREETS: Final = (
    "Alder", "Bayberry", "Canal", "Dogwood", "Eleventh", "Fountain", "Garnet", "Hawthorn",
    "Iris", "Juniper", "Kestrel", "Larch", "Mulberry", "Old Post", "Pine Hollow", "Quarry",
    "Rosewood", "Stonebridge", "Tamarack", "Vineyard",
)  # fmt: skip
_STREET_KINDS: Final = ("St", "Ave", "Rd", "Blvd", "Dr", "Ln", "Ct", "Street", "Avenue", "Way")
_UNITS: Final = ("", "", "", ", Apt 3", ", Apt 12C", ", Unit 7", " #204")
_TOWNS: Final = (
    ("Alder Creek", "OR", "97128"), ("Beacon Hill", "WA", "98114"), ("Copper City", "TX", "75077"),
    ("Dunmore", "PA", "18512"), ("Eastgate", "OH", "45245"), ("Foxboro", "MA", "02035"),
    ("Granite Falls", "MN", "56241"), ("Harbor View", "FL", "33980"), ("Juniper", "CO", "80513"),
    ("Larkspur", "CA", "94939"), ("Millbrook", "NY", "12545"), ("Northfield", "IL", "60093"),
    ("Orchard Park", "NY", "14127"), ("Quincy", "MI", "49082"), ("Rosewood", "KY", "42256"),
    ("Stonebridge", "VA", "22630"), ("Three Rivers", "TX", "78071"), ("Willow Bend", "MO", "63126"),
)  # fmt: skip
_PRACTICES: Final = (
    "Alder Creek Family Medicine", "Beacon Hill Internal Medicine", "Copper Canyon Pediatrics",
    "Harbor View Primary Care", "Larkspur Medical Group", "Pine Hollow Health Center",
    "Stonebridge Physicians", "Three Rivers Clinic",
)  # fmt: skip
_PAYERS: Final = (
    "Bluewater Health", "Cedar Mutual", "Evergreen PPO", "Harborside Advantage", "Medicare",
    "Northstar HMO", "Prairie State Medicaid", "Summit Care",
)  # fmt: skip
_WANTED: Final = (
    ("Cardiology consultation", "Palpitations at night", "R00.2"),
    ("Dermatology evaluation", "Changing mole on left shoulder", "D22.62"),
    ("Gastroenterology", "Heartburn in spite of treatment", "K21.9"),
    ("Knee MRI without contrast", "Locking knee after a fall", "M23.91 S83.206A"),
    ("Nephrology consultation", "Rising creatinine", "N18.31 I12.9"),
    ("Neurology evaluation", "Weekly migraine with aura", "G43.109"),
    ("Physical therapy", "Low back pain, worse sitting", "M54.50"),
    ("Pulmonary function test", "Cough for four months", "R05.3 J45.40"),
    ("Sleep study", "Loud snoring, daytime sleepiness", "G47.33"),
    ("Endocrinology", "Diabetes, poorly controlled", "E11.65 Z79.4"),
)
_PRIORITIES: Final = ("routine", "routine", "routine", "urgent", "stat")
_OLDEST_DAYS: Final = 33_000
_AREA_CODES: Final = ("212", "305", "312", "415", "503", "555", "617", "702", "813", "919")


def invent_referral(random: Random, today: date) -> dict[Field, str]:
    """Every field in the form that `Field` tells; phones end in 01xx, so that nobody has them."""
    sex = random.choice(("female", "male"))
    town, state, postcode = random.choice(_TOWNS)
    service, reason, diagnoses = random.choice(_WANTED)
    born = today - timedelta(days=random.randint(60, _OLDEST_DAYS))
    return {
        Field.GIVEN_NAME: random.choice(_GIVEN[sex]),
        Field.SURNAME: random.choice(_SURNAMES),
        Field.DATE_OF_BIRTH: born.isoformat(),
        Field.SEX: sex,
        Field.PHONE: _phone(random),
        Field.STREET: _street(random),
        Field.SUBURB: town,
        Field.STATE: state,
        Field.POSTCODE: postcode,
        Field.OUTSIDE_ID: str(random.randint(100_000, 99_999_999)),
        Field.PROVIDER: _provider(random),
        Field.ORGANISATION: random.choice(_PRACTICES),
        Field.NPI: _npi(random),
        Field.PROVIDER_PHONE: _phone(random),
        Field.PROVIDER_FAX: _phone(random),
        Field.SERVICE: service,
        Field.REASON: reason,
        Field.DIAGNOSES: diagnoses,
        Field.PRIORITY: random.choice(_PRIORITIES),
        Field.PAYER: random.choice(_PAYERS),
        Field.MEMBER_ID: _member(random),
    }


def _phone(random: Random) -> str:
    exchange = f"{random.randint(2, 9)}{random.randint(0, 9)}{random.randint(2, 9)}"
    return f"+1{random.choice(_AREA_CODES)}{exchange}01{random.randint(0, 99):02d}"


def _street(random: Random) -> str:
    kind, unit = random.choice(_STREET_KINDS), random.choice(_UNITS)
    return f"{random.randint(1, 9899)} {random.choice(_STREETS)} {kind}{unit}"


def _provider(random: Random) -> str:
    given = random.choice(_GIVEN[random.choice(("female", "male"))])
    return f"{given} {random.choice(_SURNAMES)}"


def _npi(random: Random) -> str:
    nine = f"1{random.randint(0, 99_999_999):08d}"
    return nine + check_digit(nine)


def _member(random: Random) -> str:
    letters = "".join(random.choice("ABCDEFGHJKMNPQRTUVWXY") for _ in range(3))
    return random.choice(
        (
            f"{letters}{random.randint(100_000_000, 999_999_999)}",
            f"W{random.randint(100_000_000, 999_999_999)}",
            f"{random.randint(1_000_000_000, 9_999_999_999)}",
            f"{random.randint(10_000_000, 99_999_999)}-{random.randint(1, 9):02d}",
        )
    )
