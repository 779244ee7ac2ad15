import type { HomeAssistant } from "./home-assistant.ts";
import { INTEGRATION } from "./options.ts";
import { ask } from "./request.ts";

export interface DeviceEntry {
  readonly id: string;
  readonly name: string | null;
  readonly name_by_user?: string | null;
  /** Pairs of an integration and what it calls the device. */
  readonly identifiers: readonly (readonly [string, string])[];
  readonly via_device_id: string | null;
}

export interface HomeWithDevices extends HomeAssistant {
  readonly devices: Readonly<Record<string, DeviceEntry>>;
}

/** A device that somebody gave a name: a bed, or who sleeps in it. */
export interface Named {
  readonly device_id: string;
  readonly name: string;
}

export interface Bed extends Named {
  readonly sleepers: readonly Named[];
}

/** Return every bed that has sleepers, whoever may see them, in the order of their names. */
export function bedsOf(hass: HomeWithDevices): readonly Bed[] {
  const ours = Object.values(hass.devices).filter(({ identifiers }) => identifiers.some(([owner]) => owner === INTEGRATION));
  const behind = (bed: DeviceEntry): readonly Named[] => ours.filter(({ via_device_id }) => via_device_id === bed.id).map(named).sort(byName);
  return ours
    .map((device) => ({ ...named(device), sleepers: behind(device) }))
    .filter(({ sleepers }) => sleepers.length > 0)
    .sort(byName);
}

/** Return the beds with those sleepers only whom the user may see. */
export async function visibleBeds(hass: HomeWithDevices, beds: readonly Bed[], today: string): Promise<readonly Bed[]> {
  const seen = beds.map(async (bed) => {
    const may = await Promise.all(bed.sleepers.map(({ device_id }) => maySee(hass, device_id, today)));
    return { ...bed, sleepers: bed.sleepers.filter((_, index) => may[index]) };
  });
  return (await Promise.all(seen)).filter(({ sleepers }) => sleepers.length > 0);
}

/** Whether nobody refuses: a bed that is not there now has cards that say so. */
async function maySee(hass: HomeWithDevices, device_id: string, today: string): Promise<boolean> {
  const state = await ask(hass, { type: "sleep_twitch/nights", device_id, start_date: today, end_date: today });
  return state.status !== "failed" || state.failure !== "unauthorized";
}

function named({ id, name, name_by_user }: DeviceEntry): Named {
  return { device_id: id, name: name_by_user ?? name ?? id };
}

function byName(one: Named, other: Named): number {
  return one.name.localeCompare(other.name);
}
