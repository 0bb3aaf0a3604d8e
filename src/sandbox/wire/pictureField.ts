import type { ImageHeader } from '../drawing/imageHeader';
import type { Picture } from '../drawing/picture';
import type { Gateway } from '../gateway';
import { refusedEnvelope } from './refusal';
import { sheetOf } from './taskLinks';

/** A picture that came in a body. */
export interface SentPicture {
  readonly upload: string;
  readonly header: ImageHeader;
  readonly picture: Picture;
}

/** Reads a data URL or bare base64. Refuses what is not a PNG, JPEG, WebP or GIF. */
export function pictureField(gateway: Gateway, value: string): SentPicture {
  const data = /^data:[^,]*;base64,/i.exec(value);
  const bytes = Buffer.from(data ? value.slice(data[0].length) : value, 'base64');
  const added = gateway.uploads.add(bytes);
  if (!added) throw refusedEnvelope(4, 'base64格式错误');
  return { upload: added.id, header: added.header, picture: gateway.uploads.pictureOf(added.id) };
}

/** The picture behind one of the sandbox's own links; undefined for any other, which it never fetches. */
export function pictureOfLink(gateway: Gateway, link: string): Picture | undefined {
  const [, owner, name] = /\/attachments\/\d+\/([^/]+)\/([^/?]+)/.exec(link) ?? [];
  const proxied = /\/mj\/image\/([^/?]+)/.exec(link)?.[1];
  const id = owner ?? proxied;
  if (id === undefined) return undefined;
  if (id.startsWith('u')) {
    const upload = id.slice(1);
    return gateway.uploads.original(upload) ? gateway.uploads.pictureOf(upload) : undefined;
  }
  const task = gateway.tasks.find(id);
  const cell = /^0_(\d)\./.exec(name ?? '')?.[1];
  return task ? sheetOf(task)?.cells[Number(cell ?? 0)] : undefined;
}
