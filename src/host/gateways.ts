import * as vscode from 'vscode';
import type { Connection } from '../providers/provider';
import type { Connections } from '../tasks/connections';
import { parseBaseUrl } from './inputs/parseBaseUrl';
import type { KeyStore } from './keyStore';
import { contextKeys } from './manifest';
import type { SandboxHost } from './sandboxHost';
import type { Settings } from './settings';

export const sandboxId = 'sandbox';

interface GatewaysDependencies {
  readonly settings: Settings;
  readonly keys: KeyStore;
  readonly memento: vscode.Memento;
  readonly sandbox: SandboxHost;
  /** A sandbox somebody else runs (`npm start`): used in place of our own. */
  readonly sandboxUrl: string | undefined;
}

/**
 * Which gateway is in use: the configured one, or the sandbox. Tasks of the other one keep being looked
 * after, with the key of their own gateway.
 */
export class Gateways implements Connections, vscode.Disposable {
  readonly #dependencies: GatewaysDependencies;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  #sandboxUrl: string | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(dependencies: GatewaysDependencies) {
    this.#dependencies = dependencies;
    this.#sandboxUrl = dependencies.sandboxUrl;
    this.#subscriptions = [
      dependencies.settings.onDidChange(() => {
        this.#rememberOptions();
        this.#changed.fire();
      }),
      dependencies.keys.onDidChange(() => this.#changed.fire()),
    ];
    this.#rememberOptions();
    this.#say();
  }

  get isSandbox(): boolean {
    return this.#dependencies.memento.get(
      useSandboxKey,
      this.#dependencies.sandboxUrl !== undefined,
    );
  }

  /** Throws FailureError when the configured address is unusable. */
  current(): Connection {
    return this.isSandbox ? this.#sandbox() : this.configured();
  }

  /** The configured gateway, whether or not the sandbox is in use. */
  configured(): Connection {
    const { settings } = this.#dependencies;
    const isAllowed = (baseUrl: string) => this.isAllowedInsecure(baseUrl);
    return this.#connection(parseBaseUrl(settings.get('gateway.baseUrl'), isAllowed), {
      auth: settings.get('gateway.auth'),
      pathPrefix: settings.get('gateway.pathPrefix'),
      speedVia: settings.get('gateway.speedVia'),
      refreshPath: settings.get('gateway.refreshPath'),
    });
  }

  /** An earlier gateway is asked as it was set up then: its key and its ways, not today's. */
  byId(id: string): Connection | undefined {
    if (id === sandboxId) return this.#sandboxUrl === undefined ? undefined : this.#sandbox();
    const current = this.#currentConfigured();
    if (current?.id === id) return current;
    const earlier = this.#earlierOptions();
    // An id may come from an imported history: `constructor` is no gateway.
    const options = Object.hasOwn(earlier, id) ? earlier[id] : undefined;
    return options && this.#connection(id, options);
  }

  /** Whether a person has agreed to use an address without https. */
  isAllowedInsecure(baseUrl: string): boolean {
    return this.#dependencies.memento.get<readonly string[]>(insecureKey, []).includes(baseUrl);
  }

  /** Kept on this machine and not in the settings, so that no synchronised or shared file can agree. */
  async allowInsecure(baseUrl: string): Promise<void> {
    const { memento } = this.#dependencies;
    const allowed = memento.get<readonly string[]>(insecureKey, []);
    await memento.update(insecureKey, [...new Set([...allowed, baseUrl])]);
    this.#rememberOptions();
  }

  /** Starts the sandbox where nobody else runs one, and makes it the current gateway. */
  async useSandbox(): Promise<void> {
    await this.wakeSandbox();
    await this.#choose(true);
  }

  /**
   * Sees to it that the sandbox runs, without choosing it: for its unfinished tasks, and after a reload.
   * Always on the same port, which keeps the links of earlier pictures alive.
   */
  async wakeSandbox(): Promise<void> {
    const { sandbox, memento } = this.#dependencies;
    if (this.#sandboxUrl !== undefined) return;
    this.#sandboxUrl = await sandbox.start(memento.get<number>(portKey, 0));
    await memento.update(portKey, Number(new URL(this.#sandboxUrl).port));
  }

  /** Somebody asks to try again: whatever was refused before is forgotten. */
  announce(): void {
    this.#changed.fire();
  }

  async useConfigured(): Promise<void> {
    await this.#choose(false);
  }

  async stopSandbox(): Promise<void> {
    await this.#dependencies.sandbox.stop();
    this.#sandboxUrl = this.#dependencies.sandboxUrl;
    await this.useConfigured();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
    void this.#dependencies.sandbox.stop();
  }

  async #choose(useSandbox: boolean): Promise<void> {
    await this.#dependencies.memento.update(useSandboxKey, useSandbox);
    this.#say();
    this.#changed.fire();
  }

  #say(): void {
    void vscode.commands.executeCommand('setContext', contextKeys.isSandbox, this.isSandbox);
  }

  #sandbox(): Connection {
    return {
      id: sandboxId,
      providerId: 'midjourney',
      // Before it listens there is nothing to reach; port 9 (discard) refuses at once.
      baseUrl: this.#sandboxUrl ?? 'http://127.0.0.1:9',
      options: {},
      // Its own word, never the person's key.
      getKey: () => Promise.resolve('no-key-needed'),
      ...this.#speed(),
    };
  }

  #connection(baseUrl: string, options: Connection['options']): Connection {
    return {
      id: baseUrl,
      providerId: 'midjourney',
      baseUrl,
      options,
      needsKey: options['auth'] !== 'none',
      hasKey: () => this.#dependencies.keys.has(baseUrl),
      getKey: () => this.#dependencies.keys.get(baseUrl),
      keyAsked: () => this.#dependencies.keys.asked(),
      ...this.#speed(),
    };
  }

  #currentConfigured(): Connection | undefined {
    try {
      return this.configured();
    } catch {
      // An address that is no address: nothing was ever sent there.
      return undefined;
    }
  }

  #earlierOptions(): Readonly<Record<string, Connection['options']>> {
    return this.#dependencies.memento.get(earlierKey, {});
  }

  #rememberOptions(): void {
    const current = this.#currentConfigured();
    if (!current) return;
    const all = { ...this.#earlierOptions(), [current.id]: current.options };
    void this.#dependencies.memento.update(earlierKey, all);
  }

  #speed(): Pick<Connection, 'defaultSpeed'> {
    const speed = this.#dependencies.settings.get('speed');
    return speed === 'default' ? {} : { defaultSpeed: speed };
  }
}

const useSandboxKey = 'easel.useSandbox';
const portKey = 'easel.sandboxPort';
/** Connection options by connection id. */
const earlierKey = 'easel.gatewayOptions';
/** Base URLs without https that a person has agreed to. */
const insecureKey = 'easel.insecureGateways';
