import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ProblemView, TaskView } from '../../protocol/views';
import { LightElement } from '../lightElement';
import { taskSections } from '../taskSections';
import './taskCard';

/** The narrow layout: one card under the other, open ones first, then by day. */
@customElement('easel-feed')
export class Feed extends LightElement {
  @property({ attribute: false }) tasks: readonly TaskView[] = [];
  @property({ attribute: false }) byId: ReadonlyMap<string, TaskView> = new Map();
  @property({ attribute: false }) notices: Readonly<Record<string, ProblemView>> = {};
  @property() locale = 'en';

  override render() {
    return html`${repeat(
      taskSections(this.tasks, this.locale, new Date()),
      ({ key }) => key,
      ({ key, heading, tasks }) =>
        html`<section aria-labelledby="section-${idOf(key)}">
          <h2 class="section-heading" id="section-${idOf(key)}">${heading}</h2>
          ${repeat(
            tasks,
            ({ id }) => id,
            (task) =>
              html`<easel-task-card
                .task=${task}
                .parentTask=${task.parentId ? this.byId.get(task.parentId) : undefined}
                .notice=${this.notices[task.id]}
              ></easel-task-card>`,
          )}
        </section>`,
    )}${this.tasks.length === 0 ? html`<p class="nothing">${nothingFound()}</p>` : nothing}`;
  }
}

function nothingFound(): string {
  return l10n.t('No picture matches these words.');
}

/** Day keys have blanks, ids may not. */
function idOf(key: string): string {
  return key.replaceAll(' ', '-');
}
