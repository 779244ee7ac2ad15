"""`scripts/replay --movements`: a list in, its series out."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from tests.replay.replaying import refused, replay, replayed

VECTORS: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "plm_series.json").read_text(
        encoding="utf-8"
    )
)["cases"]
RANDOM_NIGHT: Final = "24_random_single_leg"


def _write(path: Path, rows: list[str], header: str = "onset_s,duration_s") -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def _listed(folder: Path, name: str) -> Path:
    rows = [f"{onset},{length}" for onset, length in VECTORS[name]["movements"]]
    return _write(folder / "list.csv", rows)


@pytest.mark.parametrize("rules", ["wasm2016", "aasm"])
@pytest.mark.parametrize("name", ["10_short_pair_mid", "11_long_mid_3_3", RANDOM_NIGHT])
def test_a_list_comes_back_with_its_series(
    name: str, rules: str, tmp_path: Path
) -> None:
    """Test a researcher's list is scored as published, movement by movement."""
    document = replayed("--movements", _listed(tmp_path, name), "--rules", rules)

    movements = document["movements"]
    assert [[m["onset_s"], m["duration_s"]] for m in movements] == [
        [float(onset), float(length)] for onset, length in VECTORS[name]["movements"]
    ]
    flags = [int(m["series"] is not None) for m in movements]
    assert flags == VECTORS[name][f"plm_{rules}"]
    assert document["summary"]["plm"] == sum(flags)
    assert document["summary"]["rules"] == rules


def test_the_random_night_has_its_published_index(tmp_path: Path) -> None:
    """Test the index of a list of 20 intervals and more, and its level by chance."""
    summary = replayed("--movements", _listed(tmp_path, RANDOM_NIGHT))["summary"]

    assert summary["periodicity_index"] == pytest.approx(0.5917, abs=5e-5)
    assert 0.2 < summary["periodicity_index_chance"] < 0.4
    assert summary["rhythm_period_s"] == pytest.approx(24, abs=2)


def test_a_list_has_no_night(tmp_path: Path) -> None:
    """Test nothing is made up that a list does not say."""
    document = replayed("--movements", _listed(tmp_path, "01_four_at_20s"))

    assert list(document) == ["recording", "night", "movements", "summary"]
    assert document["night"] is None
    assert document["summary"]["plm_per_hour"] is None
    assert document["summary"]["periodicity_index"] is None
    assert list(document["movements"][0]) == [
        "onset_s",
        "duration_s",
        "kind",
        "peak_mg",
        "confidence",
        "series",
        "reason",
    ]
    assert document["movements"][0]["peak_mg"] is None


def test_kinds_of_a_list_are_kept(tmp_path: Path) -> None:
    """Test a turn ends a series by WASM, and no kind means limb movement."""
    rows = [f"{100 + 20 * i},2,{kind}" for i, kind in enumerate(["limb_movement", ""])]
    rows += ["130,4,body_movement", "140,2,", "141.5,0.2,hypnic_jerk", "160,2,"]
    path = _write(tmp_path / "list.csv", rows, "onset_s,duration_s,kind")

    document = replayed("--movements", path)

    assert [m["kind"] for m in document["movements"]] == [
        "limb_movement",
        "limb_movement",
        "body_movement",
        "limb_movement",
        "hypnic_jerk",
        "limb_movement",
    ]
    assert document["summary"]["plm"] == 0
    assert replayed("--movements", path, "--rules", "aasm")["summary"]["plm"] == 4
    assert document["summary"]["hypnic_jerks"] == 1


def test_without_json_a_person_can_read_it(tmp_path: Path) -> None:
    """Test the page names the rule set beside its figure."""
    done = replay("--movements", _listed(tmp_path, RANDOM_NIGHT))

    assert done.returncode == 0
    assert "periodic (WASM 2016)  201 in" in done.stdout


@pytest.mark.parametrize(
    ("header", "rows", "what"),
    [
        ("onset_s", ["1"], "no column duration_s"),
        ("onset_s,duration_s", ["1,2", "x,2"], "line 3: onset_s is 'x'"),
        ("onset_s,duration_s", ["1,nan"], "line 2: duration_s is 'nan'"),
        ("onset_s,duration_s", ["1,-2"], "a duration is 0 or more"),
        ("onset_s,duration_s", ["1"], "line 2 has 1 values for 2 columns"),
        ("onset_s,duration_s,kind", ["1,2,kick"], "kind is 'kick', not one of"),
    ],
    ids=["no duration", "a word", "not finite", "negative", "short row", "odd kind"],
)
def test_a_wrong_list_is_refused_in_one_line(
    header: str, rows: list[str], what: str, tmp_path: Path
) -> None:
    """Test the line says which value is wrong, and where."""
    path = _write(tmp_path / "list.csv", rows, header)

    assert what in refused("--movements", path)


def test_what_is_no_list_is_refused(tmp_path: Path) -> None:
    """Test a missing, an empty and a binary file each get their own line."""
    (tmp_path / "empty.csv").touch()
    (tmp_path / "photo.csv").write_bytes(b"\xff\xd8\xff\xe0\x00")

    assert "No such file" in refused("--movements", tmp_path / "none.csv")
    assert "is empty" in refused("--movements", tmp_path / "empty.csv")
    assert "no movement list" in refused("--movements", tmp_path / "photo.csv")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ([], "give one RECORDING"),
        (["a.csv", "--movements", "b.csv"], "give one RECORDING"),
        (["a.csv", "--rules", "mine"], "'mine'"),
        (["a.csv", "--sensitivity", "6"], "6"),
        (["a.csv", "--chip", "ABC123"], "known are ADXL345"),
    ],
    ids=["nothing", "two files", "rules", "sensitivity", "chip"],
)
def test_a_wrong_command_line_is_refused_in_one_line(
    arguments: list[str], what: str
) -> None:
    """Test a slip of the pen is answered with what would be right."""
    assert what in refused(*arguments)
