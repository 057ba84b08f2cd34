"""A crew reads a pile as one reader would, and survives its readers."""

from contextlib import closing

import pytest

from faxflow.adapters import reading_crew
from faxflow.adapters.reading_crew import ReadingCrew
from faxflow.domain.verdict_reading import ReadingSettings, read_mail

SETTINGS = ReadingSettings()
MAILS = [
    f"From: fax@fax.example\r\nSubject: Message to 202-555-{n:04d} failed.\r\n\r\n.\r\n".encode()
    for n in range(8)
]
ONE_BY_ONE = [read_mail(raw, SETTINGS) for raw in MAILS]


def test_a_small_pile_starts_nobody() -> None:
    with closing(ReadingCrew(SETTINGS)) as crew:
        readings = crew.begin(MAILS)()

        assert readings == ONE_BY_ONE
        assert crew._errands is None


def test_a_big_pile_is_read_by_several_in_the_mails_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_crew, "_PILE", 5)

    with closing(ReadingCrew(SETTINGS)) as crew:
        first, second = crew.begin(MAILS), crew.begin(MAILS[:3])
        readings = [second(), first()]

    assert readings == [ONE_BY_ONE[:3], ONE_BY_ONE]


def test_what_a_reader_that_died_was_given_is_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading_crew, "_PILE", 5)

    with closing(ReadingCrew(SETTINGS)) as crew:
        crew.begin(MAILS)()
        for reader in reading_crew.multiprocessing.active_children():
            reader.kill()
            reader.join()
        readings = crew.begin(MAILS)()

    assert readings == ONE_BY_ONE


def test_readers_go_home_with_the_crew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_crew, "_PILE", 5)
    with closing(ReadingCrew(SETTINGS)) as crew:
        crew.begin(MAILS)()
        readers = reading_crew.multiprocessing.active_children()
    for reader in readers:
        reader.join(timeout=20)

    assert readers
    assert [reader.exitcode for reader in readers] == [0] * len(readers)
