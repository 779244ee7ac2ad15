import { describe, expect, it } from "vitest";

import { bedsOf } from "../../src/data/beds.ts";
import type { DeviceEntry, HomeWithDevices } from "../../src/data/beds.ts";
import { makeDashboard } from "../../src/data/dashboard.ts";
import type { CardConfig, EntityEntry } from "../../src/data/home-assistant.ts";
import { translator } from "../../src/language/translate.ts";
import translations from "../../../custom_components/sleep_twitch/translations/en.json";
import { LOCALE, translate } from "../samples.ts";

const NOW = new Date("2026-03-15T08:00:00Z");

function device(id: string, name: string | null, via: string | null = null, changes: Partial<DeviceEntry> = {}): DeviceEntry {
  return { id, name, via_device_id: via, identifiers: [["sleep_twitch", id]], ...changes };
}

function entity(entity_id: string, device_id: string, translation_key: string, platform = "sleep_twitch"): EntityEntry {
  return { entity_id, device_id, translation_key, platform };
}

const BED = device("bed", "Bed Node");
const ADA = device("ada", "Ada", "bed");
const GRACE = device("grace", "G. H.", "attic", { name_by_user: "Grace" });
const ATTIC = device("attic", "Attic");
const LAMP = device("lamp", "Lamp", "bed", { identifiers: [["hue", "lamp"]] });

const ENTITIES = [
  entity("switch.pause", "bed", "pause"),
  entity("binary_sensor.in_bed", "bed", "in_bed"),
  entity("sensor.drift", "bed", "clock_drift"),
  entity("binary_sensor.other", "bed", "moving", "hue"),
  { entity_id: "sensor.nameless", device_id: "bed", platform: "sleep_twitch" },
  entity("sensor.jerks", "ada", "tonight_hypnic_jerks"),
  entity("event.movement", "ada", "movement"),
  entity("sensor.plm", "ada", "plm"),
];

/** A home whose websocket answers a question about the nights of a device. */
function home(devices: readonly DeviceEntry[], answer: (device_id: unknown) => Promise<unknown> = () => Promise.resolve({})): HomeWithDevices {
  return {
    connected: true,
    locale: LOCALE,
    config: { time_zone: "UTC" },
    devices: Object.fromEntries(devices.map((one) => [one.id, one])),
    entities: Object.fromEntries(ENTITIES.map((one) => [one.entity_id, one])),
    callWS: <Answer>(message: Readonly<Record<string, unknown>>) => answer(message.device_id) as Promise<Answer>,
  };
}

function refuse(code: string, ...whom: readonly string[]): (device_id: unknown) => Promise<unknown> {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as Home Assistant rejects
  return (device_id) => (whom.includes(String(device_id)) ? Promise.reject({ code, message: "No" }) : Promise.resolve({}));
}

async function views(hass: HomeWithDevices): Promise<Record<string, readonly (readonly unknown[])[]>> {
  const { views } = await makeDashboard(hass, translate, NOW);
  return Object.fromEntries(views.map(({ path, sections }) => [path, sections.map(({ cards }) => cards.map(told))]));
}

/** What tells a card from the others. */
function told(card: CardConfig): unknown {
  if (Array.isArray(card.cards)) return (card.cards as readonly CardConfig[]).map(told);
  return card.entity ?? card.heading ?? (card.device_id ? [card.type, card.device_id] : card.type);
}

const NIGHT = "custom:sleep-twitch-night-card";
const TREND = "custom:sleep-twitch-trend-card";
const PERIODICITY = "custom:sleep-twitch-periodicity-card";
const LIVE = "custom:sleep-twitch-live-card";
const NIGHTS = "custom:sleep-twitch-nights-card";
const trendsOf = (name: string, id: string): readonly unknown[] => [name, [[TREND, id], [TREND, id]], [PERIODICITY, id], [NIGHTS, id]];

describe("the beds", () => {
  it("are devices of ours with sleepers behind them, by the names that people gave", () => {
    expect(bedsOf(home([ADA, GRACE, BED, ATTIC, LAMP]))).toEqual([
      { device_id: "attic", name: "Attic", sleepers: [{ device_id: "grace", name: "Grace" }] },
      { device_id: "bed", name: "Bed Node", sleepers: [{ device_id: "ada", name: "Ada" }] },
    ]);
  });

  it("put sleepers of one bed in the order of their names, and name a device that has none by its id", () => {
    const [bed] = bedsOf(home([BED, device("zoe", "Zoe", "bed"), device("bob", null, "bed"), ADA]));

    expect(bed?.sleepers.map(({ name }) => name)).toEqual(["Ada", "bob", "Zoe"]);
  });
});

