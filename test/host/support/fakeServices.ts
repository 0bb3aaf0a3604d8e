import { createHash } from 'node:crypto';
import type { KeptFile } from '../../../src/domain/asset';
import type { ComposedRequest, PictureRef, RequestKind } from '../../../src/domain/request';
import { isTerminal, type Task } from '../../../src/domain/task';
import type { PictureFolder } from '../../../src/host/images/pictureFolder';
import { readPictureFormat } from '../../../src/host/images/pictureFormat';
import type { SettingName, SettingTypes } from '../../../src/host/manifest';
import type { Services } from '../../../src/host/services';
import type { ComposerFill } from '../../../src/protocol/protocol';
import type { BinnedTask } from '../../../src/tasks/history/history';
import type { ConnectionReport } from '../../../src/providers/provider';

/** What commands did to the rest of Easel. */
export interface Seen {
  readonly submitted: ComposedRequest[];
  readonly imported: string[];
  readonly acted: (readonly [taskId: string, actionId: string])[];
  readonly answered: (readonly [taskId: string, prompt: string])[];
  readonly revealed: string[];
  readonly filled: ComposerFill[];
  readonly added: string[];
  /** Surface, picture and cell of what was put into a composer. */
  readonly referenced: (readonly unknown[])[];
  /** Surface, picture and the rest of a request about one picture. */
  readonly composed: (readonly unknown[])[];
  /** Tasks whose mask studio was opened. */
  readonly regions: string[];
  readonly uploaded: string[];
  readonly refreshed: string[];
  /** Ids of tasks, and what was done with them. */
  readonly starred: (readonly [taskIds: readonly string[], isStarred: boolean])[];
  readonly forgotten: string[];
  /** Those of which pages were told that they are gone. */
  readonly dropped: string[];
  readonly restored: string[];
  readonly cancelled: string[];
  readonly unwatched: string[];
  /** What, surface, task and cell of what a page was told to do with a picture. */
  readonly told: (readonly unknown[])[];
  readonly cleared: { readonly keepStarred: boolean }[];
  /** Gateways without https that a person agreed to. */
  readonly allowed: string[];
  readonly keys: Map<string, string>;
  readonly written: Partial<SettingTypes>;
  sandboxStarts: number;
}

interface Setting {
  readonly tasks?: readonly Task[];
  readonly binned?: readonly BinnedTask[];
  readonly bytes?: Uint8Array;
  readonly mime?: string;
  readonly focusedTaskId?: string;
  readonly focusedCell?: number;
  /** What a page cuts out when it is asked. */
  readonly cut?: Uint8Array;
  /** A cell as the gateway itself has it. */
  readonly own?: Uint8Array;
  readonly key?: string | undefined;
  readonly settings?: Partial<SettingTypes>;
  readonly reports?: readonly ConnectionReport[];
  readonly submitFailure?: Error;
  /** Real ones, where a command writes to them. */
  readonly pictures?: Pick<PictureFolder, 'keep' | 'pathOf' | 'folder'>;
  readonly refreshFailure?: Error;
  readonly cancelFailure?: Error;
  /** Requests that this gateway turned out not to have. */
  readonly missing?: readonly (RequestKind | 'upload')[];
  /** What a pressed button becomes once the gateway has answered. */
  readonly settled?: Task;
  readonly lastEditor?: Services['lastEditor'];
}

const defaults: SettingTypes = {
  'gateway.baseUrl': 'https://gateway.test',
  'gateway.auth': 'bearer',
  'gateway.pathPrefix': '/mj',
  'gateway.speedVia': 'body',
  'gateway.refreshPath': '/mj/submit/refresh',
  speed: 'default',
  bot: 'midjourney',
  'defaults.parameters': '',
  'save.folder': '',
  'save.nameTemplate': '{slug}',
  'insert.folder': 'images',
  notify: 'never',
  'history.maxMegabytes': 1024,
};

export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
  'base64',
);

