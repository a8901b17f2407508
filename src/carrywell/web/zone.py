"""The time zone of this computer, with its summer time where the computer names its zone."""

from __future__ import annotations

import logging
import warnings
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from tzlocal import get_localzone

#: Where Django looks for the zone that is to be that of the process.
SYSTEM_ZONES = Path("/usr/share/zoneinfo")
HOUR = timedelta(hours=1)


def zone_of_this_computer() -> tzinfo:
    """The zone that this computer names; where it names none, or one in which its clock is wrong, its offset of now."""
    here = datetime.now().astimezone()
    assert here.tzinfo is not None
    logging.getLogger("tzlocal").setLevel(logging.CRITICAL)  # what is odd in files of the system is no news for her
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            zone = get_localzone()
    except (OSError, ValueError, KeyError):  # a zone that nobody knows is a KeyError
        return here.tzinfo
    return zone if here.astimezone(zone).utcoffset() == here.utcoffset() else here.tzinfo


def name_of(zone: tzinfo) -> str:
    """A zone by the name that Django and the processes begun from here know it by; the nearest, where it has none."""
    if isinstance(zone, ZoneInfo) and zone.key and _is_known(zone.key):
        return zone.key
    hours, rest = divmod(datetime.now(zone).utcoffset() or timedelta(), HOUR)
    name = f"Etc/GMT{-hours:+d}"  # these names count to the west
    return name if hours and not rest and _is_known(name) else "UTC"


def _is_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return False
    return not SYSTEM_ZONES.exists() or (SYSTEM_ZONES / name).is_file()
