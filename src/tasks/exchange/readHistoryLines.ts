import { TextDecoder } from 'node:util';
import * as z from 'zod/mini';
import type { Task } from '../../domain/task';
import { archiveFormat, archiveVersion, exchangeFailure } from './archiveFormat';
import { readTask } from './readTask';

/** Longer than any task is: a mask's strokes end at a million characters. */
const longestLine = 8 * 1024 * 1024;

const header = z.object({ format: z.literal(archiveFormat), version: z.int() });

/**
 * The tasks in `history.jsonl`. All or none of them.
 * @throws FailureError `exportNotOurs`, `exportTooNew`, `exportBroken`
 */
export async function readHistoryLines(
  pieces: AsyncIterable<Uint8Array>,
): Promise<readonly Task[]> {
  const tasks = new Map<string, Task>();
  let isFirst = true;
  for await (const line of linesOf(pieces)) {
    if (isFirst) checkHeader(line);
    else {
      const task = readTask(parsed(line));
      if (!task || tasks.has(task.id)) throw exchangeFailure('exportBroken');
      tasks.set(task.id, task);
    }
    isFirst = false;
  }
  if (isFirst) throw exchangeFailure('exportNotOurs');
  return [...tasks.values()];
}

function checkHeader(line: string): void {
  const read = header.safeParse(parsed(line));
  if (!read.success || read.data.version < 1) throw exchangeFailure('exportNotOurs');
  if (read.data.version > archiveVersion) throw exchangeFailure('exportTooNew');
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** Every line ends; what is left behind the last one was cut off. */
async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const piece of pieces) {
    const [end = '', ...more] = decoded(decoder, piece).split('\n');
    rest += end;
    for (const next of more) {
      yield rest;
      rest = next;
    }
    if (rest.length > longestLine) throw exchangeFailure('exportBroken');
  }
  if (rest + decoded(decoder) !== '') throw exchangeFailure('exportBroken');
}

function decoded(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch (error) {
    throw exchangeFailure('exportBroken', { cause: error });
  }
}
