"""A generated year of referrals: what arrives, what becomes of it, and what people say of it."""

from datetime import date

from faxflow.domain.referral import STAGES, Stage
from year_of_faxes import Answer
from yearly.moments import DAY, HOUR, MINUTE, SECOND, local, next_pass, stamp
from yearly.people import (
    GIVEN,
    OFFICES,
    PAYERS,
    PROVIDERS,
    SERVICES,
    STREETS,
    SURNAMES,
    TOWNS,
    born,
    fax_numbers,
    phone,
)
from yearly.plan import YearPlan
from yearly.referral import LivingReferral
from yearly.referral_life import ReferralLife
from yearly.referral_voices import ReferralVoices
from yearly.rows import Rows
from yearly.runs import INTAKE, starts_at

_NEEDS_INFO = 0.2
_LINES = fax_numbers()[40:200]


class YearOfReferrals:
    """Makes the days in order, so that ids follow time."""

    def __init__(self, plan: YearPlan, rows: Rows) -> None:
        self.plan, self.rows = plan, rows
        self.chance = plan.chance("arrivals")
        self.life = ReferralLife(plan, rows)
        self.voices = ReferralVoices(plan, rows)

    def make(self) -> list[Answer]:
        """All days up to now; gives the answers that are owed to offices."""
        for day in self.plan.every_day():
            if day not in self.plan.empty:
                self._day(day)
            self.rows.flush()
        return [Answer(*one) for one in self.life.owed]

    def _day(self, day: date) -> None:
        """Most arrive by day, some at night, about midnight too, and fewer at weekends."""
        wanted = self.plan.referrals_a_day
        count = round(wanted * self.chance.uniform(0.9, 1.1))
        midnight = local(day, "00:00", self.plan.zone)
        moments = sorted(midnight + self._hour() for _ in range(count))
        for moment in moments:
            if next_pass(moment) + 2 * MINUTE <= self.plan.now_ms:
                self._arrival(moment)

    def _hour(self) -> int:
        r = self.chance.random
        if r() < 0.8:
            return int(7.5 * HOUR + r() * 10 * HOUR)
        return int(r() * DAY)

    def _arrival(self, moment: int) -> None:
        r = self.chance.random()
        if r < 0.035:
            self.voices.no_referral(moment, "not-a-referral")
        elif r < 0.06:
            self.voices.no_referral(moment, "task")
        self._referral(moment)

    def _referral(self, moment: int) -> None:
        channel = self.life.chances.channel()
        at_once = channel == "person"
        created = moment if at_once else starts_at(INTAKE, moment) + self._up_to(20 * SECOND)
        number = self.rows.next_id("referrals")
        waits = self.chance.random() < _NEEDS_INFO * (2 if channel == "voicemail" else 1)
        stage = Stage.NEEDS_INFO if waits else Stage.INTAKE_RECEIVED
        office = self._up_to(len(_LINES))
        fax = _LINES[office] if self.chance.random() < 0.9 else ""
        new = LivingReferral(
            number,
            channel,
            moment,
            created,
            stage,
            STAGES[stage].queue,
            created,
            self._told(office, fax),
            fax,
        )
        self._patient(number, created)
        self.life.live(new)
        self.voices.about(new, at_once=at_once)

    def _told(self, office: int, fax: str) -> tuple[object, ...]:
        """The columns from provider to the authorisation's number, after the source."""
        chance = self.chance
        source = fax or f"office{office}@canar.example"
        provider = PROVIDERS[office % len(PROVIDERS)]
        organisation = OFFICES[office % len(OFFICES)]
        service = SERVICES[self._up_to(len(SERVICES))]
        priority = ("", "routine", "urgent", "asap")[self._up_to(4)]
        payer = PAYERS[self._up_to(len(PAYERS))]
        member = f"CANAR{self._up_to(10**7):07}"
        start = (source, provider, organisation, "1234567893", phone(chance), fax, service)
        why = "pain of the Canarian knee"
        return (*start, why, "M25.561", priority, payer, member, "approved", f"CANARA{office}")

    def _patient(self, number: int, created: int) -> None:
        chance = self.chance
        name = (GIVEN[self._up_to(len(GIVEN))], SURNAMES[self._up_to(len(SURNAMES))])
        sex = ("female", "male", "other", "unknown")[self._up_to(4)]
        home = (f"{self._up_to(200) + 1} {STREETS[number % 3]}", TOWNS[number % 3], "IL", "60601")
        told = (*name, born(chance), sex, phone(chance), *home, f"MRNCANAR{number:06}")
        self.rows.add("patients", (number, number, *told, stamp(created)))

    def _up_to(self, most: int) -> int:
        return int(self.chance.random() * most)
