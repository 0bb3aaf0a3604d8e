/** What one thread reads: every `step`th reply from the `first` to before the `end`. */
export interface Share {
  readonly seed: number;
  readonly first: number;
  readonly step: number;
  readonly end: number;
  /** One integer: the number of the reply that is read at the moment. */
  readonly progress: SharedArrayBuffer;
}

export interface ShareDone {
  readonly read: number;
  readonly failure?: { readonly number: number; readonly said: string; readonly why: string };
}
