"""A host key is known again however it was written down."""

import pytest

from faxflow.domain.host_key import host_key

BLOB = "AAAAC3NzaC1lZDI1NTE5AAAAIDD1k6SS3o3mFpRcE0LhJ2bq1f1ePoU0r2x9l1aTn9Wq"
FINGERPRINT = host_key(f"ssh-ed25519 {BLOB}").fingerprint


@pytest.mark.parametrize(
    "written",
    [
        f"ssh-ed25519 {BLOB}",
        f"sftp.example,192.0.2.1 ssh-ed25519 {BLOB} root@sftp",
        f"[sftp.example]:2222 ssh-ed25519 {BLOB}\n",
        f"|1|c2FsdA==|aGFzaA== ssh-ed25519 {BLOB}",
    ],
)
def test_a_line_of_known_hosts_is_the_key_itself(written: str) -> None:
    key = host_key(written)

    assert (key.fingerprint, key.family) == (FINGERPRINT, "ssh-ed25519")


def test_a_fingerprint_says_nothing_of_the_keys_kind() -> None:
    key = host_key(f" {FINGERPRINT} ")

    assert (key.fingerprint, key.family) == (FINGERPRINT, None)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("MD5:16:27:ac:a5:76:28:2d:36", "it takes"),
        (FINGERPRINT[:-3], "it takes"),
        (f"ssh-rsa {BLOB}", "do not belong together"),
        (f"ssh-ed25519 {BLOB[:-2]}", "not copied whole"),
        ("ssh-dss AAAAB3NzaC1kc3MAAACB", "keys of the kind ssh-dss are not taken"),
    ],
)
def test_what_is_no_key_is_told_in_words(written: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        host_key(written)
