import type { EditorWindowOptions } from '../tasks/editorWindow';

export type DiskFault = 'disk full' | 'storage locked';

/** What the system and SQLite say then. */
const errors: Readonly<Record<DiskFault, readonly [system: string, sqlite: number]>> = {
  'disk full': ['ENOSPC', 13],
  'storage locked': ['EROFS', 8],
};
const historyWrites = new Set<PropertyKey>(['write', 'insert', 'forget', 'restore', 'remove']);
const pictureWrites = new Set<PropertyKey>(['keep', 'add', 'writeThumbnail']);

/**
 * A disk that does not take anything for as long as that is wanted. Between the real history and the real picture
 * folder and all that use them: a real full disk is not to be had everywhere, and nothing is read-only to root.
 */
export class FailingDisk {
  readonly #fault: DiskFault;
  #isFailing = false;
  /** How often something was refused. */
  refusals = 0;

  constructor(fault: DiskFault) {
    this.#fault = fault;
  }

  get ports(): Pick<EditorWindowOptions, 'history' | 'pictures'> {
    const [system, sqlite] = errors[this.#fault];
    return {
      history: (history) =>
        this.#wrap(history, historyWrites, () => {
          throw Object.assign(new Error(this.#fault), {
            code: 'ERR_SQLITE_ERROR',
            errcode: sqlite,
          });
        }),
      pictures: (folder) =>
        this.#wrap(folder, pictureWrites, () =>
          Promise.reject(Object.assign(new Error(this.#fault), { code: system, syscall: 'write' })),
        ),
    };
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.fail();
    try {
      return await work();
    } finally {
      this.mend();
    }
  }

  fail(): void {
    this.#isFailing = true;
  }

  mend(): void {
    this.#isFailing = false;
  }

  #wrap<T extends object>(target: T, writes: ReadonlySet<PropertyKey>, refuse: () => unknown): T {
    return new Proxy(target, {
      get: (_target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]): unknown => {
          if (!this.#isFailing || !writes.has(name))
            return Reflect.apply(value as () => unknown, target, given);
          this.refusals += 1;
          return refuse();
        };
      },
    });
  }
}
