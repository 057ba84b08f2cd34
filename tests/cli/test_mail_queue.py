"""mail list, assign and ignore at the door: what they print, and how they end."""

import json
from pathlib import Path

import pytest

from faxflow.simulator.gateway.fax_gateway import SERVICE, FaxGateway
from rehearsing import practice, wall_clock

RIDDLE = (
    b"From: Fax <notices@fax.example>\r\nSubject: fax %d\r\nMessage-ID: <%d@fax.example>\r\n\r\n"
    b"It went as it went.\r\n"
)


def receive(gateway: FaxGateway, *mails: bytes) -> None:
    delivery = gateway._mailboxes.deliver(SERVICE, [(wall_clock(), mail) for mail in mails])
    gateway._loop.run(delivery)


def test_a_person_works_the_queue_until_it_is_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path, faxes=2) as here:
        here.run("run-morning")
        receive(here.gateway, RIDDLE % (1, 1), RIDDLE % (2, 2))
        here.run("watch-bounces")
        capsys.readouterr()

        listed = here.run("mail", "list", "--json")
        queue = json.loads(capsys.readouterr().out)["mails"]
        assigned = here.run("mail", "assign", "M-000001", "FX-000001", "--failed", "busy")
        ignored = here.run("mail", "ignore", "M-000002")
        told = capsys.readouterr().out
        again = here.run("mail", "ignore", "M-000001", "M-000002")
        refused = capsys.readouterr().err
        here.run("mail", "list")
        left = capsys.readouterr().out
        filed = here.run("watch-bounces")
        states = here.rows("SELECT state FROM cases WHERE id = 1")
        lies = here.rows("SELECT folder, refile_to FROM mails")

    assert (listed, assigned, ignored, filed, again) == (0, 0, 0, 0, 3)
    assert "M-000001 settled FX-000001-A1 and waits for nobody" in refused
    assert "M-000002 waits for nobody" in refused
    assert [(one["mail"], one["sender_domain"], one["folder"]) for one in queue] == [
        ("M-000001", "fax.example", "faxflow-review"),
        ("M-000002", "fax.example", "faxflow-review"),
    ]
    assert "M-000001 settles FX-000001-A1, which is waiting now." in told
    assert left == "No mail waits for a person.\n"
    assert states == [("waiting",)]
    assert lies == [("faxflow-handled", None)] * 2


def test_a_mail_that_a_history_names_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path, faxes=1) as here:
        here.run("run-morning")
        receive(here.gateway, RIDDLE % (1, 1))
        here.run("watch-bounces")
        capsys.readouterr()

        shown = here.run("mail", "show", "M-000001")
        waiting = capsys.readouterr().out
        here.run("mail", "assign", "M-000001", "FX-000001", "--failed", "busy")
        capsys.readouterr()
        here.run("mail", "show", "M-000001", "--json")
        told = json.loads(capsys.readouterr().out)

    assert shown == 0
    assert waiting.startswith("M-000001 from fax.example\n")
    assert "Folder: faxflow-review\nYou can:\n  faxflow mail assign M-000001 FX-…" in waiting
    assert (told["folder"], told["moves_to"], told["waits"]) == (
        "faxflow-review",
        "faxflow-handled",
        False,
    )
    last = told["statements"][-1]
    assert (last["kind"], last["reason"], last["fax"]) == ("failed", "busy", "FX-000001-A1")
    assert last["number"] is None


SENSELESS = {
    ("show", "M-000009"): "no mail M-000009",
    ("show", "nonsense"): "no mail nonsense",
    ("assign", "M-000009", "FX-000001", "--delivered"): "no mail M-000009",
    ("assign", "M-000009", "FX-000001"): "either --delivered or --failed",
    ("assign", "M-9", "FX-1", "--delivered", "--failed", "busy"): "either --delivered or",
    ("ignore", "M-000009"): "no mail M-000009",
}


def test_what_makes_no_sense_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with practice(tmp_path, faxes=1) as here:
        told = {
            arguments: (here.run("mail", *arguments), capsys.readouterr().err)
            for arguments in SENSELESS
        }

    assert [code for code, _ in told.values()] == [2] * len(SENSELESS)
    assert all(SENSELESS[arguments] in err for arguments, (_, err) in told.items())
