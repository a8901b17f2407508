"""Every component in every state, in either language and any theme; for those who build the app."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from carrywell import AfterBirth, Interview, Person, Pregnant, Screen, check
from carrywell.knowledge.reader import load
from carrywell.knowledge.task_reader import tasks
from carrywell.person import Stage
from carrywell.spine.compare import compare
from carrywell.spine.situation import situation_of
from carrywell.web.answers_told import paper_lines, public_entries
from carrywell.web.body_map_drawn import BodyMap, body_map_of
from carrywell.web.chart import Chart, Reading, chart
from carrywell.web.forms import digits, spoken_words
from carrywell.web.load_pages import cards, tiles
from carrywell.web.looks import SKINS, THEMES, skin_of, theme_of
from carrywell.web.pictures import welcome
from carrywell.web.screen_form import ScreenForm
from carrywell.web.titles import screen_title
from carrywell.web.views.evidence import sign_evidence
from carrywell.web.views.example import WOMAN, example
from carrywell.wire.load_told import Bar, tell_task
from carrywell.wire.script import stage_sentence
from carrywell.wire.told import Told, tell

#: The environment variable that shows the page outside of debugging.
SWITCH = "CARRYWELL_DESIGN"
HER = Person(AfterBirth(77, "vaginal", "epidural"))
#: Tasks whose ways are shown: one with a lightest way, one that is told in words only.
TASKS = ("lift_floor", "bed_turn")
#: What leads to a result of each urgency when everything else is answered with no.
RESULTS: dict[str, dict[str, object]] = {
    "emergency": {"urine_leak_new": True},
    "same_day": {"pain_deep_breath": True},
    "within_days": {"urinary_burning": True},
    "routine": {"turning_in_bed": True, "pain_site": "buttock_pelvis"},
    "self_care": {},
}
#: Body maps: the question, her stage, what is chosen.
PLACED: tuple[tuple[str, Stage, str], ...] = (
    ("pain_site", Pregnant(34), "answer="),
    ("pain_site", HER.stage, "answer=low_back"),
    ("pain_site", HER.stage, "answer=needle_spot"),
    ("pain_site_also", Pregnant(20), "answer=mid_back&answer=ribs"),
    ("pain_site_also", Pregnant(34), "answer=buttock_pelvis&answer=pubic_groin"),
    ("pain_radiation", HER.stage, "answer=thigh"),
    ("leg_tingle_numb", Pregnant(34), "answer=outer_thigh"),
)


class Choice(forms.Form):
    """One question with radios, one with a number."""

    answer = forms.ChoiceField(widget=forms.RadioSelect)
    weeks = forms.CharField(widget=digits())


COLOURS = ("page", "card", "tint", "line", "edge", "ink", "soft", "accent", "load", "load-tint")
LEVELS = ("emergency", "same-day", "within-days", "routine", "self-care")


def is_shown() -> bool:
    """Only while debugging, or when the environment asks for it."""
    return settings.DEBUG or os.environ.get(SWITCH) == "1"


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """The components; `theme` and `language` in the address choose without touching her own choices."""
    if not is_shown():
        raise Http404
    language = request.GET.get("language", translation.get_language() or "en")
    with translation.override(language if language in dict(settings.LANGUAGES) else "en"):
        return render(request, "web/design.html", _components() | _look(request))


def _look(request: HttpRequest) -> dict[str, object]:
    theme = request.GET.get("theme", theme_of(request))
    shown = theme if theme in THEMES else "device"
    return {
        "theme": "" if shown == "device" else shown,
        "chosen_theme": shown,
        "themes": THEMES.items(),
        "skins": SKINS.items(),
        "chosen_skin": skin_of(request),
        "languages": settings.LANGUAGES,
        "language": translation.get_language(),
        "colours": COLOURS,
        "levels": LEVELS,
    }


def _components() -> dict[str, Any]:
    told = list(_told())
    return {
        "told": told,
        "causes": [*told[2].causes[:2], *told[3].causes[:2]],
        "plain": _choice("plain"),
        "chosen": _choice("chosen", initial={"answer": "yes", "weeks": "30+4"}),
        "short": _choice("short", initial={"answer": "no"}),
        "wrong": _choice("wrong", data={"wrong-weeks": "60"}),
        "ticks": _ticks(),
        "placed": [_placed(number, *one) for number, one in enumerate(PLACED)],
        "ticks_title": screen_title("nerves"),
        "why": [spoken_words().why("fever")],
        "signs": [sign_evidence(sign, load(), spoken_words()) for sign in list(load().warning_signs.values())[:2]],
        "cards": [card for task in TASKS for card in _ways(task)],
        "bars": _bars(),
        "charts": _charts(),
        "steps": _steps(),
        "tasks": tiles([tasks().tasks[name] for name in TASKS], spoken_words(), "after_birth"),
        "figures": [welcome(("pregnant", "after_birth"), spoken_words().language)],
        "date": timezone.now(),
        **_sheet(),
    }


def _told() -> Iterator[Told]:
    """Results of every urgency, the most urgent first."""
    for answers in RESULTS.values():
        given = _all_no() | answers
        yield tell(HER, given, check(HER, given), spoken_words().language)


def _all_no() -> dict[str, object]:
    """No to every question that can be answered with it."""
    questions = load().questions.items()
    chosen: dict[str, object] = {name: q.no_options[0] for name, q in questions if q.no_options}
    return chosen | {name: False for name, q in questions if q.type == "yes_no"}


def _choice(name: str, **options: Any) -> Choice:
    form = Choice(prefix=name, **options)
    w = spoken_words()
    answer = form.fields["answer"]
    answer.label = w.ask("turning_in_bed")
    answer.choices = [("yes", _("Yes")), ("no", _("No")), ("unsure", _("Not sure"))]  # type: ignore[attr-defined]
    answer.error_messages["required"] = _("Please choose one answer, or “Skip, not sure”.")
    form.fields["weeks"].label = w.ask("gestation_weeks")
    form.fields["weeks"].help_text = _("For example 30, or 30+4 for 30 weeks and 4 days.")
    return form


def _ticks() -> ScreenForm:
    interview = Interview(HER)
    screen = interview.screen()
    if screen is None:
        raise Http404
    given = {"yes": screen.questions[0], "unsure": screen.questions[1], "none": "on"}
    return ScreenForm(interview, screen, QueryDict(urlencode(given)))


def _placed(number: int, question: str, stage: Stage, chosen: str) -> tuple[ScreenForm, BodyMap | None]:
    """A question about places, with what she chose."""
    screen = Screen(question, (question,), "adaptive")
    form = ScreenForm(Interview(Person(stage)), screen, typed=QueryDict(chosen))
    form.prefix = f"placed-{number}"
    return form, body_map_of(question, form["answer"], stage)


def _bars() -> list[tuple[str, Bar]]:
    """A bar that is full, one with a wide range, one almost empty."""
    return [(str(bar.value), bar) for bar in (Bar(82, 70, 96), Bar(45, 15, 80), Bar(2, 1, 4))]


def _charts() -> list[tuple[Chart, str]]:
    """A line with a band, a line alone, one point, and nothing yet."""
    days = [_("Day %(number)s") % {"number": number} for number in range(1, 8)]
    values = (6, 6, 5, 5, 3, 4, 3)
    full = [Reading(day, i / 6, v, v - 1.5, v + 1.5) for i, (day, v) in enumerate(zip(days, values, strict=True))]
    bare = [Reading(each.when, each.along, each.value) for each in full]
    title, said = _("How much it hurt, 0 to 10"), _("Less than at the beginning.")
    return [(chart(title, shown, 10), said) for shown in (full, bare, bare[:1], [])]


def _steps() -> list[dict[str, object]]:
    when = (_("Today"), _("In a week"), _("In 6 weeks"))
    what = (_("You did the check."), _("Check again, sooner if anything changes."), _("See how you are."))
    return [{"when": w, "what": t, "now": i == 0} for i, (w, t) in enumerate(zip(when, what, strict=True))]


def _sheet() -> dict[str, object]:
    """The page for the clinician, of the invented woman."""
    interview, w = example(), spoken_words()
    said, unsure, denied = paper_lines(public_entries(WOMAN, interview.entries), w)
    return {
        "sheet": tell(WOMAN, interview.answers, interview.result(), w.language),
        "stage": stage_sentence(WOMAN, w),
        "said": said,
        "unsure": unsure,
        "denied": denied,
    }


def _ways(task: str) -> list[Any]:
    situation = situation_of(HER)
    found = compare(tasks().tasks[task], situation)
    return cards(tell_task(HER, situation, found, spoken_words().language), found, situation)
