/** What may stand behind a parameter's name; it also says how far its value reaches in the text. */
export type ParameterValue =
  /** Nothing: `--tile`. */
  | { readonly kind: 'flag' }
  /** One number. */
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly isWhole: boolean;
    }
  /** `3:2`. */
  | { readonly kind: 'ratio' }
  /** One word of a list that may grow. */
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** Everything up to the next parameter: words, codes, links. */
  | { readonly kind: 'words'; readonly mayBeEmpty: boolean };

export type ModelFamily = 'v' | 'niji';

export interface Model {
  readonly family: ModelFamily;
  readonly version: number;
}

/** First and last version of each family that knows a parameter; a family that is missing does not. */
export type ModelRange = Readonly<
  Partial<Record<ModelFamily, readonly [first: number, last: number]>>
>;

export interface ParameterRule {
  /** The shortest name; it stands for all. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly value: ParameterValue;
  /** Absent: every model, as far as is known. */
  readonly models?: ModelRange;
}
