import * as l10n from '@vscode/l10n';
import type { UseParams } from '../protocol/protocol';
import type { ProblemView, Snapshot } from '../protocol/views';
import { copyPicture } from './copyPicture';
import { cutCell } from './cutCell';
import type { HostApi } from './hostApi';
import type { PicturePlace } from './pictureContext';
import { shownAt, type ShownPicture } from './shownPicture';

/** What it works with: the page, as far as it is about pictures. */
interface PageOfPictures {
  readonly snapshot: Snapshot | undefined;
  notice(about: string, problem: ProblemView | undefined): void;
  announce(text: string): void;
}

/** Pictures on their way out of the page: cut out of their grid, into the clipboard, or into a file to be dragged. */
export class PicturesOut {
  readonly #host: HostApi;
  readonly #page: PageOfPictures;

  constructor(host: HostApi, page: PageOfPictures) {
    this.#host = host;
    this.#page = page;
  }

  /** @throws when the file does not load */
  async withCell(params: UseParams): Promise<UseParams> {
    const { taskId, cell } = params;
    const picture = this.#page.snapshot?.tasks.find(({ id }) => id === taskId)?.picture;
    if (cell === undefined || picture?.kind !== 'grid' || !picture.fullSrc) return params;
    return { ...params, bytes: await cutCell(picture, picture.fullSrc, cell) };
  }

  async copy(place: PicturePlace): Promise<void> {
    const about = place.taskId;
    this.#page.notice(about, undefined);
    const shown = this.#shownAt(place);
    if (!shown || shown.isFilm) return;
    try {
      // A command came from outside the page: the clipboard is only for whoever has the focus.
      window.focus();
      await copyPicture(shown);
      this.#host.notify('picture/copied', {});
      this.#page.announce(l10n.t('Picture copied'));
    } catch (error) {
      this.#host.notify('log/write', { level: 'warn', message: `Not copied: ${String(error)}` });
      const sentence = l10n.t(
        'The picture did not get into the clipboard. Click on it and copy again, or save it.',
      );
      this.#page.notice(about, { sentence, remedies: [] });
    }
  }

  /** Where the picture lies as a file that may leave the page. */
  async export(place: PicturePlace): Promise<string | undefined> {
    const reply = await this.#host.ask('picture/export', await this.withCell(place));
    return reply.ok ? reply.value.uri : undefined;
  }

  isFilm(place: PicturePlace): boolean {
    return this.#shownAt(place)?.isFilm === true;
  }

  async cut(place: Required<PicturePlace>): Promise<ArrayBuffer | undefined> {
    const { bytes } = await this.withCell(place).catch((): UseParams => place);
    return bytes;
  }

  #shownAt(place: PicturePlace): ShownPicture | undefined {
    const tasks = this.#page.snapshot?.tasks ?? [];
    return shownAt(new Map(tasks.map((task) => [task.id, task])), place);
  }
}
