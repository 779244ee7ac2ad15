"""Workers of a Dask cluster, here or elsewhere."""

import logging
import os
import signal
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from distributed import Client, LocalCluster
from distributed.client import ClosedClientError

from ..errors import GONE, ReplayError
from .recordings import ListedRecording
from .shipment import pack
from .task import Answer, Assignment

_ANSWER_S: Final = 5
"""For a scheduler to answer."""
_WORKER_S: Final = 30
"""For its first worker to come, which may have to be started."""
_TALKERS: Final = ("asyncio", "distributed", "distributed.client", "tornado")
"""Who would tell in pages that a cluster has gone, where a line of ours does."""


class DaskCrew:
    """The workers of a Dask cluster, which get the code from here."""

    def __init__(self, client: Client, assignment: Assignment, folder: Path) -> None:
        """Take a connected client and give its workers what they need.

        Raises
        ------
        ReplayError
            If there are no workers, or one of them does not see the folder.
        """
        self._client = client
        self._assignment = assignment
        self._belongings = ExitStack()
        _await_workers(client)
        _check_folder(client, folder)
        place = self._belongings.enter_context(tempfile.TemporaryDirectory())
        shipment = pack(Path(place))
        client.upload_file(str(shipment.path))
        self._score = shipment.task()
        # Without `pure`, so that a second run on a file that changed is no old answer.
        self._executor = client.get_executor(pure=False)

    @property
    def n_workers(self) -> int:
        """Return how many recordings the cluster scores at a time, as it is now."""
        with _there():
            return sum(self._client.nthreads().values())

    def submit(self, recording: ListedRecording) -> Future[Answer]:
        """Have a recording scored."""
        with _there():
            future: Future[Answer] = self._executor.submit(
                self._score, str(recording.path), recording.name, self._assignment
            )
        # What is submitted while the client looks for its scheduler again would wait
        # for ever; what was submitted before has been called off by then.
        if self._client.status != "running":
            raise ReplayError(GONE)
        return future

    try_again = submit

    def stop(self) -> None:
        """Leave it to the end of the connection to call off what is not done."""
        self._belongings.close()

    def close(self) -> None:
        """Part from the cluster."""
        self._executor.shutdown()
        self._belongings.close()


@contextmanager
def local_client(n_workers: int) -> Iterator[Client]:
    """Give a client of a cluster that lives on this machine for as long."""
    with _start(n_workers) as cluster, Client(cluster, set_as_default=False) as client:
        yield client


@contextmanager
def remote_client(address: str) -> Iterator[Client]:
    """Give a client of the scheduler at an address.

    Raises
    ------
    ReplayError
        If none answers there.
    """
    for name in _TALKERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_ANSWER_S, set_as_default=False)
    except OSError as err:
        raise ReplayError(
            f"no Dask scheduler answers at {address} ({err}); it is started with "
            "dask scheduler, which says its address"
        ) from err
    with client:
        yield client


@contextmanager
def _there() -> Iterator[None]:
    """Tell a cluster that has gone from a fault of another kind."""
    try:
        yield
    except (OSError, ClosedClientError) as err:
        raise ReplayError(GONE) from err


def _start(n_workers: int) -> LocalCluster:
    """Return a cluster on this machine.

    Its workers do not hear a Ctrl-C: a terminal sends it to all, and it is for the
    first process to say what becomes of the others. They take that deafness over from
    this one, which is therefore deaf for the second or two that they need to start.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return LocalCluster(
            n_workers=n_workers,
            # Python gives one thread of a process the word at a time.
            threads_per_worker=1,
            # Nothing listens but to this machine.
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            # What goes wrong with a recording is in its row; a worker would tell of it
            # in pages, and of every task that is taken back.
            silence_logs=logging.CRITICAL,
        )
    finally:
        signal.signal(signal.SIGINT, before)


def _await_workers(client: Client) -> None:
    try:
        client.wait_for_workers(1, timeout=_WORKER_S)
    except TimeoutError as err:
        address = client.scheduler.address
        raise ReplayError(
            f"the Dask scheduler at {address} has no workers; start some with "
            f"dask worker {address} --nworkers auto --nthreads 1"
        ) from err


def _check_folder(client: Client, folder: Path) -> None:
    """Refuse now what would otherwise fail once for each recording."""
    seen = client.run(os.path.isdir, str(folder))
    blind = sorted(worker for worker, is_there in seen.items() if not is_there)
    if blind:
        raise ReplayError(
            f"{folder}: {len(blind)} of {len(seen)} Dask workers do not see this "
            f"folder ({', '.join(blind[:3])}); recordings must be at one and the same "
            "path on every worker"
        )
