"""Carrywell: back pain in pregnancy and after birth. How urgent, what is likely, and why."""

from carrywell.check.assessment import Assessment, check
from carrywell.check.interview import Entry, Interview, Screen
from carrywell.errors import CarrywellError, InputError, KnowledgeError
from carrywell.person import AfterBirth, Baby, Person, Pregnant
from carrywell.plan.life import Life, Movement
from carrywell.plan.today import Plan, plan
from carrywell.spine.body import Body
from carrywell.spine.doings import Doing
from carrywell.spine.load import SpineLoad, spine_load
from carrywell.spine.posture import Hands, Posture

__all__ = [
    "AfterBirth",
    "Assessment",
    "Baby",
    "Body",
    "CarrywellError",
    "Doing",
    "Entry",
    "Hands",
    "InputError",
    "Interview",
    "KnowledgeError",
    "Life",
    "Movement",
    "Person",
    "Plan",
    "Posture",
    "Pregnant",
    "Screen",
    "SpineLoad",
    "check",
    "plan",
    "spine_load",
]
__version__ = "0.1.0"
