/** The cards of many nights come together: they stand side by side on a dashboard, and what is alike in them is packed once. */
import "./nights-view.ts";
import "./rhythm-view.ts";
import "./trend-view.ts";
