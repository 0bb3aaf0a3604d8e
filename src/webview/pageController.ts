import * as l10n from '@vscode/l10n';
import type { FeedLook, ParamsOf, RequestName, ResultOf, UseParams } from '../protocol/protocol';
import type { ProblemView, Snapshot } from '../protocol/views';
import { announcementOf } from './announcement';
import { wideFrom, type EaselApp } from './components/easelApp';
import { ComposerControl } from './composerControl';
import { DragOut } from './dragOut';
import type { HostApi } from './hostApi';
import { HistoryControl } from './historyControl';
import { IntentEvent, isHistoryIntent, type AskIntent, type Intent } from './intents';
import { MissingPictures } from './missingPictures';
import {
  initialModel,
  reduce,
  stateToKeep,
  type Arrangement,
  type PageChange,
  type PageModel,
  type Viewing,
} from './pageState';
import { placeOf, type PicturePlace } from './pictureContext';
import { PicturesOut } from './picturesOut';
import { PressFollower } from './pressFollower';
import { RepeatGuard } from './repeatGuard';
import { ThumbnailMaker } from './thumbnailMaker';

const keepAfterMs = 200;

/** Between host and view: turns intents into requests, and what comes back into the model. */
export class PageController {
  readonly #host: HostApi;
  readonly #app: EaselApp;
  readonly #guard = new RepeatGuard(() => performance.now());
  readonly #missing = new MissingPictures();
  readonly #thumbnails: ThumbnailMaker;
  readonly #pictures: PicturesOut;
  readonly #history: HistoryControl;
  readonly #composer: ComposerControl;
  readonly #presses: PressFollower;
  #model: PageModel;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #focus = '';

