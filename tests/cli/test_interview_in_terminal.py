import json
import subprocess
import sys

import pytest

from carrywell import Interview, Person, Pregnant, Screen
from carrywell.check.findings import Findings
from carrywell.knowledge.reader import load

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
if sys.platform != "win32":
    from terminal_run import ENTER, Terminal

NUMBERS = "1234567890acdefghilmnopqrst"  # the keys that number the lines of a list
KNOWLEDGE = load()


@pytest.fixture
def terminal(request):
    started = Terminal(*request.param[1:], lang=request.param[0])
    yield started
    started.close()


def pregnant(terminal, weeks):
    terminal.answer("1")
    terminal.answer(str(weeks))
    terminal.answer("")


@pytest.mark.parametrize("terminal", [("zh", "check")], indirect=True)
def test_interview_ends_at_once_in_an_emergency(terminal):
    pregnant(terminal, 30)
    terminal.answer("1", after="您现在有下面的情况吗？")
    terminal.answer("2", after="马鞍")
    terminal.expect("立即急诊")
    result = terminal.rest()
    assert "急救电话：120（中国大陆）" in result
    assert "可以这样对医生说" in result
    assert "可能的原因" not in result
    assert terminal.process.wait(timeout=20) == 0


def plain_answer(screen: Screen, interview: Interview) -> tuple[str, object]:
    """Keys for a harmless answer, and the answer itself."""
    question = KNOWLEDGE.questions[screen.questions[0]]
    if question.type == "yes_no":
        return "2", False
    if question.type in ("number", "rating"):
        return "3", 3.0
    options = Findings(KNOWLEDGE, interview.person, interview.answers).options(question)
    wanted = next((o for o in (*question.no_options, "low_back") if o in options), options[0])
    keys = NUMBERS[options.index(wanted)]
    return keys, (wanted,) if question.type == "multi" else wanted


def play(terminal, interview: Interview, screen: Screen) -> None:
    """Answer one screen in the terminal and in the interview of the library."""
    if screen.ticks:
        terminal.answer(NUMBERS[len(screen.questions)])
        interview.tick(screen, none=True)
    else:
        if screen.phase == "private":
            terminal.answer("1", after="Are you alone with your screen right now?")
        keys, answer = plain_answer(screen, interview)
        terminal.answer(keys)
        interview.answer(screen, answer)


def checked(case: object) -> object:
    """The result of the same answers, given at once."""
    command = [sys.executable, "-m", "carrywell", "check", "--answers", "-", "--json"]
    outcome = subprocess.run(command, input=json.dumps(case), capture_output=True, encoding="utf-8", check=True)
    return json.loads(outcome.stdout)


@pytest.mark.parametrize("terminal", [("en", "check", "--json")], indirect=True)
def test_interview_with_one_step_back_gives_the_result_of_the_same_answers(terminal):
    pregnant(terminal, 30)
    interview = Interview(Person(Pregnant(30)))
    for _ in range(2):
        play(terminal, interview, interview.screen())
    terminal.press("b")
    interview.back()
    while screen := interview.screen():
        play(terminal, interview, screen)
    terminal.expect("\n{")
    result = json.loads("{" + terminal.rest())
    assert result == checked({"person": {"stage": {"pregnant_weeks": 30}}, "answers": interview.answers})
    assert result["urgency"] not in ("emergency", "same_day")
    assert terminal.process.wait(timeout=20) == 0


@pytest.mark.parametrize("terminal", [("en", "check")], indirect=True)
def test_why_unsure_and_very_wrong_are_open_at_a_question(terminal):
    pregnant(terminal, 30)
    terminal.press("?")
    terminal.expect("if they are pressed, hours")
    terminal.press("u")
    terminal.expect("not sure")
    terminal.press("!")
    terminal.expect("I feel that something is very wrong")
    terminal.expect("Call your maternity line now")
    terminal.answer("1", after="What would you like to do?")
    result = terminal.rest()
    assert "You said: A feeling that something is very wrong" in result
    assert "Emergency number: 999 (United Kingdom)" in result


@pytest.mark.parametrize("terminal", [("en", "check")], indirect=True)
def test_very_wrong_before_the_stage_is_known_is_kept(terminal):
    terminal.press("!")
    terminal.expect("If you cannot wait, call now")
    terminal.answer("1")
    terminal.answer("30")
    terminal.answer("")
    terminal.answer("1", after="Is any of this true for you now?")
    terminal.answer("2", after="saddle")
    assert "Emergency now" in terminal.rest()


