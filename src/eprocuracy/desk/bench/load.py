"""How many requests a second this machine bears: requests come at a given rate, whether or not the ones before were answered.

A third of the people look at lists and matters, open pages ask whether they are still true, and every fourth request records an act.
The time of an answer counts from the moment its request was due, so that a server that falls behind cannot hide it. What asks runs
on the same machine and takes its part of the processors, which is said beside the figures. Like the clerks, this records and therefore
runs in a data folder of its own.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

from django.core.management import call_command

from . import clerks
from .clerk import MATTER_KIND, Answer, Seen, asked, fields_of, renewal_of
from .measure import percentile
from .processes import Usage, usage_of

HANDS, PEOPLE = 48, 120
BEARABLE = 300  # milliseconds within which 95 of 100 answers come
STEP, TRIAL = 10, 20  # requests a second between two tries, and seconds of each
ALONE = 30  # requests of each kind, one after another, for what one costs
BUSY = 0.7  # of a machine that shall answer in time
WANTED = 500  # requests a second of the whole country at its busiest

MIX = {"renewal": 20, "my day": 6, "register": 6, "search": 4, "matter": 14, "record": 25}
"""How often each thing is done; to record is two requests, the form and what is sent."""


@dataclass(slots=True)
class Person:
    """Somebody with a session, the matters of the office, and what the open page will send when it asks by itself."""

    account: str
    cookie: str
    matters: list[UUID]
    renewal: str


@dataclass(slots=True)
class Run:
    """One run at one rate, written by many threads."""

    seconds: float
    late: list[int] = field(default_factory=list)  # microseconds from when it was due to its answer
    written: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def report(self) -> dict[str, Any]:
        return {
            "requests_a_second": round(len(self.late) / self.seconds, 1),
            "writes_a_second": round(self.written / self.seconds, 1),
            "p50_ms": percentile(self.late, 50) // 1000,
            "p95_ms": percentile(self.late, 95) // 1000,
        }


def here(*, rate: int, minutes: float, told: Any) -> dict[str, Any]:
    """Fill this data folder, serve it, and load it: at `rate`, or at the highest that it bears when that is nought."""
    told.write("đang chuẩn bị dữ liệu / preparing the data …")
    call_command("synthesize", cases=clerks.CASES, seed=clerks.SEED, stdout=told, stderr=told)
    made = clerks.people(PEOPLE)
    with clerks.server() as (server, process):
        seen = Seen()
        people = [
            Person(one.account, one.cookie, one.matters, renewal_of(asked(server, one.cookie, "/").body))
            for one in made
        ]
        hands = Hands(server, people, seen)
        costs = _costs(hands, lambda: usage_of(process.pid))
        rate = rate or _highest(hands, told)
        told.write(f"{rate} yêu cầu/giây trong {minutes} phút / {rate} requests a second for {minutes} minutes …")
        hands.seen = seen = Seen()
        before, memory = usage_of(process.pid), Memory(process.pid, minutes * 6)
        own = time.process_time()
        run = hands.run(rate, minutes * 60, tell=memory)
        own = time.process_time() - own
        spent = usage_of(process.pid).since(before)
    mean = sum(MIX[kind] * cost for kind, cost in costs.items()) / _requests()
    return {
        "rate": rate,
        **run.report(),
        "busy_cores": round(spent.seconds / run.seconds, 2),
        "busy_cores_of_asking": round(own / run.seconds, 2),
        "server_errors": sum(count for status, count in seen.answers.items() if status >= 500),
        "no_answer": seen.answers.get(0, 0),
        "answers": {str(status): count for status, count in sorted(seen.answers.items())},
        "memory_mib": memory.every,
        "processor_ms": {kind: round(cost, 1) for kind, cost in costs.items()},
        "processor_ms_a_request": round(mean, 1),
        "cores_for_500_a_second": round(WANTED * mean / 1000 / BUSY, 1),
        "pages": clerks.pages_of(seen),
    }


def _requests() -> int:
    return sum(MIX.values()) + MIX["record"]


class Hands:
    """Threads that ask when they are told; each thing that people do is a method."""

    def __init__(self, server: tuple[str, int], people: list[Person], seen: Seen) -> None:
        self.server, self.people, self.seen = server, people, seen
        self.dice = Random(7)  # noqa: S311 - who does what next, nothing secret

    def run(self, rate: int, seconds: float, *, tell: Callable[[float], None] = lambda _spent: None) -> Run:
        """Let things begin at the rate; ends when all are answered."""
        made = Run(seconds)
        waiting: queue.Queue[tuple[float, str, Person] | None] = queue.Queue()
        threads = [threading.Thread(target=self._work, args=(waiting, made)) for _ in range(HANDS)]
        for thread in threads:
            thread.start()
        kinds, weights = list(MIX), list(MIX.values())
        things = rate * sum(weights) / _requests()
        begun = due = time.perf_counter()
        while due - begun < seconds:
            time.sleep(max(0, due - time.perf_counter()))
            waiting.put((due, self.dice.choices(kinds, weights)[0], self.dice.choice(self.people)))
            tell(due - begun)
            due += self.dice.expovariate(things)
        for _ in threads:
            waiting.put(None)
        for thread in threads:
            thread.join()
        made.seconds = time.perf_counter() - begun
        return made

    def _work(self, waiting: queue.Queue[tuple[float, str, Person] | None], made: Run) -> None:
        while (one := waiting.get()) is not None:
            due, kind, person = one
            for name in self.steps(kind, person):
                now = time.perf_counter()
                with made.lock:
                    made.late.append(round((now - due) * 1_000_000))
                    made.written += name == "record"
                due = now

    def steps(self, kind: str, person: Person) -> Iterator[str]:
        """Do one thing; names each request once it is answered."""
        matter = self.dice.choice(person.matters)
        if kind == "record":
            address = f"/vu-viec/{matter}/ghi/{MATTER_KIND}/"
            form = self._ask("form", person, address)
            yield "form"
            if form.status == 200:
                number = {"decision_no": f"{self.dice.randrange(9999) + 1}/QĐ-CSĐT", "step": "record"}
                self._ask("record", person, address, fields_of(form.body) | number)
                yield "record"
            return
        addresses = {
            "renewal": person.renewal,
            "my day": "/",
            "register": f"/so/{clerks.STREAM}/",
            "search": "/tim/?q=nguyen+van",
            "matter": f"/vu-viec/{matter}/",
        }
        answer = self._ask(kind, person, addresses[kind], by_itself=kind == "renewal")
        if kind == "renewal" and answer.status == 200:
            person.renewal = renewal_of(answer.body)
        yield kind

    def _ask(
        self, page: str, person: Person, address: str, sent: dict[str, str] | None = None, *, by_itself: bool = False
    ) -> Answer:
        begun = time.perf_counter()
        answer = asked(self.server, person.cookie, address, sent, by_itself=by_itself)
        self.seen.answered(page, answer.status, round((time.perf_counter() - begun) * 1_000_000))
        return answer


def _costs(hands: Hands, usage: Callable[[], Usage]) -> dict[str, float]:
    """Milliseconds of processor that each thing costs the web processes, the database and the worker together, asked alone."""
    person = hands.people[0]
    for kind in MIX:  # once, so that nothing is measured that is made at the first time
        list(hands.steps(kind, person))
    resting = usage()
    time.sleep(3)
    idle = usage().since(resting).seconds / 3
    found = {}
    for kind in MIX:
        before, begun = usage(), time.perf_counter()
        for number in range(ALONE):
            list(hands.steps(kind, hands.people[number % len(hands.people)]))
        time.sleep(1)  # what the worker does behind it
        spent = usage().since(before).seconds - idle * (time.perf_counter() - begun)
        found[kind] = spent * 1000 / ALONE
    return found


def _highest(hands: Hands, told: Any) -> int:
    """The highest rate whose short trial stays bearable."""
    best, rate = STEP, STEP
    while True:
        trial = hands.run(rate, TRIAL).report()
        told.write(f"{rate}/s: p95 {trial['p95_ms']} ms")
        if trial["p95_ms"] > BEARABLE:
            return best
        best, rate = rate, rate + STEP


class Memory:
    """The memory of the web processes, looked at ten times in a run."""

    def __init__(self, pid: int, every: float) -> None:
        self.pid, self.apart, self.next = pid, every, 0.0
        self.every: list[int] = []

    def __call__(self, spent: float) -> None:
        if spent >= self.next:
            self.every.append(usage_of(self.pid).web_mib)
            self.next += self.apart
