"""A first set-up is put in place whole or not at all, and nothing that is there is touched."""

import os
import stat
from pathlib import Path

import pytest

from faxflow.adapters.setup_files import New, NewFile, NewFolder, Owner, put_in_place
from faxflow.errors import FileUnwritable

as_root = pytest.mark.skipif(os.getuid() != 0, reason="only root gives files away")


def things(folder: Path) -> list[New]:
    return [
        NewFolder(folder / "etc", 0o750),
        NewFile(folder / "etc" / "mapping.toml", 0o640, b"mapping"),
        NewFolder(folder / "etc" / "secrets", 0o700),
        NewFile(folder / "etc" / "faxflow.toml", 0o600, b"config"),
    ]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def everything(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_each_is_made_with_its_mode_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)

    made = put_in_place(things(tmp_path))

    os.umask(before)
    assert made == [one.path for one in things(tmp_path)]
    assert [mode(path) for path in made] == [0o750, 0o640, 0o700, 0o600]
    assert (tmp_path / "etc" / "mapping.toml").read_bytes() == b"mapping"


def test_nothing_is_left_beside_them(tmp_path: Path) -> None:
    put_in_place(things(tmp_path))

    assert everything(tmp_path) == [
        "etc",
        "etc/faxflow.toml",
        "etc/mapping.toml",
        "etc/secrets",
    ]


def test_what_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir(mode=0o755)
    (tmp_path / "etc" / "mapping.toml").write_text("theirs")
    (tmp_path / "etc" / "secrets").symlink_to("nowhere")

    made = put_in_place(things(tmp_path))

    assert made == [tmp_path / "etc" / "faxflow.toml"]
    assert (tmp_path / "etc" / "mapping.toml").read_text() == "theirs"
    assert (tmp_path / "etc" / "secrets").is_symlink()
    assert mode(tmp_path / "etc") == 0o755


def test_where_a_later_one_fails_the_earlier_ones_are_gone_again(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("no folder")
    wanted = [*things(tmp_path), NewFile(tmp_path / "blocked" / "x", 0o600, b"")]

    with pytest.raises(FileUnwritable, match="blocked/x"):
        put_in_place(wanted)

    assert everything(tmp_path) == ["blocked"]


def test_what_was_there_survives_a_failure(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "mapping.toml").write_text("theirs")
    (tmp_path / "blocked").write_text("")

    with pytest.raises(FileUnwritable):
        put_in_place([*things(tmp_path), NewFolder(tmp_path / "blocked" / "x", 0o700)])

    assert everything(tmp_path) == ["blocked", "etc", "etc/mapping.toml"]


def test_folders_above_are_made_too_and_go_again(tmp_path: Path) -> None:
    deep = NewFolder(tmp_path / "srv" / "practice" / "data", 0o700)

    made = put_in_place([deep])

    assert [path.name for path in made] == ["srv", "practice", "data"]
    assert mode(deep.path) == 0o700


def test_a_file_made_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, link = tmp_path / "faxflow.toml", os.link

    def somebody_is_quicker(source: str, target: Path) -> None:
        path.write_text("theirs")
        link(source, target)

    monkeypatch.setattr(os, "link", somebody_is_quicker)
    made = put_in_place([NewFile(path, 0o600, b"ours")])

    assert made == []
    assert path.read_text() == "theirs"
    assert everything(tmp_path) == ["faxflow.toml"]


@as_root
def test_each_gets_its_owner(tmp_path: Path) -> None:
    put_in_place(
        [
            NewFolder(tmp_path / "data", 0o700, Owner(65534, 65534)),
            NewFile(tmp_path / "faxflow.toml", 0o640, b"", Owner(0, 65534)),
        ]
    )

    found = [(tmp_path / name).stat() for name in ("data", "faxflow.toml")]
    assert [(one.st_uid, one.st_gid) for one in found] == [(65534, 65534), (0, 65534)]
