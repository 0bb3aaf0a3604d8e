import type { KeptFile } from '../domain/asset';
import type { PictureRef } from '../domain/request';

/** Where the bytes of pictures lie, named by the hash of their content. */
export interface PictureStore {
  /**
   * Keeps a picture that a person attached. Type and size are found from the bytes, never from the name.
   * @throws FailureError `notAPicture` or `pictureTooLarge`
   */
  add(bytes: Uint8Array, name: string): Promise<PictureRef>;
  has(hash: string): Promise<boolean>;
  /** @throws FailureError `pictureMissing` */
  read(hash: string): Promise<Uint8Array>;
  /**
   * Keeps what a gateway made: a picture or a video.
   * @throws FailureError `notAPicture`, `pictureTooWide` for one that nobody could draw
   */
  keep(bytes: Uint8Array): Promise<KeptFile>;
  /** Brings what is kept under its budget, oldest first; starred pictures stay. Returns how many bytes went. */
  prune(starredHashes: Iterable<string>): Promise<number>;
  /** How much is kept, and how much may be. */
  room(): Promise<{ readonly usedBytes: number; readonly maxBytes: number }>;
  /** Lets go of bytes that nobody refers to any more, such as a preview that was replaced. */
  discard(hash: string): Promise<void>;
}

/** What this floor needs of `net`, which it does not know; that they agree is checked where both meet. */
export type Download = (
  url: string,
  options: {
    readonly signal: AbortSignal;
    readonly maxBytes: number;
    /** The gateway that named the link: only there may it lead into a person's own network. */
    readonly gatewayUrl?: string | undefined;
  },
) => Promise<Uint8Array>;
