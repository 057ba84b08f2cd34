"""The checks of where reports and referrals come in."""

from typing import Final

from faxflow.steps.doctor import doors
from faxflow.steps.doctor.check import LONG, REACHED, Check

DOORS: Final = (
    Check(
        "folders",
        "Folders",
        "The folders that reports and referrals are dropped into",
        "Make or mount them; let faxflow's account in",
        doors.look_at_folders,
    ),
    Check(
        "portal-site",
        "Site of the portal",
        "The site and its recording are read without a fault (portal only)",
        "Mend the line that is named",
        doors.look_at_site,
    ),
    Check(
        "portal",
        "Portal",
        "Its first page loads; nobody signs in (portal only)",
        "Mend the address; ask whoever runs the portal",
        doors.look_at_portal,
        REACHED,
        LONG,
    ),
    Check(
        "https-source",
        "Web server of the report",
        "It answers, by a certificate that is trusted (https only)",
        "Mend url or ca_file; look at the firewall",
        doors.look_at_address,
        REACHED,
        LONG,
    ),
    Check(
        "sftp-source",
        "SFTP server of the report",
        "It proves itself, lets us in and opens the folder (sftp only)",
        "Mend host_key, key or folder in [source]",
        doors.look_at_sftp,
        REACHED,
        LONG,
    ),
)
