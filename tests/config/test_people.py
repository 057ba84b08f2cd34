"""[referrals] people: accounts and the roles of each."""

import pytest
from pydantic import ValidationError

from faxflow.config.referrals import ReferralSettings
from faxflow.domain.roles import Role


def test_a_person_has_one_role_or_several() -> None:
    settings = ReferralSettings.model_validate(
        {"people": {"ida": "intake", "o.neill": ["scheduling", "supervisor"], "left": []}}
    )

    assert settings.people == {
        "ida": (Role.INTAKE,),
        "o.neill": (Role.SCHEDULING, Role.SUPERVISOR),
        "left": (),
    }


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Intake", "there is no role 'Intake'; did you mean intake?"),
        (["intake", "sheduling"], "there is no role 'sheduling'; did you mean scheduling?"),
        ("nurse", "there is no role 'nurse'; known are: intake, eligibility"),
        (3, "Input should be a valid tuple"),
    ],
)
def test_a_role_that_is_none_is_told_with_the_one_that_may_be_meant(
    given: object, told: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        ReferralSettings.model_validate({"people": {"ida": given}})

    assert told in str(caught.value)
