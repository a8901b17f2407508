"""Just look around: what the app shows, with an invented woman; nothing is stored."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from carrywell import AfterBirth, Interview, Person
from carrywell.knowledge.schema import Question
from carrywell.web.ended import closed_after_a_loss
from carrywell.web.forms import spoken_words
from carrywell.wire.script import stage_sentence
from carrywell.wire.told import tell

#: Invented: pain at the back of the pelvis, and of all that is asked only this is true.
WOMAN = Person(AfterBirth(63, "vaginal", "epidural"), 31)
TRUE: dict[str, str | bool] = {"pain_site": "buttock_pelvis", "turning_in_bed": True, "stairs_one_leg": True}


@cache
def example() -> Interview:
    """Her interview, answered to its end."""
    interview = Interview(WOMAN)
    while (screen := interview.screen()) is not None:
        if screen.ticks:
            yes = [name for name in screen.questions if name in TRUE]
            interview.tick(screen, yes, none=not yes)
        elif screen.questions[0] in TRUE:
            interview.answer(screen, TRUE[screen.questions[0]])
        else:
            interview.answer(screen, _no(interview.knowledge.questions[screen.questions[0]]))
    return interview


def _no(question: Question) -> bool | str:
    """The answer that nothing is there; where a question has none, that she cannot tell."""
    if question.type == "yes_no":
        return False
    return question.no_options[0] if question.no_options else "unsure"


@require_safe
@closed_after_a_loss
def look(request: HttpRequest) -> HttpResponse:
    """Where to look: an example of a result, the loads of a usual woman, and what it rests on."""
    return render(request, "web/look.html")


@require_safe
@closed_after_a_loss
def result(request: HttpRequest) -> HttpResponse:
    """The result of an invented check, marked as an example above, in the title and at the end."""
    w = spoken_words()
    interview = example()
    told = tell(WOMAN, interview.answers, interview.result(), w.language)
    return render(request, "web/example.html", {"told": told, "stage": stage_sentence(WOMAN, w)})
