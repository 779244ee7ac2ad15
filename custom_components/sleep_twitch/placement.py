"""The placement test of a bed: led through, and its last result kept."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .detector.params import DetectorParams
from .insight.bed_floor import BedFloor
from .insight.placement import (
    PlacementProblem,
    PlacementState,
    PlacementStep,
    PlacementTest,
)
from .insight.placement_params import PlacementParams
from .insight.placement_verdict import PlacementFinding, Verdict
from .live_view import DatedPiece, LiveView

_VERSION: Final = 1
_DIGITS: Final = 3

type KeepFloor = Callable[[BedFloor], Awaitable[bool]]


def placement_store(hass: HomeAssistant, mac: str) -> Store[dict[str, Any]]:
    """Return where the last result of a bed is kept."""
    return Store(hass, _VERSION, f"{DOMAIN}.placement_{mac.replace(':', '')}")


class PlacementOrder(StrEnum):
    """What a person says to a test."""

    START = "start"
    NEXT = "next"
    CANCEL = "cancel"


class Placement:
    """One test at a time, fed with the live signal while it runs.

    That one was running is on the disk: after a reload or a restart of Home Assistant
    it is told that it ended there.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        mac: str,
        live: LiveView,
        params: DetectorParams,
        keep_floor: KeepFloor,
    ) -> None:
        """Prepare; `async_load` tells what was found last.

        Parameters
        ----------
        hass : HomeAssistant
            Home Assistant.
        mac : str
            Whose result it is.
        live : LiveView
            The signal that a test looks at.
        params : DetectorParams
            By which the bed's movements are judged.
        keep_floor : callable
            Keeps what the empty bed showed; returns whether it could.
        """
        self._hass = hass
        self._live = live
        self._detector_params = params
        self._keep_floor = keep_floor
        self._store = placement_store(hass, mac)
        self._test: PlacementTest | None = None
        self._stop_looking: CALLBACK_TYPE | None = None
        self._listeners: set[Callable[[], None]] = set()
        self._state: PlacementState | None = None
        self._result: dict[str, Any] | None = None

    async def async_load(self) -> None:
        """Take up the last result, and that a test did not come to its end."""
        data = await self._store.async_load()
        if data is None:
            return
        self._result = data["result"]
        if self._result is not None:
            self._state = PlacementState(step=PlacementStep.DONE, is_running=False)
        if data["is_running"]:
            self._state = _ended(PlacementProblem.STOPPED)
            await self._async_save(is_running=False)

    @property
    def view(self) -> dict[str, Any] | None:
        """Return how the test stands, as cards get it; None before the first."""
        state = self._state
        if state is None:
            return None
        return {
            "step": state.step,
            "running": state.is_running,
            "elapsed_s": round(state.elapsed_s, 1),
            "needed_s": state.needed_s,
            "foot_movements": state.foot_movements,
            "foot_wanted": PlacementParams().foot_wanted,
            "problem": state.problem,
            "result": self._result,
        }

    @callback
    def async_listen(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the listener when the view has changed; return what ends it."""
        self._listeners.add(listener)
        return lambda: self._listeners.discard(listener)

    async def async_do(self, order: PlacementOrder) -> None:
        """Begin a test, its next step, or leave it.

        Raises
        ------
        ValueError
            If that makes no sense now.
        """
        match order:
            case PlacementOrder.START:
                await self._async_begin()
            case PlacementOrder.NEXT:
                self._running_test().begin_next()
            case PlacementOrder.CANCEL:
                self._running_test().end(PlacementProblem.CANCELLED)
                await self._async_leave()
        self._show()

    @callback
    def async_stop(self) -> None:
        """Look no more; a test that was running ended here."""
        if self._stop_looking:
            self._stop_looking()
            self._stop_looking = None

    def _running_test(self) -> PlacementTest:
        if self._test is None:
            raise ValueError("no test is running: start one")
        return self._test

    async def _async_begin(self) -> None:
        self.async_stop()
        self._test = PlacementTest(PlacementParams(), self._detector_params)
        self._stop_looking = self._live.async_watch(self._handle_piece)
        await self._async_save(is_running=True)

    async def _async_leave(self) -> None:
        """End looking, and note on the disk that no test runs any more."""
        self.async_stop()
        if self._test:
            self._state = self._test.state
        self._test = None
        await self._async_save(is_running=False)

    @callback
    def _handle_piece(self, dated: DatedPiece) -> None:
        test = self._test
        if test is None:
            return
        before = test.state
        state = test.process(dated.piece)
        if state.step in (PlacementStep.DONE, PlacementStep.ENDED):
            self.async_stop()
            self._hass.async_create_task(
                self._async_finish(test), f"{DOMAIN} placement test"
            )
        elif state != before:
            self._show()

    async def _async_finish(self, test: PlacementTest) -> None:
        """Keep what a test found, then tell it: what is told is on the disk."""
        finding, floor = test.state.finding, test.floor
        if finding:
            is_kept = False
            # What shakes the bed by day may be off at night, when the floor is asked.
            if floor and finding.verdict is not Verdict.NOISY:
                is_kept = await self._keep_floor(floor)
            self._result = _result(finding, dt_util.utcnow(), is_stored=is_kept)
        if test is self._test:
            await self._async_leave()
            self._show()

    async def _async_save(self, *, is_running: bool) -> None:
        await self._store.async_save({"result": self._result, "is_running": is_running})

    @callback
    def _show(self) -> None:
        if self._test:
            self._state = self._test.state
        for listener in tuple(self._listeners):
            listener()


def _ended(problem: PlacementProblem) -> PlacementState:
    return PlacementState(step=PlacementStep.ENDED, is_running=False, problem=problem)


def _result(
    finding: PlacementFinding, at: datetime, *, is_stored: bool
) -> dict[str, Any]:
    figures = {
        name: round(value, _DIGITS) if isinstance(value, float) else value
        for name, value in asdict(finding).items()
    }
    return {**figures, "at": at.isoformat(), "stored": is_stored}
