import { pathToFileURL } from 'node:url';
import { inRepository } from './repository';

/** A VS Code server that runs; see scripts/lib/startVscodeServer.mjs. */
export interface VscodeServer {
  readonly url: string;
  readonly port: number;
  logs(): string;
  stop(): Promise<void>;
}

/** What startVscodeServer takes; all paths absolute. */
export interface VscodeServerOptions {
  readonly version: string;
  readonly dataDir: string;
  readonly extensionsDir: string;
  readonly port?: number;
  readonly folder?: string;
  readonly extensionDevelopmentPath?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly workspaceTrust?: boolean;
  readonly theme?: ThemeLook;
}

/** VS Code's own themes. */
export type ThemeLook = 'dark' | 'light' | 'hcDark' | 'hcLight';

/** The parts of scripts/lib the tests use. They are loaded where they lie: bundled they would lose their place. */
interface Scripts {
  startVscodeServer(options: VscodeServerOptions): Promise<VscodeServer>;
  createSampleWorkspace(folder: string): void;
  linkExtension(extensionsDir: string, source: string): void;
  findChromium(): string | undefined;
  runCommand(
    command: string,
    args: string[],
    options?: { cwd?: string; env?: NodeJS.ProcessEnv; purpose?: string },
  ): Promise<string>;
  installVscodeServer(version: string): Promise<{ nodePath: string; serverMain: string }>;
  /** The tables are those of test/bench/support/reportBench.ts. */
  brokenPromises(
    measured: readonly {
      readonly name: string;
      readonly tables: readonly {
        readonly promises?: readonly {
          readonly promise: string;
          readonly seen: string;
          readonly isKept: boolean;
        }[];
      }[];
    }[],
  ): string | undefined;
  readonly chromiumFlags: readonly string[];
}

/** Loads one export of scripts/lib, from the module of the same name. */
export async function loadScript<Name extends keyof Scripts>(name: Name): Promise<Scripts[Name]> {
  const file = name === 'createSampleWorkspace' ? 'sampleWorkspace' : name;
  const url = pathToFileURL(inRepository('scripts', 'lib', `${file}.mjs`)).href;
  return ((await import(url)) as Scripts)[name];
}
