import * as l10n from '@vscode/l10n';
import { isFit } from '../domain/pictureFit';
import type {
  ComposerFill,
  ParamsOf,
  PictureToCompose,
  ReferenceToAdd,
  Reply,
  ResultOf,
} from '../protocol/protocol';
import type { AttachedPicture, PairSlot, ProblemView } from '../protocol/views';
import { attachFiles } from './attachFiles';
import { isPair } from './composerKinds';
import { fitted, fromHistory, shown } from './attachPicture';
import { editDraft } from './editDraft';
import type { HostApi } from './hostApi';
import { kindForReference } from './kindForReference';
import type { PageChange, PageModel } from './pageState';

/** What it works with: the page, as far as its composer is concerned. */
interface PageOfComposer {
  readonly model: PageModel;
  change(change: PageChange): void;
  /** Tells a problem under the composer, or takes back what was told. */
  notice(problem: ProblemView | undefined): void;
  submit(params: ParamsOf<'task/submit'>): Promise<void>;
  focus(markedWord?: string): Promise<void>;
}

/** Pictures on their way into the composer, and an edit on its way out. */
export class ComposerControl {
  readonly #host: HostApi;
  readonly #page: PageOfComposer;
  #isSendingEdit = false;
  #turn: Promise<void> = Promise.resolve();

  constructor(host: HostApi, page: PageOfComposer) {
    this.#host = host;
    this.#page = page;
  }

  async pickPictures(slot: PairSlot | undefined): Promise<void> {
    const reply = await this.#host.ask('picture/pick', {});
    if (!reply.ok) {
      this.#page.notice(reply.problem);
      return;
    }
    return this.#inTurn(async () => {
      // A slot has room for one; what was chosen besides goes where there is room.
      for (const [index, picture] of reply.value.pictures.entries()) {
        this.#add(await fitted(this.#host, picture), index === 0 ? slot : undefined);
      }
    });
  }

  /** Its pictures are made first, which takes a moment; until it is asked, another press is a slip of the finger. */
  async sendEdit(prompt: string, picture: AttachedPicture): Promise<void> {
    if (this.#isSendingEdit) return;
    this.#isSendingEdit = true;
    try {
      const reply = await editDraft(prompt, picture, this.#page.model.region);
      if (reply.ok) await this.#page.submit(reply.value);
      else this.#page.notice(reply.problem);
    } finally {
      this.#isSendingEdit = false;
    }
  }

  /** What the host writes into it. Pictures from a menu of VS Code may be larger than gateways take. */
  fill(fill: ComposerFill): Promise<void> {
    return this.#inTurn(() => this.#fill(fill));
  }

  async #fill(fill: ComposerFill): Promise<void> {
    const replies = await Promise.all(
      (fill.pictures ?? []).map(async (picture) => {
        if (isFit(picture)) return { ok: true, value: { picture } } as const;
        const reply = await fitted(this.#host, picture);
        if (!reply.ok) return reply;
        return { ok: true, value: { picture: { ...picture, ...reply.value.picture } } } as const;
      }),
    );
    const pictures = replies.flatMap((reply) => (reply.ok ? [reply.value.picture] : []));
    this.#page.change({
      type: 'fill',
      fill: { ...fill, ...(fill.pictures ? { pictures } : {}) },
    });
    const failed = replies.find((reply) => !reply.ok);
    if (failed) this.#page.notice(failed.problem);
    return this.#page.focus(fill.markedWord);
  }

  /** Alone in the composer: what was there before was for another request. */
  composeWith(wanted: PictureToCompose): Promise<void> {
    return this.#inTurn(() => this.#composeWith(wanted));
  }

  async #composeWith(wanted: PictureToCompose): Promise<void> {
    const { kind, prompt, markedWord, strokes } = wanted;
    const reply = await fromHistory(this.#host, wanted);
    if (!reply.ok) {
      this.#page.notice(reply.problem);
      return;
    }
    const { picture } = reply.value;
    const fill = { kind, pictures: [picture], ...(prompt === undefined ? {} : { prompt }) };
    this.#page.change({ type: 'fill', fill });
    if (strokes !== undefined) {
      this.#page.change({ type: 'keepRegion', region: { hash: picture.hash, strokes } });
    }
    return kind === 'edit' ? this.markRegion() : this.#page.focus(markedWord);
  }

  async markRegion(): Promise<void> {
    const [picture] = this.#page.model.pictures;
    if (!picture) return;
    const reply = await shown(picture);
    if (reply.ok) this.#page.change({ type: 'openStudio' });
    else this.#page.notice(reply.problem);
  }

  /** To what is being composed: a blend stays one. Several come in the order they were told in. */
  addReference(reference: ReferenceToAdd): Promise<void> {
    return this.#inTurn(() => this.#addReference(reference));
  }

  async #addReference(reference: ReferenceToAdd): Promise<void> {
    const reply = await fromHistory(this.#host, reference);
    if (!reply.ok) {
      this.#page.notice(reply.problem);
      return;
    }
    const { picture } = reply.value;
    const { kind, pictures } = this.#page.model;
    const others = pictures.filter(({ hash }) => hash !== picture.hash);
    const fill = { kind: kindForReference(kind, others.length) };
    this.#page.change({ type: 'fill', fill });
    this.#addAll([picture]);
    return this.#page.focus();
  }

  #add(reply: Reply<ResultOf<'picture/attach'>>, slot?: PairSlot): void {
    if (reply.ok) this.#addAll([reply.value.picture], slot);
    else this.#page.notice(reply.problem);
  }

  #addAll(pictures: readonly AttachedPicture[], slot?: PairSlot): void {
    const { kind, pictures: there } = this.#page.model;
    // By content: the second would take the place of the first, and a swap of both would change nothing.
    const isTwice = isPair(kind) && there.some(({ hash }) => pictures[0]?.hash === hash);
    if (!isTwice) {
      this.#page.change({ type: 'addPictures', pictures, slot });
      return;
    }
    const sentence =
      kind === 'video'
        ? l10n.t('That is the same picture twice. For a film that ends as it begins, choose Loop.')
        : l10n.t('That is the same picture twice. Choose another one for the face.');
    this.#page.notice({ sentence, remedies: [] });
  }

  attachFiles(files: readonly File[]): Promise<void> {
    return this.#inTurn(() => this.#attachFiles(files));
  }

  async #attachFiles(files: readonly File[]): Promise<void> {
    this.#page.notice(undefined);
    const { pictures, problem } = await attachFiles(this.#host, files);
    if (pictures.length > 0) this.#addAll(pictures);
    if (problem) this.#page.notice(problem);
  }

  attachUris(uris: readonly string[]): Promise<void> {
    return this.#inTurn(() => this.#attachUris(uris));
  }

  async #attachUris(uris: readonly string[]): Promise<void> {
    this.#page.notice(undefined);
    const reply = await this.#host.ask('picture/attachUris', { uris });
    if (!reply.ok) {
      this.#page.notice(reply.problem);
      return;
    }
    const { pictures, problem } = reply.value;
    for (const picture of pictures) this.#add(await fitted(this.#host, picture));
    if (problem) this.#page.notice(problem);
  }

  /**
   * In the order a person asked: what takes long to be made fit must not replace what came later. Meanwhile nothing
   * can be sent that would lack it.
   */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#page.change({ type: 'arriving', by: 1 });
    const done = () => this.#page.change({ type: 'arriving', by: -1 });
    const turn = this.#turn.then(work).finally(done);
    // What failed is told to who asked, not to whoever comes next.
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
