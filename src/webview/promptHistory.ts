/** Steps through earlier prompts like a shell does, and comes back to what was being written. */
export class PromptRecall {
  #index = -1;
  #draft = '';

  /** The prompt to show, or undefined at either end. */
  step(direction: 'older' | 'newer', prompts: readonly string[], current: string) {
    const shown = this.#index < 0 ? this.#draft : prompts[this.#index];
    if (shown !== current) {
      this.#index = -1;
      this.#draft = current;
    }
    let next = this.#index + (direction === 'older' ? 1 : -1);
    // The newest prompt stays in the box after sending: recalling it would look like nothing happened.
    if (this.#index < 0 && prompts[next] === current) next += 1;
    if (next < -1 || next >= prompts.length) return undefined;
    this.#index = next;
    return next < 0 ? this.#draft : prompts[next];
  }
}