describe("the dashboard", () => {
  it("has last night, tonight, trends and the rules of a sleeper", async () => {
    expect(await views(home([BED, ADA]))).toEqual({
      "last-night": [[[NIGHT, "ada"]]],
      tonight: [
        ["Bed Node", "binary_sensor.in_bed", "switch.pause"],
        ["Ada", "sensor.jerks", "event.movement"],
      ],
      trends: [trendsOf("Ada", "ada")],
      live: [[[LIVE, "bed"]]],
      rules: [["markdown"]],
    });
  });

  it("has a place for every sleeper of every bed", async () => {
    const shown = await views(home([BED, ADA, ATTIC, GRACE]));

    expect(shown["last-night"]).toEqual([[[NIGHT, "grace"]], [[NIGHT, "ada"]]]);
    expect(shown.trends).toEqual([trendsOf("Grace", "grace"), trendsOf("Ada", "ada")]);
    expect(shown.tonight).toHaveLength(2);
  });

  it("leaves out whom the user may not see, and the bed that is only theirs", async () => {
    const shown = await views(home([BED, ADA, ATTIC, GRACE], refuse("unauthorized", "ada")));

    expect(shown["last-night"]).toEqual([[[NIGHT, "grace"]]]);
    expect(JSON.stringify(shown)).not.toMatch(/Ada|Bed Node|in_bed/);
  });

  it("shows the signal of a bed to who may see everyone in it", async () => {
    const devices = [BED, ADA, device("bob", "Bob", "bed"), ATTIC, GRACE];

    expect((await views(home(devices))).live).toEqual([[[LIVE, "attic"]], [[LIVE, "bed"]]]);
    expect((await views(home(devices, refuse("unauthorized", "bob")))).live).toEqual([[[LIVE, "attic"]]]);
  });

  it("has no view without cards, as where only private sleepers without entities are", async () => {
    expect(Object.keys(await views(home([ATTIC, GRACE])))).toEqual(["last-night", "trends", "live", "rules"]);
  });

  it("keeps a sleeper whose bed is not there now: the cards say so", async () => {
    expect((await views(home([BED, ADA], refuse("not_found", "ada"))))["last-night"]).toEqual([[[NIGHT, "ada"]]]);
  });

  it("asks for the nights of today only, which is little", async () => {
    const asked: unknown[] = [];
    const hass = home([BED, ADA]);
    const listening: HomeWithDevices = {
      ...hass,
      callWS: (message) => {
        asked.push(message);
        return hass.callWS(message);
      },
    };

    await makeDashboard(listening, translate, NOW);

    expect(asked).toEqual([{ type: "sleep_twitch/nights", device_id: "ada", start_date: "2026-03-15", end_date: "2026-03-15" }]);
  });
});

describe("a dashboard with nobody to show", () => {
  it.each([
    ["nothing is set up", [LAMP], "No sleeper found", "/config/integrations/dashboard/add?domain=sleep_twitch"],
    ["the user may see nobody", [BED, ADA], "These nights are private", "An administrator can change it"],
  ])("says what to do where %s", async (_, devices, what, how) => {
    const { views } = await makeDashboard(home(devices, refuse("unauthorized", "ada")), translate, NOW);
    const content = views[0]?.sections[0]?.cards[0]?.content;

    expect(views.map(({ title }) => title)).toEqual(["Last night", "How it scores"]);
    expect(content).toContain(what);
    expect(content).toContain(how);
  });
});

describe("the rules", () => {
  it("are a text with a link to all of them", async () => {
    const speaking = translator(undefined, (key) => (key === "rules" ? translations.common.rules : ""));
    const { views } = await makeDashboard(home([BED, ADA]), speaking, NOW);

    expect(views.at(-1)?.sections[0]?.cards[0]?.content).toMatch(/Periodicity index[^]*\[All the rules\]\(https:\/\/\S+\/how-it-scores\.md\)$/);
  });
});
