/** The cards of one bed and its night come together: what they share is sent once, and they stand on the same pages. */
import "./live-view.ts";
import "./night-view.ts";
