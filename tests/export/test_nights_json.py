"""Nights out as JSON and in again: the same, or a sentence on what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from custom_components.sleep_twitch.export import json_stream
from custom_components.sleep_twitch.export.errors import RecordingError
from custom_components.sleep_twitch.export.night_export import (
    ExportFormat,
    write_export,
)
from custom_components.sleep_twitch.export.nights_json_reader import read_nights_json
from custom_components.sleep_twitch.night.models import RuleSet
from tests.export.nights import BERLIN, night, unknown_night


def _written(folder: Path) -> Path:
    path = folder / "nights.json"
    write_export(ExportFormat.NIGHTS_JSON, path, [night(), unknown_night()], BERLIN)
    return path


def _document(folder: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(_written(folder).read_text("utf-8"))
    return document


def _refusal(folder: Path, document: object) -> str:
    path = folder / "changed.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(RecordingError) as refused:
        read_nights_json(path)
    message = str(refused.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message.removeprefix(f"{path}: ")


@pytest.mark.parametrize("rules", list(RuleSet))
def test_a_night_comes_back_as_it_went(rules: RuleSet, tmp_path: Path) -> None:
    """Test a house that moves to another computer takes every figure along."""
    nights = (night(rules), unknown_night())
    path = tmp_path / "nights.json"

    write_export(ExportFormat.NIGHTS_JSON, path, nights, BERLIN)

    assert read_nights_json(path) == nights


def test_how_it_is_laid_out_does_not_matter(tmp_path: Path) -> None:
    """Test a file that another program sorted and indented is the same file."""
    path = tmp_path / "pretty.json"
    text = json.dumps(_document(tmp_path), sort_keys=True, indent=2)
    path.write_text(text, encoding="utf-8-sig")

    assert read_nights_json(path) == (night(), unknown_night())


def test_a_cut_file_is_refused_wherever_it_ends(tmp_path: Path) -> None:
    """Test half a download is no half of a life."""
    whole = _written(tmp_path).read_bytes()
    path = tmp_path / "cut.json"
    for length in range(0, len(whole) - 2, 997):
        path.write_bytes(whole[:length])
        with pytest.raises(RecordingError):
            read_nights_json(path)


@pytest.mark.parametrize("chunk", [1, 7, 4096])
def test_how_it_is_read_does_not_matter(
    chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test a number or a name that lies across two pieces is one."""
    path = tmp_path / "nights.json"
    write_export(ExportFormat.NIGHTS_JSON, path, [unknown_night()] * 2, BERLIN)
    monkeypatch.setattr(json_stream, "_CHUNK", chunk)

    assert read_nights_json(path) == (unknown_night(), unknown_night())


def test_forgotten_movements_stay_forgotten(tmp_path: Path) -> None:
    """Test a night whose movements were deleted is not one in which nothing moved."""
    whole = night()
    forgotten = replace(
        whole,
        night=replace(whole.night, movements=()),
        are_movements_forgotten=True,
        wrong_onsets_s=frozenset(),
    )
    path = tmp_path / "nights.json"

    write_export(ExportFormat.NIGHTS_JSON, path, [forgotten], BERLIN)

    assert read_nights_json(path) == (forgotten,)


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (("format",), "other", "format is \"other\", 'sleep_twitch.nights' is needed"),
        (("version",), 2, "version is 2, 1, the only version"),
        (("nights",), {}, "nights is {}, a list is needed"),
        (("nights", 1, "start"), "2026-03-14T22:00:00", "nights[1].start is"),
        (("nights", 1, "kind"), "siesta", 'nights[1].kind is "siesta", one of night'),
        (
            ("nights", 0, "end"),
            "2026-03-01T00:00:00Z",
            "up to 172800 s after the start",
        ),
        (("nights", 0, "gaps", 0), [5.0, 1e9], "gaps[0][1] is 1000000000.0, a number"),
        (("nights", 0, "in_bed", 1), [5.0, 6.0], "a stretch after 14000 s"),
        (("nights", 0, "summary", "plm"), -1, "nights[0].summary.plm is -1"),
        (("nights", 0, "summary", "plm"), 2**63, "a whole number up to 2147483647"),
        (("nights", 0, "summary", "plm"), 1.5, "a whole number of 0 or more"),
        (
            ("nights", 0, "movements", 2, "duration_s"),
            "long",
            'nights[0].movements[2].duration_s is "long", a number is needed',
        ),
        (
            ("nights", 0, "movements", 2, "kind"),
            "kick",
            "one of hypnic_jerk, limb_movement",
        ),
        (("nights", 0, "movements", 2, "confidence"), 90, "a share from 0 to 1"),
        (("nights", 0, "movements", 2, "reason", "values"), {}, "sentence of 'limb'"),
        (("nights", 0, "movements", 2, "onset_s"), True, "is true, a number is needed"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    place: tuple[str | int, ...], value: object, told: str, tmp_path: Path
) -> None:
    """Test whoever changed a file by hand finds the spot."""
    document = _document(tmp_path)
    *way, last = place
    inner: Any = document
    for step in way:
        inner = inner[step]
    inner[last] = value

    assert told in _refusal(tmp_path, document)


