"""How what calls faxflow by itself is broken."""

from doctor_breaks.case import Act, Break
from doctor_scene import Scene
from faxflow.cli.schedules.found import machine_of
from faxflow.cli.schedules.here import Asked, here

_BY_HAND = "0 5 * * 1-5  faxflow /opt/faxflow/faxflow run-morning --quiet\n"


def _cron(scene: Scene) -> None:
    scene.put("proc/7/comm", "cron\n")
    scene.schedule("cron")


def _systemd(scene: Scene) -> None:
    (scene.root / "run/systemd/system").mkdir(parents=True)
    scene.schedule("systemd")


def _systemd_too(scene: Scene) -> None:
    asked = Asked(scene.root)
    made = here(scene.config, scene.world, asked)
    machine_of(made, scene.world, asked).units.write(made.units(), made.started())


def _by_hand_too(scene: Scene) -> None:
    scene.put("etc/cron.d/faxflow", _BY_HAND)


def _removed(kind: str) -> Act:
    return lambda scene: scene.run("schedule", "remove", f"--{kind}", "--root", str(scene.root))


def _production(scene: Scene) -> None:
    _cron(scene)
    scene.change('environment = "rehearsal"', 'environment = "production"')


def _drifted(scene: Scene) -> None:
    scene.change("[hours]", '[schedule]\nmorning = "06:30"\n\n[hours]')


def _not_enabled(scene: Scene) -> None:
    wants = scene.root / "etc/systemd/system/timers.target.wants"
    next(iter(sorted(wants.iterdir()))).unlink()


def _dead_cron(scene: Scene) -> None:
    (scene.root / "proc/7/comm").unlink()


def _no_systemd(scene: Scene) -> None:
    (scene.root / "run/systemd/system").rmdir()


def _ran(**ago: float) -> Act:
    def note(scene: Scene) -> None:
        scene.sql(
            "DELETE FROM runs",
            "INSERT INTO runs (id, command, actor, started_at, ended_at, exit_code, summary)"
            " VALUES ('one', 'watch-bounces', 'tester', :then, :then, 0, '{}')",
            then=scene.ago(**ago),
        )

    return note


def _ran_just_now(scene: Scene) -> None:
    _cron(scene)
    scene.make_store()
    _ran(minutes=5)(scene)


def _pinged(address: str) -> Act:
    def write(scene: Scene) -> None:
        scene.environment["PING"] = address
        if "[ping]" not in scene.config.read_text():
            scene.add('[ping]\nurl = "PING"\nhosts = ["127.0.0.1"]')

    return write


def _measured(scene: Scene) -> None:
    folder = scene.root / "metrics"
    folder.mkdir()
    scene.add(f'[metrics]\nfile = "{folder}/faxflow.prom"')


def _anchored(address: str) -> Act:
    def write(scene: Scene) -> None:
        scene.environment["ANCHOR"] = address
        if "[audit]" not in scene.config.read_text():
            scene.add('[audit]\nanchor_url = "ANCHOR"\nhosts = ["127.0.0.1"]')

    return write


CLOCKWORK = {
    "schedules": [
        Break(_systemd_too, "the schedule", "schedule remove --cron", _cron, name="both"),
        Break(_by_hand_too, "the schedule", "by hand", _cron, name="another by hand"),
        Break(_removed("cron"), "the schedule", "schedule install", _production, name="neither"),
        Break(_drifted, "the schedule", "--dry-run", _cron, "warning", name="drifted"),
        Break(_not_enabled, "the schedule", "enables them", _systemd, name="not enabled"),
        Break(_dead_cron, "cron", "enable --now cron", _cron, name="cron is dead"),
        Break(_no_systemd, "systemd", "schedule install --cron", _systemd, name="no systemd"),
    ],
    "last-runs": [
        Break(_ran(days=2), "faxflow watch-bounces", "`faxflow watch-bounces`", _ran_just_now,
              "warning")
    ],
    "ping": [
        Break(
            lambda scene: scene.change('[ping]\nurl = "PING"\nhosts = ["127.0.0.1"]', ""),
            "[ping] url", "docs/monitoring.md", _pinged("http://127.0.0.1:9/token"), "warning",
        ),
        Break(
            _pinged("https://elsewhere.test/token"), "[ping] PING", "hosts",
            _pinged("http://127.0.0.1:9/token"), name="another host",
        ),
    ],
    "written": [
        Break(lambda scene: (scene.root / "metrics").rmdir(), "[metrics] file", "install -d",
              _measured),
        Break(lambda scene: (scene.root / "metrics/faxflow.prom").mkdir(), "[metrics] file",
              "chmod g+rwx", _measured, name="a folder in its place"),
    ],
    "anchors": [
        Break(_anchored("https://elsewhere.test/token"), "[audit] anchor_url", "hosts",
              _anchored("http://127.0.0.1:9/token")),
    ],
}  # fmt: skip
