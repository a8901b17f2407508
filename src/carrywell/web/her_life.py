"""What she tells for her plan, a tap at a time: what is so at home and with her, what she said to advice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Literal

from carrywell.errors import InputError
from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.claim_reader import claims
from carrywell.plan.life import Life, Said
from carrywell.plan.sessions import Session, movement_of
from carrywell.spine.doings import Doing

SAID: tuple[Said, ...] = ("done", "not_for_me", "cannot")
YES: Final = "yes"
NO: Final = "no"
UNSURE: Final = "unsure"
KNOWN = (YES, NO, UNSURE)
CLEARANCE, PAIN_AT_REST = "clearance", "pain_at_rest"
MOST_PAIN = 10
#: A gap of so many fingers is the most that is asked for; five is five or more.
MOST_FINGERS = 5
#: So many sessions are kept: about half a year.
MOST_SESSIONS = 100
#: What a soft stop shows of her.
SHOWN_BY = {"doming": "belly_domes", "leaking": "leaks_on_effort"}
#: Her pain, when she cannot tell it.
CANNOT_TELL = -1
Known = Literal["yes", "no", "unsure"]


@dataclass(frozen=True)
class HerLife:
    """What she told for her plan; what is missing was never told.

    Parameters
    ----------
    known
        By circumstance, or ``clearance``: yes, no, or that she cannot tell.
    pain_at_rest, pain_on
        0 to 10, -1 when she cannot tell; and the day for which it holds.
    said
        What she said to advice, by its id.
    reassured
        Reassurances that she has read.
    customs
        Ways of living that she keeps.
    seen
        Mark of what a clinician has seen her for; anything else needs another look.
    sessions
        How her sessions of movement went, the last noted last.
    gap_fingers
        The gap between her tummy muscles in fingers, as she felt it.
    """

    known: Mapping[str, Known] = field(default_factory=dict)
    pain_at_rest: int | None = None
    pain_on: str = ""
    said: Mapping[str, Said] = field(default_factory=dict)
    reassured: tuple[str, ...] = ()
    customs: tuple[str, ...] = ()
    seen: str = ""
    sessions: tuple[Session, ...] = ()
    gap_fingers: int | None = None

    def saying(self, name: str, said: Said | None) -> HerLife:
        """With what she says to an advice now; None takes it back."""
        others = {key: value for key, value in self.said.items() if key != name}
        return replace(self, said=others | ({name: said} if said else {}))

    def knowing(self, name: str, known: Known | None) -> HerLife:
        """With one more thing told; None takes it back."""
        others = {key: value for key, value in self.known.items() if key != name}
        return replace(self, known=others | ({name: known} if known else {}))

    def hurting(self, pain: int, day: date) -> HerLife:
        """With her pain at rest on a day."""
        return replace(self, pain_at_rest=pain, pain_on=day.isoformat())

    def moving(self, session: Session) -> HerLife:
        """With one more session; what made her stop is known from then on."""
        noted = replace(self, sessions=(*self.sessions, session)[-MOST_SESSIONS:])
        shown = SHOWN_BY.get(session.stop or "")
        return noted.knowing(shown, YES) if shown else noted

    def of_another_birth(self) -> HerLife:
        """What holds in another pregnancy or after another birth: things at home, how she lives, what she has read."""
        kinds = advice().circumstances
        home = {name: told for name, told in self.known.items() if name in kinds and kinds[name].kind == "home"}
        return HerLife(known=home, reassured=self.reassured, customs=self.customs)

    def pain_of(self, day: date) -> int | None:
        """Her pain at rest on a day, as far as she told it on this day."""
        return self.pain_at_rest if self.pain_on == day.isoformat() else None

    def answered(self, ask: str, day: date) -> bool:
        """She has been asked this and has answered, be it that she cannot tell."""
        return self.pain_of(day) is not None if ask == PAIN_AT_REST else ask in self.known

    def life(
        self,
        home: Mapping[str, float],
        counts: Mapping[str, Doing],
        day: date,
        *,
        ways: Mapping[str, str] | None = None,
        seen: bool = False,
    ) -> Life:
        """What the plan takes on a day."""
        told = {name: known == YES for name, known in self.known.items() if known != UNSURE}
        clearance, pain = told.pop(CLEARANCE, None), self.pain_of(day)
        return Life(
            home=home,
            day=counts,
            ways=ways or {},
            circumstances=told,
            advice=self.said,
            clearance=clearance,
            seen=seen,
            reassured=self.reassured,
            customs=self.customs,
            movement=movement_of(self.sessions, day, None if pain == CANNOT_TELL else pain, self.gap_fingers),
        )


def from_row(stored: Mapping[str, Any]) -> HerLife:
    """What a row holds, as far as it can be read and the knowledge still knows it."""
    pain = stored.get("pain_at_rest")
    told = isinstance(pain, int) and not isinstance(pain, bool) and CANNOT_TELL <= pain <= MOST_PAIN
    read, kept = stored.get("reassured"), stored.get("customs")
    return HerLife(
        known={name: value for name, value in _pairs(stored.get("known")) if value in KNOWN and _is_asked(name)},
        pain_at_rest=pain if told else None,
        pain_on=str(stored.get("pain_on") or ""),
        said={name: value for name, value in _pairs(stored.get("said")) if value in SAID and name in advice().advice},
        reassured=tuple(name for name in (read if isinstance(read, list) else ()) if _is_reassurance(name)),
        customs=tuple(name for name in (kept if isinstance(kept, list) else ()) if _is_custom(name)),
        seen=str(stored.get("seen") or ""),
        sessions=tuple(_sessions(stored.get("sessions"))),
        gap_fingers=_fingers(stored.get("gap_fingers")),
    )


def row_of(told: HerLife) -> dict[str, object]:
    """What a row keeps."""
    return {
        "known": dict(told.known),
        "pain_at_rest": told.pain_at_rest,
        "pain_on": told.pain_on,
        "said": dict(told.said),
        "reassured": list(told.reassured),
        "customs": list(told.customs),
        "seen": told.seen,
        "sessions": [
            {"day": one.day.isoformat(), "went": one.went, "level": one.level, "stop": one.stop}
            for one in told.sessions
        ],
        "gap_fingers": told.gap_fingers,
    }


def _fingers(stored: object) -> int | None:
    told = isinstance(stored, int) and not isinstance(stored, bool) and 0 <= stored <= MOST_FINGERS
    return stored if told and isinstance(stored, int) else None


def _sessions(stored: object) -> Iterator[Session]:
    """What can still be read of her sessions."""
    for row in stored if isinstance(stored, list) else []:
        try:
            yield Session(date.fromisoformat(row["day"]), row["went"], row["level"], row["stop"])
        except (InputError, KeyError, TypeError, ValueError):
            continue


def _pairs(stored: object) -> list[tuple[str, Any]]:
    pairs = stored.items() if isinstance(stored, dict) else ()
    return [(name, value) for name, value in pairs if isinstance(value, str)]


def _is_asked(name: str) -> bool:
    return name == CLEARANCE or name in advice().circumstances


def _is_reassurance(name: object) -> bool:
    return isinstance(name, str) and name in claims().reassurances


def _is_custom(name: object) -> bool:
    return isinstance(name, str) and name in claims().customs
