import { html, nothing } from "lit";
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from "lit";

import type { HomeAssistant } from "../data/home-assistant.ts";
import type { Movement, NightAnswer } from "../data/night.ts";
import { ask } from "../data/request.ts";
import type { Failed } from "../data/request.ts";
import { markQuestion, refusalText } from "../data/wrong.ts";
import type { Translate } from "../language/translate.ts";

/** The button by which an administrator says that something was no movement, or that it was one after all. */
export class WrongButton implements ReactiveController {
  private readonly _host: ReactiveControllerHost;
  private readonly _done: () => void;
  private _isBusy = false;
  /** What went wrong, and with which movement. */
  private _failed: { readonly at: string; readonly state: Failed } | null = null;

  constructor(host: ReactiveControllerHost, done: () => void) {
    this._host = host;
    this._done = done;
    host.addController(this);
  }

  hostConnected(): void {
    this._failed = null;
  }

  /** Draw it for those who may, in nights that are over. */
  render(answer: NightAnswer, movement: Movement, hass: HomeAssistant | undefined, translate: Translate): TemplateResult | typeof nothing {
    if (!hass?.user?.is_admin || typeof answer.night?.id !== "number") return nothing;
    const failed = this._failed?.at === placeOf(answer, movement) ? this._failed.state : null;
    return html`
      <div class="wrong">
        <button type="button" class="retry" aria-disabled=${this._isBusy ? "true" : "false"} @click=${() => this._press(answer, movement, hass)}>
          ${translate(movement.wrong ? "wrong.take_back" : "wrong.mark")}
        </button>
        ${failed ? html`<p role="alert">${refusalText(failed, translate)}</p>` : nothing}
      </div>
    `;
  }

  private async _press(answer: NightAnswer, movement: Movement, hass: HomeAssistant): Promise<void> {
    if (this._isBusy) return;
    this._isBusy = true;
    this._failed = null;
    this._host.requestUpdate();
    const state = await ask(hass, markQuestion(answer, movement));
    if (state.status === "failed") this._failed = { at: placeOf(answer, movement), state };
    else this._done();
    this._isBusy = false;
    this._host.requestUpdate();
  }
}

function placeOf({ night }: NightAnswer, { onset_s }: Movement): string {
  return `${night?.start} ${onset_s}`;
}
