"""What the load pages call the groups of tasks and the furniture of her home."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: In the order in which they are shown.
GROUP_NAMES: dict[str, str | Promise] = {
    "lifting": _("Lifting"),
    "carrying": _("Carrying"),
    "feeding": _("Feeding and holding"),
    "nappy": _("Changing"),
    "bathing": _("Bathing"),
    "car": _("Car and pram"),
    "bed": _("In bed"),
    "sitting": _("Sitting"),
    "standing": _("Standing"),
    "play": _("Playing"),
}

#: The places whose height she can tell. The floor and a step are what they are.
PLACE_NAMES: dict[str, str | Promise] = {
    "cot_low": _("Cot mattress, base low"),
    "cot_high": _("Cot mattress, base high"),
    "changer": _("Changing table"),
    "sofa": _("Seat of the sofa"),
    "bed": _("Top of the bed"),
    "bath_rim": _("Rim of the bath"),
    "bath_floor": _("Inside floor of the bath"),
    "baby_bath_stand": _("Baby bath on its stand"),
    "counter": _("Kitchen counter"),
    "sink": _("Kitchen sink"),
    "desk": _("Desk or table"),
    "chair": _("Seat of the chair"),
    "stool": _("Low stool"),
    "car_seat": _("Back seat of the car"),
    "pram": _("Lying surface of the pram"),
    "pram_handle": _("Handle of the pram"),
    "pram_handle_low": _("Handle of the pram, set low"),
}
