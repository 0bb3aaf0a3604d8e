import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { parametersOf } from '../../domain/parameters/parsePrompt';
import type { TaskView } from '../../protocol/views';
import { tell } from '../intents';
import { stopLabel, stopTask } from '../stopTask';
import { iconButton } from './iconButton';

/** The small line under the title: where it came from, how far it is, how long it took, its seed. */
export function taskMeta(
  from: EventTarget,
  task: TaskView,
  parent: TaskView | undefined,
): TemplateResult {
  const words = task.isBusy ? progressParts(task) : doneParts(task);
  const parts = [
    ...(task.origin ? [origin(from, task, parent)] : []),
    ...words.map((word) => html`<span class="meta-part">${word}</span>`),
  ];
  return html`<div class="meta">
    <span class="meta-text">${parts}</span>
    ${
      task.isBusy && !task.inputWanted
        ? iconButton('close', stopLabel(task), () => stopTask(from, task))
        : nothing
    }
  </div>`;
}

function progressParts({ progress, statusText }: TaskView): readonly string[] {
  const text = progress?.text ?? '';
  return [text, text.includes(statusText) ? '' : statusText].filter(Boolean);
}

function doneParts({ title, prompt, statusText, seed }: TaskView): readonly string[] {
  const parameters = parametersOf(prompt)
    .map(({ text }) => text)
    .filter((text) => !title.includes(text));
  return [
    parameters.join(' '),
    statusText,
    seed === undefined ? '' : l10n.t('seed {0}', seed),
  ].filter(Boolean);
}

/** A link, not a button: it leads to the parent and changes nothing. */
function origin(from: EventTarget, task: TaskView, parent: TaskView | undefined): TemplateResult {
  if (!parent) return html`<span class="meta-part">${task.origin}</span>`;
  const text =
    parent.title === task.title
      ? l10n.t('{0} of an earlier picture', task.origin ?? '')
      : l10n.t('{0} of {1}', task.origin ?? '', parent.title);
  const go = (event: Event) => {
    event.preventDefault();
    tell(from, { type: 'reveal', taskId: parent.id });
  };
  return html`<a class="meta-part origin" href="#${parent.id}" title=${parent.title} @click=${go}
    >${text}</a
  >`;
}
