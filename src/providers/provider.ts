import type { Logger } from '../base/logger';
import type { Asset, KeepableAsset } from '../domain/asset';
import type { Failure } from '../domain/failure';
import type { ComposedRequest, PictureRef, RequestKind, Speed } from '../domain/request';
import type { InputWanted, Observation, Task } from '../domain/task';

/** How a gateway is reached: made of the person's settings, the same for every call until they change. */
export interface Connection {
  /** Stable name stored with each task: the origin of the base URL, or "sandbox". */
  readonly id: string;
  readonly providerId: string;
  /** Scheme and host, without a trailing slash. */
  readonly baseUrl: string;
  /** Provider-specific settings, as data; the provider says which it knows and what the defaults are. */
  readonly options: Readonly<Record<string, string>>;
  /** Speed for requests that name none. */
  readonly defaultSpeed?: Speed;
  /** False for a gateway that is open; absent means that nothing is sent without a key. */
  readonly needsKey?: boolean;
  /** Whether there is one; cheap, for what is asked often. Absent: `getKey` tells. */
  readonly hasKey?: () => Promise<boolean>;
  /** Asked at call time, so that a changed key works at once. Undefined: there is none. */
  readonly getKey: () => Promise<string | undefined>;
  /** Resolves once what `getKey` has begun needs this thread no more until it is answered. Absent: at once. */
  readonly keyAsked?: () => Promise<void>;
}

/** Whether requests to it can go: it has a key, or needs none. */
export async function isUsable({ needsKey, hasKey, getKey }: Connection): Promise<boolean> {
  if (needsKey === false) return true;
  return hasKey ? hasKey() : Boolean(await getKey());
}

/** What every call gets. */
export interface CallContext {
  readonly connection: Connection;
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** The bytes of a picture that goes with a request. */
  readonly readPicture: (picture: PictureRef) => Promise<Uint8Array>;
}

/** What became of something that costs money. */
export type SubmitOutcome =
  /** The gateway has it. Several ids when one press makes several tasks. */
  | {
      readonly kind: 'accepted';
      readonly remoteIds: readonly [string, ...string[]];
      readonly phase: 'queued' | 'running';
      readonly queuePosition?: number;
      readonly providerData?: unknown;
    }
  /** The gateway has it and waits for a prompt, a zoom factor or a mask. */
  | {
      readonly kind: 'needsInput';
      readonly remoteId: string;
      readonly inputWanted: InputWanted;
      readonly providerData?: unknown;
    }
  /** Finished in the reply: nothing to poll. */
  | { readonly kind: 'done'; readonly remoteId?: string; readonly observation: Observation }
  /** Certainly not accepted. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** The request left, and no answer settles whether it was accepted. */
  | { readonly kind: 'unconfirmed'; readonly failure: Failure };

/** What a person gave to a task that needed input. */
export interface InputAnswer {
  readonly prompt: string;
  /** White is redrawn, black is kept. */
  readonly mask?: PictureRef;
}

export interface ProviderCapabilities {
  readonly requestKinds: readonly RequestKind[];
  /** Known to; only then it is offered. */
  readonly canCancel: boolean;
  readonly canRefreshLinks: boolean;
  readonly canGetSeed: boolean;
  readonly canUpload: boolean;
  /** Most ids that one `observe` sends in one request. */
  readonly observeBatchSize: number;
  /** Asking more often than this gains nothing, in milliseconds. */
  readonly minPollIntervalMs: number;
}

/** Facts about gateways that outlive a reload, by a name of the provider's own. Never a secret. */
export interface ProviderMemory {
  isKnown(fact: string): boolean;
  remember(fact: string, isTrue: boolean): void;
  /** A short text that was kept and has not ended yet. */
  textOf(name: string): string | undefined;
  /** @param untilMs when it ends, in milliseconds since 1970 */
  keepText(name: string, text: string, untilMs: number): void;
}

export interface ConnectionReport {
  readonly isReachable: boolean;
  /** Undefined when no free call could tell. */
  readonly isKeyAccepted?: boolean;
  readonly failure?: Failure;
  readonly latencyMs?: number;
  /** Short facts for the log and for support, without secrets. */
  readonly details: readonly string[];
}

/**
 * A family of gateways that speak one format. Everything it does not understand it carries as data;
 * nothing above it knows the format's words. Methods that cost money return an outcome and throw only
 * for programming errors or cancellation; the others throw `FailureError`.
 */
