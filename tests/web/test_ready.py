"""A process makes itself ready: what lives as long as it does is read once, and is no work for the collector."""

import gc
from typing import Any

from carrywell.knowledge.reader import load


def test_a_process_reads_the_first_page_of_each_language_and_freezes_what_stays(app: Any) -> None:
    from carrywell.web.models import Check, Journal
    from carrywell.web.ready import make_ready

    kept = (Check.objects.count(), Journal.objects.count())
    asked = []

    def heard(request: dict[str, Any], start: Any) -> Any:
        asked.append((request["HTTP_ACCEPT_LANGUAGE"], request["PATH_INFO"]))
        return app(request, start)

    before = gc.get_freeze_count()
    try:
        make_ready(heard, pause_s=0)
        assert asked == [("en", "/"), ("zh-hans", "/")]
        assert gc.get_freeze_count() > before
        assert not any(part is load() for part in gc.get_objects())
    finally:
        gc.unfreeze()
    assert any(part is load() for part in gc.get_objects())
    assert (Check.objects.count(), Journal.objects.count()) == kept
