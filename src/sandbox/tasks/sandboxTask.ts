import type { Picture } from '../drawing/picture';

/** One task as the sandbox keeps it: no pixels and no timers; what it shows is worked out when asked. */
export interface SandboxTask {
  readonly id: string;
  /** The job's uuid, the last part of its buttons' customIds. */
  readonly jobId: string;
  action: string;
  prompt: string;
  description: string;
  readonly state: string;
  readonly botType: string;
  readonly mode: Mode;
  readonly customId: string;
  readonly parentId: string | null;
  readonly seed: number;
  /** Times are epoch milliseconds of the sandbox's clock. */
  readonly submittedAt: number;
  startsAt: number;
  durationMs: number;
  scenario: string | null;
  /** Not null while the task needed a window: what was asked and when it was answered. */
  modal: ModalState | null;
  /** Where on its way, 0 to 1, the task fails, and why. */
  failure: { readonly at: number; readonly reason: string } | null;
  cancelledAt: number | null;
  /** When the links to its pictures were issued, if not at its end. */
  linksIssuedAt: number | null;
  result: TaskResult | null;
}

export type Mode = 'RELAX' | 'FAST' | 'TURBO';

export interface ModalState {
  /** The button that opened the window, or null when a plain imagine did. */
  readonly customId: string | null;
  answeredAt: number | null;
}

export type TaskResult = PicturesResult | VideoResult | TextResult;

/** Width and height are pixels of one cell. */
export interface PicturesResult {
  readonly kind: 'pictures';
  readonly stage: 'grid' | 'single' | 'upscaled' | 'bare';
  readonly cells: readonly Picture[];
  readonly width: number;
  readonly height: number;
}

export interface VideoResult {
  readonly kind: 'video';
  readonly of: Picture;
  readonly motion: 'low' | 'high';
  readonly width: number;
  readonly height: number;
  /** Which of the four takes it is, or null for the set of them. */
  readonly take: number | null;
  readonly takes: number;
}

interface TextResult {
  readonly kind: 'text';
  readonly buttons: 'describe' | 'shorten';
  readonly text: string;
  readonly picture: Picture | null;
  readonly width: number;
  readonly height: number;
}
