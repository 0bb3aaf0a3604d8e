import * as vscode from 'vscode';
import { FailureError, invalid } from '../../domain/failure';
import type { CellParams, Nothing, ParamsOf, RequestName, ResultOf } from '../../protocol/protocol';
import { composeRequest } from '../composeRequest';
import { copySeed } from '../copySeed';
import { exportPicture } from '../documents/exportPicture';
import { droppedFile } from '../inputs/droppedFile';
import { pickPictures, readEachPicture } from '../inputs/pickPictures';
import { commandIds, viewIds } from '../manifest';
import type { Services } from '../services';
import { answerWithMask } from './answerWithMask';
import { keepRegion } from './keepRegion';
import { endedQuery } from './readFeed';
import type { Page } from './page';
import { pressAction } from '../pressAction';
import { problemOf } from '../problemView';
import { generalRemedyCommands } from '../remedyCommands';
import { runRemedy } from './runRemedy';
import { windowUri } from './windowUri';

/** One handler a request; the type forbids a missing one. */
export type PageHandlers = {
  readonly [K in RequestName]: (params: ParamsOf<K>) => Promise<ResultOf<K>>;
};

const nothing: Nothing = {};

export function pageHandlers(services: Services, page: Page): PageHandlers {
  const { tasks, pictures, settings, store } = services;
  return {
    'page/hello': async ({ look }) => {
      page.lookAt(look);
      const snapshot = await page.snapshot();
      page.ready(snapshot);
      return {
        surface: page.surface,
        locale: vscode.env.language,
        snapshot,
        ...translations(),
      };
    },
    'task/submit': async ({ draft }) => {
      const composed = draft.kind === 'edit' ? await keepRegion(services, draft) : draft;
      const { task } = await tasks.submit(composeRequest(composed, settings));
      return { taskId: task.id };
    },
    'task/answer': ({ taskId, prompt, mask }) =>
      done(
        mask
          ? answerWithMask(services, taskId, prompt, new Uint8Array(mask))
          : tasks.answer(taskId, { prompt }),
      ),
    'mask/keep': ({ taskId, strokes }) => done(tasks.keepStrokes(taskId, strokes)),
    'task/remedy': ({ taskId, remedy }) => done(runRemedy(services, () => page, taskId, remedy)),
    'remedy/run': ({ remedy }) => run(generalRemedyCommands[remedy]),
    'task/cancel': ({ taskId }) => done(tasks.cancel(taskId)),
    'task/stopWatching': ({ taskId }) => done(tasks.stopWatching(taskId)),
    'tasks/forget': async ({ taskIds }) => ({ taskIds: await tasks.forget(taskIds) }),
    'tasks/restore': ({ taskIds }) => done(tasks.restore(taskIds)),
    'tasks/star': ({ taskIds, isStarred }) => done(tasks.star(taskIds, isStarred)),
    'action/run': async ({ taskId, actionId }) => {
      const sent = await pressAction(services, taskId, actionId);
      return sent ? { taskId: sent.task.id } : {};
    },
    'picture/save': (params) => run(commandIds.savePicture, params),
    'pictures/save': (params) => run(commandIds.savePicture, params),
    'picture/insert': (params) => run(commandIds.insertPicture, params),
    'picture/open': (params) => run(commandIds.openPicture, params),
    'picture/copyLink': (params) => run(commandIds.copyLink, params),
    'picture/export': async (params) => {
      const task = await services.store.get(params.taskId);
      if (!task) throw new FailureError(invalid('taskUnknown'));
      const file = await exportPicture(services, task, [params]);
      return { uri: windowUri(page.webview, file).toString() };
    },
    'picture/reference': (params) => run(commandIds.useAsReference, here(page, params)),
    'picture/edit': (params) => run(commandIds.editPicture, here(page, params)),
    'picture/animate': (params) => run(commandIds.animatePicture, here(page, params)),
    'picture/describe': (params) => run(commandIds.describe, here(page, params)),
    'picture/missing': ({ taskId, cell }) => done(tasks.bytesOf(taskId, cell)),
    'picture/thumbnail': async ({ hash, bytes }) => {
      await pictures.writeThumbnail(hash, new Uint8Array(bytes));
      services.gallery.refresh();
      return nothing;
    },
    'picture/pick': async () => {
      const picked = (await pickPictures(services, pickOptions())) ?? [];
      return { pictures: picked.map((each) => page.attached(each)) };
    },
    'picture/attach': async ({ name, bytes }) => {
      const picture = await pictures.add(new Uint8Array(bytes), name);
      return { picture: page.attached(picture) };
    },
    'picture/attachUris': async ({ uris }) => {
      const { pictures: read, error } = await readEachPicture(services, uris, droppedFile);
      return {
        pictures: read.map((each) => page.attached(each)),
        ...(error ? { problem: problemOf(error) } : {}),
      };
    },
    'prompt/copy': (params) => run(commandIds.copyPrompt, params),
    'seed/get': async ({ taskId }) => {
      const said = vscode.l10n.t('Seed {0} is copied.', await copySeed(services, taskId));
      vscode.window.setStatusBarMessage(`$(check) ${said}`, 3_000);
      return nothing;
    },
    'key/set': () => run(commandIds.setApiKey),
    'sandbox/start': () => run(commandIds.trySandbox),
    'gallery/open': () => run(commandIds.openGallery),
    'feed/show': async (look) => {
      page.lookAt(look);
      await page.publish();
      return nothing;
    },
    'feed/ids': async ({ search, offset, count }) => ({
      taskIds: await store.idsOf(endedQuery(search, new Date()), { offset, count }),
    }),
    'feed/locate': async ({ search, taskId }) => {
      const offset = await store.positionOf(endedQuery(search, new Date()), taskId);
      return offset === undefined ? {} : { offset };
    },
  };
}

/** Told with it, so that what comes of it appears in the same page. */
function here(page: Page, params: CellParams): CellParams & { readonly webview: string } {
  return { ...params, webview: viewIdOf[page.surface] };
}

const viewIdOf = { sidebar: viewIds.sidebar, gallery: viewIds.gallery };

async function done(work: Promise<unknown>): Promise<Nothing> {
  await work;
  return nothing;
}

/** Made at call time: the language is known only when the extension runs. */
function pickOptions() {
  return { canPickMany: true, title: vscode.l10n.t('Add Pictures') };
}

/** A button of the page and a command of the palette end in the same line. */
async function run(command: string, ...args: readonly unknown[]): Promise<Nothing> {
  await vscode.commands.executeCommand(command, ...args);
  return nothing;
}

/** The strings of the page in the person's language, where VS Code has loaded any. */
function translations(): { translations?: Readonly<Record<string, string>> } {
  const { bundle } = vscode.l10n;
  return bundle === undefined ? {} : { translations: bundle };
}
