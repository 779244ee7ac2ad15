import { css } from "lit";

/**
 * A colour for each kind, from the theme's own: leaning towards its text colour, which lifts the contrast on light and dark
 * alike. Colour is the second sign of a kind; its shape and its lane are the first.
 */
export const kindStyles = css`
  :host {
    --kind-hypnic-jerk: color-mix(in oklab, var(--deep-orange-color) 85%, var(--primary-text-color));
    --kind-limb-movement: color-mix(in oklab, var(--blue-color) 85%, var(--primary-text-color));
    --kind-small-twitch: color-mix(in oklab, var(--teal-color) 85%, var(--primary-text-color));
    --kind-body-movement: color-mix(in oklab, var(--purple-color) 85%, var(--primary-text-color));
    --kind-bed-transition: var(--primary-text-color);
    --kind-environment: var(--secondary-text-color);
  }
  .hypnic_jerk { fill: var(--kind-hypnic-jerk); }
  .limb_movement { fill: var(--kind-limb-movement); }
  .small_twitch { fill: var(--kind-small-twitch); }
  .body_movement { fill: var(--kind-body-movement); }
  .bed_transition { fill: var(--kind-bed-transition); }
  .environment { fill: var(--kind-environment); }
`;
