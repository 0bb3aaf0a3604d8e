import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ProblemView, Remedy, TaskView } from '../../protocol/views';
import { ask } from '../intents';
import { LightElement } from '../lightElement';
import { taskContext } from '../pictureContext';
import './actionBar';
import './inputCard';
import './pictureFrame';
import './problemCard';
import './progress';
import './textChoices';
import { promptText } from './promptText';
import { taskNotice } from './notice';
import { taskMeta } from './taskMeta';
import { pictureToolbar } from './pictureToolbar';

/** One task: its picture, what it is, and everything that can be done with it. */
@customElement('easel-task-card')
export class TaskCard extends LightElement {
  @property({ attribute: false }) task: TaskView | undefined;
  @property({ attribute: false }) parentTask: TaskView | undefined;
  /** What the host answered when one of this card's buttons was pressed. */
  @property({ attribute: false }) notice: ProblemView | undefined;

  override render() {
    const { task } = this;
    if (!task) return nothing;
    const titleId = `title-${task.id}`;
    return html`<article
      class="card ${task.problem ? 'has-problem' : ''} ${task.inputWanted ? 'wants-input' : ''}"
      aria-labelledby=${titleId}
      aria-busy=${task.isBusy ? 'true' : 'false'}
      tabindex="-1"
      data-task-id=${task.id}
      data-vscode-context=${taskContext(task)}
    >
      ${
        showsPicture(task)
          ? html`<easel-picture-frame .task=${task}></easel-picture-frame>`
          : nothing
      }
      <easel-progress .progress=${task.progress} .labelledBy=${titleId}></easel-progress>
      ${this.#problem(task)}
      <div class="caption">
        <h3 class="title" id=${titleId} title=${task.prompt || task.title}>
          ${promptText(task.title)}
        </h3>
        ${taskMeta(this, task, this.parentTask)}
        ${pictureToolbar(this, task, showsPicture(task) ? 'on-frame' : 'in-line')}
      </div>
      <easel-input-card .task=${task}></easel-input-card>
      <easel-text-choices .texts=${task.texts} .analysis=${task.analysis}></easel-text-choices>
      <easel-action-bar .taskId=${task.id} .actions=${task.actions}></easel-action-bar>
      ${taskNotice(this, task.id, this.notice)}
    </article>`;
  }

  #problem(task: TaskView): TemplateResult {
    return html`<easel-problem-card
      .problem=${task.inputWanted ? undefined : task.problem}
      .onRemedy=${({ id }: Remedy) => ask(this, 'task/remedy', { taskId: task.id, remedy: id })}
    ></easel-problem-card>`;
  }
}

/** A result is always shown; what there was before a failure or a question is not. */
function showsPicture({ picture, problem, inputWanted }: TaskView): boolean {
  return (picture !== undefined && !picture.isPreview) || (!problem && !inputWanted);
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-task-card': TaskCard;
  }
}
