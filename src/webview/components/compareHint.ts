import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { TaskView } from '../../protocol/views';
import { cssVars } from '../cssVars';
import { tell } from '../intents';
import type { PicturePlace } from '../pictureContext';
import { shownAt } from '../shownPicture';
import { iconButton } from './iconButton';

/** Which picture is marked to be compared, and how to go on. */
export function compareHint(
  from: EventTarget,
  marked: PicturePlace | undefined,
  byId: ReadonlyMap<string, TaskView>,
): TemplateResult | typeof nothing {
  const shown = marked && shownAt(byId, marked);
  if (!shown) return nothing;
  const { picture, task, cell = 1, name } = shown;
  const { rows, columns } =
    shown.cell === undefined || task.more ? { rows: 1, columns: 1 } : picture;
  const place = {
    '--rows': rows,
    '--columns': columns,
    '--row': Math.floor((cell - 1) / columns),
    '--column': (cell - 1) % columns,
  };
  const words = [name, task.title].filter(Boolean).join(' · ');
  return html`<div class="compare-hint" role="status">
    <span
      class="hint-thumb picture-cell"
      ${cssVars(rows * columns > 1 ? place : { ...place, '--row': 0, '--column': 0 })}
    >
      <img src=${picture.src ?? shown.src} alt="" draggable="false" />
    </span>
    <span class="hint-words">
      <span class="hint-title">${words}</span>
      <span class="dim">${l10n.t('Marked to compare. Press C on another picture.')}</span>
    </span>
    ${iconButton('close', l10n.t('Do not compare'), () =>
      tell(from, { type: 'compare', place: undefined }),
    )}
  </div>`;
}
