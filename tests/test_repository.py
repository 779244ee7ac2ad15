"""What the repository as a whole promises, whatever is in it."""

import json
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
MANIFEST: Final = ROOT / "custom_components" / "sleep_twitch" / "manifest.json"
REGISTRIES: Final = tuple(
    # In halves, or this file would find itself.
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("npmmirror", "com"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
        ("index", "crates", "io"),
        ("registry", "platformio", "org"),
    )
)
MACHINE_PATH: Final = re.compile(r"(?<![\w.$}~-])/(?:work|root|opt/pypi|home/\w+)/")
HACS_KEYS: Final = {
    "content_in_root",
    "country",
    "filename",
    "hacs",
    "hide_default_branch",
    "homeassistant",
    "name",
    "persistent_directory",
    "render_readme",
    "zip_release",
}
LOCKS: Final = ("ha", "esphome", "replay", "cohort", "pure", "kinds")


@cache
def _tree() -> dict[str, str]:
    """Return every text file that git has, or would take, by its name."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    texts = {}
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file() and b"\0" not in (content := path.read_bytes()):
            texts[name] = content.decode(errors="replace")
    return texts


def _lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_a_package_registry(host: str) -> None:
    """Test everyone installs from the index their own machine is set to."""
    assert [name for name, text in _tree().items() if host in text] == []


def test_no_file_names_a_path_of_one_machine() -> None:
    """Test the repository works wherever it is cloned to."""
    assert [name for name, text in _tree().items() if MACHINE_PATH.search(text)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_hash(name: str) -> None:
    """Test what is installed is what was locked, byte for byte."""
    packages = re.split(r"\n(?=\S)", _lock(name))

    pinned = [package for package in packages if not package.startswith("#")]
    unhashed = [package for package in pinned if "--hash=sha256:" not in package]

    assert pinned != []
    assert unhashed == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_says_what_and_not_where(name: str) -> None:
    """Test a lock made on one machine installs on every other."""
    assert re.findall(r"://|^-|@ ", _lock(name), re.MULTILINE) == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_exact_wish_is_locked(name: str) -> None:
    """Test a pin that was edited and not locked anew is noticed."""
    wishes = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8")
    exact = re.findall(r"^([\w.-]+==[\w.]+)$", wishes, re.MULTILINE)
    locked = {line.split(" ")[0] for line in _lock(name).splitlines()}

    assert [pin for pin in exact if pin not in locked] == []


def test_every_rule_that_is_off_has_its_reason() -> None:
    """Test nobody switches a check off without saying why."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    ruff = tomllib.loads(text)["tool"]["ruff"]["lint"]
    rules = set(ruff["ignore"])
    for ignored in ruff["per-file-ignores"].values():
        rules |= set(ignored)

    unexplained = [
        rule
        for rule in sorted(rules)
        if not re.search(rf'"{rule}",\s+# .{{10,}}\.$', text, re.MULTILINE)
        and not re.search(rf'# .{{10,}}\.\n.*\[.*"{rule}"', text)
    ]

    assert unexplained == []


def test_the_manifest_is_in_the_order_hassfest_wants() -> None:
    """Test a release is not stopped by the order of two lines."""
    keys = list(json.loads(MANIFEST.read_text(encoding="utf-8")))

    assert keys[:2] == ["domain", "name"]
    assert keys[2:] == sorted(keys[2:])


def test_every_place_tells_the_same_version() -> None:
    """Test the zip, the package and the change log cannot disagree."""
    version = json.loads(MANIFEST.read_text(encoding="utf-8"))["version"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert project["project"]["version"] == version
    assert f"## {version}" in changes


def test_hacs_knows_every_key() -> None:
    """Test HACS takes the repository: it refuses keys it does not know."""
    keys = set(json.loads((ROOT / "hacs.json").read_text(encoding="utf-8")))

    assert keys - HACS_KEYS == set()
