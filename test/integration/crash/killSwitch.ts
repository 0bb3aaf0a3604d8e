import { createRequire } from 'node:module';
import type { FetchLike, FetchReply } from '../../../src/net/fetchLike';
import type { OpenLink } from '../../../src/net/openLink';
import { pathWords } from './pathWords';
import { stepOfSql } from './stepOfSql';

/** Where a window dies: before or after the n-th step of that name, or half way through a file. */
export interface Stop {
  /** As in the trace: its name and which of that name, such as `commit 2`. */
  readonly step: string;
  readonly when: 'before' | 'half' | 'after';
}

type AnyFunction = (this: unknown, ...values: unknown[]) => unknown;

/**
 * Sits in a window that is a process of its own, under everything it writes: each SQL statement, each call to the
 * file system, each request. Names them in order, and kills the process where it was told to. The product knows
 * nothing of it.
 */
export class KillSwitch {
  readonly trace: string[] = [];
  readonly #stop: Stop | undefined;
  readonly #counts = new Map<string, number>();
  readonly #answers = new Map<string, number>();
  #isArmed = false;
  /** Since the last commit. A transaction that writes nothing is no step: a poller makes them at every beat. */
  #hasWritten = false;

  constructor(stop: Stop | undefined) {
    this.#stop = stop;
    this.#watchSql();
    this.#watchFiles();
  }

  arm(): void {
    this.#isArmed = true;
  }

  disarm(): void {
    this.#isArmed = false;
  }

  /** The product's own fetch: a request that leaves, and an answer that has been read to its end. */
  watch(fetch: FetchLike): FetchLike {
    return (url, init) => this.#request(init?.method ?? 'GET', url, () => fetch(url, init));
  }

  /** The same for links to pictures. */
  watchLinks(openLink: OpenLink): OpenLink {
    return (url, init) => this.#request('GET', url, () => openLink(url, init));
  }

  /** How many answers to such a request have been read, armed or not. */
  answersTo(name: string): number {
    return this.#answers.get(name) ?? 0;
  }

  async #request(
    method: string,
    url: string,
    send: () => Promise<FetchReply>,
  ): Promise<FetchReply> {
    const name = `request: ${method} ${pathWords(url)}`;
    const step = this.#begin(name);
    const reply = await send();
    const end = () => {
      this.#answers.set(name, this.answersTo(name) + 1);
      this.#end(step);
    };
    async function* body() {
      yield* reply.body ?? [];
      end();
    }
    return { ...facts(reply), body: body() };
  }

  #begin(name: string | undefined): string | undefined {
    if (name === undefined || !this.#isArmed) return undefined;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    const step = `${name} ${count}`;
    if (name === 'commit') this.#hasWritten = false;
    this.trace.push(step);
    this.#dieAt(step, 'before');
    return step;
  }

  #end(step: string | undefined): void {
    if (step !== undefined) this.#dieAt(step, 'after');
  }

  #dieAt(step: string, when: Stop['when']): void {
    if (this.#stop?.step === step && this.#stop.when === when) process.kill(process.pid, 'SIGKILL');
  }

  #watchSql(): void {
    const { DatabaseSync, StatementSync } = process.getBuiltinModule('node:sqlite');
    const write = (sql: string, values: readonly unknown[]) => {
      const name = stepOfSql(sql, values);
      if (name === 'commit') return this.#hasWritten ? name : undefined;
      this.#hasWritten ||= name !== undefined;
      return name;
    };
    this.#wrap(DatabaseSync.prototype, 'exec', (_self, [sql]) => write(String(sql), []));
    for (const name of ['run', 'get', 'all']) {
      this.#wrap(StatementSync.prototype, name, (self, values) =>
        write((self as { sourceSQL: string }).sourceSQL, values),
      );
    }
  }

  #watchFiles(): void {
    const require = createRequire(process.execPath);
    const nodeFs = require('node:fs') as Record<string, AnyFunction>;
    const promises = require('node:fs/promises') as Record<string, AnyFunction>;
    const of = (verb: string) => (_self: unknown, values: readonly unknown[]) =>
      `${verb} ${pathWords(String(values[0]))}`;
    this.#wrap(nodeFs, 'writeFileSync', of('write'));
    this.#wrap(nodeFs, 'renameSync', of('rename'));
    for (const [name, verb] of fileCalls) this.#wrap(promises, name, of(verb));
    this.#halve(promises);
    const open = promises['open'];
    promises['open'] = async (...values) => {
      const isRead = values[1] === 'r';
      const step = isRead ? undefined : this.#begin(`open ${pathWords(String(values[0]))}`);
      const file = (await open?.(...values)) as object;
      if (isRead) return file;
      this.#end(step);
      for (const [name, verb] of handleCalls) this.#wrap(file, name, () => `${verb} export`);
      return file;
    };
  }

  /** A file of which only the first half came to the disk. */
  #halve(promises: Record<string, AnyFunction>): void {
    const whole = promises['writeFile'];
    promises['writeFile'] = async (path, bytes, ...others) => {
      const name = `write ${pathWords(String(path))}`;
      const step = `${name} ${(this.#counts.get(name) ?? 0) + 1}`;
      const isHere = this.#isArmed && this.#stop?.step === step && this.#stop.when === 'half';
      if (isHere && bytes instanceof Uint8Array) {
        this.#isArmed = false;
        await whole?.(path, bytes.subarray(0, bytes.byteLength >> 1), ...others);
        process.kill(process.pid, 'SIGKILL');
      }
      return whole?.(path, bytes, ...others);
    };
  }

  #wrap(
    owner: object,
    name: string,
    nameOf: (self: unknown, values: readonly unknown[]) => string | undefined,
  ): void {
    const methods = owner as Record<string, AnyFunction>;
    const method = methods[name];
    if (!method) throw new Error(`there is no ${name} to watch`);
    const begin = (label: string | undefined) => this.#begin(label);
    const end = (step: string | undefined) => this.#end(step);
    methods[name] = function (...values) {
      const step = begin(nameOf(this, values));
      const result = Reflect.apply(method, this, values);
      if (!(result instanceof Promise)) {
        end(step);
        return result;
      }
      return result.finally(() => end(step));
    };
  }
}

const fileCalls = [
  ['writeFile', 'write'],
  ['rename', 'rename'],
  ['rm', 'remove'],
  ['mkdir', 'make folder of'],
] as const;

const handleCalls = [
  ['write', 'write into'],
  ['writeFile', 'write into'],
  ['sync', 'sync'],
  ['close', 'close'],
] as const;

function facts({ status, statusText, headers }: FetchReply) {
  return { status, statusText, headers };
}
