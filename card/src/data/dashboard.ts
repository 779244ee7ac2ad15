import { bedsOf, visibleBeds } from "./beds.ts";
import type { Bed, HomeWithDevices, Named } from "./beds.ts";
import { NIGHT_CARD } from "./config.ts";
import type { CardConfig } from "./home-assistant.ts";
import type { NightlyFigure } from "./nightly.ts";
import { LIVE_CARD } from "./live-config.ts";
import { NIGHTS_CARD } from "./nights-config.ts";
import { INTEGRATION } from "./options.ts";
import { RHYTHM_CARD } from "./rhythm-config.ts";
import { TREND_CARD } from "./trend-config.ts";
import type { Translate } from "../language/translate.ts";

const DOCUMENTATION = "https://github.com/sleep-twitch/sleep_twitch/blob/main/docs/how-it-scores.md";
const SET_UP = `/config/integrations/dashboard/add?domain=${INTEGRATION}`;
/** What goes on in a bed, in the order it is shown. */
const LIVE = ["in_bed", "moving", "movement", "pause"];
const TONIGHT = "tonight_";
const WHOLE_WIDTH = 4;

interface Section {
  readonly type: "grid";
  readonly column_span: number;
  readonly cards: readonly CardConfig[];
}

export interface View {
  readonly title: string;
  readonly path: string;
  readonly type: "sections";
  readonly max_columns: number;
  readonly sections: readonly Section[];
}

export interface Dashboard {
  readonly views: readonly View[];
}

type Asked = readonly [beds: readonly Bed[], hass: HomeWithDevices, translate: Translate];

/** The views in their order; one without sections is left out. A diary and triggers have their place before the rules. */
const VIEWS: readonly ((...asked: Asked) => View)[] = [lastNight, tonight, trends, live, rules];

/** Return the dashboard of all beds whose sleepers the user may see, or one that says why there is none. */
export async function makeDashboard(hass: HomeWithDevices, translate: Translate, now: Date): Promise<Dashboard> {
  const all = bedsOf(hass);
  const beds = await visibleBeds(hass, all, now.toISOString().slice(0, 10));
  if (!beds.length) return emptyDashboard(all.length ? "private" : "none", translate);
  return { views: VIEWS.map((view) => view(beds, hass, translate)).filter(({ sections }) => sections.length > 0) };
}

/** Return a dashboard that says why nothing is to be seen. */
function emptyDashboard(why: "none" | "private", translate: Translate): Dashboard {
  const text =
    why === "none"
      ? [`**${translate("failure.not_found")}**`, `[${translate("failure.unknown_command.help")}](${SET_UP})`]
      : [`**${translate("failure.unauthorized.nights")}**`, translate("failure.unauthorized.help")];
  const welcome = viewOf("last-night", translate("dashboard.last_night"), [markdown(text.join("\n\n"))]);
  return { views: [welcome, rules([], undefined, translate)] };
}

function lastNight(...[beds, , translate]: Asked): View {
  const sections = sleepersOf(beds).map(({ device_id }) => wide([{ type: `custom:${NIGHT_CARD}`, device_id }]));
  return viewOf("last-night", translate("dashboard.last_night"), sections);
}

function tonight(...[beds, hass, translate]: Asked): View {
  const sections = beds.flatMap((bed) => [
    tiles(bed, liveEntities(hass, bed.device_id)),
    ...bed.sleepers.map((sleeper) => tiles(sleeper, countsOf(hass, sleeper.device_id))),
  ]);
  return viewOf("tonight", translate("dashboard.tonight"), sections.flat());
}

function trends(...[beds, , translate]: Asked): View {
  const sections = sleepersOf(beds).map(({ device_id, name }) =>
    wide([
      heading(name),
      { type: "vertical-stack", cards: [trend(device_id, "plm_per_hour"), trend(device_id, "hypnic_jerks")], grid_options: { columns: 12 } },
      { type: `custom:${RHYTHM_CARD}`, device_id, nights: "2_weeks" },
      { type: `custom:${NIGHTS_CARD}`, device_id },
    ]),
  );
  return viewOf("trends", translate("dashboard.trends"), sections);
}

/** The signal tells of everyone in a bed: it is for those who may see them all. */
function live(...[beds, hass, translate]: Asked): View {
  const whole = bedsOf(hass).filter((bed) => beds.some(({ device_id, sleepers }) => device_id === bed.device_id && sleepers.length === bed.sleepers.length));
  return viewOf("live", translate("dashboard.live"), whole.map(({ device_id }) => wide([{ type: `custom:${LIVE_CARD}`, device_id }])));
}

function trend(device_id: string, figure: NightlyFigure): CardConfig {
  return { type: `custom:${TREND_CARD}`, device_id, figure };
}

function rules(...[, , translate]: readonly [unknown, unknown, Translate]): View {
  const link = `[${translate("dashboard.rules.more")}](${DOCUMENTATION})`;
  return viewOf("rules", translate("dashboard.rules"), [markdown(`${translate.texts("rules")}\n\n${link}`)]);
}

function viewOf(path: string, title: string, sections: readonly Section[]): View {
  return { title, path, type: "sections", max_columns: WHOLE_WIDTH, sections };
}

function wide(cards: readonly CardConfig[]): Section {
  return { type: "grid", column_span: WHOLE_WIDTH, cards };
}

function markdown(content: string): Section {
  return { type: "grid", column_span: 2, cards: [{ type: "markdown", content, grid_options: { columns: "full" } }] };
}

function heading(text: string): CardConfig {
  return { type: "heading", heading: text };
}

function sleepersOf(beds: readonly Bed[]): readonly Named[] {
  return beds.flatMap(({ sleepers }) => sleepers);
}

/** Return a section of a device's entities; none where it has none, as a sleeper who is not shared with everyone. */
function tiles({ name }: Named, entities: readonly string[]): readonly Section[] {
  if (!entities.length) return [];
  const cards = entities.map((entity) => ({ type: "tile", entity, name: { type: "entity" }, grid_options: { columns: "full" } }));
  return [{ type: "grid", column_span: 1, cards: [heading(name), ...cards] }];
}

function liveEntities(hass: HomeWithDevices, device_id: string): readonly string[] {
  const known = keysOf(hass, device_id);
  return LIVE.flatMap((key) => known.filter(([its]) => its === key).map(([, entity]) => entity));
}

function countsOf(hass: HomeWithDevices, device_id: string): readonly string[] {
  return keysOf(hass, device_id)
    .filter(([key]) => key.startsWith(TONIGHT) || key === "movement")
    .map(([, entity]) => entity);
}

/** Return the entities of a device, each with the key that names it in every language. */
function keysOf(hass: HomeWithDevices, device_id: string): readonly (readonly [string, string])[] {
  const entities = Object.values(hass.entities).filter((entity) => entity?.platform === INTEGRATION && entity.device_id === device_id);
  return entities.flatMap((entity) => (entity?.translation_key ? [[entity.translation_key, entity.entity_id] as const] : []));
}
