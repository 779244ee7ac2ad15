/**
 * Waits for Home Assistant's own element before any card is defined: while it starts, the frontend swaps the registry of
 * elements, and what was defined before that is lost.
 */
void customElements.whenDefined("home-assistant").then(() => import("./cards.js"));
