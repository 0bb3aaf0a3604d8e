import type { ComposedRequest } from '../../../../src/domain/request';
import { endpointRow, type EndpointRow } from './endpointRow';
import { card } from './sight';
import type { Stage } from './stage';

interface Composed {
  readonly title: string;
  /** Below the prefix. */
  readonly path: string;
  readonly request: (stage: Stage) => Promise<ComposedRequest>;
  readonly refusedBy: string;
  /** A request that is refused for itself, or the scenario by which a sound one is. */
  readonly refused: string | ((stage: Stage) => Promise<ComposedRequest>);
}

/** What a person composes: the same five outcomes for each kind. */
function composedRow({ title, path, request, refused, refusedBy }: Composed): EndpointRow {
  const submit = async (stage: Stage) => stage.easel.manager.submit(await request(stage));
  const meet = async (stage: Stage, scenario: string) => {
    await stage.fault(path, scenario);
    return submit(stage);
  };
  return endpointRow({
    title,
    wire: `POST /mj${path}`,
    refusedBy,
    scenes: {
      accepted: async (stage) => card(await stage.ended(submit(stage))),
      refused: async (stage) => {
        const sent =
          typeof refused === 'string'
            ? meet(stage, refused)
            : stage.easel.manager.submit(await refused(stage));
        return card(await stage.settled(sent));
      },
      queued: async (stage) => card(await stage.settled(meet(stage, 'queued'))),
      modal: async (stage) => card(await stage.ended(meet(stage, 'modal'))),
      failsLater: async (stage) => card(await stage.ended(meet(stage, 'fail60'))),
    },
  });
}

const refusedWord = 'a river of blood';

export const composedRows: readonly EndpointRow[] = [
  composedRow({
    title: 'Imagine',
    path: '/submit/imagine',
    request: () => Promise.resolve({ kind: 'imagine', prompt: 'a red fox', pictures: [] }),
    refusedBy: 'a word that is not allowed',
    refused: () => Promise.resolve({ kind: 'imagine', prompt: refusedWord, pictures: [] }),
  }),
  composedRow({
    title: 'Blend',
    path: '/submit/blend',
    request: async (stage) => ({
      kind: 'blend',
      pictures: [await stage.picture(64), await stage.picture(65)],
      shape: 'square',
    }),
    refusedBy: 'lack of credit',
    refused: 'no-credit',
  }),
  composedRow({
    title: 'Describe',
    path: '/submit/describe',
    request: async (stage) => ({ kind: 'describe', picture: await stage.picture() }),
    refusedBy: 'the limit of a day',
    refused: 'limit',
  }),
  composedRow({
    title: 'Swap Face',
    path: '/insight-face/swap',
    request: async (stage) => ({
      kind: 'swapFace',
      face: await stage.picture(64),
      target: await stage.picture(65),
    }),
    refusedBy: 'a key that may not do this',
    refused: 'no-model',
  }),
  composedRow({
    title: 'Edit',
    path: '/submit/edits',
    request: async (stage) => ({
      kind: 'edit',
      prompt: 'a red fox',
      picture: await stage.picture(),
    }),
    refusedBy: 'a word that is not allowed',
    refused: async (stage) => ({
      kind: 'edit',
      prompt: refusedWord,
      picture: await stage.picture(),
    }),
  }),
  composedRow({
    title: 'Shorten',
    path: '/submit/shorten',
    request: () => Promise.resolve({ kind: 'shorten', prompt: 'a red fox in deep snow' }),
    refusedBy: 'no account that is free',
    refused: 'no-account',
  }),
  composedRow({
    title: 'Video',
    path: '/submit/video',
    request: async (stage) => ({
      kind: 'video',
      prompt: 'a red fox',
      picture: await stage.picture(),
      motion: 'low',
    }),
    refusedBy: 'a key to which it is not sold',
    refused: 'no-model',
  }),
];
