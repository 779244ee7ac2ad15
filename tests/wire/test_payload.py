"""Samples to bits and back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy
from numpy.typing import NDArray

from custom_components.sleep_twitch.wire.models import WireError
from custom_components.sleep_twitch.wire.payload import (
    Coding,
    decode_payload,
    encode_payload,
    encode_shortest,
    longest_payload,
)

INT16 = np.iinfo(np.int16)


def any_counts() -> st.SearchStrategy[NDArray[np.int16]]:
    """Give samples over the whole range, and quiet ones around any level."""
    wild = st_numpy.arrays(np.int16, st.tuples(st.integers(1, 255), st.just(3)))
    quiet = st.builds(
        lambda noise, level: (noise + level).astype(np.int16),
        st_numpy.arrays(
            np.int16,
            st.tuples(st.integers(1, 255), st.just(3)),
            elements=st.integers(-40, 40),
        ),
        st.integers(-32_700, 32_700),
    )
    return wild | quiet


def _shape(coding: Coding, payload: bytes, count: int) -> tuple[int, ...] | None:
    """Return the shape of what is decoded; None when the payload is refused."""
    try:
        return decode_payload(coding, payload, count).shape
    except WireError:
        return None


@given(coding=st.sampled_from(Coding), counts=any_counts())
def test_every_coding_gives_back_what_it_was_given(
    coding: Coding, counts: NDArray[np.int16]
) -> None:
    """Test no sample is changed on its way, whatever the bed does."""
    payload = encode_payload(coding, counts)

    np.testing.assert_array_equal(
        decode_payload(coding, payload, len(counts)), counts, strict=True
    )
    assert len(payload) <= longest_payload(len(counts))


@given(counts=any_counts())
def test_the_shortest_coding_is_no_longer_than_any(counts: NDArray[np.int16]) -> None:
    """Test the node's ring holds as much of the night as it can."""
    _, payload = encode_shortest(counts)

    assert len(payload) == min(len(encode_payload(one, counts)) for one in Coding)


@pytest.mark.parametrize("coding", Coding, ids=lambda coding: coding.name)
def test_samples_lie_as_the_detector_reads_them(coding: Coding) -> None:
    """Test sums over an axis round alike whichever coding a block came in."""
    counts = np.arange(60, dtype=np.int16).reshape(20, 3)

    decoded = decode_payload(coding, encode_payload(coding, counts), 20)

    assert decoded.flags.c_contiguous
    assert decoded.dtype == np.int16


def test_axes_lie_one_after_the_other() -> None:
    """Test x stays x: a swapped axis turns every posture."""
    counts = np.array([[1, 2, 3], [4, 5, 6]], np.int16)

    payload = encode_payload(Coding.RAW, counts)

    assert payload == bytes([1, 0, 4, 0, 2, 0, 5, 0, 3, 0, 6, 0])


@given(
    coding=st.sampled_from(Coding),
    payload=st.binary(max_size=200),
    count=st.integers(1, 255),
)
def test_hostile_payloads_are_decoded_or_refused(
    coding: Coding, payload: bytes, count: int
) -> None:
    """Test nothing but a refusal comes of rubbish, and what passes is a whole block."""
    assert _shape(coding, payload, count) in {None, (count, 3)}


@given(
    coding=st.sampled_from(Coding),
    counts=any_counts(),
    data=st.data(),
)
def test_a_payload_cut_short_is_refused(
    coding: Coding, counts: NDArray[np.int16], data: st.DataObject
) -> None:
    """Test half a block is no block."""
    payload = encode_payload(coding, counts)
    kept = data.draw(st.integers(0, len(payload) - 1))

    with pytest.raises(WireError):
        decode_payload(coding, payload[:kept], len(counts))


@given(
    coding=st.sampled_from(Coding), counts=any_counts(), surplus=st.binary(min_size=1)
)
def test_a_payload_with_something_behind_it_is_refused(
    coding: Coding, counts: NDArray[np.int16], surplus: bytes
) -> None:
    """Test a length that does not fit the samples is noticed."""
    payload = encode_payload(coding, counts)

    with pytest.raises(WireError):
        decode_payload(coding, payload + surplus, len(counts))


def test_the_ends_of_the_range_lie_in_one_block() -> None:
    """Test a blow that clips on both sides is neither wrapped nor refused."""
    counts = np.full((9, 3), INT16.min, np.int16)
    counts[4] = INT16.max

    for coding in Coding:
        payload = encode_payload(coding, counts)
        np.testing.assert_array_equal(decode_payload(coding, payload, 9), counts)
