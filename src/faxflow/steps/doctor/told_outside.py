"""Looks at what is kept for others to read: metrics, the log, and anchors of the history."""

from collections.abc import Iterator
from pathlib import Path

from faxflow.domain.checkup import Finding, skipped, well, wrong
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.secret_address import SecretAddress, look_where_it_leads


def look_at_written(premises: Premises) -> Iterator[Finding]:
    """The folders of the files that each run writes beside the data."""
    config = premises.config
    named = (("[metrics] file", config.metrics.file), ("[log] file", config.log.file))
    for key, path in named:
        if path is not None:
            yield _written(premises, f"{key} = {path}", path)
    if not any(path for _, path in named):
        yield skipped("[metrics] file", "Nothing is written beside the data.")


def look_at_anchors(premises: Premises) -> Iterator[Finding]:
    """The address that anchors are posted to; those to whom they are mailed, notices tells."""
    audit = premises.config.audit
    if audit.anchor_url is None:
        yield skipped("[audit] anchor_url", "No anchor is posted.")
        return
    yield look_where_it_leads(
        premises.instruments.servers,
        f"[audit] anchor_url = {audit.anchor_url}",
        SecretAddress(audit.anchor_url, tuple(audit.hosts or ()), "[audit]"),
        untouched="Nothing was posted there.",
        cure="Mend the secret and [audit] hosts: docs/audit.md.",
    )


def _written(premises: Premises, about: str, path: Path) -> Finding:
    files, folder = premises.instruments.files, path.parent
    if files.look(folder) is None:
        cure = f"Make it: install -d -o {files.account().name} {folder}; or name another file."
        return wrong(about, f"There is no folder {folder}: nothing is written.", cure)
    there = files.look(path)
    if not files.may_write(folder) or (there is not None and there.is_folder):
        name = files.account().name
        cure = f"Let {name} write into {folder}: chgrp {name} {folder} && chmod g+rwx {folder}"
        return wrong(about, f"{name} cannot write it.", cure)
    return well(about, "It can be written.")
