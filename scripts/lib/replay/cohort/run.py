"""A folder of recordings from first to last."""

import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Future
from contextlib import ExitStack, contextmanager
from typing import Final, NoReturn

from ..errors import GONE, ReplayError
from .arguments import LOCAL, CohortArguments
from .crew import Crew, ProcessCrew, SingleCrew, cores
from .output import Output
from .progress import CohortProgress
from .recordings import ListedRecording, find_recordings
from .rows import failed_row
from .tables import partial_path
from .task import Answer, Assignment

SOME_FAILED: Final = 1
NOT_DONE: Final = 2
INTERRUPTED: Final = 130
"""Exit codes; 0 when every recording was scored."""

_AHEAD: Final = 8
"""Recordings for each worker that may be done, or under way, while an earlier one is
not: enough to keep all busy beside a long one, and few enough rows to hold."""


def score_cohort(arguments: CohortArguments) -> int:
    """Score every recording of a folder; return the exit code.

    Raises
    ------
    ReplayError
        If there is no recording, or the folder cannot be listed.
    """
    recordings = find_recordings(arguments.folder, arguments.own_files)
    to_terminal = arguments.table is None and sys.stdout.isatty()
    progress = CohortProgress(len(recordings), shows_status=not to_terminal)
    try:
        with _crew(arguments, len(recordings)) as crew, Output(arguments) as output:
            # How batch systems end what runs out of time: as good as a Ctrl-C.
            signal.signal(signal.SIGTERM, _interrupt)
            progress.begin()
            for recording, answer in _answers(recordings, crew, arguments):
                output.add(answer)
                error = answer["night"]["error"]
                progress.advance(recording.name, None if error is None else str(error))
    except KeyboardInterrupt:
        progress.say(f"stopped{_kept(progress, arguments)}")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read standard output has had enough of it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_DONE
    except (ReplayError, OSError) as err:
        progress.say(f"{err}{_kept(progress, arguments)}")
        return NOT_DONE
    progress.close(arguments.tables)
    return SOME_FAILED if progress.n_failed else 0


@contextmanager
def _crew(arguments: CohortArguments, n_recordings: int) -> Iterator[Crew]:
    """Give who is to do the work, and send them home at the end."""
    settings = arguments.settings
    assignment = Assignment(
        rules=settings.rules.value,
        sensitivity=settings.sensitivity,
        chip=settings.chip,
        with_movements=arguments.movements_table is not None,
    )
    n_jobs = min(arguments.n_jobs or cores(), n_recordings)
    with ExitStack() as stack:
        crew: Crew
        if arguments.dask is not None:
            # Only the environment for cohorts has Dask.
            from . import cluster  # noqa: PLC0415

            client = stack.enter_context(
                cluster.local_client(n_jobs)
                if arguments.dask == LOCAL
                else cluster.remote_client(arguments.dask)
            )
            crew = cluster.DaskCrew(client, assignment, arguments.folder.resolve())
        elif n_jobs == 1:
            crew = SingleCrew(assignment)
        else:
            crew = ProcessCrew(assignment, n_jobs)
        try:
            yield crew
        except BaseException:
            crew.stop()
            raise
        crew.close()


def _answers(
    recordings: Sequence[ListedRecording], crew: Crew, arguments: CohortArguments
) -> Iterator[tuple[ListedRecording, Answer]]:
    """Give the rows of each recording, in the order of the recordings."""
    waiting: deque[tuple[ListedRecording, Future[Answer]]] = deque()
    for recording in recordings:
        waiting.append((recording, crew.submit(recording)))
        if len(waiting) >= _AHEAD * max(1, crew.n_workers):
            first, future = waiting.popleft()
            yield first, _answer(first, future, crew, arguments)
    for recording, future in waiting:
        yield recording, _answer(recording, future, crew, arguments)


def _answer(
    recording: ListedRecording,
    future: Future[Answer],
    crew: Crew,
    arguments: CohortArguments,
) -> Answer:
    """Return the rows of a recording when they are there.

    Raises
    ------
    ReplayError
        If those who were to score it have gone.
    """
    try:
        error = future.exception()
        if isinstance(error, BrokenExecutor):
            future = crew.try_again(recording)
            error = future.exception()
    except CancelledError as err:
        raise ReplayError(GONE) from err
    if error is None:
        return future.result()
    row = failed_row(recording.name, arguments.settings, _told(error))
    return {"night": row, "movements": []}


def _told(error: BaseException) -> str:
    if isinstance(error, BrokenExecutor):
        return "the process that scored it died; is it too large for the memory?"
    return f"could not be scored: {type(error).__name__}: {error}"


def _kept(progress: CohortProgress, arguments: CohortArguments) -> str:
    """Return what is left of a run that came to no end."""
    if progress.n_done == 0:
        return ""
    files = " and ".join(str(partial_path(path)) for path in arguments.tables)
    where = f" and kept in {files}" if files else ""
    return f"; {progress.n_done} of {progress.n_recordings} were scored{where}"


def _interrupt(*_signal: object) -> NoReturn:
    raise KeyboardInterrupt
