import type { Asset } from '../../domain/asset';
import type { GatewayPlace } from './connectionOptions';
import { imagePath } from './endpoints';
import { pictureLinks, type PictureLinks } from './pictureLinks';
import type { TaskShape } from './taskShape';
import { analysisOf, splitTexts } from './textResults';
import type { WireTask } from './wireTask';

/** What a finished task holds. */
export function finishedAssets(task: WireTask, shape: TaskShape, place: GatewayPlace): Asset[] {
  if (shape === 'texts') return textAssets(task);
  const links = pictureLinks(task, place.baseUrl);
  if (links.videos.length > 0) return videoAssets(links);
  const pictures = pictureAssets(links, shape);
  if (pictures.length > 0 || /video/i.test(task.action ?? '') || !task.id) return pictures;
  // Paid for, but without a link: new-api's image proxy may still have it.
  const url = place.baseUrl + place.pathPrefix + imagePath(task.id);
  return pictureAssets({ image: url, cells: [], videos: [] }, shape);
}

/** What can be shown while a task runs: the blurred picture some gateways send. */
export function previewAssets(task: WireTask, shape: TaskShape, place: GatewayPlace): Asset[] {
  return shape === 'texts' ? [] : pictureAssets(pictureLinks(task, place.baseUrl), shape);
}

function textAssets(task: WireTask): Asset[] {
  const text = [task.properties?.finalPrompt, task.prompt, task.promptEn].find((one) =>
    one?.trim(),
  );
  const texts = splitTexts(text ?? '');
  const analysis = analysisOf(text ?? '');
  if (texts.length === 0) return [];
  return [{ kind: 'text', texts, ...(analysis === undefined ? {} : { analysis }) }];
}

function videoAssets({ videos, image }: PictureLinks): Asset[] {
  return videos.map(({ url, poster = image }) => ({
    kind: 'video',
    url,
    ...(poster === undefined ? {} : { posterUrl: poster }),
  }));
}

function pictureAssets({ image, cells }: PictureLinks, shape: TaskShape): Asset[] {
  if (image === undefined) return cells.map((url) => ({ kind: 'image', url }));
  if (shape !== 'grid') return [{ kind: 'image', url: image }];
  const cellUrls = cells.length === 4 ? { cellUrls: cells } : {};
  return [{ kind: 'grid', url: image, rows: 2, columns: 2, ...cellUrls }];
}
