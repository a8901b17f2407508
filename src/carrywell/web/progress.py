"""How much is still to come: the fixed screens exactly, the adaptive questions by experience."""

from __future__ import annotations

from carrywell import Interview
from carrywell.check.answers import all_answers
from carrywell.check.findings import Findings
from carrywell.check.interview import TICKED

#: Adaptive questions that a check usually takes.
USUAL_ADAPTIVE = 5


def left(interview: Interview) -> int:
    """About how many screens are left, this one included; at least 1."""
    knowledge, answers = interview.knowledge, interview.answers
    findings = Findings(knowledge, interview.person, all_answers(knowledge, interview.person, answers))
    ticked = {name for entry in interview.entries for name, given in entry.given.items() if given == TICKED}
    open_screens = [
        screen
        for screen in knowledge.interview.screen
        if any(
            name not in ticked and not findings.answered(name) and findings.can_be_asked(knowledge.questions[name])
            for name in screen.questions
        )
    ]
    fixed = {name for screen in knowledge.interview.screen for name in (screen.id, *screen.questions)}
    adaptive = sum(entry.screen not in fixed for entry in interview.entries)
    return max(1, len(ticked - answers.keys()) + len(open_screens) + max(0, USUAL_ADAPTIVE - adaptive))