def _leaves(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[Any]:  # noqa: ANN401 - JSON
    steps = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for step, inner in steps:
        yield (*place, step)
        yield from _leaves(inner, (*place, step))


@pytest.mark.parametrize("garbage", [None, [], {}, "x", -1, 1e308, True])
def test_garbage_anywhere_is_refused_in_words_or_read(
    garbage: object, tmp_path: Path
) -> None:
    """Test no file brings the import down, whatever is in it."""
    document = _document(tmp_path)
    # One movement is like the other, and so is one bin: a few have every kind of place.
    first = document["nights"][0]
    first["movements"] = first["movements"][:3]
    first["summary"]["imi_histogram"] = {
        name: bins[:2] for name, bins in first["summary"]["imi_histogram"].items()
    }
    document["nights"] = [first]
    path = tmp_path / "garbage.json"
    refused = 0
    for place in list(_leaves(document)):
        changed = json.loads(json.dumps(document))
        *way, last = place
        inner = changed
        for step in way:
            inner = inner[step]
        inner[last] = garbage
        path.write_text(json.dumps(changed), encoding="utf-8")
        refused += _is_refused(path)

    assert refused > 20


def _is_refused(path: Path) -> bool:
    try:
        read_nights_json(path)
    except RecordingError:
        return True
    return False


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "line 1: is no JSON: Expecting value"),
        (b'{"format": "sleep_twitch.nights",\n "version": }', "line 2: is no JSON"),
        (b'{"format": "sleep_twitch.nights",\n\n "version" 1}', "line 3: is no JSON"),
        (b'{"format": "sleep_twitch.nights" "version": 1}', "',' is needed"),
        (b'{"format": "sleep_twitch.nights", 1: 2}', "a name in quotes is needed"),
        (b'{"format": "sleep_twitch.nights"', "line 1: is no JSON: ',' is needed"),
        (b'{"version": 1, "nights": []} {}', "nothing more is needed"),
        (b"\xff\xfe\x00", "is no JSON"),
        (b'{"format": NaN}', "NaN is no number; unknown is null"),
        (b"[" * 100_000, "is no JSON"),
        (b"[]", "the document is [], an object is needed"),
        (b"{}", "has no 'format'"),
    ],
    ids=[
        "empty",
        "no value",
        "no colon",
        "no comma",
        "no name",
        "cut off",
        "a rest",
        "no text",
        "not a number",
        "too deep",
        "a list",
        "nothing",
    ],
)
def test_what_is_no_document_of_ours_is_refused(
    content: bytes, told: str, tmp_path: Path
) -> None:
    """Test a wrong file is one clear line."""
    path = tmp_path / "wrong.json"
    path.write_bytes(content)

    with pytest.raises(RecordingError) as refused:
        read_nights_json(path)

    assert told in str(refused.value)
