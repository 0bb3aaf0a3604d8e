/**
 * Runs inside the page, before the bundle: VS Code's API with the extension behind it, speaking
 * vscode-messenger's messages. It is handed over as source text, so it may use nothing from outside.
 */
export function installFakeHost(setup: FakeHostSetup): void {
  const control: FakeHostControl = {
    sent: [],
    answered: [],
    replies: [],
    violations: [],
    answers: setup.answers,
    answerers: window.fakeAnswerers ?? {},
    unknown: [],
    state: setup.state,
    notify(method, params) {
      window.postMessage({ method, receiver: { type: 'broadcast' }, params }, '*');
    },
  };
  window.fakeHost = control;
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    control.violations.push(`${violatedDirective} ${blockedURI}`);
  });
  const postMessage = (message: unknown): void => {
    const { id, method, params, result: reply } = structuredClone(message) as FakeHostMessage;
    if (method === undefined) {
      control.replies.push(reply);
      return;
    }
    control.sent.push({ method, params });
    if (id === undefined) return;
    const error = control.unknown.includes(method)
      ? { message: `Unknown method: ${method}` }
      : undefined;
    const receiver = { type: 'webview', webviewId: 'page' };
    setTimeout(() => {
      void Promise.resolve(control.answerers[method]?.(params)).then((answer) => {
        const result = answer ?? control.answers[method] ?? { ok: true, value: {} };
        window.postMessage(error ? { id, receiver, error } : { id, receiver, result }, '*');
        control.answered.push(method);
      });
    });
  };
  Object.assign(window, {
    acquireVsCodeApi: () => ({
      postMessage,
      getState: () => control.state,
      setState: (state: unknown) => (control.state = state),
    }),
  });
}

export interface FakeHostSetup {
  /** What each request is answered with; `{ ok: true, value: {} }` where nothing is said. */
  readonly answers: Record<string, unknown>;
  readonly state: unknown;
}

export interface SentMessage {
  readonly method: string;
  readonly params: unknown;
}

interface FakeHostMessage {
  readonly method?: string;
  readonly params: unknown;
  readonly result?: unknown;
  readonly id?: string;
}

export interface FakeHostControl {
  readonly sent: SentMessage[];
  /** The methods of the requests that were answered, in that order. */
  readonly answered: string[];
  /** What the page answered to requests of the host. */
  readonly replies: unknown[];
  readonly violations: string[];
  readonly answers: Record<string, unknown>;
  /** For requests whose answer depends on what was asked; before `answers`. */
  readonly answerers: Record<string, (params: unknown) => unknown>;
  /** Methods nobody answers to. */
  readonly unknown: string[];
  state: unknown;
  notify(method: string, params: unknown): void;
}

declare global {
  interface Window {
    fakeHost: FakeHostControl;
    /** Answerers that have to be there before the page. */
    fakeAnswerers?: FakeHostControl['answerers'];
  }
}
