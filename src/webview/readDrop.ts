import type { ParamsOf } from '../protocol/protocol';
import type { Intent } from './intents';
import type { PicturePlace } from './pictureContext';

/** How a picture of ours is named in a drag, for a page of ours: with its cell, and in no file's name. */
const placeType = 'application/vnd.easel.picture+json';
/** Of all that are selected in VS Code's explorer. The list that everybody has is that of links: they are words. */
const listType = 'application/vnd.code.uri-list';

export function writePlace(data: DataTransfer, place: PicturePlace): void {
  data.setData(placeType, JSON.stringify(place));
}

/** Whether a drag may bring pictures: what they are is only told at the drop. */
export function mayBringPictures({ types }: DataTransfer): boolean {
  return ['Files', placeType, listType].some((type) => types.includes(type));
}

/** What is to be done about a drop on the composer; undefined: nothing, as about words. */
export function readDrop(data: DataTransfer): Intent | undefined {
  const place = placeIn(data.getData(placeType));
  // Before its file, which goes along for everybody else.
  if (place) return { type: 'ask', name: 'picture/reference', params: place };
  if (data.files.length > 0) return { type: 'attachFiles', files: [...data.files] };
  const uris = linesOf(data.getData(listType));
  return uris.length > 0 ? { type: 'attachUris', uris } : undefined;
}

/** Another page may use the same name: then it is no place. The host looks at it once more. */
function placeIn(text: string): ParamsOf<'picture/reference'> | undefined {
  try {
    const { taskId, cell } = JSON.parse(text) as Partial<PicturePlace>;
    if (typeof taskId !== 'string') return undefined;
    return { taskId, ...(typeof cell === 'number' ? { cell } : {}) };
  } catch {
    return undefined;
  }
}

/** RFC 2483: an address a line, comments begin with #. */
function linesOf(list: string): readonly string[] {
  const lines = list.split(/\r?\n/).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== '' && !line.startsWith('#')))];
}
