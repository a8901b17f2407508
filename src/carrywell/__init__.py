"""Carrywell: back pain in pregnancy and after birth. How urgent, what is likely, and why."""

from carrywell.check.assessment import Assessment, check
from carrywell.check.interview import Entry, Interview, Screen
from carrywell.errors import CarrywellError, InputError, KnowledgeError
from carrywell.person import AfterBirth, Baby, Person, Pregnant

__all__ = [
    "AfterBirth",
    "Assessment",
    "Baby",
    "CarrywellError",
    "Entry",
    "InputError",
    "Interview",
    "KnowledgeError",
    "Person",
    "Pregnant",
    "Screen",
    "check",
]
__version__ = "0.1.0"
