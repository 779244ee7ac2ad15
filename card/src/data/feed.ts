import type { Connection } from "./home-assistant.ts";
import { explain, within } from "./request.ts";
import type { AnswerState, Question } from "./request.ts";

/** Something that Home Assistant tells again and again, until it is ended. */
export class Feed<Answer> {
  private readonly _tell: (state: AnswerState<Answer>) => void;
  private _isOpen = true;
  private _isLost = false;
  private _unsubscribe: (() => Promise<void>) | undefined;

  /** Begin; the first answer, or the failure to give one, comes in time. */
  constructor(connection: Connection, question: Question, tell: (state: AnswerState<Answer>) => void) {
    this._tell = tell;
    within(this._subscribe(connection, question)).catch(this._fail);
  }

  end(): void {
    this._isOpen = false;
    // After the connection was lost, the number of the subscription belongs to another one.
    if (!this._isLost) void this._unsubscribe?.().catch(() => undefined);
  }

  /** The connection is gone, and all that it told. */
  lose(): void {
    this._isOpen = false;
    this._isLost = true;
  }

  private _subscribe(connection: Connection, question: Question): Promise<void> {
    return new Promise((resolve, reject) => {
      const handleEvent = (event: unknown): void => {
        resolve();
        const answer = event as Answer & { readonly error?: object };
        if (answer.error) this._fail(answer.error);
        else if (this._isOpen) this._tell({ status: "ready", answer });
      };
      connection.subscribeMessage(handleEvent, question, { resubscribe: false }).then((unsubscribe) => {
        this._unsubscribe = unsubscribe;
        if (!this._isOpen) this.end();
      }, reject);
    });
  }

  private readonly _fail = (error: unknown): void => {
    if (this._isOpen) this._tell({ status: "failed", ...explain(error) });
  };
}
