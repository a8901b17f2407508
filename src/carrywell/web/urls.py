"""Every address of the app."""

from django.urls import path

from carrywell.web.views import answers, check, choices, evidence, health, help, load, problems, result, start, you

urlpatterns = [
    path("", start.start, name="start"),
    path("health", health.health, name="health"),
    path("help", help.very_wrong, name="help"),
    path("language", choices.language, name="language"),
    path("country", choices.country, name="country"),
    path("evidence", evidence.evidence, name="evidence"),
    path("load", load.tasks, name="load"),
    path("load/day", load.her_day, name="load_day"),
    path("load/<slug:name>", load.task, name="load_task"),
    path("check/", check.current, name="check"),
    path("check/<int:number>", check.step, name="step"),
    path("check/you", you.stage, name="you"),
    path("check/you/pregnant", you.pregnant, name="you_pregnant"),
    path("check/you/after-birth", you.after_birth, name="you_gave_birth"),
    path("check/you/ended-early", you.ended_early, name="you_ended_early"),
    path("check/you/neither", you.neither, name="you_neither"),
    path("check/change/<int:index>", check.change, name="change"),
    path("check/answers", answers.answers, name="answers"),
    path("check/take-back", answers.take_back, name="take_back"),
    path("check/again", answers.again, name="again"),
    path("check/delete", answers.delete, name="delete"),
    path("check/result", result.result, name="result"),
    path("check/result/print", result.paper, name="print"),
]

handler400 = problems.not_understood
handler404 = problems.not_found
handler500 = problems.broken
