import * as l10n from '@vscode/l10n';
import { pictureByteLimit } from '../domain/request';
import type { AttachedPicture, ProblemView } from '../protocol/views';
import { fitted } from './attachPicture';
import type { HostApi } from './hostApi';

/** What gateways take, and the host keeps; it looks at the bytes themselves once more. */
const accepted: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
]);

interface Attached {
  readonly pictures: readonly AttachedPicture[];
  /** Of the first file that could not be attached. */
  readonly problem: ProblemView | undefined;
}

/** Hands pasted or dropped files to the host, one after the other: together they could be gigabytes. */
export async function attachFiles(host: HostApi, files: readonly File[]): Promise<Attached> {
  const pictures: AttachedPicture[] = [];
  const problems: ProblemView[] = [];
  for (const file of files) {
    const picture = await attachFile(host, file);
    if ('sentence' in picture) problems.push(picture);
    else pictures.push(picture);
  }
  return { pictures, problem: problems[0] };
}

async function attachFile(host: HostApi, file: File): Promise<AttachedPicture | ProblemView> {
  const sentence = whyNotThisFile(file);
  if (sentence) return { sentence, remedies: [] };
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (!bytes) return { sentence: unreadable(file.name), remedies: [] };
  const reply = await host.ask('picture/attach', { name: file.name, bytes });
  const fit = reply.ok ? await fitted(host, reply.value.picture) : reply;
  return fit.ok ? fit.value.picture : fit.problem;
}

/** Before its bytes are read: a film of some gigabytes would fill the memory first. */
function whyNotThisFile({ name, type, size }: File): string | undefined {
  if (!accepted.has(type)) {
    return l10n.t('“{0}” is not a picture. Choose a PNG, JPEG, WebP or GIF file.', name);
  }
  if (size <= pictureByteLimit) return undefined;
  const megabytes = Math.floor(pictureByteLimit / 1024 / 1024);
  return l10n.t('The picture is larger than {0} MB. Choose a smaller one.', megabytes);
}

/** A folder, or a file that went away between the drop and the reading. */
function unreadable(name: string): string {
  return l10n.t('“{0}” could not be read. Choose it once more.', name);
}
