"""Measures the check and writes the numbers into docs/check.md: accuracy on the stories, robustness, length, speed.

Run with `make bench`; needs the bench requirements (pyAgrum).
"""

from __future__ import annotations

import math
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from benchmarks.naive_bayes import NaiveBayes, evidence_of, independent
from benchmarks.page import write
from carrywell import Interview, check
from carrywell.check.answers import all_answers
from carrywell.check.causes import CauseModel, cause_model
from carrywell.check.findings import Findings
from carrywell.knowledge.reader import Knowledge, load
from carrywell.knowledge.schema import Value
from tests.cases.stories import (
    Score,
    Story,
    own,
    public,
    score,
    second,
    stories,
    take,
    terms,
    unsure_at_random,
    unsure_one_at_a_time,
)


def wilson(hits: int, n: int) -> str:
    """95 % Wilson interval, as words."""
    if n == 0:
        return "-"
    z, p = 1.96, hits / n
    mid, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = ((mid + sign * half) / (1 + z * z / n) for sign in (-1, 1))
    return f"{hits}/{n} ({max(0, low):.2f}-{min(1, high):.2f})"


def accuracy() -> list[str]:
    sets = {
        "public (seen)": public(),
        "own, dangerous (seen)": stories("own_dangerous.yaml", "own_answers.yaml"),
        "own, benign (seen)": stories("own_benign.yaml", "own_answers.yaml"),
        "second set (seen since)": second(),
    }
    lines = [
        "| set | emergencies safe | safe | acceptable | over-triage | exact | cause first | among three |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, cases in sets.items():
        s = score(cases)
        cells = [
            wilson(s.emergencies_safe, s.emergencies),
            wilson(s.safe, s.cases),
            wilson(s.acceptable, s.cases),
            wilson(s.over, s.cases),
            wilson(s.exact, s.cases),
            wilson(s.first, s.ranked),
            wilson(s.first_three, s.ranked),
        ]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return [*lines, ""]


def robustness() -> list[str]:
    lines = ["| set | one answer unsure | 20 % unsure, 100 seeds |", "|---|---|---|"]
    for name, cases in {"public": public(), "own": own(), "second set": second()}.items():
        one = [s.safe(check(s.person, a)) for s in cases for _, a in unsure_one_at_a_time(s)]
        many = [s.safe(check(s.person, unsure_at_random(s, seed))) for s in cases for seed in range(100)]
        lines.append(f"| {name} | {sum(one)}/{len(one)} safe | {sum(many)}/{len(many)} safe |")
    return [*lines, ""]


def length() -> list[str]:
    lines = ["| set | median | 90th percentile | longest | same urgency as all answers |", "|---|---|---|---|---|"]
    for name, cases in {"public": public(), "own": own(), "second set": second()}.items():
        lengths, same = [], 0
        for story in cases:
            interview, screens = take(story)
            lengths.append(screens + 2)
            same += interview.result().urgency == check(story.person, {**interview.answers, **story.answers}).urgency
        lengths.sort()
        ninth = lengths[int(0.9 * len(lengths))]
        lines.append(f"| {name} | {statistics.median(lengths):g} | {ninth} | {lengths[-1]} | {same}/{len(cases)} |")
    return [*lines, ""]


# ---- dependence


def _with(knowledge: Knowledge, *, exponent: float, once: bool) -> Knowledge:
    dependence = knowledge.engine.dependence
    changed = dependence.model_copy(
        update={
            "exponent": Value(value=exponent, low=exponent * 0.999, high=exponent * 1.001),
            "once": dependence.once if once else (),
        }
    )
    return replace(knowledge, engine=knowledge.engine.model_copy(update={"dependence": changed}))


def _log_score(cases: tuple[Story, ...], knowledge: Knowledge) -> tuple[float, int, int]:
    """Mean log of the probability given to the acceptable causes, first causes right, cases with a rankable cause."""
    logs, total = [], Score()
    for story in cases:
        result, before = check(story.person, story.answers, knowledge), total.ranked
        total.add(story, result)
        if total.ranked > before:
            right = (c.probability or 0 for c in result.causes if terms().get(c.id, frozenset()) & story.conditions)
            logs.append(math.log(max(1e-4, min(1, sum(right)))))
    return statistics.mean(logs), total.first, total.ranked


def dependence() -> list[str]:
    lines = [
        "| how correlated answers count | public: log score | first cause right | all sets: log score | first |",
        "|---|---|---|---|---|",
    ]
    sets = (public(), (*public(), *own(), *second()))
    variants: dict[str, tuple[float, bool]] = {
        "as independent (exponent 1, no groups)": (1.0, False),
        "tempered only (exponent 0.7)": (0.7, False),
        "groups only": (1.0, True),
        "**groups and exponent 0.7 (the engine)**": (0.7, True),
    }
    for name, (exponent, once) in variants.items():
        knowledge = _with(load(), exponent=exponent, once=once)
        scores = [_log_score(cases, knowledge) for cases in sets]
        lines.append(f"| {name} | " + " | ".join(f"{mean:.3f} | {first}/{n}" for mean, first, n in scores) + " |")
    return [*lines, ""]


# ---- speed


def _cpu(action: Callable[[], object], repeats: int = 5) -> float:
    times = []
    for _ in range(repeats):
        begin = time.process_time()
        action()
        times.append(time.process_time() - begin)
    return min(times)


def speed() -> list[str]:
    cases = public()
    for story in cases:
        check(story.person, story.answers)
    whole = [_cpu(partial(check, s.person, s.answers)) for s in cases]
    posterior = [_cpu(partial(cause_model(load()).posterior, _findings(s))) for s in cases]
    questions = [t for story in cases for t in _question_times(story)]
    peer = _peer_times(cases)
    ratio = statistics.median(posterior) / statistics.median(peer)
    return [
        "| what | median | 95th percentile | limit |",
        "|---|---|---|---|",
        _row("full assessment with ranges (200 draws)", whole, "10 ms"),
        _row("next question", questions, "20 ms"),
        _row("posterior with its range (200 posteriors at once)", posterior, ""),
        _row("pyAgrum, one posterior without a range", peer, ""),
        "",
        f"Ratio: the posterior with its range takes {ratio:.2f} times one posterior of pyAgrum "
        f"({ratio / 200:.4f} per draw).",
        "Largest difference of a probability between the two, all answers counted as independent: "
        f"{_difference(cases):.1e}.",
        "",
    ]


def _row(name: str, seconds: list[float], limit: str) -> str:
    return f"| {name} | {statistics.median(seconds) * 1000:.2f} ms | {_p95(seconds) * 1000:.2f} ms | {limit} |"


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


def _findings(story: Story) -> Findings:
    return Findings(load(), story.person, all_answers(load(), story.person, story.answers))


def _question_times(story: Story) -> list[float]:
    entries = take(story)[0].entries
    return [_cpu(Interview(story.person, entries[:n]).screen, 1) for n in range(len(entries))]


def _peer_times(cases: tuple[Story, ...]) -> list[float]:
    model, times = CauseModel(independent(load()), draws=1), []
    for story in cases:
        findings = _findings(story)
        network, evidence = NaiveBayes(model, findings), evidence_of(model, findings)
        times.append(_cpu(partial(network.posterior, evidence)))
    return times


def _difference(cases: tuple[Story, ...]) -> float:
    """Largest difference between pyAgrum and the engine when both count every answer as independent."""
    knowledge = independent(load())
    model, worst = CauseModel(knowledge, draws=1), 0.0
    for story in cases:
        answers = {k: v for k, v in story.answers.items() if k not in ("leg_tingle_numb", "pain_site_also")}
        findings = Findings(knowledge, story.person, all_answers(knowledge, story.person, answers))
        peer = NaiveBayes(model, findings).posterior(evidence_of(model, findings))
        worst = max(worst, float(np.abs(model.posterior(findings).probability - peer).max()))
    return worst


def main() -> None:
    """Measure and write."""
    parts = [
        f"Measured with Python {platform.python_version()} on {platform.machine()}, CPU time of one core.\n",
        "### Accuracy (95 % Wilson intervals)\n",
        *accuracy(),
        "### Not sure\n",
        *robustness(),
        "### Length of the interview, in screens (the two screens on who is asking included)\n",
        *length(),
        "### Correlated answers\n",
        *dependence(),
        "### Speed\n",
        *speed(),
    ]
    write("check.md", "numbers", "benchmarks/check.py", "\n".join(parts))
    print("\n".join(parts))


if __name__ == "__main__":
    main()
