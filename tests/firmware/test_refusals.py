"""What the simulated node will not play, and what it says then."""

import subprocess
from pathlib import Path

import pytest

from .recordings import night, write_csv, write_edf

pytestmark = pytest.mark.firmware


def refusal(simulator: Path, tmp_path: Path, **settings: object) -> str:
    """Return what a node says that will not start."""
    done = subprocess.run(
        [simulator],
        env={name: str(value) for name, value in settings.items()}
        | {"ESPHOME_PREFDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=10,
    )
    assert done.returncode == 2
    return done.stderr.strip()


def test_a_slow_recording_is_refused_with_the_rate_that_is_needed(
    simulator: Path, tmp_path: Path
) -> None:
    """Test nobody waits a night for twitches that cannot be there."""
    rows = [(0.61 * index, 0.0, 0.0, 1.0) for index in range(50)]
    csv = write_csv(tmp_path / "slow.csv", "time_s,x_g,y_g,z_g", rows)

    said = refusal(simulator, tmp_path, BED_MOTION_RECORDING=csv)

    assert "1.639" in said
    assert "at least 25 Hz" in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("time_s,x_g,y_g\n0,1,2\n", "no column 'z_g'"),
        ("time_s,a,b,c\n0,1,2,3\n", "x_mg,y_mg,z_mg"),
        ("when,x_g,y_g,z_g\n0,1,2,3\n", "time_s"),
        ("time_s,x_g,y_g,z_g\n0,0,0,1\n0.01,0,nan,1\n", "line 3 says 'nan'"),
        ("time_s,x_g,y_g,z_g\n0,0,0,1\n0.01,0,,1\n", "line 3 says ''"),
        ("time_s,x_g,y_g,z_g\n0,0,0,1\n0.01,0\n", "line 3 ends"),
        ("time_s,x_g,y_g,z_g\n0,0,0,1\n", "fewer than two samples"),
        ("time_s,x_g,y_g,z_g\n1,0,0,1\n1,0,0,1\n", "do not grow"),
        ("", "neither an EDF nor a CSV"),
    ],
    ids=[
        "an axis is missing",
        "no axis at all",
        "no time",
        "not a number",
        "an empty cell",
        "a short line",
        "one sample",
        "time stands still",
        "an empty file",
    ],
)
def test_a_csv_that_cannot_be_played_says_why(
    simulator: Path, tmp_path: Path, text: str, expected: str
) -> None:
    """Test the sentence leads to what is wrong with the file."""
    csv = tmp_path / "night.csv"
    csv.write_text(text)

    said = refusal(simulator, tmp_path, BED_MOTION_RECORDING=csv)

    assert expected in said
    assert said.count("\n") == 0


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"labels": ("accel x", "accel y")}, "it has 2"),
        ({"unit": "uV"}, "it has 0"),
        ({"kind": "EDF+D"}, "EDF+D"),
        ({"record_s": 10.0}, "at least 25 Hz"),
        ({"digital": (5, 5)}, "digital maximum"),
    ],
    ids=["two axes", "no acceleration", "holes", "too slow", "no scale"],
)
def test_an_edf_that_cannot_be_played_says_why(
    simulator: Path, tmp_path: Path, options: dict[str, object], expected: str
) -> None:
    """Test the sentence leads to what is wrong with the file."""
    edf = write_edf(tmp_path / "night.edf", night(5, 200), **options)  # type: ignore[arg-type]

    said = refusal(simulator, tmp_path, BED_MOTION_RECORDING=edf)

    assert expected in said


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"BED_MOTION_SPEED": "fast"}, "BED_MOTION_SPEED is 'fast'"),
        ({"BED_MOTION_SPEED": "0"}, "0.001 to 100000"),
        ({"BED_MOTION_PORT": "70000"}, "1 to 65535"),
        ({"BED_MOTION_WALL_ORIGIN_US": "today"}, "microseconds of UTC"),
        ({"BED_MOTION_CLOCK_PPM": "nan"}, "ppm"),
        ({"BED_MOTION_RING_BYTES": "12"}, "2048"),
        ({"BED_MOTION_MAC": "06:35:69"}, "six bytes"),
        ({"BED_MOTION_NAME": "My Bed"}, "small letters"),
        ({"BED_MOTION_RECORDING": "/nowhere.edf"}, "no such file"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_wrong_setting_says_what_would_be_right(
    simulator: Path, tmp_path: Path, settings: dict[str, str], expected: str
) -> None:
    """Test a typing error does not start some other night than was meant."""
    assert expected in refusal(simulator, tmp_path, **settings)
