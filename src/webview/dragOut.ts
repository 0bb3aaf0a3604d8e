import { placeOf, type PicturePlace } from './pictureContext';
import { writePlace } from './readDrop';

/** A pointer that only passes by needs no file. */
const dwellMs = 120;
const draggable = '[draggable="true"]';

/**
 * Pictures that can be dragged out, into an editor or the explorer. What is dropped there is a file, and a drag
 * cannot wait for one: so it is made ready when the pointer or the focus rests on a picture. A film is a hundred
 * times as large: that is copied only for whoever presses on it.
 */
export class DragOut {
  readonly #prepare: (place: PicturePlace) => Promise<string | undefined>;
  readonly #isFilm: (place: PicturePlace) => boolean;
  readonly #uris = new Map<string, Promise<string | undefined>>();
  readonly #ready = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param prepare the address of a picture's file; undefined when there is none */
  constructor(
    prepare: (place: PicturePlace) => Promise<string | undefined>,
    isFilm: (place: PicturePlace) => boolean,
  ) {
    this.#prepare = prepare;
    this.#isFilm = isFilm;
  }

  listen(page: HTMLElement): void {
    page.addEventListener('pointerover', ({ target }) => this.#rest(target));
    page.addEventListener('focusin', ({ target }) => this.#rest(target));
    page.addEventListener('pointerdown', ({ target }) => this.#makeReady(target));
    page.addEventListener('dragstart', (event) => this.#start(event));
  }

  #rest(target: EventTarget | null): void {
    clearTimeout(this.#timer);
    const place = isDraggable(target) ? placeOf(target) : undefined;
    if (place && !this.#isFilm(place))
      this.#timer = setTimeout(() => this.#makeReady(target), dwellMs);
  }

  #makeReady(target: EventTarget | null): void {
    const place = isDraggable(target) ? placeOf(target) : undefined;
    if (!place) return;
    const key = JSON.stringify(place);
    if (this.#uris.has(key)) return;
    const preparing = this.#prepare(place).catch(() => undefined);
    this.#uris.set(key, preparing);
    void preparing.then((uri) => {
      if (uri) this.#ready.set(key, uri);
      else this.#uris.delete(key);
    });
  }

  #start(event: DragEvent): void {
    if (!isDraggable(event.target) || !event.dataTransfer) return;
    const place = placeOf(event.target);
    const uri = this.#ready.get(JSON.stringify(place));
    if (!place || uri === undefined) {
      // Nothing could be dropped. By the next try the file is there.
      this.#makeReady(event.target);
      event.preventDefault();
      return;
    }
    event.dataTransfer.effectAllowed = 'copy';
    event.dataTransfer.setData('text/uri-list', uri);
    event.dataTransfer.setData('application/vnd.code.uri-list', uri);
    // Without this one VS Code's explorer does not even look.
    event.dataTransfer.setData('ResourceURLs', JSON.stringify([uri]));
    writePlace(event.dataTransfer, place);
  }
}

function isDraggable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(draggable) !== null;
}
