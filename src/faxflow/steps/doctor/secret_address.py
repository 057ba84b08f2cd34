"""Looks where an address leads that is a secret; nothing is posted there."""

from dataclasses import dataclass

from faxflow.domain.checkup import Finding, well, wrong
from faxflow.errors import FaxflowError
from faxflow.steps.doctor.ports import Servers
from faxflow.steps.doctor.problems import problem_found


@dataclass(frozen=True, slots=True)
class SecretAddress:
    """`name` is the secret's; `hosts` are those that it may lead to, by the key in `section`."""

    name: str
    hosts: tuple[str, ...]
    section: str


def look_where_it_leads(
    servers: Servers, about: str, address: SecretAddress, *, untouched: str, cure: str
) -> Finding:
    """Whether it leads to a host that name servers know; `cure` is for one that they do not."""
    try:
        host = servers.leads_to(address.name, address.hosts, key="hosts", section=address.section)
    except FaxflowError as problem:
        return problem_found(about, problem)
    if servers.resolves(host):
        return well(about, f"It leads to {host}, which is known. {untouched}")
    return wrong(about, f"It leads to {host}, and no name server knows that.", cure)
