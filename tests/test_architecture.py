"""The layering: folders are pure and know only what is upstream of them."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

INTEGRATION: Final = Path(__file__).parents[1] / "custom_components" / "sleep_twitch"
LAYERS: Final = ("wire", "detector", "night", "insight", "export")
"""The pure folders, upstream first."""
LIBRARIES: Final = {layer: {"numpy"} for layer in LAYERS} | {
    "export": {"numpy", "edfio"}
}
WORLDLY: Final = {"asyncio", "random", "secrets", "threading", "time", "uuid"}
"""Modules of the standard library that read a clock, roll dice or wait."""
CLOCKS: Final = {"now", "today", "utcnow", "localtime", "monotonic", "perf_counter"}
MUTABLE_CALLS: Final = {
    "bytearray",
    "Counter",
    "defaultdict",
    "deque",
    "dict",
    "list",
    "OrderedDict",
    "set",
}
MUTABLE_DISPLAYS: Final = (
    ast.Dict,
    ast.DictComp,
    ast.List,
    ast.ListComp,
    ast.Set,
    ast.SetComp,
)
LONGEST_FILE: Final = 320
"""Lines: one noun a file, and some air above the 300 that are aimed for."""


def _files(*folders: str) -> list[Path]:
    return sorted(
        path for folder in folders for path in (INTEGRATION / folder).rglob("*.py")
    )


def _pure_files() -> list[Path]:
    return _files(*LAYERS)


def _name(path: Path) -> str:
    return str(path.relative_to(INTEGRATION))


def _layer(path: Path) -> str:
    return path.relative_to(INTEGRATION).parts[0]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def _imports(path: Path) -> Iterator[tuple[str, ...]]:
    """Give each imported module as parts; a relative one begins with "" and its layer.

    What leaves the integration's folder, or is a flat file in it, is given as it
    would be found there, so that no relative import is overlooked.
    """
    package = path.relative_to(INTEGRATION).parent.parts
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield tuple((node.module or "").split("."))
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1]
            module = tuple(node.module.split(".")) if node.module else ()
            if base + module:
                yield ("", *base, *module)
            else:
                yield from (("", alias.name) for alias in node.names)


def _strangers(path: Path) -> list[str]:
    """Return the imports that the file's layer must not know."""
    layer = _layer(path)
    upstream = set(LAYERS[: LAYERS.index(layer) + 1])
    known = (set(sys.stdlib_module_names) | LIBRARIES[layer]) - WORLDLY
    return [
        ".".join(module)
        for module in _imports(path)
        if not (module[1] in upstream if module[0] == "" else module[0] in known)
    ]


def _worldly_calls(tree: ast.Module) -> list[str]:
    """Return what asks a clock, or rolls dice that no seed holds."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        ast.unparse(call)
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and (
            call.func.attr in CLOCKS
            or (call.func.attr == "default_rng" and not call.args and not call.keywords)
            or (
                ast.unparse(call.func.value) in {"np.random", "numpy.random"}
                and call.func.attr != "default_rng"
            )
        )
    ]


def _shared_state(tree: ast.Module) -> list[str]:
    """Return what one call could leave behind for the next, anywhere in the module."""
    globals_ = [
        ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Global)
    ]
    bodies = [
        tree.body,
        *(node.body for node in ast.walk(tree) if isinstance(node, ast.ClassDef)),
    ]
    assignments = [
        statement
        for body in bodies
        for statement in body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
    ]
    return globals_ + [
        ast.unparse(assignment)
        for assignment in assignments
        if _is_mutable(assignment.value) and not _is_dunder(assignment)
    ]


def _is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).rsplit(".", 1)[-1] in MUTABLE_CALLS
    return isinstance(value, MUTABLE_DISPLAYS)


def _is_dunder(assignment: ast.Assign | ast.AnnAssign) -> bool:
    targets = (
        assignment.targets
        if isinstance(assignment, ast.Assign)
        else [assignment.target]
    )
    return all(ast.unparse(target).startswith("__") for target in targets)


@pytest.mark.parametrize("path", _pure_files(), ids=_name)
def test_a_pure_folder_knows_only_what_is_upstream(path: Path) -> None:
    """Test the scoring runs without Home Assistant, on a server or a laptop."""
    strangers = _strangers(path)

    assert strangers == [], (
        f"{_name(path)} may import the standard library, numpy and {LAYERS} up to "
        f"{_layer(path)}, not {strangers}"
    )


@pytest.mark.parametrize("path", _pure_files(), ids=_name)
def test_time_comes_with_the_samples(path: Path) -> None:
    """Test a night scored tomorrow gives what it gives today."""
    assert _worldly_calls(_tree(path)) == []


@pytest.mark.parametrize("path", _pure_files(), ids=_name)
def test_nothing_is_left_behind_between_two_nights(path: Path) -> None:
    """Test one sleeper's night cannot colour another's."""
    assert _shared_state(_tree(path)) == []


@pytest.mark.parametrize("path", _files("."), ids=_name)
def test_a_file_is_one_noun(path: Path) -> None:
    """Test a file can be read in one go."""
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert lines <= LONGEST_FILE, f"{_name(path)} has {lines} lines: split it by noun"


@pytest.mark.parametrize(
    ("source", "strangers"),
    [
        ("import numpy as np\nfrom dataclasses import dataclass", []),
        ("from .models import Movement\nfrom ..wire import SampleBlock", []),
        ("from ..night.models import Night", [".night.models"]),
        ("from ..const import DOMAIN", [".const"]),
        ("from .. import const", [".const"]),
        ("from .. import wire", []),
        ("from ...elsewhere import thing", [".elsewhere"]),
        ("import homeassistant.core", ["homeassistant.core"]),
        ("import edfio", ["edfio"]),
        ("import time", ["time"]),
        (
            "def f():\n    from custom_components.sleep_twitch import wire",
            ["custom_components.sleep_twitch"],
        ),
    ],
)
def test_the_layering_is_seen(
    source: str,
    strangers: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Test the guard above bites, or a green run would mean nothing."""
    path = tmp_path / "detector" / "sample.py"
    path.parent.mkdir()
    path.write_text(source, encoding="utf-8")
    monkeypatch.setattr(sys.modules[__name__], "INTEGRATION", tmp_path)

    assert _strangers(path) == strangers


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("at = datetime.now(UTC)", ["datetime.now(UTC)"]),
        ("rng = np.random.default_rng()", ["np.random.default_rng()"]),
        ("noise = np.random.normal()", ["np.random.normal()"]),
        ("rng = np.random.default_rng(seed)", []),
        ("onset = night.now_s + 1", []),
    ],
)
def test_a_clock_is_seen(source: str, found: list[str]) -> None:
    """Test the guard above bites."""
    assert _worldly_calls(ast.parse(source)) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("CACHE = {}", ["CACHE = {}"]),
        ("SEEN: Final = set()", ["SEEN: Final = set()"]),
        ("class A:\n    parts: list[int] = []", ["parts: list[int] = []"]),
        ("def f():\n    global n", ["global n"]),
        ("KINDS: Final = MappingProxyType({1: 2})", []),
        ("__all__ = ['Night']", []),
        ("def f():\n    parts = []", []),
    ],
)
def test_shared_state_is_seen(source: str, found: list[str]) -> None:
    """Test the guard above bites."""
    assert _shared_state(ast.parse(source)) == found
