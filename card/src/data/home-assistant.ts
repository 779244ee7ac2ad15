/** The part of Home Assistant's frontend that the cards rely on, and nothing more of it. */

export interface FrontendLocale {
  readonly language: string;
  /** language, system, comma_decimal, decimal_comma, space_comma, quote_decimal or none. */
  readonly number_format: string;
  /** language, system, 12 or 24. */
  readonly time_format: string;
  /** local (the browser's) or server (Home Assistant's). */
  readonly time_zone: string;
}

export interface EntityEntry {
  readonly entity_id: string;
  readonly device_id?: string | null;
  readonly platform?: string;
  readonly translation_key?: string;
}

/** Where Home Assistant tells of something again and again. */
export interface Connection {
  subscribeMessage(
    tell: (event: unknown) => void,
    message: Readonly<Record<string, unknown>>,
    options: { readonly resubscribe: boolean },
  ): Promise<() => Promise<void>>;
}

export interface HomeAssistant {
  readonly connected: boolean;
  readonly connection?: Connection;
  readonly locale: FrontendLocale;
  readonly config: { readonly time_zone: string };
  /** Who looks at the page; absent until Home Assistant knows. */
  readonly user?: { readonly is_admin: boolean };
  readonly entities: Readonly<Record<string, EntityEntry | undefined>>;
  /** Fetch an integration's own texts in the user's language. */
  loadBackendTranslation?(category: string, integration: string): Promise<(key: string, figures?: Readonly<Record<string, number | string>>) => string>;
  callWS<Answer>(message: Readonly<Record<string, unknown>>): Promise<Answer>;
}

/** What a card may say of its place in a dashboard of sections. */
export interface GridOptions {
  readonly columns: number | "full";
  readonly min_columns: number;
  readonly rows: number | "auto";
}

export interface CardPickerEntry {
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly preview: boolean;
  readonly documentationURL: string;
  getEntitySuggestion(hass: HomeAssistant, entityId: string): { readonly config: CardConfig } | null;
}

export interface CardConfig {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** One field of a form that Home Assistant draws. */
export interface FormField {
  readonly name: string;
  readonly required?: boolean;
  /** Key of what is said below it, where it is not that of the name. */
  readonly help?: string;
  readonly selector: Readonly<Record<string, unknown>>;
}

export interface ConfigForm {
  readonly schema: readonly FormField[];
  computeLabel(field: FormField): string | undefined;
  computeHelper(field: FormField): string | undefined;
}
