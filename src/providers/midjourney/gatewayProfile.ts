import type { Connection, ProviderMemory } from '../provider';
import { endpoints } from './endpoints';
import type { Probed } from './probe';
import type { PostPaths } from './probePostPaths';
import { UploadedLinks, type KeptLinks } from './uploadedLinks';

/** How long a missing path is believed to be missing: a page of a passing outage looks the same. */
const missingMemoryMs = 10 * 60_000;

/** What a probe settled: see `probe`. */
type Learned = Pick<Probed, 'hasTaskList' | 'hasBatch' | 'hasSeed' | 'canCancel' | 'submits'>;

/** Whether one gateway is known to cancel, from an earlier window. */
interface CancelMemory {
  isKnown(): boolean;
  remember(can: boolean): void;
}

/** What was learned about one gateway since the start. */
export class GatewayProfile {
  readonly #missingUntilMs = new Map<string, number>();
  readonly #refusals = new Map<string, string>();
  readonly uploaded: UploadedLinks;
  /** trueai calls it `edit`, too; its older builds only so. */
  editPath: string = endpoints.edits;
  /** The path of Refresh that was asked last, and whether the gateway has it. */
  refresh: { readonly path: string; readonly isThere: boolean } | undefined;
  /** While that is being found out: others wait for it. Never rejects. */
  findingRefresh: Promise<void> | undefined;
  /** Whether seeds can be asked for; undefined until a probe has told. */
  hasSeed: boolean | undefined;
  /** What a probe settled about the paths of submits, and sold models: by path, whether it can be sent. */
  #submits: PostPaths = new Map();

  readonly #cancelMemory: CancelMemory | undefined;
  #canCancel: boolean | undefined;

  /** @param cancelMemory only a yes is kept, until the gateway itself says no */
  constructor(cancelMemory?: CancelMemory, keptLinks?: KeptLinks) {
    this.uploaded = new UploadedLinks(keptLinks);
    this.#cancelMemory = cancelMemory;
    this.#canCancel = cancelMemory?.isKnown() ? true : undefined;
  }

  /** Whether this gateway cancels tasks for this key; undefined until a probe or a try has told. */
  get canCancel(): boolean | undefined {
    return this.#canCancel;
  }

  /** @param isCertain false where only a page of a passing outage may have said no: that holds for this window */
  settleCancel(can: boolean, isCertain = true): void {
    this.#canCancel = can;
    if (isCertain) this.#cancelMemory?.remember(can);
  }

  /** Whether what is sent to this path is known to be taken by nobody here. */
  cannotSend(path: string): boolean {
    return this.#submits.get(path) === false;
  }

  /** Takes over what a probe found; what it left open stays as it was thought to be before any. */
  learn(probed: Learned, refreshPath: string, nowMs: number): void {
    if (probed.hasTaskList === false) this.forgo(endpoints.list, nowMs);
    if (probed.hasBatch === false) this.forgo(endpoints.listByCondition, nowMs);
    this.hasSeed = probed.hasSeed;
    // That a try was refused is believed until somebody tests again; that one was taken stays true.
    if (probed.canCancel !== undefined) this.settleCancel(probed.canCancel);
    else if (this.#canCancel === false) this.#canCancel = undefined;
    const isMissing = probed.submits.get(refreshPath) === false;
    if (isMissing) this.refresh = { path: refreshPath, isThere: false };
    else if (this.refresh?.path === refreshPath) this.refresh = undefined;
    const { edits, edit } = endpoints;
    const hasOnlyEdit = probed.submits.get(edits) === false && probed.submits.get(edit) === true;
    this.editPath = hasOnlyEdit ? edit : edits;
    this.#submits = hasOnlyEdit ? new Map([...probed.submits, [edits, true]]) : probed.submits;
  }

  /** Whether a path was found missing a short while ago. */
  lacks(path: string, nowMs: number): boolean {
    return nowMs < (this.#missingUntilMs.get(path) ?? 0);
  }

  forgo(path: string, nowMs: number): void {
    this.#missingUntilMs.set(path, nowMs + missingMemoryMs);
  }

  /** What the gateway said when it called this kind of button unknown; undefined when it has not. */
  refusalOf(kind: string): string | undefined {
    return this.#refusals.get(kind);
  }

  refuse(kind: string, words: string): void {
    this.#refusals.set(kind, words);
  }
}

/**
 * One profile a gateway, in memory but for whether it cancels and what was uploaded: the rest is found out anew, for
 * a gateway may be updated any day.
 */
export class GatewayProfiles {
  readonly #profiles = new Map<string, GatewayProfile>();
  readonly #memory: ProviderMemory | undefined;

  constructor(memory?: ProviderMemory) {
    this.#memory = memory;
  }

  of({ id, baseUrl }: Connection): GatewayProfile {
    const name = `${id} ${baseUrl}`;
    const known = this.#profiles.get(name);
    if (known) return known;
    const memory = this.#memory;
    const fact = `midjourney cancels at ${name}`;
    const linkName = (hash: string) => `link of ${hash} at ${name}`;
    const fresh = new GatewayProfile(
      memory && {
        isKnown: () => memory.isKnown(fact),
        remember: (can) => memory.remember(fact, can),
      },
      memory && {
        linkOf: (hash) => memory.textOf(linkName(hash)),
        keep: (hash, link, untilMs) => memory.keepText(linkName(hash), link, untilMs),
      },
    );
    this.#profiles.set(name, fresh);
    return fresh;
  }
}
