"""What the stylesheet promises: contrast, names for all colours, no small print, nothing from elsewhere."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[1] / "static" / "ui"
CSS = (STATIC / "ui.css").read_text(encoding="utf-8")
MEANINGS = ("overdue", "day", "ten", "met", "suspended")
GROUNDS = ("ground", "panel")
TEXT_ON = [
    *[(text, ground) for text in ("ink", "quiet", "link", "link-hover", "brand", *MEANINGS) for ground in GROUNDS],
    *[("on-meaning", name) for name in (*MEANINGS, "overdue-hover")],
    ("ink", "tint"),
    ("quiet", "tint"),
    ("brand", "tint"),
    ("on-navy", "navy"),
    ("on-navy-quiet", "navy"),
    ("on-deed", "deed"),
    ("on-deed", "deed-hover"),
    ("focus-edge", "focus"),
]
EDGES = [("edge", ground) for ground in GROUNDS] + [("deed", "ground"), ("focus-edge", "focus"), ("focus", "navy")]
AS_AGREED = {
    "ink": "#0b1220", "quiet": "#44546a", "line": "#c5ced8", "ground": "#ffffff", "panel": "#f4f6f8", "navy": "#12355b",
    "link": "#0b4f9e", "focus": "#ffdd00", "focus-edge": "#000000", "overdue": "#a3161f", "day": "#b3500b", "ten": "#7a5b00",
    "met": "#1d6b3a", "suspended": "#5b3e8c",
}  # fmt: skip


def colours(mode: str) -> dict[str, str]:
    """The colours by name: the first block of the stylesheet is light, the one under prefers-color-scheme dark."""
    blocks = re.findall(r":root\{color-scheme:(light|dark);([^}]*)", CSS)
    return {
        name: value
        for found, body in blocks
        if found == mode
        for name, value in re.findall(r"--ep-([\w-]+): ?(#\w+)", body)
    }


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_on_its_ground(mode: str, text: str, ground: str) -> None:
    known = colours(mode)

    assert contrast(known[text], known[ground]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_controls_can_be_seen(mode: str, edge: str, ground: str) -> None:
    known = colours(mode)

    assert contrast(known[edge], known[ground]) >= 3


def test_the_colours_are_the_agreed_ones_and_both_modes_name_the_same() -> None:
    light = colours("light")

    assert {name: light[name] for name in AS_AGREED} == AS_AGREED
    assert light.keys() == colours("dark").keys()


def test_no_rule_names_a_colour_of_its_own() -> None:
    rules = CSS[CSS.index("@font-face") :].replace("rgba(0,0,0,0)", "transparent")

    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", rules) == []


def test_no_text_is_smaller_than_fourteen_pixels_on_screen() -> None:
    sizes = [float(size) for size in re.findall(r"font-size:([\d.]+)rem", CSS)]
    pixels = [float(size) for size in re.findall(r"font-size:([\d.]+)px", CSS)]

    assert min(sizes) >= 0.875
    assert min(pixels, default=16) >= 14


def test_nothing_is_fetched_from_elsewhere() -> None:
    addresses = re.findall(r"url\(([^)]*)\)", CSS)

    assert addresses
    for address in addresses:
        assert (STATIC / address.strip("\"'")).is_file(), address


def test_licences_lie_beside_what_they_license() -> None:
    assert "SIL Open Font License" in (STATIC / "fonts/be-vietnam-pro.OFL.txt").read_text(encoding="utf-8")
    assert "MIT" in (STATIC / "vendor/govuk-frontend.LICENSE.txt").read_text(encoding="utf-8")
    assert "BSD" in (STATIC / "vendor/htmx.LICENSE.txt").read_text(encoding="utf-8")


def test_scripts_are_small_and_import_nothing() -> None:
    for script in STATIC.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"^import |eval\(|innerHTML", text, re.MULTILINE), script.name
        assert len(text.splitlines()) < 200
