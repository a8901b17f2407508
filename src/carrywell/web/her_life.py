"""What she tells for her plan, a tap at a time: what is so at home and with her, what she said to advice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.claim_reader import claims
from carrywell.plan.life import Life, Movement, Said
from carrywell.spine.doings import Doing

SAID: tuple[Said, ...] = ("done", "not_for_me", "cannot")
YES, NO, UNSURE = "yes", "no", "unsure"
KNOWN = (YES, NO, UNSURE)
CLEARANCE, PAIN_AT_REST = "clearance", "pain_at_rest"
MOST_PAIN = 10
Known = Literal["yes", "no", "unsure"]


@dataclass(frozen=True)
class HerLife:
    """What she told for her plan; what is missing was never told.

    Parameters
    ----------
    known
        By circumstance, or ``clearance``: yes, no, or that she cannot tell.
    pain_at_rest
        0 to 10; -1 when she cannot tell.
    said
        What she said to advice, by its id.
    reassured
        Reassurances that she has read.
    seen
        Mark of the answers for which a clinician has seen her; other answers need another look.
    """

    known: Mapping[str, Known] = field(default_factory=dict)
    pain_at_rest: int | None = None
    said: Mapping[str, Said] = field(default_factory=dict)
    reassured: tuple[str, ...] = ()
    seen: str = ""

    def saying(self, name: str, said: Said | None) -> HerLife:
        """With what she says to an advice now; None takes it back."""
        others = {key: value for key, value in self.said.items() if key != name}
        return replace(self, said=others | ({name: said} if said else {}))

    def knowing(self, name: str, known: Known) -> HerLife:
        """With one more thing told."""
        return replace(self, known={**self.known, name: known})

    def answered(self, ask: str) -> bool:
        """She has been asked this and has answered, be it that she cannot tell."""
        return self.pain_at_rest is not None if ask == PAIN_AT_REST else ask in self.known

    def life(self, home: Mapping[str, float], day: Mapping[str, Doing], answers: str) -> Life:
        """What the plan takes; `answers` is the mark of the answers it is made for."""
        told = {name: known == YES for name, known in self.known.items() if known != UNSURE}
        clearance = told.pop(CLEARANCE, None)
        pain = self.pain_at_rest if self.pain_at_rest is not None and self.pain_at_rest >= 0 else None
        return Life(
            home=home,
            day=day,
            circumstances=told,
            advice=self.said,
            clearance=clearance,
            seen=bool(answers) and self.seen == answers,
            reassured=self.reassured,
            movement=Movement(pain_at_rest=pain),
        )


def from_row(stored: Mapping[str, Any]) -> HerLife:
    """What a row holds, as far as the knowledge still knows it."""
    known, said = stored.get("known"), stored.get("said")
    pain = stored.get("pain_at_rest")
    return HerLife(
        known={name: value for name, value in _pairs(known) if value in KNOWN and _is_asked(name)},
        pain_at_rest=pain if isinstance(pain, int) and -1 <= pain <= MOST_PAIN else None,
        said={name: value for name, value in _pairs(said) if value in SAID and name in advice().advice},
        reassured=tuple(name for name in stored.get("reassured") or () if name in claims().reassurances),
        seen=str(stored.get("seen") or ""),
    )


def row_of(told: HerLife) -> dict[str, object]:
    """What a row keeps."""
    return {
        "known": dict(told.known),
        "pain_at_rest": told.pain_at_rest,
        "said": dict(told.said),
        "reassured": list(told.reassured),
        "seen": told.seen,
    }


def _pairs(stored: object) -> list[tuple[str, Any]]:
    return list(stored.items()) if isinstance(stored, dict) else []


def _is_asked(name: str) -> bool:
    return name == CLEARANCE or name in advice().circumstances
