"""One bed: follows its node, runs the line, keeps its nights, tells its entities."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from .bed_raw import BedRawNights
from .bed_state import BedState, NodeFigures
from .client import NodeState
from .const import FIGURES_TICKS, LOGGER, TICK_INTERVAL
from .devices import update_bed_device
from .follower import NodeFollower
from .insight.bed_floor import BedFloor
from .issues import set_protocol_issue
from .keeper import NightKeeper
from .kept_night import KeptNight, Owner
from .live_view import DatedPiece, LiveView
from .news import DatedMovement, LineNews
from .night.models import ScoredMovement
from .night.session import PressKind
from .node import NodeTooNewError
from .pause import Pause
from .placement import Placement
from .problem import Problem, problem_of
from .silence import silent_since_us
from .sleeper import Sleeper, sleepers_of
from .stages import BedSettings
from .statistics import BedStatistics
from .store import NightStore
from .wire.models import Reply
from .wire.timeline import BootLine

type BedConfigEntry = ConfigEntry[BedCoordinator]
type MovementListener = Callable[[ScoredMovement, datetime], None]

_STATISTICS_PATIENCE_S: Final = 60.0
"""A recorder may be busy for longer, with its own migration: then they follow later."""


class BedCoordinator(DataUpdateCoordinator[BedState]):
    """The life of one bed between its node and its entities."""

    config_entry: BedConfigEntry

    def __init__(
        self, hass: HomeAssistant, entry: BedConfigEntry, store: NightStore
    ) -> None:
        """Prepare a bed; `async_start` begins to follow its node."""
        super().__init__(hass, LOGGER, config_entry=entry, name=entry.title)
        self.data = BedState()
        self.mac: str = entry.unique_id or ""
        self.sleepers = sleepers_of(entry)
        self.node_state = NodeState()
        sleeper_id = self.sole_sleeper.subentry_id if self.sole_sleeper else None
        owner = sleeper_id and Owner(
            bed=self.mac, sleeper=sleeper_id, set_up=entry.created_at
        )
        self._keeper = NightKeeper(store, owner or None)
        settings = BedSettings.from_options(self.mac, sleeper_id, entry.options)
        self.live = LiveView(settings.detector_params)
        self.raw_nights = BedRawNights(hass, entry, store, settings)
        self._line = self.raw_nights.line
        self._pause = Pause(hass, self.mac)
        self.placement = Placement(
            hass, self.mac, self.live, settings.detector_params, self._async_measured
        )
        self._statistics = BedStatistics(hass, entry, store)
        self._follower = NodeFollower(
            hass,
            entry,
            self._handle_reply,
            self._handle_node_state,
            self._handle_unusable,
        )
        self._task: asyncio.Task[None] | None = None
        self._stop_ticking: CALLBACK_TYPE | None = None
        self._movement_listeners: set[MovementListener] = set()
        self._ticks = 0
        self._lost_samples = 0

    @property
    def sole_sleeper(self) -> Sleeper | None:
        """Return who the movements are of; None when several share the bed."""
        return self.sleepers[0] if len(self.sleepers) == 1 else None

    @property
    def public_sleepers(self) -> tuple[Sleeper, ...]:
        """Return the sleepers whom everyone may see: only they have entities."""
        return tuple(sleeper for sleeper in self.sleepers if sleeper.is_public)

    @property
    def is_simulated(self) -> bool:
        """Return whether the node plays a bed; False while that is not known."""
        header = self.node_state.header
        return header is not None and header.virtual_clock is not None

    @property
    def clock_jumps(self) -> int:
        """Return how often the node's clock, or ours, jumped since the node started."""
        return self._follower.clock.jumps

    async def async_load(self) -> None:
        """Take up the last night that is kept, and whether recording is paused."""
        await self._pause.async_load()
        await self.placement.async_load()
        self._show(
            is_paused=self._pause.is_on,
            last_night=await self._keeper.async_last_night(),
        )

    @callback
    def async_start(self) -> None:
        """Begin to follow the node."""
        self._statistics.update()
        self.config_entry.async_on_unload(
            self.hass.bus.async_listen_once(
                EVENT_HOMEASSISTANT_STOP, self._handle_home_stopping
            )
        )
        self._stop_ticking = async_track_time_interval(
            self.hass, self._async_tick, TICK_INTERVAL
        )
        self._task = self.config_entry.async_create_background_task(
            self.hass, self._async_follow(), f"{self.name} stream"
        )

    async def async_stop(self) -> None:
        """Follow no more, everything received on the disk."""
        if self._stop_ticking:
            self._stop_ticking()
            self._stop_ticking = None
        self._line.ask_to_stop()
        self.placement.async_stop()
        self._statistics.stop()
        if self._task:
            self._task.cancel()
            await asyncio.wait((self._task,))
            self._task = None
        await self.hass.async_add_executor_job(self._line.close)

    async def async_start_night(self) -> None:
        """Begin a night here and now, whatever the bed shows."""
        await self._async_press(PressKind.START)

    async def async_end_night(self) -> None:
        """End the night here and now."""
        await self._async_press(PressKind.END)

    async def async_pause(self) -> None:
        """Record nothing from now on; a short pause is a gap, a long one ends it."""
        await self._pause.async_begin(dt_util.utcnow())
        self._show_node()

    async def async_resume(self) -> None:
        """Record again; what was in the bed meanwhile nobody will know."""
        await self._pause.async_end(dt_util.utcnow())
        self._show_node()

    async def async_nights_changed(self) -> None:
        """Show nights and statistics as they are after somebody changed them."""
        self._show(last_night=await self._keeper.async_last_night())
        await asyncio.wait((self._statistics.update(),), timeout=_STATISTICS_PATIENCE_S)

    async def async_night_of(self, day: date) -> KeptNight | None:
        """Return the night of a day, or its longest nap, or None."""
        return await self._keeper.async_day(day)

    async def async_tonight(self) -> KeptNight | None:
        """Return the session that is going on as far as it is known, or None."""
        if self.data.tonight is None:
            return None
        return await self.hass.async_add_executor_job(
            self._line.tonight, self._follower.clock.lines
        )

    @callback
    def async_listen_movements(self, listener: MovementListener) -> CALLBACK_TYPE:
        """Call the listener with each movement that has just happened."""
        self._movement_listeners.add(listener)
        return lambda: self._movement_listeners.discard(listener)

    @callback
    def async_reconnect_soon(self) -> None:
        """Try at once where a pause is on: somebody has seen the node."""
        self._follower.reconnect_soon()

    async def _handle_home_stopping(self, _event: Event) -> None:
        await self.async_stop()

    async def _async_follow(self) -> None:
        """Live through what the journal holds, then follow the node for ever."""
        replayed = await self.hass.async_add_executor_job(self._line.replay)
        await self._async_take([await self._keeper.async_unknown(replayed.news)])
        await self._follower.async_run(replayed)

    async def _handle_reply(self, reply: Reply) -> None:
        """Run the line over what came, and keep and tell what it shows."""
        news, pieces = await self.hass.async_add_executor_job(
            self._process, reply, self._follower.clock.lines
        )
        if self.data.problem is Problem.UNUSABLE_RATE:
            self._show_node()
        await self._async_take(news)
        self.live.async_tell(pieces)

    def _process(
        self, reply: Reply, lines: tuple[BootLine, ...]
    ) -> tuple[tuple[LineNews, ...], tuple[DatedPiece, ...]]:
        """Return what is new with a reply, of which a pause is dropped before."""
        recorded = self._pause.cut(reply, lines)
        if recorded is None:
            return (), ()
        news = self._line.process(recorded, lines)
        return news, self.live.process(recorded, lines, self._line.rest_level)

    async def _async_press(self, press: PressKind) -> None:
        news = await self.hass.async_add_executor_job(
            self._line.press, press, self._follower.clock.lines
        )
        await self._async_take(news)

    async def _async_measured(self, floor: BedFloor) -> bool:
        return await self.hass.async_add_executor_job(self._line.measured, floor)

    async def _async_take(self, all_news: Iterable[LineNews]) -> None:
        """Keep what is new, then tell the entities: what is shown is on the disk."""
        for news in all_news:
            await self._keeper.async_keep(news)
            last_night = self.data.last_night
            if news.closed:
                last_night = await self._keeper.async_last_night_or(last_night)
                self._statistics.update()
            self._show(
                is_in_bed=news.is_in_bed,
                presence_reason=news.presence_reason,
                is_moving=news.is_moving,
                tonight=news.tonight,
                last_night=last_night,
            )
            for dated in news.movements:
                if dated.is_fresh:
                    self._tell(dated)
        self.raw_nights.update()

    @callback
    def _tell(self, dated: DatedMovement) -> None:
        for listener in tuple(self._movement_listeners):
            listener(dated.movement, dated.onset)

    @callback
    def _handle_node_state(self, state: NodeState) -> None:
        """Tell that the node is there, or why it is not."""
        self.node_state = state
        entry = self.config_entry
        set_protocol_issue(
            self.hass,
            entry.entry_id,
            entry.title,
            too_new=isinstance(state.error, NodeTooNewError),
        )
        if state.connected and state.info and state.header:
            update_bed_device(self.hass, entry, state.info, state.header)
        self._show_node()

    @callback
    def _handle_unusable(self) -> None:
        self._show(problem=Problem.UNUSABLE_RATE)

    async def _async_tick(self, _now: datetime) -> None:
        """Make the journal safe, and end a session that no sample will end."""
        if self._follower.client is None:
            return
        self.node_state = self._follower.client.state
        self._ticks += 1
        if self._ticks % FIGURES_TICKS == 1:
            self._show_node()
        if self._pause.is_on and self.data.tonight is None:
            return
        news = await self.hass.async_add_executor_job(
            self._line.tick,
            self._follower.clock.lines,
            silent_since_us(self.node_state, is_paused=self._pause.is_on),
        )
        await self._async_take(news)

    @callback
    def _show_node(self) -> None:
        """Tell how the node does; now and then, as its figures change all the time."""
        node = self.node_state
        self._show(
            is_connected=node.connected,
            is_paused=self._pause.is_on,
            problem=problem_of(node, self._lost_samples, is_paused=self._pause.is_on),
            figures=NodeFigures.of(node, self._follower.clock),
        )
        self._lost_samples = 0 if node.header is None else node.header.lost_samples

    @callback
    def _show(self, **changes: Any) -> None:  # noqa: ANN401 - as `replace` takes them
        """Tell the entities what changed, and nothing where nothing did."""
        state = replace(self.data, **changes)
        if state != self.data:
            self.async_set_updated_data(state)
