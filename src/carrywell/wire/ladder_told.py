"""The movement ladder in words: today's exercises, the levels and what keeps them closed, when to stop."""

from __future__ import annotations

from dataclasses import dataclass

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.exercise_reader import exercises
from carrywell.knowledge.words import Words
from carrywell.plan.gates import Closed, GateState
from carrywell.plan.her import NotFor
from carrywell.plan.ladder import Ladder, Level, Rung
from carrywell.wire.evidence_told import ToldEvidence, tell_evidence

#: Why an exercise is not offered, as it is told: what may still come, what is not for her, what is missing.
_LATER: tuple[NotFor, ...] = ("not_cleared", "gate", "level", "screen", "days")
_DAYS_A_WEEK = 7


@dataclass(frozen=True)
class ToldExercise:
    """One exercise that is open to her; ``picture`` says what its drawing shows."""

    id: str
    title: str
    how: str
    dose: str
    caution: str
    why: str
    easier: str
    harder: str
    picture: str
    evidence: ToldEvidence


@dataclass(frozen=True)
class ToldRung:
    """One exercise by its name alone, and how it stands for her."""

    id: str
    title: str
    state: str


@dataclass(frozen=True)
class ToldLevel:
    """One level: its name, how she stands to it, what keeps it closed or brings it; its exercises once it is open."""

    id: str
    title: str
    state: str
    state_text: str
    why: tuple[str, ...]
    rungs: tuple[ToldRung, ...]


@dataclass(frozen=True)
class ToldMovement:
    """The movement ladder in words: what she does today, how she goes on, when she stops.

    ``others`` are the exercises that are open to her beside those of today.
    """

    step: str
    today: tuple[ToldExercise, ...]
    others: tuple[ToldExercise, ...]
    levels: tuple[ToldLevel, ...]
    rules: tuple[str, ...]
    notes: tuple[str, ...]
    asks: tuple[str, ...]
    stops: tuple[str, ...]
    soft_stops: tuple[str, ...]


def tell_movement(ladder: Ladder, say: Words) -> ToldMovement:
    """The ladder in the words of one language."""
    offered = [rung.exercise for rung in ladder.rungs if rung.refused is None]
    return ToldMovement(
        step=say.text("plan", "movement", ladder.step if ladder.today else "none"),
        today=tuple(tell_exercise(name, say) for name in ladder.today),
        others=tuple(tell_exercise(name, say) for name in offered if name not in ladder.today),
        levels=tuple(_levels(ladder, say)),
        rules=tuple(say.text("exercises", "ladder", key) for key in ("up", "down", "little", "more", "not_tested")),
        notes=tuple(_notes(ladder, say)),
        asks=tuple(ask_words(name, say) for name in ladder.asks),
        stops=tuple(stop_words(name, say) for name in ladder.hard_stops),
        soft_stops=tuple(stop_words(name, say) for name in ladder.soft_stops),
    )


def tell_exercise(name: str, say: Words) -> ToldExercise:
    """One exercise in words."""
    keys = ("title", "how", "dose", "why", "easier", "harder", "picture")
    texts = {key: say.text("exercises", name, key) for key in keys}
    has = say.has("exercises", name, "caution")
    return ToldExercise(
        name,
        **texts,
        caution=say.text("exercises", name, "caution") if has else "",
        evidence=tell_evidence(exercises().exercises[name], "exercises", say),
    )


def ask_words(name: str, say: Words) -> str:
    """What she is asked, in words: a question of its own, else that of its kind."""
    if say.has("plan", "asks", name):
        return say.text("plan", "asks", name)
    kind = advice().circumstances[name].kind
    return say.text("plan", "asks", "kinds", kind, thing=say.text("circumstances", name))


def stop_words(name: str, say: Words) -> str:
    """A sign to stop, with what to do."""
    said, do = (say.text("exercises", "stops", name, key) for key in ("said", "do"))
    return say.text("plan", "labelled", label=said, text=do)


def _notes(ladder: Ladder, say: Words) -> list[str]:
    notes = [
        say.text("plan", "movement", level, what=say.text("exercises", "screen", name))
        for level, names in (("screen_stop", ladder.screen.stop), ("screen_ask", ladder.screen.ask))
        for name in names
    ]
    if any("not_cleared" in gate.closed for gate in ladder.gates):
        notes.append(say.text("plan", "movement", "waiting"))
    if ladder.tell_gap:
        notes.append(say.text("plan", "movement", "tell_gap"))
    if ladder.target_minutes_a_week is not None:
        notes.append(say.text("plan", "movement", "target", minutes=ladder.target_minutes_a_week))
    return notes


def _levels(ladder: Ladder, say: Words) -> list[ToldLevel]:
    """The four levels; after the birth also what comes later, behind the last gate."""
    found = [_level(row, ladder, say) for row in ladder.levels]
    last = ladder.gate("G4")
    if last is not None:
        name = say.text("exercises", "gates", "G4", "name")
        state = "next" if last.open else "closed"
        title = say.text("plan", "ladder", "later", name=name)
        why = tuple(_why(last, say)) if last.closed else (say.text("exercises", "gates", "G4", "opens"),)
        found.append(ToldLevel("later", title, state, say.text("plan", "ladder", "states", state), why, ()))
    return found


def _level(row: Level, ladder: Ladder, say: Words) -> ToldLevel:
    gate = ladder.gate(row.gate)
    why = tuple(_why(gate, say)) if gate else ()
    if row.state == "next":
        why = (say.text("exercises", "ladder", "up"),)
    name = say.text("exercises", "gates", f"G{row.level}", "name")
    known, is_open = exercises().exercises, row.state != "closed"
    return ToldLevel(
        id=str(row.level),
        title=say.text("plan", "ladder", "step", number=row.level + 1, name=name),
        state=row.state,
        state_text=say.text("plan", "ladder", "states", row.state),
        why=why,
        rungs=tuple(_rung(rung, say) for rung in ladder.rungs if is_open and known[rung.exercise].level == row.level),
    )


def _rung(rung: Rung, say: Words) -> ToldRung:
    title = say.text("exercises", rung.exercise, "title")
    return ToldRung(rung.exercise, title, say.text("plan", "ladder", "rungs", _state(rung)))


def _state(rung: Rung) -> str:
    if rung.refused is None:
        return "open"
    if rung.refused in ("gap", "missing_at_home"):
        return rung.refused
    return "later" if rung.refused in _LATER else "not_now"


def _why(gate: GateState, say: Words) -> list[str]:
    """What keeps a gate closed, each reason once."""
    return [_reason(reason, gate, say) for reason in gate.closed]


def _reason(reason: Closed, gate: GateState, say: Words) -> str:
    known = exercises().gates[gate.id]
    values = {
        "days": {"weeks": f"{(gate.from_day or 0) // _DAYS_A_WEEK}"},
        "pain": {"most": str(known.pain_at_rest_at_most)},
        "calm_weeks": {"weeks": str(known.calm_weeks)},
    }
    return say.text("plan", "ladder", "closed", reason, **values.get(reason, {}))