/** The rest of Easel as far as commands see it: nothing is sent, everything is written down. */
export function fakeServices(given: Setting = {}): { services: Services; seen: Seen } {
  const seen: Seen = {
    submitted: [],
    imported: [],
    acted: [],
    answered: [],
    revealed: [],
    filled: [],
    added: [],
    referenced: [],
    composed: [],
    regions: [],
    uploaded: [],
    refreshed: [],
    starred: [],
    forgotten: [],
    dropped: [],
    restored: [],
    cancelled: [],
    unwatched: [],
    told: [],
    cleared: [],
    allowed: [],
    keys: new Map(),
    written: {},
    sandboxStarts: 0,
  };
  if (!('key' in given) || given.key !== undefined) {
    seen.keys.set('https://gateway.test', given.key ?? 'sk-test');
  }
  const tasks = given.tasks ?? [];
  const reports = [...(given.reports ?? [])];
  const sent = (id: string) => {
    const task = fakeTask({ id });
    return Promise.resolve({ task, settled: Promise.resolve(given.settled ?? task) });
  };
  const setting = <K extends SettingName>(name: K): SettingTypes[K] =>
    ({ ...defaults, ...given.settings, ...seen.written })[name];
  const connection = () => ({
    id: setting('gateway.baseUrl'),
    providerId: 'midjourney',
    baseUrl: setting('gateway.baseUrl'),
    options: {},
    getKey: () => Promise.resolve(seen.keys.get(setting('gateway.baseUrl'))),
  });
  const services = {
    tasks: {
      submit: (request: ComposedRequest) => {
        if (given.submitFailure) return Promise.reject(given.submitFailure);
        seen.submitted.push(request);
        return sent('sent');
      },
      countOneByOne: () => Promise.resolve(0),
      act: (taskId: string, actionId: string) => {
        seen.acted.push([taskId, actionId]);
        return sent('acted');
      },
      answer: (taskId: string, { prompt }: { prompt: string }) => {
        seen.answered.push([taskId, prompt]);
        return sent(taskId);
      },
      importTask: (remoteId: string) => {
        seen.imported.push(remoteId);
        return sent('imported');
      },
      star: (taskIds: readonly string[], isStarred: boolean) =>
        Promise.resolve(void seen.starred.push([taskIds, isStarred])),
      forget: (taskIds: readonly string[]) => {
        const isOpen = (id: string) =>
          tasks.some((each) => each.id === id && !isTerminal(each.phase));
        const gone = taskIds.filter((id) => !isOpen(id));
        seen.forgotten.push(...gone);
        return Promise.resolve(gone);
      },
      restore: (taskIds: readonly string[]) => {
        seen.restored.push(...taskIds);
        return Promise.resolve(taskIds);
      },
      clear: (what: { keepStarred: boolean }) => Promise.resolve(seen.cleared.push(what)),
      getSeed: () => Promise.resolve('636646138'),
      refreshLinks: (taskId: string) => {
        if (given.refreshFailure) return Promise.reject(given.refreshFailure);
        return Promise.resolve(void seen.refreshed.push(taskId));
      },
      cancel: (taskId: string) => {
        if (given.cancelFailure) return Promise.reject(given.cancelFailure);
        return Promise.resolve(void seen.cancelled.push(taskId));
      },
      stopWatching: (taskId: string) => Promise.resolve(void seen.unwatched.push(taskId)),
      cellOf: () => Promise.resolve(given.own && { bytes: given.own, file: fileOf(given.own) }),
      linkOf: (taskId: string, cell?: number) =>
        Promise.resolve({
          url: `https://cdn.test/${taskId}-${String(cell)}.png`,
          isOfGrid: cell === 4,
        }),
      upload: ({ name }: PictureRef) => {
        seen.uploaded.push(name);
        return Promise.resolve(`https://cdn.test/${name}`);
      },
      bytesOf: () => {
        const bytes = given.bytes ?? onePixel;
        const mime = given.mime ?? 'image/png';
        const file = { hash: hashOf(bytes), mime, byteLength: bytes.byteLength };
        return Promise.resolve({ bytes, file });
      },
    },
    store: {
      get: (id: string) => Promise.resolve(tasks.find((task) => task.id === id)),
      recent: () => Promise.resolve(tasks),
      count: () => Promise.resolve(tasks.length),
      open: () => tasks.filter(({ phase }) => !isTerminal(phase)),
      binned: () => Promise.resolve(given.binned ?? []),
    },
    pictures: given.pictures ?? {
      add: (bytes: Uint8Array, name: string): Promise<PictureRef> => {
        seen.added.push(name);
        const ref = { hash: hashOf(bytes), mime: 'image/png', name, byteLength: bytes.byteLength };
        return Promise.resolve(ref);
      },
      read: () => Promise.resolve(onePixel),
    },
    gateways: {
      isSandbox: false,
      isAllowedInsecure: (baseUrl: string) => seen.allowed.includes(baseUrl),
      allowInsecure: (baseUrl: string) => Promise.resolve(void seen.allowed.push(baseUrl)),
      announce: () => undefined,
      current: connection,
      byId: connection,
      configured: connection,
      useSandbox: () => {
        seen.sandboxStarts += 1;
        return Promise.resolve();
      },
      useConfigured: () => Promise.resolve(),
      stopSandbox: () => Promise.resolve(),
    },
    providers: new Map([
      [
        'midjourney',
        {
          capabilities: capabilitiesWithout([]),
          capabilitiesOf: () => capabilitiesWithout(given.missing ?? []),
          curlOf: (task: Task, parent?: Task) =>
            Promise.resolve(`curl ${task.id} of ${String(parent?.id)}`),
          checkConnection: () =>
            Promise.resolve(
              reports.shift() ?? { isReachable: true, isKeyAccepted: true, details: [] },
            ),
        },
      ],
    ]),
    keys: {
      get: (id: string) => Promise.resolve(seen.keys.get(id)),
      all: () => Promise.resolve([...seen.keys.values()]),
      set: (id: string, key: string) => Promise.resolve(void seen.keys.set(id, key)),
      remove: (id: string) => Promise.resolve(void seen.keys.delete(id)),
    },
    settings: {
      get: setting,
      getOwn: setting,
      set: (name: SettingName, value: never) =>
        Promise.resolve(void Object.assign(seen.written, { [name]: value })),
    },
    gallery: {
      focusedTaskId: given.focusedTaskId,
      focusedCell: given.focusedCell,
      cutCell: () => Promise.resolve(given.cut),
      viewPicture: (...args: readonly unknown[]) =>
        Promise.resolve(void seen.told.push(['view', ...args])),
      comparePicture: (...args: readonly unknown[]) =>
        Promise.resolve(void seen.told.push(['compare', ...args])),
      copyPicture: (...args: readonly unknown[]) =>
        Promise.resolve(void seen.told.push(['copy', ...args])),
      isVisible: true,
      showSidebar: () => Promise.resolve(),
      openPanel: () => undefined,
      addReference: (...reference: readonly unknown[]) =>
        Promise.resolve(void seen.referenced.push(reference)),
      composeWith: (...composed: readonly unknown[]) =>
        Promise.resolve(void seen.composed.push(composed)),
      composerPage: () =>
        Promise.resolve({
          tell: (_: string, told: unknown) => seen.filled.push(told as ComposerFill),
          attached: (picture: PictureRef) => picture,
        }),
      openInput: (taskId: string) => Promise.resolve(void seen.regions.push(taskId)),
      fillComposer: (fill: ComposerFill) => Promise.resolve(void seen.filled.push(fill)),
      revealTask: (taskId: string) => Promise.resolve(void seen.revealed.push(taskId)),
      dropTasks: (taskIds: readonly string[]) => seen.dropped.push(...taskIds),
    },
    lastEditor: given.lastEditor ?? { place: undefined },
    log: { show: () => undefined },
    logger: { log: () => undefined },
    recentLog: () => ['now info [net] sent with sk-test'],
  };
  // Only what commands use is here; a missing part fails the test that needs it, by name.
  return { services: services as unknown as Services, seen };
}

function capabilitiesWithout(missing: readonly string[]) {
  const kinds = ['imagine', 'blend', 'describe', 'swapFace', 'edit', 'shorten', 'video'];
  return {
    requestKinds: kinds.filter((kind) => !missing.includes(kind)),
    canUpload: !missing.includes('upload'),
  };
}

/** A finished picture, unless told otherwise. */
export function fakeTask(more: Partial<Task> = {}): Task {
  return {
    id: 'fox',
    remoteId: '17123456789012345',
    providerId: 'midjourney',
    connectionId: 'sandbox',
    request: { kind: 'imagine', prompt: 'a red fox --ar 3:2', pictures: [] },
    phase: 'succeeded',
    assets: [{ kind: 'image', url: 'https://gateway.test/fox.png' }],
    actions: [],
    pressedActionIds: [],
    refusedActions: {},
    createdAt: 1,
    movedAt: 1,
    finishedAt: 1,
    ...more,
  };
}

function fileOf(bytes: Uint8Array): KeptFile {
  const { mime = 'image/png', ...size } = readPictureFormat(bytes) ?? {};
  return { hash: hashOf(bytes), mime, ...size, byteLength: bytes.byteLength };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
