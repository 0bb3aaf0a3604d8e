import type { Picture } from '../drawing/picture';
import { mixSeed } from '../drawing/seededRandom';
import { strong, subtle, usual, varyPicture } from '../drawing/varyPicture';
import { cellSize } from './cellSize';
import type { PicturePress } from './planAction';
import { planImagine } from './planImagine';
import { workSeconds, type WorkPlan } from './workPlan';

const strengths: Readonly<Record<string, readonly [string, number]>> = {
  subtle: ['LOW_VARIATION', subtle],
  usual: ['VARIATION', usual],
  strong: ['HIGH_VARIATION', strong],
};

/** Four pictures that resemble one. With another prompt (remix), that prompt's own composition is varied. */
export function planVariation(press: PicturePress): WorkPlan {
  const { base, result, pressed } = press;
  const [action, strength] = strengths[pressed.detail] ?? ['VARIATION', usual];
  const size = cellSize(result.width / result.height);
  const source = remixed(press, size.width / size.height) ?? press.cell;
  const cells = [0, 1, 2, 3].map((i) => varyPicture(source, mixSeed(base.seed, i), strength));
  return {
    ...base,
    action,
    seconds: workSeconds.imagine,
    result: { kind: 'pictures', stage: 'grid', cells, ...size },
  };
}

function remixed({ answer, parent, pressed }: PicturePress, aspect: number): Picture | undefined {
  if (!answer || answer.prompt === '' || answer.prompt === parent.prompt) return undefined;
  const { result } = planImagine({ prompt: answer.prompt, salt: String(parent.seed), aspect });
  return result.kind === 'pictures' ? result.cells[Math.max(0, pressed.index - 1)] : undefined;
}
