"""Her baby has died: everything changes at once, nothing speaks of a baby, and her own back is still looked at."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdf
import pytest

from carrywell import AfterBirth, Person
from tests.web.every_page import AFTER_LOSS
from tests.web.walking import answer, begin, begin_pregnant, browser, shown, text_of, walk
from tests.web.women import WOMEN
from tests.web.wording import wording

#: Her loss itself is named, and that nothing else speaks of it.
HER_LOSS = (
    "We are so sorry about your baby",
    "Nothing here speaks of care for a baby any more",
    "It asks nothing about a baby.",
    "My baby has died.",
    "My baby died during or after the birth",
    "宝宝在分娩时或出生后去世了",
    "失去宝宝，我们为您难过",
    "这里不会再提照顾宝宝的事",
    "里面不会问到宝宝",
    "宝宝没有活下来",
)
OF_A_BABY = re.compile(r"\bbab(y|ies)\b|\bmothers?\b|宝宝|孩子|喂奶|妈妈", re.IGNORECASE)
#: Where the pregnancy ended before a birth, none is spoken of; that a baby may have been born is asked in one place.
OF_A_BIRTH = re.compile(r"\bbirths?\b|\bborn\b|产后|分娩|生产|坐月子|恶露", re.IGNORECASE)
BABY = re.compile(r"\bbab(y|ies)\b|weeks ago|days ago|months ago", re.IGNORECASE)
SORRY = "We are so sorry about your baby"


def lose(client: Any) -> Any:
    return client.post("/check/you/ended-early", {"aside": "on"}, follow=True)


def own_check(client: Any) -> Any:
    return client.post("/check/you/ended-early", {"aside": "check"}, follow=True)


def person(client: Any) -> Person:
    from carrywell.web import store

    saved = store.load(client.session)
    assert saved is not None
    return saved.person


def test_after_a_birth_the_page_speaks_of_her_loss(her: Any) -> None:
    begin(her)
    page = text_of(lose(her))
    assert SORRY in page
    assert "pregnancy that ended early" not in page
    assert "Check my back" in page


def test_in_pregnancy_the_page_speaks_of_a_pregnancy_that_ended(her: Any) -> None:
    begin_pregnant(her)
    page = text_of(lose(her))
    assert "We are sorry for what you have been through" in page
    assert SORRY not in page


@pytest.mark.parametrize(("weeks", "asked"), [("9", False), ("19", False), ("20", True), ("38", True)])
def test_whether_a_baby_was_born_is_asked_only_where_it_can_be(her: Any, weeks: str, asked: bool) -> None:
    begin_pregnant(her, weeks)
    page = text_of(lose(her))
    assert ("My baby died during or after the birth" in page) is asked
    assert asked or "baby" not in page.lower()


def test_after_a_stillbirth_her_back_is_looked_at_too(her: Any) -> None:
    begin_pregnant(her, "38")
    lose(her)
    her.post("/check/you/ended-early", {"aside": "died"})
    assert own_check(her).request["PATH_INFO"] == "/check/you/after-loss"


@pytest.mark.parametrize("address", ["/load", "/load/day", "/load/bath", "/you", "/you/born", "/asked", "/today"])
def test_pages_of_baby_care_and_of_counting_are_closed(her: Any, address: str) -> None:
    begin(her)
    lose(her)
    own_check(her)
    page = her.get(address, follow=True)
    assert SORRY in text_of(page) or not BABY.search(text_of(page))


def test_her_back_is_looked_at_by_the_birth_she_told_of(her: Any) -> None:
    begin(her, birth="planned_caesarean", neuraxial="spinal")
    lose(her)
    assert shown(own_check(her))
    assert person(her) == Person(AfterBirth(77, "planned_caesarean", "spinal", baby_died=True))


def test_check_after_a_loss_never_speaks_of_a_baby_and_stays_gentle(her: Any) -> None:
    begin(her)
    lose(her)
    page = own_check(her)
    for _ in range(60):
        assert not BABY.search(text_of(page)), text_of(page)
        if b'name="shown"' not in page.content:
            break
        page = answer(her, shown(page), {})
    assert page.request["PATH_INFO"] == "/check/result"
    for address in ("/", "/check/answers", "/more", "/check/again", "/support"):
        assert not BABY.search(text_of(her.get(address))), address
    assert 'href="/load"' not in her.get("/check/result").content.decode()
    assert her.get("/check/result")["Carrywell-Offline"].split()[1] == "nobody"
    places = re.findall(r'<li><a href="([^"]*)"', her.get("/more").content.decode())
    assert set(places) >= {"/today", "/checking", "/journal", "/more"}
    assert "/load" not in places


def test_an_emergency_after_a_loss_is_one(her: Any) -> None:
    begin(her)
    lose(her)
    own_check(her)
    page = walk(her, {"urine_leak_new": True})
    assert "Emergency now" in text_of(page)
    assert "My baby has died." in text_of(page)  # what she hands over, so that she need not say it
    assert "baby who is with you" not in text_of(page)


def test_chosen_by_mistake_brings_back_the_check_of_before(her: Any) -> None:
    begin(her)
    before = person(her)
    lose(her)
    own_check(her)
    her.post("/check/you/ended-early", {"aside": "on"})
    her.post("/check/you/ended-early", {"aside": "back"})
    assert person(her) == before
    assert her.get("/load").status_code == 200


def test_a_later_birth_ends_it(her: Any) -> None:
    begin(her)
    lose(her)
    own_check(her)
    begin(her, since="3", unit="days")
    assert person(her).stage == AfterBirth(3, "vaginal", "epidural")
    assert her.get("/load").status_code == 200


def test_said_on_the_first_page_the_birth_is_asked_gently(her: Any) -> None:
    her.post("/check/you", {"stage": "ended_early"})
    page = her.get("/check/you/ended-early")
    assert "My baby died during or after the birth" in text_of(page)
    page = her.post("/check/you/ended-early", {"aside": "died"}, follow=True)
    assert SORRY in text_of(page)
    form = own_check(her)
    assert form.request["PATH_INFO"] == "/check/you/after-loss"
    assert "How long ago was the birth?" in text_of(form)
    assert "How was the birth?" in text_of(form)
    assert "bab" not in text_of(form).lower()
    given = {"since": "9", "unit": "days", "birth": "vaginal", "neuraxial": "epidural", "age": ""}
    assert shown(her.post("/check/you/after-loss", given, follow=True))
    assert person(her) == Person(AfterBirth(9, "vaginal", "epidural", baby_died=True))
    assert SORRY in text_of(her.get("/today", follow=True))


def test_wrong_input_after_a_loss_is_told_and_kept(her: Any) -> None:
    her.post("/check/you", {"stage": "ended_early"})
    her.post("/check/you/ended-early", {"aside": "died"})
    page = her.post("/check/you/after-loss", {"since": "5000", "unit": "days", "neuraxial": "none", "age": ""})
    assert "larger than we can use" in text_of(page)
    assert 'value="5000"' in page.content.decode()


def test_form_after_a_loss_is_for_nobody_else(her: Any) -> None:
    assert her.get("/check/you/after-loss")["Location"] == "/check/you"
    begin_pregnant(her)
    assert her.get("/check/you/after-loss")["Location"] == "/check/you"


def test_start_after_a_loss_leads_back_to_her_check(her: Any) -> None:
    begin(her)
    lose(her)
    assert "Continue where you stopped" not in text_of(her.get("/"))
    own_check(her)
    assert "Continue where you stopped" in text_of(her.get("/"))
    walk(her)
    assert "See your result" in text_of(her.get("/"))
    assert her.get("/check/", follow=True).request["PATH_INFO"] == "/check/result"


#: Where she tells of another pregnancy or birth; leaving the app; changing how it looks.
ELSEWHERE = re.compile(r"^(https?:|tel:|sms:|mailto:|#|/static|/check/you$|/journal/export)|^$")


def reached(client: Any, most: int = 60) -> dict[str, str]:
    """Every page that a link leads to from her first page on, by its address."""
    found: dict[str, str] = {}
    waiting = ["/", "/today", "/help"]
    while waiting and len(found) < most:
        page = client.get(waiting.pop(0), follow=True)
        path, query = page.request["PATH_INFO"], page.request["QUERY_STRING"]
        address = f"{path}?{query}" if query else path
        if address in found:
            continue
        assert page.status_code == 200, address
        found[address] = page.content.decode()
        links = re.findall(r'<a [^>]*href="([^"]*)"', found[address])
        own = [link for link in links if not ELSEWHERE.search(link)]
        waiting += [path + link if link.startswith("?") else link for link in own]
    return found


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize(
    "woman",
    ["ended", "ended, noted", "lost", "lost, noted", "lost, noted, routine", "lost, emergency", "lost, planned"],
)
def test_no_page_that_she_can_reach_speaks_of_a_baby(app: Any, woman: str, language: str) -> None:
    client = browser(language)
    WOMEN[woman](client)
    found = reached(client)
    assert {"/", "/check/you/ended-early", "/journal", "/journal/new", "/more", "/help"} <= set(found)
    for address, body in found.items():
        said = "\n".join(wording(body, language))
        for known in HER_LOSS:
            said = said.replace(known, "")
        assert not OF_A_BABY.search(said), (address, OF_A_BABY.findall(said), said)
        if woman.startswith("ended"):
            assert not OF_A_BIRTH.search(said), (address, OF_A_BIRTH.findall(said), said)


#: What a clinician reads at the head of her letter, and nowhere else.
CLINICAL = {
    "lost": re.compile("the ?baby ?has ?died|宝宝未能存活"),
    "ended": re.compile("the ?pregnancy ?has ?ended|妊娠已中途结束"),
}


@pytest.mark.parametrize("language", ["en", "zh_hans"])
@pytest.mark.parametrize("woman", ["ended, noted", "lost, noted", "lost, noted, routine"])
def test_letter_says_once_what_happened_and_nothing_else_of_a_baby(app: Any, woman: str, language: str) -> None:
    client = browser("en")
    WOMEN[woman](client)
    given = {"language": language, "paper": "a4", "question": "", "words": ""}
    pdf = client.post("/report", given | {"file": "pdf"})
    assert pdf["Content-Type"] == "application/pdf"
    said = pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text().replace("Date of birth", "")
    told = CLINICAL[woman.split(",")[0]]
    assert len(told.findall(said)) == 1, said
    said = told.sub("", said)
    assert not OF_A_BABY.search(said), said
    if woman.startswith("ended"):
        assert not OF_A_BIRTH.search(said), said
    records = client.post("/report", given | {"file": "fhir"}).content.decode()
    assert "urn:x-carrywell:loss" in records
    assert not re.search("5[.]4|cot|bath", records)
    days = client.post("/report", given | {"file": "ics"}).content.decode()
    assert days.startswith("BEGIN:VCALENDAR")
    assert not OF_A_BABY.search(days)


def test_letter_of_a_journal_needs_a_journal(her: Any) -> None:
    begin_pregnant(her, "9")
    lose(her)
    assert "Once you have noted something" in text_of(her.get("/report"))
    her.post("/journal/new", {"pain": "4"})
    page = her.get("/report")
    assert "so that you need not say it again" in text_of(page)
    assert "Print the result instead" not in text_of(page)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_no_page_after_a_loss_speaks_of_a_baby(app: Any, language: str) -> None:
    women = {page.woman: browser(language) for page in AFTER_LOSS}
    for name, client in women.items():
        WOMEN[name](client)
    for page in AFTER_LOSS:
        said = "\n".join(wording(women[page.woman].get(page.address).content.decode(), language))
        for known in HER_LOSS:
            said = said.replace(known, "")
        assert not OF_A_BABY.search(said), (page, said)


def test_in_chinese_it_never_speaks_of_a_baby_either(app: Any) -> None:
    client = browser("zh-CN")
    begin(client)
    assert "失去宝宝" in text_of(lose(client))
    page = own_check(client)
    while b'name="shown"' in page.content:
        assert not re.search("宝宝|孩子|喂奶|周前|天前", text_of(page)), text_of(page)
        page = answer(client, shown(page), {})
    assert not re.search("宝宝|孩子|喂奶", text_of(page))


def test_sign_of_the_pregnancy_ticked_on_the_day_of_the_loss_stays_out_of_letter_and_journal(her: Any) -> None:
    begin_pregnant(her, "38")
    made = her.post("/journal/new", {"pain": "4"})["Location"].split("?")[0]
    her.post(made, {"sign": "reduced_movements"})
    lose(her)
    her.post("/check/you/ended-early", {"aside": "died"})
    given = {"since": "0", "unit": "days", "birth": "vaginal", "neuraxial": "none", "age": ""}
    her.post("/check/you/after-loss", given)
    walk(her)
    pdf = her.post("/report", {"language": "en", "paper": "a4", "file": "pdf"})
    said = pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    assert not OF_A_BABY.search(CLINICAL["lost"].sub("", said)), said
    assert not OF_A_BABY.search(text_of(her.get("/journal")))
