"""What `esphome config` accepts, and what it says about what it does not."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest
import yaml  # type: ignore[import-untyped]

from tests.tools import ROOT, require_program

from .building import validate

pytestmark = pytest.mark.firmware

ESPHOME: Final = ROOT / "esphome"

HUB: Final = """
motion: [{{platform: lsm6ds, id: hub, update_interval: {interval}}}]
bed_motion: {{source: {{type: motion, motion_id: hub}}}}
"""
BOARDS: Final = {
    "esp32s3": """
esp32: {board: seeed_xiao_esp32s3, variant: esp32s3, framework: {type: esp-idf}}
psram: {mode: octal, speed: 80MHz}
wifi: {ssid: a, password: "12345678"}
i2c: {id: bus, sda: GPIO5, scl: GPIO6}
""",
    "host": """
host:
""",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a copy of the project's ESPHome folder with somebody's secrets in it."""
    home = tmp_path / "esphome"
    shutil.copytree(ESPHOME, home, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    shutil.copy(home / "secrets.example.yaml", home / "secrets.yaml")
    return home


def what_is_said(home: Path, yaml_text: str, board: str = "esp32s3") -> str:
    """Return what ESPHome says to a node of our own making, on one line."""
    path = home / "mine.yaml"
    path.write_text(
        "substitutions: {bed_motion_components: components}\n"
        "packages: {bed_motion: !include packages/bed-motion.yaml}\n"
        "esphome: {name: mine}\n" + BOARDS[board] + yaml_text
    )
    done = validate(path, home.parent / "data")
    return f"{done.returncode}: {re.sub(r'\s+', ' ', done.stdout + done.stderr)}"


@pytest.mark.parametrize("name", ["bed-node", "bed-node-c3", "bed-node.factory"])
def test_a_users_node_is_valid(home: Path, name: str) -> None:
    """Test what we tell people to flash can be flashed."""
    done = validate(
        home / f"{name}.yaml",
        home.parent / "data",
        "bed_motion_components",
        "components",
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr


@pytest.mark.parametrize("name", ["bed-node", "bed-node-c3"])
def test_a_users_node_keeps_its_ring_its_secret_and_the_dark(
    home: Path, name: str
) -> None:
    """Test the settings without which a night is lost, open to all, or lit."""
    done = validate(
        home / f"{name}.yaml",
        home.parent / "data",
        "bed_motion_components",
        "components",
    )
    config = yaml.load(done.stdout, Loader=EspHomeLoader)  # noqa: S506

    assert config["api"]["reboot_timeout"] == "0s"
    assert config["wifi"]["reboot_timeout"] == "0s"
    assert config["wifi"]["power_save_mode"] == "NONE"
    assert config["api"]["encryption"]["key"]
    updates = {entry["platform"]: entry for entry in config["ota"]}
    assert "encryption" in updates["esphome"]
    assert "captive_portal" in config
    assert config["esphome"]["project"]["name"] == "sleep_twitch.bed_node"
    assert config["esphome"]["min_version"] == "2026.10.0"
    assert all(
        light["restore_mode"] == "ALWAYS_OFF" for light in config.get("light", [])
    )
    assert all(
        sensor["disabled_by_default"] for sensor in _named_sensors(config["sensor"])
    )


def test_the_factory_image_holds_no_secret(home: Path) -> None:
    """Test one image may be everybody's, and two in a house do not share a name."""
    (home / "secrets.yaml").unlink()

    done = validate(
        home / "bed-node.factory.yaml",
        home.parent / "data",
        "bed_motion_components",
        "components",
    )
    config = yaml.load(done.stdout, Loader=EspHomeLoader)  # noqa: S506

    assert done.returncode == 0, done.stdout + done.stderr
    assert config["esphome"]["name_add_mac_suffix"]
    assert config["api"]["encryption"] in ({}, None)
    assert "improv_serial" in config
    assert config["dashboard_import"]["package_import_url"].startswith("github://")


def test_eight_lines_that_name_our_repository_are_a_node(
    home: Path, tmp_path: Path
) -> None:
    """Test the way that docs/hardware.md tells: nothing to copy but these lines."""
    for command in (
        ["init", "--quiet"],
        ["add", "esphome"],
        ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x"],
        ["tag", "v0.1.0"],
    ):
        subprocess.run([require_program("git"), *command], cwd=tmp_path, check=True)
    mine = tmp_path / "mine" / "bed.yaml"
    mine.parent.mkdir()
    shutil.copy(home / "secrets.yaml", mine.parent)
    mine.write_text(f"""
substitutions:
  name: left-side
  friendly_name: Left side
  sensor_rate: 208Hz
  bed_motion_components: {home / "components"}
packages:
  bed_node: {{url: "file://{tmp_path}", ref: v0.1.0, files: [esphome/bed-node.yaml]}}
""")

    done = validate(mine, tmp_path / "data")
    config = yaml.load(done.stdout, Loader=EspHomeLoader)  # noqa: S506

    assert done.returncode == 0, done.stdout + done.stderr
    assert config["esphome"]["name"] == "left-side"
    assert config["bed_motion"]["source"]["rate"] == 208


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "{type: lis3dh}",
            "There is no source of type 'lis3dh'; this firmware knows: lsm6dso, motion",
        ),
        (
            "{type: lsm6dso, rate: 100Hz}",
            "no data rate of 100 Hz; it has 26, 52, 104, 208, 416 Hz. The nearest is 1",
        ),
        (
            "{type: lsm6dso, range: 3g}",
            "The LSM6DSO has no range of 3 g; it has 2g, 4g, 8g, 16g. A bed needs 2g.",
        ),
        (
            "[{type: lsm6dso}, {type: motion}]",
            "A node has one source, and here are 2.",
        ),
        ("{rate: 104Hz}", "A source needs a type, one of: lsm6dso, motion, simulator."),
        (
            "{type: simulator}",
            "host platform only, and this is esp32. A real node takes one of: lsm6dso",
        ),
    ],
    ids=[
        "an unknown chip",
        "a rate the chip does not have",
        "a range the chip does not have",
        "two sources",
        "no type",
        "the simulator on a board",
    ],
)
def test_a_wrong_source_is_refused_with_what_would_be_right(
    home: Path, source: str, expected: str
) -> None:
    """Test a typing error is a sentence, not a night without samples."""
    said = what_is_said(home, f"bed_motion: {{source: {source}}}")

    assert said.startswith("2: ")
    assert expected in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "bed_motion: [{source: {type: lsm6dso}}, {source: {type: lsm6dso}}]",
            "A node watches one bed with one source, and bed_motion is here 2 times.",
        ),
        (
            "bed_motion: {source: {type: lsm6dso}, ring_size: 100B}",
            "A ring of 100 bytes is not possible: it takes 8kB to 32MB",
        ),
        (
            "bed_motion: {source: {type: lsm6dso}, block_size: 300}",
            "value must be at most 255",
        ),
        (
            HUB.format(interval="250ms"),
            "every 250 ms, too slowly to see a twitch; give it 'update_interval: 10ms'",
        ),
        (
            "api:\n  actions: !remove\nbed_motion: {source: {type: lsm6dso}}",
            "Nobody could read this node: the api has no action called 'fetch'.",
        ),
    ],
    ids=["two beds", "a tiny ring", "a long block", "a slow hub", "no action"],
)
def test_a_wrong_node_is_refused_with_what_would_be_right(
    home: Path, text: str, expected: str
) -> None:
    """Test what can only fail at night is found by day."""
    said = what_is_said(home, text)

    assert said.startswith("2: ")
    assert expected in said


@pytest.mark.parametrize(
    "text",
    [
        "bed_motion: {source: {type: lsm6dso, rate: 208Hz, range: 4g}, ring_size: 2MB}",
        HUB.format(interval="10ms"),
    ],
    ids=["FIFO", "motion hub"],
)
def test_a_right_node_is_accepted(home: Path, text: str) -> None:
    """Test the refusals above do not refuse everything."""
    assert what_is_said(home, text).startswith("0: ")


class EspHomeLoader(yaml.SafeLoader):  # type: ignore[misc]
    """Reads what `esphome config` prints, its own tags as plain values."""


def _plain(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    return None


EspHomeLoader.add_multi_constructor("!", _plain)


def _named_sensors(sensors: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the sensors that become entities, those inside a platform's entry too."""
    inner = [
        value
        for entry in sensors
        for value in entry.values()
        if isinstance(value, dict) and "name" in value
    ]
    return [entry for entry in sensors if "name" in entry] + inner
