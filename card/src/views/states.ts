import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { Notice } from "../data/notices.ts";
import type { NightAnswer } from "../data/night.ts";
import type { Failed } from "../data/request.ts";
import type { Format } from "../language/format.ts";
import { isKey } from "../language/translate.ts";
import type { Figures, Key, Translate } from "../language/translate.ts";

/** Failures that asking again may end; the others want a person first. */
const RETRIED = new Set(["timeout", "disconnected", "other", "unknown_command"]);

/** What a card is about, where its states have words of their own; one night when empty. */
export type Topic = "" | "nights" | "live";

/** Draw the card's shape while the night is on its way. */
export function renderSkeleton(translate: Translate, topic: Topic): TemplateResult {
  return html`
    <div class="skeleton" role="status" aria-label=${translate(topic ? `loading.${topic}` : "loading")}>
      <span class="line wide"></span>
      <span class="line"></span>
      <span class="block"></span>
    </div>
  `;
}

/** Draw what went wrong, and what to do. */
export function renderFailure(state: Failed, translate: Translate, topic: Topic, retry: () => void): TemplateResult {
  const { failure, message } = state;
  return html`
    <div class="state" role="alert">
      ${moon()}
      <h2>${say(`failure.${failure}`, topic, translate)}</h2>
      <p>${say(`failure.${failure}.help`, topic, translate, { message })}</p>
      ${RETRIED.has(failure) ? html`<button type="button" class="retry" @click=${retry}>${translate("failure.retry")}</button>` : nothing}
    </div>
  `;
}

/** Draw the card before its first night: what it waits for, and whether the node is there. */
export function renderEmpty(
  answer: Pick<NightAnswer, "node" | "sleeper">,
  header: TemplateResult,
  translate: Translate,
  isOfMany = false,
): TemplateResult {
  const { node, sleeper } = answer;
  const status = node.in_bed === true ? "empty.in_bed" : "empty.connected";
  return html`
    ${header}
    <div class="state">
      ${moon()}
      <h3>${translate(isOfMany ? "empty.title.nights" : "empty.title")}</h3>
      <p>${translate(isOfMany ? "empty.text.nights" : "empty.text", { name: sleeper.name })}</p>
      <p>${translate(node.connected ? status : "notice.offline")}</p>
    </div>
  `;
}

/** Draw what must be known to read the figures. */
export function renderNotice(notice: Notice, answer: NightAnswer, translate: Translate, format: Format): TemplateResult {
  const coverage = format.percent(answer.night?.summary.coverage ?? 1);
  return html`<p class="notice ${notice}" role="note">${translate(`notice.${notice}`, { coverage })}</p>`;
}

/** Where the words for one night would be wrong for a topic, it has words of its own. */
function say(key: Key, topic: string, translate: Translate, figures: Figures = {}): string {
  const own = `${key}.${topic}`;
  return translate(isKey(own) ? own : key, figures);
}

function moon(): TemplateResult {
  return html`
    <svg class="moon" viewBox="0 0 48 48" aria-hidden="true">
      <path d="M30 6a18 18 0 1 0 12 30A16 16 0 0 1 30 6z"></path>
      <path class="twitch" d="M4 30h9l3-9 5 16 4-10 2 3h6"></path>
    </svg>
  `;
}
