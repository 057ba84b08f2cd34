"""Reads Prometheus's text format, and says what promtool or we would find wrong with it."""

import re
import shutil
import subprocess

PROMTOOL = shutil.which("promtool")
"""None where it is not installed; what else is looked at here is looked at everywhere."""

_SAMPLE = re.compile(
    r'(?P<name>[a-z_][a-z0-9_]*)(\{(?P<labels>([a-z_]+="(\\\\|\\"|\\n|[^"\\\n])*",?)+)\})?'
    r" (?P<value>-?[0-9.e+]+|NaN|[+-]Inf)"
)
_NO_UNITS = ("_minutes", "_hours", "_days", "_ms", "_milliseconds", "_kb", "_mb", "_percent")
_NO_ENDS = ("_count", "_sum", "_bucket", "_info_total", "_created")


def figures(text: str) -> dict[str, float]:
    """The value of each series, by its name and labels as they are written."""
    found: dict[str, float] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            series, _, value = line.rpartition(" ")
            found[series] = float(value)
    return found


def faults(text: str) -> list[str]:
    """All that is wrong with it; empty: nothing."""
    return [*_by_promtool(text), *_ours(text)]


def _by_promtool(text: str) -> list[str]:
    if PROMTOOL is None:
        return []
    whole = text if text.endswith("\n") else f"{text}\n"
    done = subprocess.run(
        [PROMTOOL, "check", "metrics"], input=whole, capture_output=True, text=True, check=False
    )
    told = (done.stdout + done.stderr).splitlines()
    return told if told or not done.returncode else [f"promtool ended with {done.returncode}"]


def _ours(text: str) -> list[str]:
    found: list[str] = []
    kinds: dict[str, str] = {}
    seen: list[str] = []
    for line in text.splitlines():
        _, _, rest = line.removeprefix("# ").partition(" ")
        name, _, told = rest.partition(" ")
        if line.startswith("# HELP "):
            found += [] if told.endswith(".") else [f"{name}: its help is no sentence"]
        elif line.startswith("# TYPE "):
            found += _named(name, told) + ([f"{name}: twice"] if name in kinds else [])
            kinds[name] = told
        else:
            found += _sample(line, list(kinds)[-1:])
            seen.append(line.rpartition(" ")[0])
    return found + ([] if len(set(seen)) == len(seen) else ["a series stands there twice"])


def _named(name: str, kind: str) -> list[str]:
    found = [f"{name}: {end}" for end in (*_NO_UNITS, *_NO_ENDS) if name.endswith(end)]
    if (kind == "counter") is not name.endswith("_total"):
        found.append(f"{name}: _total is for counters, and for all of them")
    return found


def _sample(line: str, newest: list[str]) -> list[str]:
    met = _SAMPLE.fullmatch(line)
    if met is None:
        return [f"no sample: {line}"]
    return [] if [met["name"]] == newest else [f"{met['name']} stands below another's TYPE"]
