import * as l10n from '@vscode/l10n';
import '@vscode/codicons/dist/codicon.css';
import './styles/index.css';
import type { Hello, Reply } from '../protocol/protocol';
import { EaselApp } from './components/easelApp';
import { createHostApi } from './hostApi';
import { PageController } from './pageController';

/** Starts the page: asks the host who it is, then draws. */
async function main(): Promise<void> {
  const host = createHostApi(acquireVsCodeApi());
  const app = document.querySelector<EaselApp>('easel-app') ?? new EaselApp();
  const page = new PageController(host, app);
  page.listen();

  const greet = async (): Promise<Reply<Hello>> => {
    const reply = await host.ask('page/hello', { look: page.firstLook() });
    if (reply.ok) page.show(reply.value.snapshot);
    return reply;
  };
  const reply = await greet();
  if (!reply.ok) {
    document.body.append(
      Object.assign(document.createElement('p'), {
        role: 'alert',
        textContent: reply.problem.sentence,
      }),
    );
    return;
  }
  const { locale, surface, translations } = reply.value;
  if (translations) l10n.config({ contents: { ...translations } });
  document.documentElement.lang = locale;
  app.locale = locale;
  app.surface = surface;
  if (!app.isConnected) document.body.append(app);
  void app.scrollBackTo(host.readState().scrollTop ?? 0);

  addEventListener('pagehide', () => page.keep());
  // What was posted while the page was hidden may be gone: ask again rather than trust.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void greet();
  });
}

void main();
