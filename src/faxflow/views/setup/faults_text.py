"""Everything that is wrong with a configuration, one line each."""

from collections.abc import Sequence

from faxflow.config.check_all import Found
from faxflow.domain.counted import counted
from faxflow.views.setup.config_shapes import FaultData, ValidatedData


def faults_text(file: str, checked: Sequence[str], faults: Sequence[Found], after: str) -> str:
    """A line for each fault; without any, what was looked at, and the command to come `after`."""
    if not faults:
        beside = f", with {', '.join(checked)}" if checked else ""
        return f"{file}: nothing is wrong with it{beside}.\nNext: {after}"
    return "\n".join([*map(_line, faults), f"{counted(len(faults), 'problem')} found."])


def faults_data(
    file: str, checked: Sequence[str], faults: Sequence[Found], *, loads: bool
) -> ValidatedData:
    """The same for programs."""
    return {
        "config": file,
        "loads": loads,
        "checked": list(checked),
        "faults": [_data(one) for one in faults],
    }


def _line(fault: Found) -> str:
    end = "" if fault.what.endswith("?") else "."
    return f"{_where(fault)}: {fault.what}{end} {fault.todo}".rstrip()


def _where(fault: Found) -> str:
    """`faxflow.toml:12: [gateway] sendr`, as editors open it."""
    if fault.variable:
        named = f"{fault.variable} in the environment"
        return f"{named}, {fault.place}" if fault.place else named
    file = f"{fault.file}:{fault.line}" if fault.line else str(fault.file)
    return f"{file}: {fault.place}" if fault.place else file


def _data(fault: Found) -> FaultData:
    return {
        "file": str(fault.file),
        "line": fault.line,
        "place": fault.place,
        "variable": fault.variable,
        "what": fault.what,
        "todo": fault.todo,
    }
