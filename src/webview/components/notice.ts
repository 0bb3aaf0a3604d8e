import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import {
  isGeneralRemedy,
  type GeneralRemedyId,
  type ProblemView,
  type Remedy,
} from '../../protocol/views';
import { ask, tell } from '../intents';
import './problemCard';

/** What the host answered when something was pressed; it can always be put away. */
export function notice(
  from: EventTarget,
  about: string,
  problem: ProblemView | undefined,
  run = (remedy: GeneralRemedyId) => ask(from, 'remedy/run', { remedy }),
): TemplateResult | typeof nothing {
  if (!problem) return nothing;
  const dismiss: Remedy = { id: 'dismiss', label: l10n.t('Dismiss') };
  // The others would act on the task itself, which is not what went wrong: "retry" would draw it again.
  const others = problem.remedies.filter(({ id }) => isGeneralRemedy(id));
  return html`<easel-problem-card
    class="notice"
    .problem=${{ ...problem, remedies: [...others, dismiss] }}
    .onRemedy=${({ id }: Remedy) => {
      if (isGeneralRemedy(id)) run(id);
      else tell(from, { type: 'dismissNotice', about });
    }}
  ></easel-problem-card>`;
}

/** The same beside a task: a remedy that fails then says so on the same card. */
export function taskNotice(
  from: EventTarget,
  taskId: string,
  problem: ProblemView | undefined,
): TemplateResult | typeof nothing {
  return notice(from, taskId, problem, (remedy) => ask(from, 'task/remedy', { taskId, remedy }));
}

/** What stands between all tasks and the gateway; it goes when that is mended, not before. */
export function connectionProblem(
  from: EventTarget,
  problem: ProblemView | undefined,
): TemplateResult | typeof nothing {
  if (!problem) return nothing;
  return html`<easel-problem-card
    class="notice connection-problem"
    .problem=${problem}
    .onRemedy=${({ id }: Remedy) => {
      if (isGeneralRemedy(id)) ask(from, 'remedy/run', { remedy: id });
    }}
  ></easel-problem-card>`;
}