export interface Provider {
  readonly id: string;
  readonly displayName: string;
  readonly capabilities: ProviderCapabilities;

  /** Sends a composed request once. Costs money. */
  submit(request: ComposedRequest, localId: string, context: CallContext): Promise<SubmitOutcome>;

  /** Presses a button of `task`, once. Costs money. */
  act(task: Task, actionId: string, localId: string, context: CallContext): Promise<SubmitOutcome>;

  /** Answers a task that waits for input, once. Costs money. */
  answer(task: Task, answer: InputAnswer, context: CallContext): Promise<SubmitOutcome>;

  /**
   * What the gateway says of some tasks, by local id. A task that is missing from the map was not
   * answered for this time (say, a fallback ran out of time); 'notFound' is the gateway's own word.
   */
  observe(
    tasks: readonly Task[],
    context: CallContext,
  ): Promise<ReadonlyMap<string, Observation | 'notFound'>>;

  /** One task by its remote id, for import and for "Check". Undefined when unknown there. */
  find(remoteId: string, context: CallContext): Promise<Observation | undefined>;

  /**
   * The task that a submit of ours made, by the local id that went with it; for an answer that was never
   * seen. Undefined when the gateway lists its newest tasks and this is none of them. Throws `notOffered`
   * where it lists nothing.
   */
  findSent?(
    localId: string,
    context: CallContext,
  ): Promise<{ readonly remoteId: string; readonly observation: Observation } | undefined>;

  /**
   * What this gateway said when it called this kind of button unknown, on whatever task that was; undefined
   * while it has not, or where there is another way to the same thing. Asks nobody.
   */
  refusalOf?(task: Task, actionId: string, connection: Connection): string | undefined;

  /** The words that a button of `task` stands for by itself, as those under Describe do. Asks nobody. */
  textOf?(task: Task, actionId: string): string | undefined;

  /**
   * Requests that together do what a button does, where this gateway is known to call that button unknown;
   * undefined where it is not, or where there is no such way. Each is charged by itself. Asks nobody.
   */
  oneByOne?(
    task: Task,
    actionId: string,
    connection: Connection,
  ): readonly ComposedRequest[] | undefined;

  /**
   * The capabilities less what this gateway turned out not to have when it was last checked, and with what it
   * turned out to have. For what is offered; absent where a provider learns nothing. Asks nobody.
   */
  capabilitiesOf?(connection: Connection): ProviderCapabilities;

  /**
   * The request that made `task` as a command for a shell, without the key and without the bytes of
   * pictures. `parent` is the task whose button was pressed. Asks nobody.
   */
  curlOf?(task: Task, parent: Task | undefined, connection: Connection): Promise<string>;

  /**
   * What of a task's private data may leave this machine in an export: never what could hold a key. Absent:
   * nothing of it.
   */
  portableData?(providerData: unknown): unknown;

  /**
   * Asks the gateway, free of charge, to stop a task. Throws `notOffered` where it has no such thing,
   * `cancelRefused` where it says no.
   */
  cancel?(task: Task, context: CallContext): Promise<void>;

  /** New links for a task's assets, where the old ones have died. */
  refreshLinks?(task: Task, context: CallContext): Promise<readonly Asset[]>;

  /** The seed as digits. May take a minute. */
  getSeed?(task: Task, context: CallContext): Promise<string>;

  /** Puts pictures where prompts can link to them; links in the order of the pictures. */
  upload?(pictures: readonly PictureRef[], context: CallContext): Promise<readonly string[]>;

  /** Links to try for an asset's bytes, best first, and whether they lie on the gateway itself. */
  linksFor(task: Task, asset: KeepableAsset, connection: Connection): readonly string[];

  /** Whether a link says of itself that it has died. Asks nobody, so true is certain and false is not. */
  isLinkDead?(url: string, nowMs: number): boolean;

  /** Finds out, free of charge, whether the gateway answers and takes the key. */
  checkConnection(context: CallContext): Promise<ConnectionReport>;
}

/** What a provider offers at one gateway, as far as that is known; else what its format has. */
export function capabilitiesAt(provider: Provider, connection: Connection): ProviderCapabilities {
  return provider.capabilitiesOf?.(connection) ?? provider.capabilities;
}
