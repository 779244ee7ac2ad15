"""Programs that tests need and a machine may lack."""

import os
import shutil
from pathlib import Path
from typing import Final

import pytest

CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
INSTALL: Final = {
    "chromium": "sudo apt-get install chromium",
    "initdb": "sudo apt-get install postgresql",
    "mariadbd": "sudo apt-get install mariadb-server",
    "npm": "sudo apt-get install nodejs npm",
    "valgrind": "sudo apt-get install valgrind",
    ".venv-cohort": "scripts/setup cohort",
    ".venv-esphome": "scripts/setup esphome",
}
ROOT: Final = Path(__file__).parents[1]


def require_chromium() -> Path:
    """Return the browser, or skip the test; in CI a missing one is a failure."""
    return require_program("chromium", CHROMIUM)


def require_postgresql() -> Path:
    """Return the folder of PostgreSQL's programs, or skip the test, in CI too.

    Debian keeps the server's own off the PATH, by version.
    """
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if versions:
        return versions[-1].parent
    return _require_server("initdb").parent


def require_mariadb() -> Path:
    """Return MariaDB's server, or skip the test, in CI too."""
    server = Path("/usr/sbin/mariadbd")
    return server if server.exists() else _require_server("mariadbd")


def require_esphome() -> Path:
    """Return ESPHome's own command, or skip the test; in CI a failure."""
    program = ROOT / ".venv-esphome" / "bin" / "esphome"
    if program.exists():
        return program
    raise _missing(".venv-esphome")


def require_cohort() -> None:
    """Pass where Dask and pyarrow are, or skip the test; in CI a failure."""
    if not (ROOT / ".venv-cohort" / "bin" / "dask").exists():
        raise _missing(".venv-cohort")


def require_program(name: str, spellings: tuple[str, ...] = ()) -> Path:
    """Return a program on the PATH, or skip the test; in CI a failure."""
    for spelling in spellings or (name,):
        if found := shutil.which(spelling):
            return Path(found)
    raise _missing(name)


def _require_server(name: str) -> Path:
    """Return a database's server, or skip: not every machine can have each."""
    if found := shutil.which(name):
        return Path(found)
    pytest.skip(_reason(name))


def _missing(name: str) -> BaseException:
    reason = _reason(name)
    if os.environ.get("CI") == "true":
        return pytest.fail.Exception(reason)
    return pytest.skip.Exception(reason)


def _reason(name: str) -> str:
    return f"{name} is missing. Install it with: {INSTALL.get(name, name)}"
