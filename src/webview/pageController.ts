import * as l10n from '@vscode/l10n';
import type {
  FeedLook,
  ParamsOf,
  ReferenceToAdd,
  Reply,
  RequestName,
  ResultOf,
  UseParams,
} from '../protocol/protocol';
import type { ProblemView, Snapshot } from '../protocol/views';
import { setParameter } from '../domain/parameters/editPrompt';
import { announcementOf } from './announcement';
import { attachFiles } from './attachFiles';
import { fitted, fromHistory } from './attachPicture';
import { wideFrom, type EaselApp } from './components/easelApp';
import { cutCell } from './cutCell';
import type { HostApi } from './hostApi';
import { HistoryControl } from './historyControl';
import { IntentEvent, isHistoryIntent, type AskIntent, type Intent } from './intents';
import { MissingPictures } from './missingPictures';
import { initialModel, reduce, stateToKeep, type PageChange, type PageModel } from './pageState';
import { placeOf, type PicturePlace } from './pictureContext';
import { RepeatGuard } from './repeatGuard';
import { ThumbnailMaker } from './thumbnailMaker';

const keepAfterMs = 200;

type ReplyTo<K extends RequestName> = Reply<ResultOf<K>>;

/** Between host and view: turns intents into requests, and what comes back into the model. */
export class PageController {
  readonly #host: HostApi;
  readonly #app: EaselApp;
  readonly #guard = new RepeatGuard(() => performance.now());
  readonly #missing = new MissingPictures();
  readonly #thumbnails: ThumbnailMaker;
  readonly #history: HistoryControl;
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
      reveal: (taskId: string) => app.reveal(taskId),
    };
    this.#history = new HistoryControl(host, page, app.clientWidth >= wideFrom);
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
    this.#host.on('snapshot/changed', (snapshot) => this.show(snapshot));
    this.#host.on('composer/fill', (fill) => void this.#act({ type: 'fill', fill }));
    this.#host.on('reference/add', (reference) => void this.#addReference(reference));
    this.#host.on('task/reveal', ({ taskId }) => void this.#act({ type: 'reveal', taskId }));
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
        return this.#ask('task/submit', { draft: intent.draft }, 'composer');
      case 'ask':
        return this.#askWithCell(intent);
      case 'fill':
        this.#change(intent);
        return this.#app.focusComposer(intent.fill.markedWord);
      case 'pickPictures':
        return this.#pickPictures();
      case 'attachFiles':
        return this.#attachFiles(intent.files);
      case 'dismissNotice':
        this.#notice(intent.about, undefined);
        return;
      case 'useSeed': {
        const prompt = setParameter(this.#model.prompt, 'seed', intent.seed);
        return this.#act({ type: 'fill', fill: { prompt } });
      }
      case 'toggleComposer':
        this.#change(intent);
        return this.#app.focusComposer();
      case 'select':
        this.#change(intent);
        if (intent.taskId !== undefined) this.#tellFocus({ taskId: intent.taskId });
        return;
      default:
        this.#change(intent);
    }
  }

  async #ask<K extends RequestName>(name: K, params: ParamsOf<K>, about: string): Promise<void> {
    if (!this.#guard.allows(name, params)) return;
    this.#notice(about, undefined);
    const reply = await this.#host.ask(name, params);
    if (reply.ok) return;
    this.#guard.release(name, params);
    this.#notice(about, reply.problem);
  }

  /** Save and Insert take one cell of a grid with them: only the page can cut it out of its file. */
  async #askWithCell({ name, params }: AskIntent): Promise<void> {
    const about = aboutOf(params);
    if (name !== 'picture/save' && name !== 'picture/insert') return this.#ask(name, params, about);
    const complete = await this.#withCell(params).catch(() => undefined);
    if (complete) return this.#ask(name, complete, about);
    const sentence = l10n.t(
      'The picture could not be cut out of its file. Use the whole file instead.',
    );
    this.#notice(about, { sentence, remedies: [] });
  }

  /** @throws when the file does not load */
  async #withCell(params: UseParams): Promise<UseParams> {
    const { taskId, cell } = params;
    const picture = this.#model.snapshot?.tasks.find(({ id }) => id === taskId)?.picture;
    if (cell === undefined || picture?.kind !== 'grid' || !picture.fullSrc) return params;
    return { ...params, bytes: await cutCell(picture, picture.fullSrc, cell) };
  }

  async #pickPictures(): Promise<void> {
    const reply = await this.#host.ask('picture/pick', {});
    if (!reply.ok) {
      this.#notice('composer', reply.problem);
      return;
    }
    for (const picture of reply.value.pictures) this.#add(await fitted(this.#host, picture));
  }

  async #addReference(reference: ReferenceToAdd): Promise<void> {
    this.#change({ type: 'fill', fill: { kind: 'imagine' } });
    this.#add(await fromHistory(this.#host, reference));
    return this.#app.focusComposer();
  }

  #add(reply: ReplyTo<'picture/attach'>): void {
    if (reply.ok) this.#change({ type: 'addPictures', pictures: [reply.value.picture] });
    else this.#notice('composer', reply.problem);
  }

  async #attachFiles(files: readonly File[]): Promise<void> {
    this.#notice('composer', undefined);
    const { pictures, problem } = await attachFiles(this.#host, files);
    if (pictures.length > 0) this.#change({ type: 'addPictures', pictures });
    if (problem) this.#notice('composer', problem);
  }

  #onBroken(target: EventTarget | null): void {
    const taskId = this.#missing.notice(target, this.#model.snapshot);
    // The answer comes as a snapshot, in which the task says what can be done.
    if (taskId !== undefined) void this.#host.ask('picture/missing', { taskId });
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

function aboutOf(params: object): string {
  return 'taskId' in params && typeof params.taskId === 'string' ? params.taskId : 'composer';
}
