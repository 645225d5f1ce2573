"""A workstream of three kinds, written into a folder by a test: nothing outside its folder may need to know it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

FILES = {
    "__init__.py": """
        from eprocuracy.kernel.words import Label

        CODE = "lost_property"
        LABEL = Label("Tài sản thất lạc", "Lost property")
        ORDER = 900
    """,
    "acts.py": """
        from eprocuracy.kernel.citations import cite
        from eprocuracy.kernel.words import Label
        from eprocuracy.workstreams.acts import Act, Rank, act, field


        @act("property.found", Label("Nhặt được tài sản", "Property found"), opens=True)
        class PropertyFound(Act):
            "Nhặt được tài sản: BLDS 2015, Điều 230."

            basis = (cite("BLDS 2015", 230),)
            summary = "thing"

            unit: str = field("Đơn vị", "Unit", needed=True)
            number: int = field("Số", "Number")
            year: int = field("Năm", "Year")
            thing: str = field("Tài sản", "Thing", needed=True)


        @act("property.announced", Label("Thông báo công khai", "Announced in public"))
        class PropertyAnnounced(Act):
            "Thông báo công khai."

            basis = (cite("BLDS 2015", 230),)


        @act("property.handed_back", Label("Trả lại chủ sở hữu", "Handed back"), rank=Rank.CLOSES)
        class PropertyHandedBack(Act):
            "Trả lại chủ sở hữu."

            basis = (cite("BLDS 2015", 230),)
            remark: str = field("Ghi chú", "Remark")
    """,
    "state.py": """
        from dataclasses import dataclass, replace

        from eprocuracy.kernel.words import Label, Word
        from eprocuracy.workstreams.acts import Act
        from eprocuracy.workstreams.catalogue import Results, View
        from eprocuracy.workstreams.moves import move
        from eprocuracy.workstreams.projected import Fact, FindingKind
        from eprocuracy.workstreams.states import State

        from .acts import PropertyFound, PropertyHandedBack


        class Stage(Word):
            KEPT = "kept", "Cần thông báo", "Needs announcing"
            ANNOUNCED = "announced", "Chờ chủ sở hữu", "Waits for the owner"
            RETURNED = "returned", "Đã trả", "Handed back"


        @dataclass(frozen=True, kw_only=True)
        class PropertyState(State):
            thing: str = ""


        LATE = FindingKind(code="property_announced_late", label=Label("Thông báo chậm", "Announced late"))
        FINDINGS = (LATE,)
        MOVES = (
            move("property.announced", [Stage.KEPT], Stage.ANNOUNCED, primary=[Stage.KEPT]),
            move("property.handed_back", [Stage.KEPT, Stage.ANNOUNCED], Stage.RETURNED, primary=[Stage.ANNOUNCED]),
        )


        def begin(act: PropertyFound) -> PropertyState:
            return PropertyState(
                id=act.matter,
                stage=Stage.KEPT,
                unit=act.unit or "",
                number=act.number,
                year=act.year,
                opened_on=act.on,
                title=act.thing or "",
                thing=act.thing or "",
            )


        def after(state: PropertyState, act: Act) -> PropertyState:
            match act:
                case PropertyHandedBack():
                    return replace(state, closed_on=act.on)
                case _:
                    return state


        def results(state: PropertyState, view: View) -> Results:
            if state.opened_on is None:
                return Results()
            return Results(facts=(Fact(code="property.found", on=state.opened_on, unit=state.unit, matter=state.id),))
    """,
    "clocks.yaml": """
        announcing:
          title: {vi: Thời hạn thông báo tài sản, en: Time to announce the property}
          limit: BLTTHS-146-5
          starts: [property.found]
          meets: [property.announced]
          drops: [property.handed_back]
          findings: {late: property_announced_late, open: property_announced_late}
          group: property
          action: property.announced
    """,
    "registers.py": """
        from eprocuracy.kernel.words import Label
        from eprocuracy.workstreams.registers import Column, Register

        REGISTERS = (
            Register(
                code="LP1",
                kind="lost_property",
                label=Label("Sổ tài sản thất lạc", "Register of lost property"),
                columns=(
                    Column("number", Label("Số", "Number"), lambda state, _: state.number),
                    Column("found_on", Label("Ngày nhặt được", "Found on"), lambda state, _: state.opened_on),
                    Column("thing", Label("Tài sản", "Thing"), lambda state, _: state.thing),
                ),
            ),
        )
    """,
}


def write_toy(place: Path) -> Path:
    """Write the workstream under `place`; returns `place`, which is what the installation is told."""
    folder = place / "lost_property"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(dedent(text).lstrip(), encoding="utf-8")
    return place
