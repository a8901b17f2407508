"""The tones of the figures by day and by night; night is warm and dim and knows no white."""

from __future__ import annotations

from dataclasses import dataclass, replace

from carrywell.figure.picture import Theme


@dataclass(frozen=True)
class Tones:
    """One colour for every role, as hexadecimal strings."""

    ink: str
    soft_ink: str
    card: str
    floor: str
    skin: str
    skin_far: str
    hair: str
    shirt: str
    shirt_far: str
    trousers: str
    trousers_far: str
    shoe: str
    shoe_far: str
    baby: str
    baby_far: str
    baby_skin: str
    baby_hair: str
    carrier: str
    carrier_dark: str
    cushion: str
    sand_light: str
    sand: str
    sand_dark: str
    water: str
    bead: str
    bead_lumbar: str
    load: str
    text: str


#: Skin, skin in shade, hair, the baby's skin, the baby's hair.
_COMPLEXIONS = (
    ("#F0CDB0", "#D9B092", "#8A5A34", "#F4D6BE", "#B58A5C"),
    ("#E3B48F", "#C89873", "#2E2623", "#EBC3A2", "#3E332D"),
    ("#C98D68", "#AC7452", "#382C2E", "#D6A17D", "#564439"),
    ("#9C6645", "#805135", "#241D1D", "#AE7853", "#2E2523"),
    ("#6B432E", "#553421", "#191413", "#7D5239", "#1F1816"),
)
#: By night everything is mixed with this warm dark, by this share.
_NIGHT, _NIGHT_SHARE = "#1E120B", 0.40
_NIGHT_WARMTH = (1.0, 0.93, 0.84)
#: Furniture recedes further.
_FURNITURE = ("sand_light", "sand", "sand_dark")
_FURNITURE_SHARE = 0.56
#: What night does not mix but chooses: no blue, no white, and dark clothes still apart from the page.
_NIGHT_OWN = {
    "ink": "#0F0A07",
    "soft_ink": "#7D6856",
    "card": "#1E1612",
    "floor": "#6B5646",
    "trousers": "#43534A",
    "trousers_far": "#35423B",
    "carrier": "#7A6058",
    "carrier_dark": "#614B45",
    "water": "#7F8278",
    "bead": "#C9B6A2",
    "bead_lumbar": "#E3C3A8",
    "load": "#D9A0C8",
    "text": "#E3C3A8",
}


def tones(skin: int, theme: Theme) -> Tones:
    """The tones of one figure.

    Parameters
    ----------
    skin
        0 to 4, from light to dark; other numbers are taken round.
    theme
        ``day`` or ``night``.
    """
    body, far, hair, baby_skin, baby_hair = _COMPLEXIONS[skin % len(_COMPLEXIONS)]
    day = Tones(
        ink="#1F2B2C",
        soft_ink="#56625F",
        card="#FFFFFF",
        floor="#B9A793",
        skin=body,
        skin_far=far,
        hair=hair,
        shirt="#9DB8B3",
        shirt_far="#86A29D",
        trousers="#43636B",
        trousers_far="#385259",
        shoe="#EAE3D8",
        shoe_far="#CFC7BB",
        baby="#E6C785",
        baby_far="#D2B06A",
        baby_skin=baby_skin,
        baby_hair=baby_hair,
        carrier="#7891B0",
        carrier_dark="#5F7897",
        cushion="#F5F0E6",
        sand_light="#F0EAE0",
        sand="#E1D8CB",
        sand_dark="#CFC3B3",
        water="#BFD9DC",
        bead="#E9EFEC",
        bead_lumbar="#FFFFFF",
        load="#6A3D8F",
        text="#1F2B2C",
    )
    return day if theme == "day" else _by_night(day)


def _by_night(day: Tones) -> Tones:
    dim = {
        name: _dim(tone, _FURNITURE_SHARE if name in _FURNITURE else _NIGHT_SHARE) for name, tone in vars(day).items()
    }
    return replace(day, **(dim | _NIGHT_OWN))


def _dim(tone: str, share: float) -> str:
    own = [int(tone[index : index + 2], 16) for index in (1, 3, 5)]
    dark = [int(_NIGHT[index : index + 2], 16) for index in (1, 3, 5)]
    mixed = [(a * (1 - share) + b * share) * warm for a, b, warm in zip(own, dark, _NIGHT_WARMTH, strict=True)]
    return "#" + "".join(f"{round(value):02X}" for value in mixed)
