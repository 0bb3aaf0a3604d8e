import { FailureError, invalid } from '../../domain/failure';
import type { EditRequest } from '../../domain/request';
import type { EditDraft } from '../../protocol/views';
import { readPictureFormat } from '../images/pictureFormat';
import type { Services } from '../services';

/**
 * An edit as it can be sent and sent again: what the page cut out and masked is in the picture folder then.
 * @throws FailureError `badMask` when it is no region of that picture: nothing is kept then
 */
export async function keepRegion(
  { pictures }: Pick<Services, 'pictures'>,
  { prompt, picture, region }: EditDraft,
): Promise<EditRequest> {
  if (!region) return { kind: 'edit', prompt, picture };
  // From the file, since what the page says of its size may be anything.
  const whole = readPictureFormat(await pictures.read(picture.hash));
  const [cutOut, mask] = [new Uint8Array(region.cutOut), new Uint8Array(region.mask)];
  for (const bytes of [cutOut, mask]) {
    const format = readPictureFormat(bytes);
    const isSameSize = format?.width === whole?.width && format?.height === whole?.height;
    if (format?.mime !== 'image/png' || !isSameSize) throw new FailureError(invalid('badMask'));
  }
  const { strokes } = region;
  return {
    kind: 'edit',
    prompt,
    picture: await pictures.add(cutOut, `${picture.name.replace(/\.\w+$/, '')}.png`),
    mask: await pictures.add(mask, 'mask.png'),
    region: { whole: picture, ...(strokes === undefined ? {} : { strokes }) },
  };
}
