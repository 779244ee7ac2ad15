"""A Home Assistant with the bed set up in it, ready to be copied for a night."""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from home import Home, free_port

from .home_process import forge_command

CONFIGURATION: Final = """\
homeassistant:
  name: Home
  time_zone: Europe/Berlin
  country: DE
  auth_providers:
    - type: trusted_networks
      trusted_networks: ["127.0.0.1", "::1"]
      allow_bypass_login: true
    - type: homeassistant
logger:
  default: warning
"""
"""Only what the integration itself needs, so that it starts soon."""
HOME_PORT: Final = 18100 + os.getpid() % 800
"""Two runs beside each other must not share one: each leaves it free now and then."""


@dataclass(frozen=True, kw_only=True)
class Furnished:
    """A configuration folder to copy from."""

    config: Path
    modules: Path
    """Which modules Home Assistant loaded while it was made."""

    def copy_to(self, config: Path, node_port: int) -> None:
        """Lay out a folder as it was after the set-up, with the node elsewhere."""
        shutil.copytree(self.config, config, symlinks=True)
        shutil.rmtree(config / "sleep_twitch", ignore_errors=True)
        _lay_out(config, ())
        store = config / ".storage" / "core.config_entries"
        entries = json.loads(store.read_text())
        (bed,) = (
            entry
            for entry in entries["data"]["entries"]
            if entry["domain"] == "sleep_twitch"
        )
        bed["data"]["port"] = node_port
        store.write_text(json.dumps(entries))


async def furnish(folder: Path, node_port: int) -> Furnished:
    """Set the bed up as a user does, by its address, and end in order.

    Parameters
    ----------
    folder : Path
        Where to do it.
    node_port : int
        Port of loopback that a node answers on while this runs.
    """
    furnished = Furnished(config=folder / "home", modules=folder / "modules")
    home = _lay_out(furnished.config, forge_command("record", furnished.modules))
    async with home:
        flows = "/api/config/config_entries/flow"
        flow = await home.post(flows, {"handler": "sleep_twitch"})
        address = {"host": "127.0.0.1", "port": node_port}
        form = await home.post(f"{flows}/{flow['flow_id']}", address)
        assert form["step_id"] == "sleeper", form
        made = await home.post(f"{flows}/{flow['flow_id']}", {"name": "Ada"})
        assert made["type"] == "create_entry", made
    assert furnished.modules.exists(), home.log
    (furnished.config / "process.log").unlink()
    return furnished


def _lay_out(config: Path, program: tuple[Path | str, ...]) -> Home:
    home = Home(config, free_port(HOME_PORT), program=program)
    (config / "configuration.yaml").write_text(CONFIGURATION)
    return home
