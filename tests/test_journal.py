"""The journal: what survives the end of Home Assistant at any moment."""

import resource
from pathlib import Path

import pytest

from custom_components.sleep_twitch.journal import Journal, RecordKind

RECORDS = [
    (RecordKind.HEAD, b"{}"),
    (RecordKind.REPLY, b"BM" + bytes(range(256))),
    (RecordKind.CLOCK, b"[]"),
    (RecordKind.REPLY, b""),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a journal may lie; the folder is not there yet."""
    return tmp_path / "journal" / "bed.journal"


@pytest.fixture
def journal(path: Path) -> Journal:
    """Return a journal with some records in it."""
    journal = Journal(path)
    journal.restart(RECORDS[0][1])
    for kind, payload in RECORDS[1:]:
        journal.append(kind, payload)
    return journal


def test_what_was_appended_is_read_again(journal: Journal) -> None:
    """Test a restart finds every reply, byte for byte and in order."""
    journal.close()

    assert list(journal.read()) == RECORDS


def test_a_killed_process_loses_nothing(journal: Journal, path: Path) -> None:
    """Test what was appended is there without any goodbye."""
    survivor = Journal(path)

    assert list(survivor.read()) == RECORDS
    survivor.close()
    journal.close()


def test_a_journal_goes_on_behind_what_it_holds(journal: Journal) -> None:
    """Test a restart in mid-night appends, and does not begin anew."""
    list(journal.read())

    journal.append(RecordKind.REPLY, b"later")

    journal.close()
    assert list(journal.read()) == [*RECORDS, (RecordKind.REPLY, b"later")]


@pytest.mark.parametrize("lost_bytes", range(1, 30))
def test_a_torn_end_costs_only_the_torn_record(
    journal: Journal, path: Path, lost_bytes: int
) -> None:
    """Test a power cut in mid-write leaves all that was whole before it."""
    journal.append(RecordKind.REPLY, b"the last reply, torn")
    journal.close()
    path.write_bytes(path.read_bytes()[:-lost_bytes])

    assert list(journal.read()) == RECORDS
    journal.append(RecordKind.REPLY, b"fetched again")
    journal.close()
    assert list(journal.read())[-1] == (RecordKind.REPLY, b"fetched again")


def test_a_flipped_bit_ends_the_journal_there(journal: Journal, path: Path) -> None:
    """Test damaged bytes are never taken for a reply."""
    journal.close()
    data = bytearray(path.read_bytes())
    data[data.index(b"BM") + 20] ^= 1
    path.write_bytes(data)

    assert list(journal.read()) == RECORDS[:1]


def test_a_length_beyond_reason_is_not_believed(journal: Journal, path: Path) -> None:
    """Test four damaged bytes do not ask for gigabytes of memory."""
    journal.close()
    with path.open("ab") as file:
        file.write(b"\xff" * 9)

    assert list(journal.read()) == RECORDS


def test_a_restart_leaves_only_the_head(journal: Journal) -> None:
    """Test a journal does not grow from night to night."""
    journal.restart(b"new head")
    journal.append(RecordKind.REPLY, b"first")

    journal.close()
    assert list(journal.read()) == [
        (RecordKind.HEAD, b"new head"),
        (RecordKind.REPLY, b"first"),
    ]


def test_a_crash_while_beginning_anew_keeps_the_old(
    journal: Journal, path: Path
) -> None:
    """Test the old journal stands until the new one is whole."""
    journal.close()
    path.with_suffix(".new").write_bytes(b"ST")

    assert list(journal.read()) == RECORDS


def test_records_of_a_later_version_are_passed_over(journal: Journal) -> None:
    """Test going back a version costs no sample."""
    journal.append(99, b"from the future")  # type: ignore[arg-type] # unknown on purpose
    journal.append(RecordKind.REPLY, b"after")
    journal.close()

    assert list(journal.read()) == [*RECORDS, (RecordKind.REPLY, b"after")]


def test_a_file_that_is_no_journal_is_set_aside(path: Path) -> None:
    """Test unknown bytes are kept for whoever knows them."""
    path.parent.mkdir()
    path.write_bytes(b"something else")
    journal = Journal(path)

    assert list(journal.read()) == []

    journal.close()
    assert path.with_suffix(".unreadable").read_bytes() == b"something else"


def test_a_full_disk_leaves_no_half_record(journal: Journal, path: Path) -> None:
    """Test what follows a failed write can still be read."""
    limit = path.stat().st_size + 50
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))

    with pytest.raises(OSError, match=r"no room|too large"):
        journal.append(RecordKind.REPLY, bytes(1000))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    journal.append(RecordKind.REPLY, b"room again")
    journal.close()
    assert list(journal.read()) == [*RECORDS, (RecordKind.REPLY, b"room again")]


def test_a_closed_journal_takes_nothing(path: Path) -> None:
    """Test a reply is never dropped without a word."""
    with pytest.raises(ValueError, match=r"bed\.journal is closed"):
        Journal(path).append(RecordKind.REPLY, b"")
