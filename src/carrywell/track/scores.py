"""Scores of scales and questionnaires: sums by each instrument's own rule for items left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from carrywell.errors import InputError
from carrywell.knowledge.instrument_reader import instruments
from carrywell.knowledge.instrument_schema import Instrument

Items = Sequence[int | None]


def score_of(name: str, items: Items) -> int | None:
    """The score of a filled instrument; None where too little of it is answered.

    Parameters
    ----------
    name
        Id of the instrument.
    items
        Answers in the order of its items; None where she left one out.

    Notes
    -----
    A statement of the Roland-Morris questionnaire that is not ticked, or does not apply, counts 0 [1]_; a list on which
    nothing at all was answered has no score. Every other instrument has a score only when all its items are answered.

    References
    ----------
    .. [1] roland_fairbank2000

    Examples
    --------
    >>> score_of("phq2", (1, 2)), score_of("phq2", (1, None))
    (3, None)
    """
    rule = instruments()[name]
    given = [item for item in items if item is not None]
    if not given or (rule.missing == "no_score" and len(given) < rule.items):
        return None
    return sum(given)


def least_score_of(name: str, items: Items) -> int | None:
    """The least that the score can be whatever the items left out would say; None when nothing was answered."""
    rule = instruments()[name]
    given = [item for item in items if item is not None]
    return sum(given) + rule.min * (rule.items - len(given)) if given else None


def require_filled(filled: Mapping[str, Items]) -> None:
    """Refuse what no instrument of the journal can have been filled in with.

    Raises
    ------
    InputError
        Naming ``filled.<id>``, or ``filled.<id>.<number of the item>`` counted from 1.
    """
    for name, items in filled.items():
        rule = instruments().get(name)
        if rule is None or rule.kept_in != "filled":
            raise InputError(f"filled.{name}", "unknown_field")
        if len(items) != rule.items:
            raise InputError(f"filled.{name}", "wrong_count", count=rule.items, given=len(items))
        for number, item in enumerate(items, start=1):
            _require_item(f"filled.{name}.{number}" if rule.items > 1 else f"filled.{name}", item, rule)


def _require_item(field: str, item: object, rule: Instrument) -> None:
    if item is None:
        return
    if isinstance(item, bool) or not isinstance(item, int):
        raise InputError(field, "not_whole" if isinstance(item, float) else "wrong_type_number")
    if not rule.min <= item <= rule.max:
        raise InputError(field, "too_small" if item < rule.min else "too_large", min=rule.min, max=rule.max)
