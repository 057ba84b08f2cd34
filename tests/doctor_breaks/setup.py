"""How a set-up is broken: configuration, secrets, mapping, templates."""

import re
import zipfile
from pathlib import Path

from doctor_breaks.case import Act, Break
from doctor_scene import Scene


def _production(scene: Scene) -> None:
    scene.change('environment = "rehearsal"', 'environment = "production"')


def _retained(scene: Scene) -> None:
    scene.add("[retention]\nletters_days = 365")


def _secret_in_a_file(scene: Scene) -> None:
    path = scene.put("secrets/gateway", "rehearsal\n")
    del scene.environment["GATEWAY_PASSWORD"]
    scene.environment["GATEWAY_PASSWORD_FILE"] = str(path)


def _secrets_in_a_folder(scene: Scene) -> None:
    folder = scene.folder / "secrets"
    folder.mkdir(mode=0o700)
    for name in ("GATEWAY_PASSWORD", "MAILBOX_PASSWORD"):
        (folder / name).write_text(scene.environment.pop(name))
        (folder / name).chmod(0o600)
    scene.change("[paths]", '[paths]\nsecrets = "secrets"')


def _rewritten(scene: Scene, old: str, new: str) -> None:
    """Changes the template's XML."""
    path = scene.folder / "letter.docx"
    with zipfile.ZipFile(path) as template:
        parts = {name: template.read(name) for name in template.namelist()}
    text = parts["word/document.xml"].decode()
    changed = re.sub(old, new, text, count=1)
    assert changed != text
    parts["word/document.xml"] = changed.encode()
    with zipfile.ZipFile(path, "w") as template:
        for name, content in parts.items():
            template.writestr(name, content)


def _unknown_field(scene: Scene) -> None:
    _rewritten(scene, r"</w:body>", "<w:p><w:r><w:t>{{ shoe_size }}</w:t></w:r></w:p></w:body>")


def _strange_font(scene: Scene) -> None:
    run = '<w:p><w:r><w:rPr><w:rFonts w:ascii="Segoe Print"/></w:rPr><w:t>Hello</w:t></w:r></w:p>'
    _rewritten(scene, r"</w:body>", f"{run}</w:body>")


def _office(scene: Scene) -> None:
    scene.change('engine = "builtin"', 'engine = "libreoffice"')


def _chmod(name: str, mode: int) -> Act:
    return lambda scene: (scene.folder / name).chmod(mode)


def _forget(name: str) -> Act:
    return lambda scene: scene.environment.pop(name)


def _set(name: str, value: str) -> Act:
    return lambda scene: scene.environment.update({name: value})


def _spoiled(name: str) -> Act:
    def write(scene: Scene) -> None:
        path: Path = scene.folder / name
        path.write_text("this is = = nothing\n")

    return write


SETUP = {
    "configuration": [
        Break(
            lambda scene: scene.change("silence_hours = 10", "silence_hour = 10"),
            "[gateway] silence_hour",
            "silence_hours",
        ),
        Break(_spoiled("faxflow.toml"), "faxflow.toml", "Mend the file.", name="no TOML"),
        Break(lambda scene: scene.config.unlink(), "faxflow.toml", "faxflow init", name="missing"),
    ],
    "files": [
        Break(_chmod("faxflow.toml", 0o666), "faxflow.toml", "chmod go-w"),
        Break(_chmod(".", 0o777), "practice", "chmod go-w", name="folder"),
        Break(_chmod("mapping.toml", 0o664), "mapping.toml", "chmod go-w", name="mapping"),
        Break(
            _chmod("faxflow.toml", 0o644), "faxflow.toml", "chmod 06", level="warning",
            name="readable",
        ),
    ],
    "variables": [
        Break(
            _set("FAXFLOW_GATEWAY_HOTS", "x"), "FAXFLOW_GATEWAY_HOTS", "FAXFLOW_GATEWAY_HOST",
            level="warning",
        )
    ],
    "samples": [
        Break(_production, "[notices] to", "Write your own"),
        Break(_production, "letter.docx", "your own head", name="letterhead"),
        Break(
            lambda scene: scene.change('host = "127.0.0.1"', 'host = "smtp.hilltop.example"'),
            "[gateway] host", "Write your own", level="warning", name="a guess",
        ),
    ],
    "environment": [
        Break(_production, "[gateway] host", "rehearsal", level="warning"),
        Break(
            lambda scene: scene.change('host = "127.0.0.1"', 'host = "mail.test"'),
            "[gateway] host",
            "production",
            level="warning",
            name="a real gateway in a rehearsal",
        ),
    ],
    "retention": [
        Break(
            lambda scene: scene.change("[retention]\nletters_days = 365", ""),
            "[retention]",
            "letters_days",
            _retained,
            "warning",
        )
    ],
    "secrets": [
        Break(_forget("GATEWAY_PASSWORD"), "[gateway] password", "GATEWAY_PASSWORD_FILE"),
        Break(
            _set("MAILBOX_PASSWORD", ""), "[mailbox] password", "See what MAILBOX_PASSWORD gives",
            name="empty",
        ),
        Break(
            _set("MAILBOX_PASSWORD", "rehearsal "), "[mailbox] password", "without",
            level="warning", name="blank",
        ),
    ],
    "secret-files": [
        Break(
            lambda scene: (scene.folder / "secrets").chmod(0o777), "practice/secrets",
            "chmod go-w", _secrets_in_a_folder, name="folder",
        ),
        Break(
            lambda scene: (scene.root / "secrets/gateway").chmod(0o644),
            "secrets/gateway",
            "change the secret",
            _secret_in_a_file,
        )
    ],
    "mapping": [Break(_spoiled("mapping.toml"), "mapping.toml", "Mend")],
    "templates": [
        Break(_unknown_field, "letter.docx", "shoe_size"),
        Break(_spoiled("letter.docx"), "letter.docx", "", name="no template"),
    ],
    "fonts": [Break(_strange_font, "letter.docx", "Install the font", _office, "warning")],
}  # fmt: skip
