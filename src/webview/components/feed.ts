import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ProblemView, TaskView } from '../../protocol/views';
import { LightElement } from '../lightElement';
import { placeOf } from '../pictureContext';
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
  /** The task whose card has the focus: with its section, its card is another element. */
  #focusedId: string | undefined;

  protected override willUpdate(): void {
    const { activeElement } = document;
    this.#focusedId = this.contains(activeElement) ? placeOf(activeElement)?.taskId : undefined;
  }

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

  protected override updated(): void {
    const id = this.#focusedId;
    // In the middle of the feed a person would begin again at the top of the page.
    if (id === undefined || this.contains(document.activeElement)) return;
    const cards = [...this.querySelectorAll('easel-task-card')];
    const card = cards.find(({ task }) => task?.id === id);
    void card?.updateComplete.then(() => card.querySelector('article')?.focus());
  }
}
