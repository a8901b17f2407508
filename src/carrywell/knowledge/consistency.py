"""Cross-checks of the knowledge: every named id exists, every figure has its source, every text both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

from carrywell.errors import KnowledgeError
from carrywell.knowledge.body_consistency import check_body, needed_words, sourced
from carrywell.knowledge.care_consistency import check_care
from carrywell.knowledge.cohort_consistency import check_cohorts, cohort_words
from carrywell.knowledge.conditions import check_condition, require
from carrywell.knowledge.reader import (
    UNKNOWN_OPTIONS,
    Knowledge,
    help_lines,
    knowledge_folder,
    read_figures,
    read_knowledge,
    read_toml,
    toml_files,
)
from carrywell.knowledge.schema import Condition, Question
from carrywell.knowledge.track_consistency import check_track
from carrywell.knowledge.words import LANGUAGES, Words


def check_knowledge(folder: Traversable | None = None) -> dict[str, int]:
    """Read all knowledge and check it; the counts of what was read.

    Raises
    ------
    KnowledgeError
        Naming the file and the key of the first thing that does not fit.
    """
    folder = folder or knowledge_folder()
    knowledge = read_knowledge(folder)
    _check_questions(knowledge)
    _check_conditions(knowledge)
    _check_sources(knowledge)
    _check_causes(knowledge)
    _check_interview(knowledge)
    published = _check_figures(folder, knowledge)
    body, tasks = check_body(folder, knowledge.sources)
    care = check_care(folder, knowledge, tasks)
    track = check_track(folder, knowledge)
    known_cohorts = check_cohorts(folder, knowledge)
    further = (*needed_words(body, tasks), *care.words, *track.words, *cohort_words(known_cohorts))
    _check_words(knowledge, folder, further)
    return {
        "sources": len(knowledge.sources),
        "questions": len(knowledge.questions),
        "derived findings": len(knowledge.findings),
        "warning signs": len(knowledge.warning_signs),
        "causes": len(knowledge.causes),
        "working numbers": sum(len(w.causes) + 1 for w in knowledge.weights)
        + sum(len(cells) for c in knowledge.choices for cells in c.causes.values()),
        "published figures": published,
        "figures of the spine engine": sum(1 for _ in sourced(body)),
        "tasks": len(tasks.tasks),
        "ways of doing them": sum(len(task.variant) for task in tasks.tasks.values()),
        **care.counts,
        **track.counts,
        "points of cohorts": len(known_cohorts.points),
        "countries with help lines": len(help_lines()),
        "texts in each language": len(_keys(_words(folder, "en").tables)),
    }


# ---- figures


def _check_figures(folder: Traversable, knowledge: Knowledge) -> int:
    """How many published figures there are."""
    seen: set[str] = set()
    for topic, rows in read_figures(folder).items():
        for row in rows:
            require(row.id not in seen, f"figures/{topic}.toml", row.id, "stands twice")
            require(row.source in knowledge.sources, f"figures/{topic}.toml", row.id, f"no source {row.source}")
            require(
                not row.cause or row.cause in knowledge.causes, f"figures/{topic}.toml", row.id, f"no cause {row.cause}"
            )
            seen.add(row.id)
    return len(seen)


# ---- ids


def _check_questions(knowledge: Knowledge) -> None:
    for question in knowledge.questions.values():
        for need, wanted in question.asked_when.needs.items():
            file = f"questions/{question.group}.toml"
            check_condition(knowledge, Condition(id=need, values=wanted), file, question.id)


def _check_conditions(knowledge: Knowledge) -> None:
    for file, key, condition in _conditions(knowledge):
        check_condition(knowledge, condition, file, key)


def _conditions(knowledge: Knowledge) -> Iterator[tuple[str, str, Condition]]:
    """Every condition of the knowledge with its file and key."""
    for finding in knowledge.findings.values():
        for condition in (*((finding.when,) if finding.when else ()), *finding.false_when):
            yield "findings.toml", finding.id, condition
    for sign in knowledge.warning_signs.values():
        for level in sign.level:
            yield "warning_signs", sign.id, level.when
        for named in sign.names:
            if named.when is not None:
                yield "warning_signs", sign.id, named.when
        if isinstance(sign.leads_when, Condition):
            yield "warning_signs", sign.id, sign.leads_when
    for cause in knowledge.causes.values():
        for condition in (cause.named_when, *(default.when for default in cause.default)):
            if condition is not None:
                yield "causes.toml", cause.id, condition
    for note in knowledge.notes.values():
        if note.when is not None:
            yield "notes.toml", note.id, note.when
    for weight in knowledge.weights:
        if weight.only_when is not None:
            yield "weights", weight.finding, weight.only_when


def _check_sources(knowledge: Knowledge) -> None:
    for sign in knowledge.warning_signs.values():
        for source in sign.sources:
            require(source in knowledge.sources, "warning_signs", sign.id, f"no source {source}")
        for named in sign.names:
            require(named.cause in knowledge.causes, "warning_signs", sign.id, f"no cause {named.cause}")
        for level in sign.level:
            known = level.action in knowledge.engine.action_order
            require(known, "warning_signs", sign.id, f"no action {level.action}")
    for note in knowledge.notes.values():
        for source in note.sources:
            require(source in knowledge.sources, "notes.toml", note.id, f"no source {source}")
        for name in note.unless_fired:
            require(name in knowledge.warning_signs, "notes.toml", note.id, f"no warning sign {name}")
        for cause in filter(None, (note.if_likely, note.unless_likely)):
            require(cause in knowledge.causes, "notes.toml", note.id, f"no cause {cause}")
    engine = knowledge.engine
    cited = [
        engine.likely_cause,
        engine.help_seeking,
        engine.dependence,
        engine.guard,
        engine.open_questions,
        engine.stale,
    ]
    for row in (*cited, *knowledge.together, knowledge.priors, *knowledge.priors.needle_prior, *knowledge.weight_files):
        require(
            row.source in knowledge.sources, "engine, causes, priors or weights", row.source, "is not among the sources"
        )
    for name in engine.open_questions.core:
        require(name in knowledge.questions, "engine.toml", "open_questions.core", f"no question {name}")
    for name, finding in engine.open_questions.core_only_if.items():
        known = name in engine.open_questions.core and finding in knowledge.findings
        require(
            known, "engine.toml", "open_questions.core_only_if", f"{name} is not core, or there is no finding {finding}"
        )


def _check_causes(knowledge: Knowledge) -> None:
    causes = knowledge.causes
    for name in (
        *knowledge.priors.prior,
        *(name for shift in knowledge.priors.shift for name in (shift.source_cause, shift.target_cause)),
        *(n.cause for n in knowledge.priors.needle_prior),
        *knowledge.engine.help_seeking.causes,
    ):
        require(name in causes, "priors.toml, engine.toml", name, "is not a cause")
    for cause in causes.values():
        for default in cause.default:
            known = default.action in knowledge.engine.action_order
            require(known, "causes.toml", cause.id, f"no action {default.action}")
    opened = knowledge.engine.open_questions.action
    require(opened in knowledge.engine.action_order, "engine.toml", "open_questions", f"no action {opened}")
    weighted = [w.finding for w in knowledge.weights] + [c.finding for c in knowledge.choices]
    for name in weighted:
        require(weighted.count(name) == 1, "weights", name, "stands twice")
    ranked = {c.id for c in causes.values() if c.kind == "ranked"}
    for name in ranked:
        require(name in knowledge.priors.prior, "priors.toml", name, "a ranked cause needs its priors")
    for weight in knowledge.weights:
        known = weight.finding in knowledge.findings or weight.finding in knowledge.questions
        if weight.answered_by is not None:
            leaf = Condition(id=weight.answered_by.question, values=(weight.answered_by.option,))
            check_condition(knowledge, leaf, "weights", weight.finding)
        require(known or weight.answered_by is not None, "weights", weight.finding, "is not a question or finding")
        require(weight.causes.keys() <= ranked, "weights", weight.finding, "names something that is not a ranked cause")
    for choice in knowledge.choices:
        require(choice.finding in knowledge.questions, "weights", choice.finding, "is not a question")
        require(choice.causes.keys() == ranked, "weights", choice.finding, "needs a row for every ranked cause")


def _check_interview(knowledge: Knowledge) -> None:
    plan = knowledge.interview
    for name in (*(q for s in plan.screen for q in s.questions), *plan.never_adaptive, *plan.never_asked):
        require(name in knowledge.questions, "interview.toml", name, "is not a question")
    for screen in plan.screen:
        require(screen.general in (None, *screen.questions), "interview.toml", screen.id, "general is not on it")
        for name in screen.questions if len(screen.questions) > 1 else ():
            question = knowledge.questions[name]
            plain = question.type == "yes_no" or bool(question.no_options)
            require(plain, "interview.toml", name, "a statement to tick needs no_options in its question")


# ---- words


def _words(folder: Traversable, language: str) -> Words:
    tables = {path.name[:-5]: read_toml(path) for path in toml_files(folder / "text" / language)}
    return Words(language, tables)  # type: ignore[arg-type]


def _keys(table: Mapping[str, object], path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    keys: set[tuple[str, ...]] = set()
    for key, value in table.items():
        keys |= _keys(value, (*path, key)) if isinstance(value, Mapping) else {(*path, key)}
    return keys


def _check_words(knowledge: Knowledge, folder: Traversable, further: tuple[tuple[str, ...], ...]) -> None:
    languages = {language: _words(folder, language) for language in LANGUAGES}
    every = set().union(*(_keys(w.tables) for w in languages.values()))
    for language, w in languages.items():
        for path in sorted(every - _keys(w.tables)):
            raise KnowledgeError(f"text/{language}/{path[0]}.toml", ".".join(path[1:]), "is missing in this language")
        for path in (*_needed(knowledge), *further):
            if not w.has(*path):
                raise KnowledgeError(f"text/{language}/{path[0]}.toml", ".".join(path[1:]), "is missing")
        for path in sorted(_keys(w.tables)):
            if path[-1] != "worse" and not _filled(w, path):
                raise KnowledgeError(f"text/{language}/{path[0]}.toml", ".".join(path[1:]), "is empty")


def _filled(w: Words, path: tuple[str, ...]) -> bool:
    here: object = w.tables
    for key in path:
        here = here[key] if isinstance(here, Mapping) else None
    return bool(here)


def _needed(knowledge: Knowledge) -> Iterator[tuple[str, ...]]:
    """Paths of all words that the knowledge needs."""
    for question in knowledge.questions.values():
        yield from _question_words(question)
    for screen in knowledge.interview.screen:
        if len(screen.questions) > 1:
            yield from (("ticks", name) for name in screen.questions)
    yield from (("findings", name) for name in knowledge.findings)
    for cause in knowledge.causes:
        yield from (("causes", cause, key) for key in ("name", "short", "what", "course", "now", "doubt"))
    yield from (("notes", note, key) for note in knowledge.notes for key in ("title", "text"))
    for together in knowledge.together:
        yield "causes", "together", together.id, "name"
    for sign in knowledge.warning_signs:
        yield from (("warning_signs", sign, key) for key in ("name", "why", "say"))
    for action in knowledge.engine.action_order:
        yield from (("actions", action, key) for key in ("title", "do", "also", "worse"))


def _question_words(question: Question) -> Iterator[tuple[str, ...]]:
    yield "questions", question.id, "ask"
    yield "questions", question.id, "why"
    for option in question.options:
        yield "questions", question.id, "options", option
        if option not in UNKNOWN_OPTIONS:
            yield "said", question.id, option
    if question.type == "yes_no":
        yield from (("said", question.id, key) for key in ("true", "false"))
    if question.type in ("number", "rating"):
        yield "said", question.id, "value"
