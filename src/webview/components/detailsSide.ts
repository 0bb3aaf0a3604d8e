import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { promptWords } from '../../domain/parameters/editPrompt';
import { parameterLabel, parametersOf } from '../../domain/parameters/parsePrompt';
import type { ProblemView, Remedy, SelectionView, TaskView } from '../../protocol/views';
import { ask, tell } from '../intents';
import { LightElement } from '../lightElement';
import { taskContext } from '../pictureContext';
import { stopLabel, stopTask } from '../stopTask';
import './actionBar';
import './inputCard';
import './pictureFrame';
import './problemCard';
import './progress';
import './textChoices';
import { iconButton } from './iconButton';
import { removeButton } from './removeButton';
import { lineage } from './lineage';
import { taskNotice } from './notice';
import { useAgain } from './useAgain';

/** Everything about the selected task, beside the wall. */
@customElement('easel-details-side')
export class DetailsSide extends LightElement {
  @property({ attribute: false }) task: TaskView | undefined;
  @property({ attribute: false }) byId: ReadonlyMap<string, TaskView> = new Map();
  /** The family of the selected task. */
  @property({ attribute: false }) selection: SelectionView | undefined;
  @property({ attribute: false }) notice: ProblemView | undefined;

  override render() {
    const { task } = this;
    if (!task) return nothing;
    return html`<aside
      class="details"
      tabindex="-1"
      aria-label=${l10n.t('Details')}
      data-vscode-context=${taskContext(task)}
    >
      <easel-picture-frame .task=${task} isLarge></easel-picture-frame>
      <easel-progress .progress=${task.progress} labelledBy="details-prompt"></easel-progress>
      <easel-problem-card
        .problem=${task.inputWanted ? undefined : task.problem}
        .onRemedy=${({ id }: Remedy) => ask(this, 'task/remedy', { taskId: task.id, remedy: id })}
      ></easel-problem-card>
      ${taskNotice(this, task.id, this.notice)}
      <easel-input-card .task=${task}></easel-input-card>
      <h2>${l10n.t('Prompt')}</h2>
      <p class="details-prompt" id="details-prompt">${promptWords(task.prompt) || task.title}</p>
      ${this.#chips(task)} ${lineage(this, task, this.selection, this.byId)}
      <easel-text-choices .texts=${task.texts} .analysis=${task.analysis}></easel-text-choices>
      ${task.actions.length > 0 ? html`<h2>${l10n.t('Actions')}</h2>` : nothing}
      <easel-action-bar .taskId=${task.id} .actions=${task.actions}></easel-action-bar>
      ${this.#uses(task)}
    </aside>`;
  }

  #chips(task: TaskView): TemplateResult {
    const words = [
      ...parametersOf(task.prompt).map(parameterLabel),
      ...(task.seed === undefined ? [] : [l10n.t('seed {0}', task.seed)]),
      ...(task.progress ? [task.progress.text] : [task.statusText]),
    ].filter(Boolean);
    return html`<div class="chips">
      ${words.map((word) => html`<span class="chip">${word}</span>`)}
    </div>`;
  }

  #uses(task: TaskView): TemplateResult | typeof nothing {
    if (task.isBusy) return this.#stop(task);
    const { id: taskId, isStarred } = task;
    const hasPicture = task.picture !== undefined && !task.picture.isPreview;
    const use = (label: string, press: () => void) =>
      html`<button type="button" class="action" @click=${press}>${label}</button>`;
    return html`<h2 class="with-tools">
        ${l10n.t('Use')}
        <span class="heading-tools">
          ${iconButton(
            isStarred ? 'star-full' : 'star-empty',
            l10n.t('Star'),
            () => ask(this, 'tasks/star', { taskIds: [taskId], isStarred: !isStarred }),
            { isPressed: isStarred },
          )}
          ${removeButton(this, task)}
        </span>
      </h2>
      <div class="action-row uses">
        ${
          hasPicture
            ? html`${use(l10n.t('Insert at Cursor'), () => ask(this, 'picture/insert', { taskId }))}
              ${use(l10n.t('Save to Project'), () => ask(this, 'picture/save', { taskId }))}
              ${
                task.picture.kind === 'video'
                  ? nothing
                  : html`${use(l10n.t('Use as Reference'), () =>
                      ask(this, 'picture/reference', { taskId }),
                    )}
                    ${use(l10n.t('Copy Picture'), () =>
                      tell(this, { type: 'copyPicture', place: { taskId } }),
                    )}
                    ${use(l10n.t('Compare'), () =>
                      tell(this, { type: 'compare', place: { taskId } }),
                    )}`
              }
              ${
                // Of a grid one picture is meant: that is in the menu of each.
                task.picture.kind === 'image'
                  ? html`${use(l10n.t('Edit Picture…'), () => ask(this, 'picture/edit', { taskId }))}
                    ${use(l10n.t('Animate Picture…'), () => ask(this, 'picture/animate', { taskId }))}
                    ${use(l10n.t('Describe Picture…'), () => ask(this, 'picture/describe', { taskId }))}`
                  : nothing
              }
              ${use(l10n.t('Copy Link'), () => ask(this, 'picture/copyLink', { taskId }))}
              ${use(l10n.t('Open in Editor'), () => ask(this, 'picture/open', { taskId }))}`
            : nothing
        }
        ${
          task.prompt
            ? html`${use(l10n.t('Copy Prompt'), () => ask(this, 'prompt/copy', { taskId }))} `
            : nothing
        }
        ${useAgain(this, task, this.selection)}
      </div>`;
  }

  #stop(task: TaskView): TemplateResult {
    const press = () => stopTask(this, task);
    return html`<div class="action-row uses">
      <button type="button" class="action" @click=${press}>${stopLabel(task)}</button>
    </div>`;
  }
}
