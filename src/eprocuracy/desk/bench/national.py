"""The same pages and the same door at a hundredth, a tenth and the whole of a size, and how their time grows."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import datetime

from eprocuracy.exchange.synthesis.body import Body, Recipe
from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.staffing import offices_of
from eprocuracy.exchange.synthesis.writing import write
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.models import ActRow, DeadlineRow, MatterRow, PlaceRow
from eprocuracy.workstreams.catalogue import Rules

from . import copying
from .measure import Figure
from .pages import pages
from .recording import recording

SEED, PROVINCE = 11, "22"
THROUGH_THE_DOOR = 20_000
MATTERS_A_CASE = 3.6  # reports, cases and persons held that come with one case of a made-up body
COUNTED = (("matters", MatterRow), ("persons", PlaceRow), ("acts", ActRow), ("deadlines", DeadlineRow))
Say = Callable[[str], None]


def national(rules: Rules, size: int, now: datetime, say: Say) -> Iterator[Figure]:
    """Fill an empty data folder up to `size` matters in three steps and measure at each; the last figures say how each grew."""
    if ActRow.objects.exists():
        raise Refused(
            Label("Thư mục dữ liệu này đã có vụ việc.", "This data folder holds matters."),
            Label(
                "Đo ở cỡ toàn quốc trong một thư mục riêng: đặt EPROCURACY_DATA.",
                "Measure at the size of the country in a folder of its own: set EPROCURACY_DATA.",
            ),
        )
    copying.allow()
    measured: dict[str, list[int]] = {}
    sizes: list[int] = []
    base = 0
    for share in (100, 10, 1):
        wanted = size // share
        door = min(wanted, size // 10, THROUGH_THE_DOOR)
        if MatterRow.objects.count() < door:
            _through_the_door(rules, door, now, say)
        if wanted > door:
            base = base or copying.prepare()
            say(f"copying {base:,} matters up to {wanted:,} …")
            copying.copy(MatterRow.objects.count() // base, math.ceil(wanted / base) - 1)
        sizes.append(MatterRow.objects.count())
        counts = {name: table._default_manager.count() for name, table in COUNTED}
        told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
        say(f"{told}; {counts['persons'] / counts['matters']:.2f} persons a matter")
        for one in (*pages(rules, now), *recording(rules, now)):
            measured.setdefault(one.name, []).append(one.microseconds)
            yield one
    yield from (_growth(name, sizes, times) for name, times in measured.items() if len(times) == len(sizes))


def _through_the_door(rules: Rules, matters: int, now: datetime, say: Say) -> None:
    there = MatterRow.objects.count()
    say(f"{matters - there:,} matters through the door …")
    cases = math.ceil((matters - there) / MATTERS_A_CASE)
    recipe = Recipe(cases, SEED + there, PROVINCE, day_of(now), offices_of(PROVINCE))
    write(rules, Body(recipe, Days(rules.reference)), lambda *_: None)


def _growth(name: str, sizes: list[int], times: list[int]) -> Figure:
    """How the 95th percentile grew: 0 means not at all, 1 as the data did."""
    steps = zip(sizes, sizes[1:], times, times[1:], strict=False)
    exponents = [math.log(later / earlier) / math.log(more / fewer) for fewer, more, earlier, later in steps]
    return Figure(name, " / ".join(f"{one:+.2f}" for one in exponents), "growth exponents", target="≤ 0.3")
