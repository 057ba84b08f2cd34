"""One-time codes come from an authenticator's key, in whatever form a portal shows it."""

from datetime import UTC, datetime

import pytest

from faxflow.adapters.portal.one_time_code import code_at
from faxflow.errors import ConfigurationProblem
from faxflow.simulator.portal.one_time_codes import AUTHENTICATOR_KEY, is_code

# RFC 6238, appendix B: the key is "12345678901234567890" in ASCII.
KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
MOMENT = datetime(2005, 3, 18, 1, 58, 29, tzinfo=UTC)


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (KEY, "081804"),
        ("gezd gnbv gy3t qojq gezd gnbv gy3t qojq\n", "081804"),
        (f"otpauth://totp/Portal:svc?secret={KEY}&issuer=Portal", "081804"),
        (f"otpauth://totp/Portal:svc?secret={KEY}&digits=8", "07081804"),
    ],
)
def test_the_code_is_that_of_the_standard(key: str, code: str) -> None:
    assert code_at(key, MOMENT, name="PORTAL_KEY") == code


@pytest.mark.parametrize(
    "key", ["12345", "not base32!", "otpauth://hotp/x?secret=GEZDGNBV&counter=1", "otpauth://x"]
)
def test_what_is_no_key_is_named_and_never_shown(key: str) -> None:
    with pytest.raises(ConfigurationProblem, match="secret PORTAL_KEY") as raised:
        code_at(key, MOMENT, name="PORTAL_KEY")

    assert key not in str(raised.value)
    assert raised.value.__suppress_context__


def test_the_simulated_portal_takes_the_code_of_its_key_alone() -> None:
    code = code_at(AUTHENTICATOR_KEY, MOMENT, name="PORTAL_KEY")

    assert is_code(code, MOMENT)
    assert not is_code(code_at(KEY, MOMENT, name="PORTAL_KEY"), MOMENT)