@pytest.mark.parametrize("terminal", [("en", "check")], indirect=True)
def test_numbers_are_asked_again_until_they_fit(terminal):
    terminal.answer("1")
    terminal.answer("60")
    terminal.expect("Please give a number in digits, 3 to 43.")
    terminal.write("\x7f\x7f３０" + ENTER)
    terminal.expect("How old are you?")


@pytest.mark.parametrize("terminal", [("en", "check")], indirect=True)
def test_stage_without_check_gets_its_own_words(terminal):
    terminal.answer("3")
    terminal.answer("1", after="We are sorry for what you have been through")
    shown = terminal.rest()
    assert "Soaking a pad in 1 hour, or big clots" in shown
    assert "Emergency number: 999 (United Kingdom)" in shown
    assert terminal.process.wait(timeout=20) == 0


@pytest.mark.parametrize("terminal", [("en", "check")], indirect=True)
def test_after_a_baby_has_died_her_back_is_checked_without_a_word_of_a_baby(terminal):
    terminal.answer("3")
    terminal.answer("2", after="We are sorry for what you have been through")
    terminal.expect("We are so sorry about your baby")
    terminal.answer("1", after="It asks nothing about a")
    terminal.answer("2", after="How long ago was the birth?")
    terminal.answer("3", after="How many weeks?")
    terminal.answer("1", after="How was the birth?")
    terminal.answer("4")
    terminal.answer("")
    terminal.answer("1", after="Is any of this true for you now?")
    terminal.answer("2", after="saddle")
    shown = terminal.rest()
    assert "Emergency now" in shown
    assert "My baby has died." in " ".join(shown.split())


@pytest.mark.parametrize("terminal", [("zh", "check")], indirect=True)
def test_after_a_loss_she_can_stop_there(terminal):
    terminal.answer("3")
    terminal.answer("2", after="这段时间您不容易")
    terminal.expect("失去宝宝，我们为您难过")
    terminal.answer("2", after="里面不会问到宝宝")
    terminal.rest()
    assert terminal.process.wait(timeout=20) == 0


@pytest.mark.parametrize("terminal", [("en", "check")], indirect=True)
def test_control_c_says_that_nothing_was_kept(terminal):
    terminal.press("\x03")
    assert "Stopped. Nothing was kept and nothing was sent." in terminal.rest()
    assert terminal.process.wait(timeout=20) == 130


def to_home(terminal, interview: Interview) -> None:
    """Every screen until the question for a private moment."""
    while (screen := interview.screen()).phase != "private":
        play(terminal, interview, screen)


@pytest.mark.parametrize("terminal", [("en", "check")], indirect=True)
def test_private_question_is_asked_only_when_she_is_alone_and_goes_from_the_screen(terminal):
    pregnant(terminal, 30)
    interview = Interview(Person(Pregnant(30)))
    to_home(terminal, interview)
    before = terminal.expect("Are you alone with your screen right now?")
    assert "hurting you" not in before
    terminal.answer("1")
    terminal.expect("Is someone hurting you, or are you afraid at home?")
    terminal.answer("1")
    terminal.expect("0808 2000 247")
    terminal.answer("1", after="Go on")
    interview.answer(interview.screen(), True)
    after = terminal.seen
    while screen := interview.screen():
        play(terminal, interview, screen)
    result = terminal.rest()
    shown = terminal.text[after:].lower()
    assert "Talk to someone today" in result
    assert "0808 2000 247" in result
    assert not [word for word in ("hurting you", "hurts you", "afraid", "abuse", "safe at home") if word in shown]


@pytest.mark.parametrize("terminal", [("en", "check")], indirect=True)
def test_private_question_is_not_shown_to_a_woman_who_is_not_alone(terminal):
    pregnant(terminal, 30)
    interview = Interview(Person(Pregnant(30)))
    to_home(terminal, interview)
    terminal.answer("2", after="Are you alone with your screen right now?")
    interview.skip(interview.screen())
    while screen := interview.screen():
        play(terminal, interview, screen)
    terminal.rest()
    assert "hurting you" not in terminal.text
    assert "afraid" not in terminal.text
