"""A real Home Assistant in a process of its own: started, onboarded, stopped."""

import asyncio
import copy
import json
import os
import shutil
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from aiohttp import ClientError, ClientSession, ClientTimeout

REPOSITORY = Path(__file__).resolve().parents[2]
START_TIMEOUT_S = 120
STOP_TIMEOUT_S = 20
HASS = Path(sys.executable).with_name("hass")

CONFIGURATION = """\
homeassistant:
  name: {name}
  time_zone: {time_zone}
  country: DE
  auth_providers:
    - type: trusted_networks
      trusted_networks: ["127.0.0.1", "::1"]
      allow_bypass_login: true
    - type: homeassistant
frontend:
recorder:
  commit_interval: 1
history:
logbook:
automation:
logger:
  default: warning
  logs:
    haffmpeg.core: critical
    haffmpeg.tools: critical
    homeassistant.components.camera.img_util: critical
    homeassistant.loader: error
    homeassistant.bootstrap: error
{extra}
"""

# Out of the file, Home Assistant would try the address for five minutes and go back to
# port 8123 unless a person confirms it; in its own store it is settled.
ADDRESS: dict[str, Any] = {
    "version": 2,
    "minor_version": 2,
    "key": "http",
    "data": {
        "stable": {
            "server_host": ["127.0.0.1"],
            "server_port": 0,
            "cors_allowed_origins": [],
            "login_attempts_threshold": -1,
            "ip_ban_enabled": False,
            "ssl_profile": "modern",
            "use_x_frame_options": True,
            "created_at": "2026-01-01T00:00:00+00:00",
            "error": None,
            "error_message": None,
        },
        "pending": None,
        "yaml_migration_done": True,
    },
}
ONLY_THE_USER_IS_MISSING = {
    "version": 4,
    "minor_version": 1,
    "key": "onboarding",
    # Done by hand, these steps would set up integrations that ask the internet.
    "data": {"done": ["core_config", "analytics", "integration"]},
}


class HomeError(RuntimeError):
    """Home Assistant did not do what was asked; the message says what it said."""


