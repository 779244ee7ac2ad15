import type { Movement, NightAnswer } from "./night.ts";
import { INTEGRATION } from "./options.ts";
import type { Failed, Question } from "./request.ts";
import type { Translate } from "../language/translate.ts";

/** Return what marks a movement as none, or takes the mark back. Home Assistant lets administrators only. */
export function markQuestion({ sleeper, night }: NightAnswer, { onset_s, wrong }: Movement): Question {
  return {
    type: "call_service",
    domain: INTEGRATION,
    service: "mark_movement",
    service_data: {
      ...(sleeper.device_id === null ? {} : { device_id: sleeper.device_id }),
      night_id: night?.id,
      onset_s,
      wrong: !wrong,
    },
  };
}

/** Return why nothing was marked: what Home Assistant said, or that it said nothing. */
export function refusalText({ failure, message }: Failed, translate: Translate): string {
  return translate("wrong.failed", { message: message || translate(`failure.${failure}`) });
}
