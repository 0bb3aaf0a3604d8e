import * as l10n from '@vscode/l10n';
import { HOST_EXTENSION } from 'vscode-messenger-common';
import { Messenger } from 'vscode-messenger-webview';
import type {
  HostNotifications,
  HostRequests,
  PageNotifications,
  PageState,
  ParamsOf,
  Reply,
  RequestName,
  ResultOf,
} from '../protocol/protocol';

/** Everything the page knows about the world outside. */
export interface HostApi {
  /** Never rejects: a host that cannot answer is a problem like any other. */
  ask<K extends RequestName>(name: K, params: ParamsOf<K>): Promise<Reply<ResultOf<K>>>;
  notify<K extends keyof PageNotifications>(name: K, params: PageNotifications[K]): void;
  on<K extends keyof HostNotifications>(
    name: K,
    listener: (params: HostNotifications[K]) => void,
  ): void;
  /** Answers what the host asks of this page. */
  answer<K extends keyof HostRequests>(
    name: K,
    respond: (params: HostRequests[K]['params']) => Promise<HostRequests[K]['result']>,
  ): void;
  readState(): Partial<PageState>;
  writeState(state: PageState): void;
}

type VsCodeApi = ReturnType<typeof acquireVsCodeApi<Partial<PageState>>>;

export function createHostApi(vscode: VsCodeApi): HostApi {
  const messenger = new Messenger(vscode);
  messenger.start();
  return {
    async ask<K extends RequestName>(name: K, params: ParamsOf<K>) {
      try {
        return await messenger.sendRequest<ParamsOf<K>, Reply<ResultOf<K>>>(
          { method: name },
          HOST_EXTENSION,
          params,
        );
      } catch (error) {
        return {
          ok: false,
          problem: { sentence: noAnswer(), detail: wordsOf(error), remedies: [] },
        };
      }
    },
    notify(name, params) {
      messenger.sendNotification({ method: name }, HOST_EXTENSION, params);
    },
    on<K extends keyof HostNotifications>(
      name: K,
      listener: (params: HostNotifications[K]) => void,
    ) {
      messenger.onNotification<HostNotifications[K]>({ method: name }, listener);
    },
    answer<K extends keyof HostRequests>(
      name: K,
      respond: (params: HostRequests[K]['params']) => Promise<HostRequests[K]['result']>,
    ) {
      messenger.onRequest<HostRequests[K]['params'], HostRequests[K]['result']>(
        { method: name },
        respond,
      );
    },
    readState: () => vscode.getState() ?? {},
    writeState: (state) => void vscode.setState(state),
  };
}

function noAnswer(): string {
  return l10n.t('Easel did not answer. Reload the window and try again.');
}

/** The messenger rejects with a plain object that has a message. */
function wordsOf(error: unknown): string {
  const hasMessage = typeof error === 'object' && error !== null && 'message' in error;
  return hasMessage ? String(error.message) : String(error);
}
