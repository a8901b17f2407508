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
from carrywell.track.course import Checked, Course
from carrywell.track.entries import JournalEntry
from carrywell.track.escalation import Escalation, escalations
from carrywell.track.forecast import Forecast, forecast_of
from carrywell.track.trend import Trend, trend_of

__all__ = [
    "AfterBirth",
    "Assessment",
    "Baby",
    "Body",
    "CarrywellError",
    "Checked",
    "Course",
    "Doing",
    "Entry",
    "Escalation",
    "Forecast",
    "Hands",
    "InputError",
    "Interview",
    "JournalEntry",
    "KnowledgeError",
    "Life",
    "Movement",
    "Person",
    "Plan",
    "Posture",
    "Pregnant",
    "Screen",
    "SpineLoad",
    "Trend",
    "check",
    "escalations",
    "forecast_of",
    "plan",
    "spine_load",
    "trend_of",
]
__version__ = "0.1.0"
