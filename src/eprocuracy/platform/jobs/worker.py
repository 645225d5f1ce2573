"""The process that does background work: one job at a time, with as little haste as the machine likes, until its parent is gone."""

from __future__ import annotations

import asyncio
import os
import signal
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from procrastinate import App, PsycopgConnector
from procrastinate.jobs import Status

from eprocuracy.platform.ground.ready import prepare_django

MODESTY = 5  # people who wait for a page come first on the processor
POLLING = 5.0  # seconds after which the queue is looked at even if nothing was announced
LOST = 5  # seconds without a connection after which the database counts as lost
PARTING = 30  # seconds that the job at hand may take to end when the worker is told to stop


def main(*, parent: int | None = None) -> None:
    """Work until told to stop, or until the parent process is gone; raises when the database is lost."""
    prepare_django()
    os.nice(MODESTY)
    asyncio.run(_work(parent))


async def _work(parent: int | None) -> None:
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.utils import connector_params

    from .queue import EVERY_SECOND, HEARTBEAT, SILENCE, STOPPING

    told_to_stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told_to_stop.set)

    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, timeout=LOST)
    with app.replace_connector(connector) as ours:
        async with ours.open_async():
            working = asyncio.create_task(
                ours.run_worker_async(
                    concurrency=1,
                    delete_jobs="successful",
                    fetch_job_polling_interval=POLLING,
                    update_heartbeat_interval=HEARTBEAT,
                    stalled_worker_timeout=SILENCE,
                    shutdown_graceful_timeout=PARTING,
                    install_signal_handlers=False,
                )
            )
            beside: list[asyncio.Task[Any]] = [
                asyncio.create_task(_revive(ours, SILENCE)),
                asyncio.create_task(_every_second(EVERY_SECOND)),
                asyncio.create_task(_orphaned(parent)),
                asyncio.create_task(told_to_stop.wait()),
            ]
            await asyncio.wait([working, *beside], return_when=asyncio.FIRST_COMPLETED)
            STOPPING.set()
            for one in (*beside, working):
                one.cancel()
            for end in await asyncio.gather(working, *beside, return_exceptions=True):
                if isinstance(end, Exception):
                    raise end


async def _revive(app: App, silence: int) -> None:
    """Put what a dead worker had in its hands back in line; what comes every minute anyhow is let go."""
    while True:
        for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silence):
            if job.queueing_lock:
                await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)
            else:
                await app.job_manager.retry_job(job)
        await asyncio.sleep(POLLING)


async def _every_second(deeds: Sequence[Callable[..., None]]) -> None:
    """Do what stands beside the queue, in a thread of its own; a fault is said and the next second tries again."""
    from django.db import close_old_connections
    from django.utils import timezone

    def once() -> None:
        close_old_connections()
        for deed in deeds:
            deed(at=timezone.now())

    with ThreadPoolExecutor(1) as thread:
        while True:
            done = asyncio.get_running_loop().run_in_executor(thread, once)
            await asyncio.wait([done])
            fault = done.exception()
            if fault:
                traceback.print_exception(fault)
            await asyncio.sleep(1)


async def _orphaned(parent: int | None) -> None:
    """Ends when the parent is gone; a process without one waits for ever."""
    while parent is None or os.getppid() == parent:
        await asyncio.sleep(0.5)