class Home:
    """A real Home Assistant on loopback, with this integration linked into it.

    The login is by trusted network: whoever reaches loopback is the one user. That
    is meant for a demonstration and for tests, never for a house.
    """

    def __init__(
        self,
        config: Path,
        port: int,
        *,
        name: str = "Home",
        time_zone: str = "Europe/Berlin",
        extra_yaml: str = "",
        program: Sequence[str | Path] = (HASS, "--skip-pip", "-c"),
    ) -> None:
        """Lay out the configuration folder; what lies in it already stays.

        The program is run with the folder behind it.
        """
        self.config = config
        self._program = program
        self.url = f"http://127.0.0.1:{port}"
        self._process: asyncio.subprocess.Process | None = None
        self._session: ClientSession | None = None
        self._token = ""
        (config / "custom_components").mkdir(parents=True, exist_ok=True)
        link = config / "custom_components" / "sleep_twitch"
        if not link.is_symlink():
            link.symlink_to(REPOSITORY / "custom_components" / "sleep_twitch")
        storage = config / ".storage"
        storage.mkdir(exist_ok=True)
        if not (storage / "onboarding").exists():
            (storage / "onboarding").write_text(json.dumps(ONLY_THE_USER_IS_MISSING))
        (storage / "http").write_text(json.dumps(_listening_at(port)))
        (config / "configuration.yaml").write_text(
            CONFIGURATION.format(name=name, time_zone=time_zone, extra=extra_yaml)
        )

    async def __aenter__(self) -> Self:
        """Start and log in."""
        try:
            await self.start()
        except BaseException:
            await self.stop()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop."""
        await self.stop()

    async def start(self) -> None:
        """Start the process, wait until it runs, and log in (onboarding when new)."""
        log = (self.config / "process.log").open("ab")
        self._process = await asyncio.create_subprocess_exec(
            *self._program,
            self.config,
            stdout=log,
            stderr=log,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )
        self._session = ClientSession(timeout=ClientTimeout(total=60))
        await self._wait_until(self._is_up, "answers")
        self._token = await self._log_in()
        await self._wait_until(self._is_running, "runs")

    async def stop(self) -> None:
        """Stop the process in order, and by force when it does not follow."""
        if self._session:
            await self._session.close()
        if self._process and self._process.returncode is None:
            self._process.terminate()
            try:
                await asyncio.wait_for(self._process.wait(), STOP_TIMEOUT_S)
            except TimeoutError:
                self._process.kill()
                await self._process.wait()

    async def get(self, path: str) -> Any:  # noqa: ANN401 - JSON of any shape
        """Return what the REST API answers to GET."""
        return await self._request("GET", path, None)

    async def post(self, path: str, data: object = None) -> Any:  # noqa: ANN401 - JSON of any shape
        """Return what the REST API answers to POST."""
        return await self._request("POST", path, {} if data is None else data)

    async def command(self, type_: str, **data: object) -> Any:  # noqa: ANN401 - JSON of any shape
        """Return the result of one websocket command."""
        async with self._http().ws_connect(f"{self.url}/api/websocket") as socket_:
            await socket_.receive_json()
            await socket_.send_json({"type": "auth", "access_token": self._token})
            await socket_.receive_json()
            await socket_.send_json({"id": 1, "type": type_, **data})
            answer = await socket_.receive_json()
        if not answer["success"]:
            msg = f"{type_}: {answer['error']}"
            raise HomeError(msg)
        return answer["result"]

    async def states(self) -> dict[str, dict[str, Any]]:
        """Return every state by entity id."""
        return {state["entity_id"]: state for state in await self.get("/api/states")}

    @property
    def token(self) -> str:
        """Return the access token of the one user."""
        return self._token

    @property
    def log(self) -> str:
        """Return what the process wrote so far."""
        return (self.config / "process.log").read_text(errors="replace")

    def _http(self) -> ClientSession:
        if self._session is None:
            msg = "Home Assistant was not started: call start() first"
            raise HomeError(msg)
        return self._session

    async def _request(self, method: str, path: str, data: object) -> Any:  # noqa: ANN401 - JSON of any shape
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        async with self._http().request(
            method, self.url + path, json=data, headers=headers
        ) as response:
            text = await response.text()
            if response.status >= 400:  # noqa: PLR2004 - first HTTP error status
                msg = f"{method} {path}: {response.status} {text}"
                raise HomeError(msg)
            return json.loads(text) if text else None

    async def _wait_until(self, condition: Any, what: str) -> None:  # noqa: ANN401 - coroutine function
        for _ in range(START_TIMEOUT_S * 2):
            if self._process and self._process.returncode is not None:
                code = self._process.returncode
                msg = f"Home Assistant ended with {code}:\n{self.log}"
                raise HomeError(msg)
            try:
                if await condition():
                    return
            except (ClientError, OSError, HomeError):
                pass
            await asyncio.sleep(0.5)
        msg = f"Home Assistant never {what} within {START_TIMEOUT_S} s:\n{self.log}"
        raise HomeError(msg)

    async def _is_up(self) -> bool:
        await self.get("/manifest.json")
        return True

    async def _is_running(self) -> bool:
        return bool((await self.get("/api/config"))["state"] == "RUNNING")

    async def _log_in(self) -> str:
        client = {"client_id": f"{self.url}/"}
        if await self._is_new():
            code = await self._make_user(client)
        else:
            code = await self._login_by_network(client)
        async with self._http().post(
            f"{self.url}/auth/token",
            data={"grant_type": "authorization_code", "code": code, **client},
        ) as response:
            self._token = (await response.json())["access_token"]
        return self._token

    async def _is_new(self) -> bool:
        try:
            steps = await self.get("/api/onboarding")
        except HomeError:  # The view is gone once all of it is done.
            return False
        return not all(step["done"] for step in steps)

    async def _make_user(self, client: dict[str, str]) -> str:
        user = {
            "name": "Demo",
            "username": "demo",
            "password": os.urandom(16).hex(),
            "language": "en",
            **client,
        }
        return str((await self.post("/api/onboarding/users", user))["auth_code"])

    async def _login_by_network(self, client: dict[str, str]) -> str:
        flow = await self.post(
            "/auth/login_flow",
            {
                **client,
                "handler": ["trusted_networks", None],
                "redirect_uri": f"{self.url}/",
            },
        )
        return str(flow["result"])


def _listening_at(port: int) -> dict[str, Any]:
    address = copy.deepcopy(ADDRESS)
    address["data"]["stable"]["server_port"] = port
    return address


def free_port(preferred: int) -> int:
    """Return the preferred loopback port, or one that is free when it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", preferred))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fresh(folder: Path) -> Path:
    """Return the folder, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
