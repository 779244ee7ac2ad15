"""Servers of the databases that the recorder may use, each for one run of the tests.

They listen on a socket in a folder of their own or on loopback, and keep nothing.
"""

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from .tools import require_mariadb, require_postgresql

_PATIENCE_S: Final = 60.0
_IS_ROOT: Final = os.getuid() == 0


@contextmanager
def postgresql_server() -> Iterator[str]:
    """Give the address of a PostgreSQL server; a database's name goes to `{name}`."""
    programs = require_postgresql()
    owner = "postgres" if _IS_ROOT else getpass.getuser()
    with _folder(owner) as folder:
        data = folder / "data"
        subprocess.run(
            [programs / "initdb", "-D", data, "-U", "recorder", "-A", "trust"],
            user=owner if _IS_ROOT else None,
            check=True,
            capture_output=True,
        )
        command = [programs / "postgres", "-D", data, "-k", folder]
        settings = ("listen_addresses=", "fsync=off", "full_page_writes=off")
        for setting in settings:
            command += ["-c", setting]
        url = f"postgresql://recorder@/{{name}}?host={folder}"
        with _running(command, owner, url.format(name="postgres")):
            yield url


@contextmanager
def mariadb_server() -> Iterator[str]:
    """Give the address of a MariaDB server; a database's name goes to `{name}`."""
    server = require_mariadb()
    owner = "mysql" if _IS_ROOT else getpass.getuser()
    with _folder(owner) as folder:
        data, port = folder / "data", _free_port()
        common = ["--no-defaults", f"--datadir={data}", f"--user={owner}"]
        installer = shutil.which("mariadb-install-db") or "mariadb-install-db"
        subprocess.run(
            [
                installer,
                *common,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
            ],
            check=True,
            capture_output=True,
        )
        command = [
            server,
            *common,
            f"--socket={folder / 'socket'}",
            f"--pid-file={folder / 'pid'}",
            "--bind-address=127.0.0.1",
            f"--port={port}",
            "--innodb-flush-log-at-trx-commit=0",
        ]
        url = f"mysql+pymysql://root@127.0.0.1:{port}/{{name}}?charset=utf8mb4"
        with _running(command, owner, url.format(name="mysql")):
            yield url


@contextmanager
def database(url: str, administration: str, name: str) -> Iterator[str]:
    """Give the address of an empty database on a server, and drop it afterwards."""
    engine = create_engine(
        url.format(name=administration), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield url.format(name=name)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name}"))
    engine.dispose()


@contextmanager
def _folder(owner: str) -> Iterator[Path]:
    """Give a folder that belongs to a server; its socket's path has to be short."""
    folder = Path(tempfile.mkdtemp(prefix="recorder-"))
    if _IS_ROOT:
        shutil.chown(folder, owner)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def _running(command: list[object], owner: str, url: str) -> Iterator[None]:
    """Run a server until the tests are over, and wait until it answers."""
    server = subprocess.Popen(
        [str(part) for part in command],
        user=owner if _IS_ROOT else None,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(url)
        yield
    finally:
        server.terminate()
        server.wait(_PATIENCE_S)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for(url: str) -> None:
    engine = create_engine(url)
    deadline_s = time.monotonic() + _PATIENCE_S
    while True:
        try:
            with engine.connect():
                break
        except OperationalError:
            if time.monotonic() > deadline_s:
                raise
            time.sleep(0.2)
    engine.dispose()
