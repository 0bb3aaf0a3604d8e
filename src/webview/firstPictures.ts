/**
 * Watches the pictures of a first screen: until they are there, nothing that nobody sees yet may be loaded beside
 * them. VS Code brings a page its files one after the other.
 */
export class FirstPictures {
  readonly #onThere: () => void;
  readonly #watched = new WeakSet<HTMLImageElement>();
  #areThere = false;

  /** @param onThere called once */
  constructor(onThere: () => void) {
    this.#onThere = onThere;
  }

  get areThere(): boolean {
    return this.#areThere;
  }

  /** Nothing is waited for any longer: the person has moved on. */
  forgo(): void {
    if (this.#areThere) return;
    this.#areThere = true;
    this.#onThere();
  }

  /** To be called whenever some of them may have been drawn. A picture that cannot be had is not waited for. */
  look(root: ParentNode): void {
    if (this.#areThere) return;
    const awaited = [...root.querySelectorAll('img')].filter(({ complete }) => !complete);
    for (const image of awaited) this.#watch(image, root);
    if (awaited.length === 0) this.forgo();
  }

  #watch(image: HTMLImageElement, root: ParentNode): void {
    if (this.#watched.has(image)) return;
    this.#watched.add(image);
    // It may be given another file meanwhile, which is waited for anew.
    const look = () => {
      image.removeEventListener('load', look);
      image.removeEventListener('error', look);
      this.#watched.delete(image);
      this.look(root);
    };
    image.addEventListener('load', look);
    image.addEventListener('error', look);
  }
}
