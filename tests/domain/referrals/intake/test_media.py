"""What a file is by its bytes, and how long a recording is."""

import pytest

from arriving import pdf, picture, sound
from faxflow.domain.referrals.intake.media import Media, media_of
from faxflow.domain.referrals.intake.piece import piece_of
from faxflow.domain.referrals.intake.sound import sound_seconds


@pytest.mark.parametrize(
    ("content", "told", "media"),
    [
        (pdf(), "application/octet-stream", Media.PDF),
        (picture(), "application/pdf", Media.PNG),
        (picture(kind="TIFF"), "", Media.TIFF),
        (b"PK\x03\x04 1.pdf " + pdf(), "application/pdf", Media.ZIP),
        (sound(), "application/octet-stream", Media.WAV),
        (b"\x00\x01\x02", "audio/mpeg", Media.MP3),
        (b"\x00\x01\x02", "audio/x-strange", Media.WAV),
        ("Märtha Löv".encode(), "", Media.TEXT),
        (b"a,b", "text/csv", Media.CSV),
        (b"\x00\x01\x02", "text/plain", Media.TEXT),
        (b"\x00\x01\x02", "application/x-strange", Media.OTHER),
        (b"", "", Media.OTHER),
    ],
)
def test_bytes_count_before_what_the_sender_says(content: bytes, told: str, media: Media) -> None:
    assert media_of(content, told) is media


def test_a_files_name_in_the_vault_tells_what_it_is_and_of_nobody() -> None:
    name = piece_of(pdf()).name

    assert len(name) == 64 + len(".pdf")
    assert name.endswith(".pdf")


@pytest.mark.parametrize("seconds", [1, 3, 90])
def test_a_recordings_length_is_that_of_its_sound(seconds: int) -> None:
    assert sound_seconds(sound(seconds)) == seconds


@pytest.mark.parametrize("content", [b"", b"RIFF", sound()[:30], b"RIFF" + bytes(60), pdf()])
def test_what_is_no_whole_recording_has_no_length(content: bytes) -> None:
    assert sound_seconds(content) is None


def test_a_recording_that_was_cut_off_is_as_long_as_what_is_there() -> None:
    assert sound_seconds(sound(10)[: 44 + 4000]) == 4
