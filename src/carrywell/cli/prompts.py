"""Questions on the terminal: choose one, tick several, give a number. Every one has the same keys."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from gettext import gettext as _
from typing import TypeVar, cast

import questionary
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.output import ColorDepth
from questionary.prompts.common import Choice, InquirerControl, Separator
from rich.console import Console

from carrywell.cli.wrap import wrapped

Given = TypeVar("Given")


class Move(Enum):
    """What she can do at every question besides answering it."""

    BACK = "back"
    UNSURE = "unsure"
    VERY_WRONG = "very_wrong"


class _Why(Enum):
    WHY = "why"


#: Keys of the moves, also as a Chinese keyboard types them.
_KEYS: dict[str, Move | _Why] = {
    "b": Move.BACK,
    "u": Move.UNSURE,
    "!": Move.VERY_WRONG,
    "！": Move.VERY_WRONG,
    "?": _Why.WHY,
    "？": _Why.WHY,
}
#: Keys that number the answers of a list; b and u are moves.
NUMBERS = "1234567890acdefghilmnopqrst"

STYLE = questionary.Style(
    [
        ("qmark", "fg:ansicyan bold"),
        ("question", "bold"),
        ("pointer", "fg:ansicyan bold"),
        ("highlighted", "fg:ansicyan bold"),
        ("selected", "fg:ansicyan"),
        ("separator", "fg:ansibrightblack"),
        ("instruction", "fg:ansibrightblack"),
        ("answer", "fg:ansicyan bold"),
    ]
)


@dataclass(frozen=True)
class Ask:
    """One question: its words, why it is asked, and the moves that are open besides answering.

    `whys` holds, for a list to tick, the reason of each line by its value.
    """

    words: str
    why: str = ""
    whys: Mapping[str, str] = field(default_factory=dict)
    unsure: bool = True


@dataclass(frozen=True)
class Line:
    """One answer to choose or statement to tick; an exclusive one stands alone."""

    value: str
    words: str
    exclusive: bool = False


class Prompts:
    """Asks on a terminal.

    Parameters
    ----------
    screen
        Where reasons are printed.
    colour
        Whether prompts are coloured.
    """

    def __init__(self, screen: Console, colour: bool) -> None:
        self.screen = screen
        self._depth = ColorDepth.DEFAULT if colour else ColorDepth.DEPTH_1_BIT

    # ---- the three kinds of question

    def choose(self, ask: Ask, lines: Sequence[Line]) -> str | Move:
        """One of several answers."""

        def build(start: str | None) -> questionary.Question:
            choices = [
                Choice(self._wrapped(line.words, 6), line.value, shortcut_key=key)
                for line, key in zip(lines, NUMBERS, strict=False)
            ]
            return questionary.select(
                self._wrapped(ask.words, 2),
                [*choices, self._footer(ask)],
                default=start,
                instruction="\n",
                use_shortcuts=True,
                use_jk_keys=False,
                use_emacs_keys=False,
                qmark=" ",
                style=STYLE,
                color_depth=self._depth,
                erase_when_done=True,
            )

        return self._asked(ask, build)

    def tick(self, ask: Ask, lines: Sequence[Line]) -> tuple[str, ...] | Move:
        """Any of several statements; none of them must be said by a line of its own."""
        alone = {line.value for line in lines if line.exclusive}
        ticked: list[str] = []

        def build(start: str | None) -> questionary.Question:
            choices = [
                Choice(f"{key} {self._wrapped(line.words, 7)}", line.value, checked=line.value in ticked)
                for line, key in zip(lines, NUMBERS, strict=False)
            ]
            question = questionary.checkbox(
                self._wrapped(ask.words, 2),
                [*choices, self._footer(ask)],
                validate=lambda given: _fits(given, alone),
                initial_choice=start,
                instruction="\n   " + _("Space or number ticks, Enter goes on.") + "\n",
                use_jk_keys=False,
                use_emacs_keys=False,
                qmark=" ",
                style=STYLE,
                color_depth=self._depth,
                erase_when_done=True,
            )
            self._bind_ticks(question, [line.value for line in lines], ticked)
            return question

        given = self._asked(ask, build)
        return given if isinstance(given, Move) else tuple(given)

    def number(
        self, ask: Ask, low: float, high: float, *, whole: bool = True, optional: bool = False
    ) -> float | Move | None:
        """A number within limits; with `optional`, Enter alone gives None."""

        def build(_start: str | None) -> questionary.Question:
            return questionary.text(
                self._wrapped(ask.words, 2) + "\n",
                validate=lambda text: _number_fits(text, low, high, whole, optional),
                instruction="\n   " + self._keys(ask) + "\n   >",
                qmark=" ",
                style=STYLE,
                color_depth=self._depth,
                erase_when_done=True,
            )

        given = self._asked(ask, build)
        return given if isinstance(given, Move) else read_number(given)

    # ---- moves

    def _asked(self, ask: Ask, build: Callable[[str | None], questionary.Question]) -> str | Move:
        """Ask until there is an answer or a move; a reason is printed and the question stays."""
        start: str | None = None
        while True:
            question = build(start)
            question.application.key_bindings = merge_key_bindings(
                [question.application.key_bindings or KeyBindings(), self._moves(ask)]
            )
            given = question.unsafe_ask()
            if given is not _Why.WHY:
                return cast("str | Move", given)
            control = _list_of(question)
            start = None if control is None else str(control.get_pointed_at().value)
            self._explain(ask.whys.get(start or "", ask.why))

    def _moves(self, ask: Ask) -> KeyBindings:
        bindings = KeyBindings()

        def bind(key: str, move: Move | _Why) -> None:
            @bindings.add(key, eager=True)
            def leave(event: KeyPressEvent) -> None:
                if move is not Move.UNSURE or ask.unsure:
                    event.app.exit(result=move)

        for key, move in _KEYS.items():
            bind(key, move)
        return bindings

    def _bind_ticks(self, question: questionary.Question, values: list[str], ticked: list[str]) -> None:
        """Numbers tick; the list's own keys for "all" and "invert" do nothing, they could tick by accident."""
        control = _list_of(question)
        bindings = KeyBindings()
        if control is None:
            return
        control.selected_options = ticked

        def bind(key: str, value: str | None) -> None:
            @bindings.add(key, eager=True)
            def toggle(_event: KeyPressEvent) -> None:
                if value is None:
                    return
                control.pointed_at = values.index(value)
                control.error_message = None
                ticked.remove(value) if value in ticked else ticked.append(value)

        for key in ("a", "i"):
            bind(key, None)
        for key, value in zip(NUMBERS, values, strict=False):
            bind(key, value)
        question.application.key_bindings = merge_key_bindings(
            [question.application.key_bindings or KeyBindings(), bindings]
        )

    # ---- words

    def _explain(self, why: str) -> None:
        told = self._wrapped(why or _("It helps to find out how urgent this is."), 2)
        self.screen.print(f"  {told}", style="cyan")

    def _footer(self, ask: Ask) -> Separator:
        return Separator("\n   " + self._keys(ask))

    def _keys(self, ask: Ask) -> str:
        keys = [_("? why")]
        if ask.unsure:
            keys.append(_("u not sure"))
        keys += [_("b back"), _("! something is very wrong")]
        return self._wrapped(" · ".join(keys), 3)

    def _width(self) -> int:
        return self.screen.width - 2

    def _wrapped(self, text: str, indent: int) -> str:
        return ("\n" + " " * indent).join(wrapped(text, max(20, self._width() - indent)))


def _list_of(question: questionary.Question) -> InquirerControl | None:
    controls = question.application.layout.find_all_controls()
    return next((control for control in controls if isinstance(control, InquirerControl)), None)


def _fits(given: Sequence[str], alone: set[str]) -> bool | str:
    if not given:
        return _("Tick what is true, or the line that says none.")
    if len(given) > 1 and alone.intersection(given):
        return _("“None of these” cannot stand beside another tick. Please untick one.")
    return True


def read_number(text: str) -> float | None:
    """A number as people type it: full-width digits and a decimal comma too; None for nothing.

    Raises
    ------
    ValueError
        When it is no number in digits.
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace(",", ".")
    return float(plain) if plain else None


def _number_fits(text: str, low: float, high: float, whole: bool, optional: bool) -> bool | str:
    limits = _("Please give a number in digits, {low:g} to {high:g}.").format(low=low, high=high)
    try:
        number = read_number(text)
    except ValueError:
        return limits
    if number is None:
        return True if optional else limits
    if not math.isfinite(number) or not low <= number <= high:
        return limits
    if whole and number != int(number):
        return _("Please give a whole number.")
    return True
