"""Who does the work on one machine: this process, or several."""

import multiprocessing
import os
import signal
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from typing import Protocol

from .recordings import ListedRecording
from .task import Answer, Assignment, score_file


class Crew(Protocol):
    """Workers that take recordings and answer with their rows."""

    @property
    def n_workers(self) -> int:
        """Return how many recordings are scored at a time, at this moment."""

    def submit(self, recording: ListedRecording) -> Future[Answer]:
        """Have a recording scored."""

    def try_again(self, recording: ListedRecording) -> Future[Answer]:
        """Have a recording scored whose worker died, now, with nothing beside it."""

    def stop(self) -> None:
        """Leave everything where it is, and quickly."""

    def close(self) -> None:
        """Part from the workers when everything is done."""


class SingleCrew:
    """The process that is running, a recording at a time."""

    n_workers = 1

    def __init__(self, assignment: Assignment) -> None:
        """Take what to make of each recording."""
        self._assignment = assignment
        # A thread, so that a fault ends up in a future here as it does elsewhere.
        self._executor: Executor = ThreadPoolExecutor(1)

    def submit(self, recording: ListedRecording) -> Future[Answer]:
        """Have a recording scored."""
        return self._executor.submit(
            score_file, str(recording.path), recording.name, self._assignment
        )

    try_again = submit

    def stop(self) -> None:
        """Finish the recording that is under way, and no other."""
        self._executor.shutdown(cancel_futures=True)

    def close(self) -> None:
        """End the thread."""
        self._executor.shutdown()


class ProcessCrew:
    """Processes on this machine."""

    def __init__(self, assignment: Assignment, n_workers: int) -> None:
        """Take what to make of each recording, and how many processes to start."""
        self.n_workers = n_workers
        self._assignment = assignment
        self._executor = _start(n_workers)

    def submit(self, recording: ListedRecording) -> Future[Answer]:
        """Have a recording scored; processes that died are replaced first."""
        try:
            return self._submit(self._executor, recording)
        except BrokenProcessPool:
            self._executor = _start(self.n_workers)
            return self._submit(self._executor, recording)

    def try_again(self, recording: ListedRecording) -> Future[Answer]:
        """Score a recording in a process of its own.

        When one process dies, all that were at work are lost with it; only one that
        dies alone as well is to blame.
        """
        with _start(1) as executor:
            return self._submit(executor, recording)

    def stop(self) -> None:
        """End the processes in the middle of their work."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()

    def close(self) -> None:
        """End the processes."""
        self._executor.shutdown()

    def _submit(self, executor: Executor, recording: ListedRecording) -> Future[Answer]:
        return executor.submit(
            score_file, str(recording.path), recording.name, self._assignment
        )


def cores() -> int:
    """Return the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start(n_workers: int) -> ProcessPoolExecutor:
    # Fresh interpreters: a fork could copy a lock that a thread holds.
    return ProcessPoolExecutor(
        n_workers, multiprocessing.get_context("spawn"), initializer=_begin
    )


def _begin() -> None:
    """Make a fresh process ready to be given recordings."""
    # A terminal's Ctrl-C goes to every process; the first one says what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import_module("pure_package")
