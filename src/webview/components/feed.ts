import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ProblemView, TaskView } from '../../protocol/views';
import { LightElement } from '../lightElement';
import { taskSections } from '../taskSections';
import './taskCard';

/** The narrow layout: one card under the other, open ones first, then by day. */
@customElement('easel-feed')
export class Feed extends LightElement {
  /** Newest first. */
  @property({ attribute: false }) open: readonly TaskView[] = [];
  /** Newest first. */
  @property({ attribute: false }) ended: readonly TaskView[] = [];
  @property({ attribute: false }) byId: ReadonlyMap<string, TaskView> = new Map();
  @property({ attribute: false }) notices: Readonly<Record<string, ProblemView>> = {};
  @property() locale = 'en';

  override render() {
    return html`${repeat(
      taskSections(this.open, this.ended, this.locale, new Date()),
      ({ key }) => key,
      ({ key, heading, tasks }) =>
        html`<section aria-labelledby="section-${key}">
          <h2 class="section-heading" id="section-${key}">${heading}</h2>
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
    )}`;
  }
}