  constructor(host: HostApi, app: EaselApp) {
    this.#host = host;
    this.#app = app;
    this.#thumbnails = new ThumbnailMaker(host);
    this.#model = initialModel(host.readState());
    const model = () => this.#model;
    const page = {
      get model() {
        return model();
      },
      change: (change: PageChange) => this.#change(change),
      notice: (about: string, problem: ProblemView) => this.#notice(about, problem),
      view: (place: Viewing | undefined) => void this.#arrange({ type: 'view', place }),
      reveal: (taskId: string) => app.reveal(taskId),
    };
    this.#pictures = new PicturesOut(host, {
      get snapshot() {
        return model().snapshot;
      },
      notice: (about, problem) => this.#notice(about, problem),
      announce: (text) => (app.announcement = text),
    });
    this.#history = new HistoryControl(host, page, app.clientWidth >= wideFrom);
    this.#composer = new ComposerControl(host, {
      get model() {
        return model();
      },
      change: (change) => this.#change(change),
      notice: (problem) => this.#notice('composer', problem),
      submit: async (params) => {
        await this.#ask('task/submit', params, 'composer');
      },
      focus: (markedWord) => app.focusComposer(markedWord),
    });
    this.#presses = new PressFollower({
      get model() {
        return model();
      },
      open: (taskId) => this.#openInput(taskId, document.hasFocus()),
    });
  }

  /** What the page will show first, for `page/hello`. */
  firstLook(): FeedLook {
    return this.#history.firstLook();
  }

  listen(): void {
    this.#app.addEventListener(IntentEvent.type, (event) => {
      if (event instanceof IntentEvent) void this.#act(event.intent);
    });
    this.#app.addEventListener('scroll', () => this.#keepSoon(), { capture: true, passive: true });
    // A picture's error does not bubble, but it can be caught on its way down.
    this.#app.addEventListener('error', (event) => this.#onBroken(event.target), {
      capture: true,
    });
    this.#app.addEventListener('focusin', (event) => this.#tellFocus(placeOf(event.target)));
    new DragOut(
      (place) => this.#pictures.export(place),
      (place) => this.#pictures.isFilm(place),
    ).listen(this.#app);
    this.#host.on('snapshot/changed', (snapshot) => this.show(snapshot));
    this.#host.on('composer/fill', (fill) => void this.#composer.fill(fill));
    this.#host.on('reference/add', (reference) => void this.#composer.addReference(reference));
    this.#host.on('picture/compose', (wanted) => void this.#composer.composeWith(wanted));
    this.#host.on('picture/view', (place) => void this.#act({ type: 'view', place }));
    this.#host.on('picture/compare', (place) => void this.#act({ type: 'compare', place }));
    this.#host.on('picture/copy', (place) => void this.#pictures.copy(place));
    this.#host.answer('cell/cut', (place) => this.#pictures.cut(place));
    this.#host.on('task/reveal', ({ taskId }) => void this.#act({ type: 'reveal', taskId }));
    this.#host.on('tasks/gone', ({ taskIds }) => this.#change({ type: 'gone', taskIds }));
    this.#host.on('input/open', ({ taskId }) => void this.#openInput(taskId, true));
  }

  show(snapshot: Snapshot): void {
    const before = this.#model.snapshot;
    this.#change({ type: 'snapshot', snapshot });
    const now = this.#model.snapshot;
    if (!now || now === before) return;
    const announcement = announcementOf(before, now);
    if (announcement) this.#app.announcement = announcement;
    this.#thumbnails.look(now);
  }

  async #act(intent: Intent): Promise<void> {
    if (isHistoryIntent(intent)) return this.#history.act(intent);
    switch (intent.type) {
      case 'send':
        await this.#ask('task/submit', { draft: intent.draft }, 'composer');
        return;
      case 'ask':
        return this.#askFor(intent);
      case 'sendEdit':
        return this.#composer.sendEdit(intent.prompt, intent.picture);
      case 'markRegion':
        return this.#composer.markRegion();
      case 'pickPictures':
        return this.#composer.pickPictures(intent.slot);
      case 'attachFiles':
        return this.#composer.attachFiles(intent.files);
      case 'attachUris':
        return this.#composer.attachUris(intent.uris);
      case 'copyPicture':
        return this.#pictures.copy(intent.place);
      case 'details':
        this.#change({ type: 'view', place: undefined });
        this.#change({ type: 'select', taskId: intent.taskId });
        return this.#app.showDetails(intent.taskId);
      case 'dismissNotice':
        this.#notice(intent.about, undefined);
        return;
      default:
        return this.#arrange(intent);
    }
  }

  /** Changes how the page is arranged, and where the focus is with it. */
  async #arrange(arrangement: Arrangement): Promise<void> {
    this.#change(arrangement);
    switch (arrangement.type) {
      case 'fill':
        return this.#app.focusComposer(arrangement.fill.markedWord);
      case 'toggleComposer':
        return this.#app.focusComposer();
      case 'select':
        if (arrangement.taskId !== undefined) this.#tellFocus({ taskId: arrangement.taskId });
        return;
      case 'view':
        this.#tellFocus(arrangement.place);
        return;
      default:
    }
  }

  /** Undefined where nothing was asked, or a problem is told beside what was pressed. */
  async #ask<K extends RequestName>(
    name: K,
    params: ParamsOf<K>,
    about: string,
  ): Promise<ResultOf<K> | undefined> {
    if (!this.#guard.allows(name, params)) return undefined;
    this.#notice(about, undefined);
    const reply = await this.#host.ask(name, params);
    if (reply.ok) return reply.value;
    this.#guard.release(name, params);
    this.#notice(about, reply.problem);
    return undefined;
  }

  async #askFor({ name, params }: AskIntent): Promise<void> {
    const about = aboutOf(params);
    switch (name) {
      case 'action/run':
        return this.#presses.follow(this.#ask(name, params, about));
      case 'picture/save':
      case 'picture/insert':
      case 'picture/open':
        return this.#askWithCell(name, params, about);
      default:
        await this.#ask(name, params, about);
    }
  }

  /** They take one cell of a grid with them: only the page can cut it out of its file. */
  async #askWithCell(
    name: 'picture/save' | 'picture/insert' | 'picture/open',
    params: UseParams,
    about: string,
  ): Promise<void> {
    const complete = await this.#pictures.withCell(params).catch(() => undefined);
    if (complete) {
      await this.#ask(name, complete, about);
      return;
    }
    const sentence = l10n.t(
      'The picture could not be cut out of its file. Use the whole file instead.',
    );
    this.#notice(about, { sentence, remedies: [] });
  }

  /** Not behind a lightbox. @param takesFocus false: a person is in an editor meanwhile, say */
  async #openInput(taskId: string, takesFocus: boolean): Promise<void> {
    this.#change({ type: 'view', place: undefined });
    await this.#history.show(taskId);
    await this.#app.showInput(taskId, takesFocus);
  }

  #onBroken(target: EventTarget | null): void {
    const place = this.#missing.notice(target, this.#model.snapshot);
    // The answer comes as a snapshot, in which the task says what can be done.
    if (place) void this.#host.ask('picture/missing', place);
  }

  #notice(about: string, problem: ProblemView | undefined): void {
    if (problem === undefined && !(about in this.#model.notices)) return;
    this.#change({ type: 'notice', about, problem });
  }

  #change(change: PageChange): void {
    const next = reduce(this.#model, change);
    if (next === this.#model) return;
    this.#model = next;
    this.#app.model = next;
    this.#keepSoon();
    void this.#history.refresh();
    this.#presses.look();
  }

  #keepSoon(): void {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(() => this.keep(), keepAfterMs);
  }

  /** The last task a person touched stays "this one" while the palette or an editor has the focus. */
  #tellFocus(place: PicturePlace | undefined): void {
    const known = JSON.stringify(place);
    if (!place || known === this.#focus) return;
    this.#focus = known;
    this.#host.notify('focus/changed', place);
  }

  keep(): void {
    this.#host.writeState(stateToKeep(this.#model, this.#app.scrollPosition));
  }
}

/** The card that a request is about, beside which its problem is told. */
function aboutOf(params: AskIntent['params']): string {
  if ('taskId' in params) return params.taskId;
  const [only, ...more] = 'taskIds' in params ? params.taskIds : [];
  return only !== undefined && more.length === 0 ? only : 'composer';
}
