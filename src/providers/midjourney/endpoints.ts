import type { RequestKind } from '../../domain/request';

/**
 * Paths below the prefix (usually `/mj`). The twelve of the gateways' common page, and those of the same
 * family that some have: shorten, video, change, cancel, list (novicezk/midjourney-proxy docs/api.md,
 * trueai-org/midjourney-proxy SubmitController.cs, QuantumNous/new-api router/relay-router.go).
 */
export const endpoints = {
  imagine: '/submit/imagine',
  blend: '/submit/blend',
  describe: '/submit/describe',
  shorten: '/submit/shorten',
  edits: '/submit/edits',
  /** trueai's other name for edits. */
  edit: '/submit/edit',
  video: '/submit/video',
  swapFace: '/insight-face/swap',
  upload: '/submit/upload-discord-images',
  action: '/submit/action',
  change: '/submit/change',
  modal: '/submit/modal',
  listByCondition: '/task/list-by-condition',
  /** The newest tasks; the proxies have it, stock new-api does not. */
  list: '/task/list',
} as const;

/** Where each composed request goes; the others need no path of their own. */
export const pathOfRequest: Readonly<Partial<Record<RequestKind, string>>> = {
  imagine: endpoints.imagine,
  blend: endpoints.blend,
  describe: endpoints.describe,
  shorten: endpoints.shorten,
  edit: endpoints.edits,
  video: endpoints.video,
  swapFace: endpoints.swapFace,
};

export function fetchPath(remoteId: string): string {
  return `/task/${segmentOf(remoteId)}/fetch`;
}

export function seedPath(remoteId: string): string {
  return `/task/${segmentOf(remoteId)}/image-seed`;
}

export function cancelPath(remoteId: string): string {
  return `/task/${segmentOf(remoteId)}/cancel`;
}

/** new-api's image proxy: streams a task's picture, needs no key. */
export function imagePath(remoteId: string): string {
  return `/image/${segmentOf(remoteId)}`;
}

/** An id is whatever a gateway says; one that is no proper text would stop all that are asked for with it. */
function segmentOf(remoteId: string): string {
  return encodeURIComponent(remoteId.toWellFormed());
}
