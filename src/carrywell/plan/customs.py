"""Ways of living that she may keep: what of the advice goes with them, and what they take the place of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.claim_schema import Custom
from carrywell.plan.her import Fit, Her
from carrywell.spine.compare import Against, compare
from carrywell.spine.tasks import task_named, tasks_for


@dataclass(frozen=True)
class Lived:
    """A custom that she lives by and that is told with today's plan.

    Attributes
    ----------
    custom
        Its id.
    task, way, usual, against
        The way of doing a task that belongs to it, and how that stands against the usual way for her; empty and None
        where the custom has none, or where it does not come up for her.
    """

    custom: str
    task: str = ""
    way: str = ""
    usual: str = ""
    against: Against | None = None


@dataclass(frozen=True)
class Living:
    """The customs that she lives by at her stage, in the order of the knowledge."""

    customs: tuple[Custom, ...]

    def instead_of(self, advice: str) -> Custom | None:
        """The custom that takes the place of an advice."""
        return next((row for row in self.customs if advice in row.instead_of), None)

    def keeping(self, advice: str) -> Custom | None:
        """The custom that an advice goes with."""
        return next((row for row in self.customs if advice in row.keeps), None)

    @property
    def there(self) -> frozenset[str]:
        """Things at home that these customs bring with them."""
        return frozenset(thing for row in self.customs for thing in row.brings)


def living(her: Her) -> Living:
    """The customs that she lives by, of those that come up for her."""
    return Living(tuple(row for row in offered(her) if row.id in her.life.customs))


def offered(her: Her) -> tuple[Custom, ...]:
    """The customs that come up at her stage, and without a baby those that are not about one."""
    rows = claims().customs.values()
    return tuple(row for row in rows if her.person.stage.name in row.stages and not (row.about_baby and not her.cares))


def lived(her: Her, fits: Mapping[str, Fit]) -> tuple[Lived, ...]:
    """What is told of the customs that she lives by: each only while something that goes with it is for her."""
    return tuple(
        _lived(her, row, fits) for row in living(her).customs if any(fits[name].refused is None for name in row.keeps)
    )


def _lived(her: Her, row: Custom, fits: Mapping[str, Fit]) -> Lived:
    """With its load, where what it belongs to is for her and the task comes up."""
    if row.compare is None or fits[row.keeps[0]].refused is not None:
        return Lived(row.id)
    task = task_named(row.compare.task)
    comes = task in tasks_for(her.situation, cares=her.cares)
    if not comes:
        return Lived(row.id)
    found = compare(task, her.situation)
    way = next((way for way in found.ways if way.variant.id == row.compare.to_way), None)
    if way is None or way.against is None:
        return Lived(row.id)
    return Lived(row.id, task.id, way.variant.id, found.ways[0].variant.id, way.against)
