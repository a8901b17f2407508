"""Two posts of one browser at the same moment: neither is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from tests.web.walking import answer, begin, browser, shown

ROUNDS = 20


def at_once(*posts: Callable[[], None]) -> None:
    """Every post in a thread and a browser window of its own, all let go together."""
    from django.db import connection

    gate = threading.Barrier(len(posts))

    def run(post: Callable[[], None]) -> None:
        gate.wait()
        try:
            post()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(post,)) for post in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def post(client: Any, address: str, data: Mapping[str, object]) -> Callable[[], None]:
    """A post from another tab of the same browser."""
    tab = browser("en-GB")
    tab.cookies["carrywell_session"] = client.cookies["carrywell_session"].value
    return lambda: tab.post(address, data)


def names(client: Any) -> dict[str, object]:
    from carrywell.web import store

    saved = store.load(client.session)
    assert saved is not None
    return {name: given for entry in saved.entries for name, given in entry.given.items()}


def test_very_wrong_and_next_at_once_are_both_kept(app: Any) -> None:
    for _ in range(ROUNDS):
        her = browser("en-GB")
        screen = shown(begin(her))
        at_once(post(her, "/help", {}), post(her, "/check/0", {"shown": screen, "none": "on"}))
        kept = names(her)
        assert kept["something_very_wrong"] is True
        assert kept["saddle_numbness"] == "no"


def test_a_changed_answer_and_next_at_once_are_both_kept(app: Any) -> None:
    for _ in range(ROUNDS):
        her = browser("en-GB")
        first = shown(begin(her))
        second = shown(answer(her, first, {}))
        change = {"shown": first, "unsure": ["leg_tingle_numb"]}
        following = {"shown": second, "none": "on"} if "," in second else {"shown": second, "skip": "1"}
        at_once(post(her, "/check/change/0", change), post(her, "/check/1", following))
        kept = names(her)
        assert kept["leg_tingle_numb"] == "unsure"
        assert second.split(",")[0] in kept


def test_a_tick_sent_with_next_is_kept_when_a_change_takes_its_turn(app: Any) -> None:
    for _ in range(ROUNDS):
        her = browser("en-GB")
        first = shown(begin(her))
        second = shown(answer(her, first, {}))
        change = {"shown": first, "unsure": ["leg_weakness"]}  # asks for a detail next
        at_once(post(her, "/check/change/0", change), post(her, "/check/1", {"shown": second, "yes": ["tearing_pain"]}))
        kept = names(her)
        assert kept["leg_weakness"] == "unsure"
        assert kept["tearing_pain"] in (True, "ticked")


def test_a_choice_of_country_at_once_with_help_keeps_both(app: Any) -> None:
    for _ in range(ROUNDS):
        her = browser("en-GB")
        her.post("/country", {"country": "GB"})
        at_once(post(her, "/country", {"country": "CN"}), post(her, "/help", {}))
        assert her.session["country"] == "CN"
        assert "very_wrong" in her.session


def test_a_post_that_breaks_keeps_nothing_of_it(her: Any, monkeypatch: Any) -> None:
    from carrywell.web import store

    begin(her)
    her.raise_request_exception = False
    forget = store.forget

    def half_done(session: Any) -> None:
        forget(session)
        raise RuntimeError("in the middle")

    monkeypatch.setattr(store, "forget", half_done)
    assert her.post("/check/again").status_code == 500
    assert store.load(her.session) is not None
