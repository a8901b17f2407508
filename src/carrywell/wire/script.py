"""The words she can say to the clinician: who she is, what she has, what to check her for."""

from __future__ import annotations

from carrywell.check.assessment import Assessment
from carrywell.check.warning_signs import SignOutcome, rank
from carrywell.knowledge.words import Words
from carrywell.person import AfterBirth, Person


def script(person: Person, assessment: Assessment, symptoms: list[str], w: Words) -> str:
    """A few sentences in her own voice; empty when no warning sign fired."""
    asks = _asks(assessment, w)
    if not asks:
        return ""
    parts = [stage_sentence(person, w), *_needle(person, w)]
    if not set(symptoms) - {w.finding("back_or_leg_pain")}:  # only what she could not tell has fired
        parts.append(w.text("urgency", "script", "only_unsure"))
    if symptoms:
        listed = w.text("urgency", "script", "list_join").join(symptoms)
        parts.append(w.text("urgency", "script", "symptoms", list=listed))
    ask = "ask_now" if assessment.urgency == "emergency" else "ask"
    parts.append(w.text("urgency", "script", ask, list=_joined(asks, w)))
    return ("" if w.language == "zh_hans" else " ").join(parts)


def _asks(assessment: Assessment, w: Words) -> list[str]:
    """What to check her for: the `say` of the signs of the most urgent level, at most three, nothing private."""
    signs = [s for s in told_to_clinician(assessment) if s.urgency is not None]
    top = max((rank(s.urgency) for s in signs if s.urgency), default=0)
    says = [w.text("warning_signs", s.id, "say") for s in signs if s.urgency and rank(s.urgency) == top]
    distinct = [say for say in dict.fromkeys(says) if not any(say != other and say in other for other in says)]
    return distinct[:3]


def told_to_clinician(assessment: Assessment) -> list[SignOutcome]:
    """The signs that she hands over: nothing private, and of mind only what the visit is for."""
    return [
        s for s in assessment.warning_signs if not s.private and (not s.own_script or s.action == assessment.action)
    ]


def _joined(asks: list[str], w: Words) -> str:
    if len(asks) == 1:
        return asks[0]
    return w.text("urgency", "script", "ask_join").join(asks[:-1]) + w.text("urgency", "script", "ask_last") + asks[-1]


def stage_sentence(person: Person, w: Words) -> str:
    """Her stage in her own voice."""
    stage = person.stage
    if not isinstance(stage, AfterBirth):
        return w.text("urgency", "script", "pregnant", weeks=int(stage.weeks))
    if stage.days < 2:
        return w.text("urgency", "script", ("after_birth_today", "after_birth_yesterday")[stage.days])
    if stage.days < 21:
        return w.text("urgency", "script", "after_birth", days=stage.days)
    if stage.days < 90:
        return w.text("urgency", "script", "after_birth_weeks", weeks=stage.days // 7)
    return w.text("urgency", "script", "after_birth_months", months=round(stage.days / 30.44))


def _needle(person: Person, w: Words) -> list[str]:
    stage = person.stage
    if not isinstance(stage, AfterBirth) or stage.neuraxial not in ("epidural", "spinal", "both") or stage.days > 42:
        return []
    return [w.text("urgency", "script", f"needle_{stage.neuraxial}")]
