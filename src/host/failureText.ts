import * as vscode from 'vscode';
import {
  blendLimits,
  pictureAreaLimit,
  pictureByteLimit,
  pictureEdgeLimit,
  promptLimit,
} from '../domain/request';
import type { Failure, FailureKind, InvalidReason } from '../domain/failure';

/** One sentence that says what is wrong and what to do. The only place where failures get words. */
export function failureSentence(failure: Failure): string {
  if (failure.kind === 'invalidRequest' && failure.reason !== undefined) {
    return invalidSentence(failure.reason, failure);
  }
  if (failure.kind === 'promptRefused' && failure.word !== undefined) {
    return vscode.l10n.t(
      'Prompt refused: “{0}” is not allowed here. Edit the prompt.',
      failure.word,
    );
  }
  if (failure.kind === 'rateLimited' && !failure.isRetryable) {
    return vscode.l10n.t(
      'The gateway’s limit for today is reached. Try again tomorrow, or use another key.',
    );
  }
  return sentences[failure.kind]();
}

/** What is known of the money, or undefined where there is nothing to say. */
export function chargeSentence(failure: Failure): string | undefined {
  switch (failure.charged) {
    case 'no':
      return vscode.l10n.t('Nothing was charged.');
    case 'yes':
      return vscode.l10n.t('It was charged.');
    case 'unknown':
      return undefined;
  }
}

const sentences: Readonly<Record<FailureKind, () => string>> = {
  unauthorised: () =>
    vscode.l10n.t('The gateway did not accept the API key. Set a valid key and try again.'),
  forbidden: () =>
    vscode.l10n.t(
      'The gateway does not let this API key do that. Check the key’s rights and model limits.',
    ),
  noCredit: () => vscode.l10n.t('The balance at the gateway is used up. Top it up and try again.'),
  rateLimited: () =>
    vscode.l10n.t('The gateway takes no more requests right now. Wait a moment and try again.'),
  queueFull: () => vscode.l10n.t('The gateway’s queue is full. Wait a moment and try again.'),
  promptRefused: () => vscode.l10n.t('The prompt was refused. Change its words and try again.'),
  invalidRequest: () =>
    vscode.l10n.t('The gateway did not accept this request. Change it and try again.'),
  notFound: () =>
    vscode.l10n.t(
      'The gateway does not know this task, or no longer. Check its ID, or make it anew.',
    ),
  unreachable: () =>
    vscode.l10n.t('The gateway cannot be reached. Check the network and its address.'),
  timedOut: () => vscode.l10n.t('The gateway took too long to answer. Try again later.'),
  serverError: () => vscode.l10n.t('The gateway reported an error of its own. Try again later.'),
  badReply: () =>
    vscode.l10n.t('What answered is not a gateway of this format. Check the gateway’s address.'),
  notOffered: () =>
    vscode.l10n.t('This gateway does not offer that to this key. Choose something else.'),
  cancelled: () => vscode.l10n.t('Cancelled. Send it again when you want it.'),
};

/** For a task whose fate is not known: sent, but no answer seen. */
export function unconfirmedSentence(): string {
  return vscode.l10n.t(
    'Sent, but no answer came: it may have been accepted. Check before you send it again.',
  );
}

/** For a task the gateway never finished or does not know. */
export function lostSentence(): string {
  return vscode.l10n.t('The gateway lost track of this task. Send it again to get it anew.');
}

function invalidSentence(reason: InvalidReason, failure: Failure): string {
  const megabytes = Math.floor(pictureByteLimit / 1024 / 1024);
  const texts: Readonly<Record<InvalidReason, () => string>> = {
    promptEmpty: () => vscode.l10n.t('The prompt is empty. Say what to draw.'),
    promptTooLong: () =>
      vscode.l10n.t(
        'The prompt is too long: at most {0} characters. Shorten it.',
        promptLimit.toLocaleString(vscode.env.language),
      ),
    tooFewPictures: () =>
      vscode.l10n.t(
        'Blend needs {0} to {1} pictures. Add some more.',
        blendLimits.min,
        blendLimits.max,
      ),
    tooManyPictures: () =>
      vscode.l10n.t(
        'Blend takes {0} to {1} pictures. Leave some out.',
        blendLimits.min,
        blendLimits.max,
      ),
    notAPicture: () =>
      failure.gatewayMessage
        ? vscode.l10n.t(
            '“{0}” is not a picture. Choose a PNG, JPEG, WebP or GIF file.',
            failure.gatewayMessage,
          )
        : vscode.l10n.t('That file is not a picture. Choose a PNG, JPEG, WebP or GIF file.'),
    pictureTooLarge: () =>
      // The gateway's own limit, which may be lower than ours and counts words and pictures together.
      failure.status !== undefined
        ? vscode.l10n.t('The gateway takes no request as large as this. Use smaller pictures.')
        : vscode.l10n.t('The picture is larger than {0} MB. Choose a smaller one.', megabytes),
    notOnePicture: () =>
      vscode.l10n.t('Describe takes one picture. Add one, or leave the others out.'),
    notAFile: () =>
      vscode.l10n.t(
        'What was dropped is not a file. Drop a picture file, or write the link of a picture in front of the prompt.',
      ),
    pictureMissing: () =>
      vscode.l10n.t('The picture is not on this machine any more. Fetch it or add it again.'),
    pictureAnimated: () =>
      vscode.l10n.t('That picture moves, and gateways take still ones. Choose another picture.'),
    pictureTooWide: () =>
      vscode.l10n.t(
        'The picture has too many pixels: at most {0} along an edge and {1} million in all. Choose a smaller one.',
        pictureEdgeLimit.toLocaleString(vscode.env.language),
        pictureAreaLimit / 1_000_000,
      ),
    pictureBroken: () =>
      vscode.l10n.t('The picture file is damaged or cut off. Choose another picture.'),
    pictureRefused: () =>
      vscode.l10n.t(
        'The gateway did not accept the picture. Try again, or change to another picture.',
      ),
    notAStill: () => vscode.l10n.t('That is not a still picture. Choose one that is.'),
    samePictureTwice: () =>
      vscode.l10n.t('That is the same picture twice. Choose another one for the face.'),
    referenceNotUploaded: () =>
      vscode.l10n.t(
        'The gateway did not take the reference pictures, so the prompt was not sent. Leave them out or try again.',
      ),
    badBaseUrl: () =>
      vscode.l10n.t('The gateway’s address is not a web address. Choose a gateway.'),
    insecureBaseUrl: () =>
      vscode.l10n.t(
        'The gateway’s address has no https://, so the key would travel unencrypted. Choose a gateway.',
      ),
    noKey: () => vscode.l10n.t('There is no API key for this gateway yet. Set one first.'),
    noEndpoint: () =>
      vscode.l10n.t(
        'This gateway has no endpoint for that, so nothing was sent. Test the connection again, or choose something else.',
      ),
    taskNotReady: () => vscode.l10n.t('This picture is not finished yet. Wait until it is.'),
    taskUnknown: () =>
      vscode.l10n.t(
        'This task is not in the history any more. Import it by its ID, or make it anew.',
      ),
    actionUnknown: () =>
      vscode.l10n.t('This picture does not have that button any more. Choose another one.'),
    oneByOne: () =>
      vscode.l10n.t(
        'This gateway cannot imagine all at once. Choose “Retry” to imagine the prompts one by one.',
      ),
    alreadyPressed: () =>
      vscode.l10n.t('That was sent a moment ago. Wait a little to send it once more.'),
    cancelNotOffered: () =>
      vscode.l10n.t(
        'This gateway has no way to cancel a task, so it goes on. Choose “Stop Watching” to see no more of it.',
      ),
    cancelRefused: () =>
      vscode.l10n.t(
        'The gateway did not cancel the task, so it goes on and is still watched. Choose “Stop Watching” to see no more of it.',
      ),
    promptNeeded: () => vscode.l10n.t('Midjourney waits for a prompt here. Write one and send it.'),
    badZoom: () => vscode.l10n.t('Zoom must be between 1 and 2. Change --zoom in the prompt.'),
    badSeed: () => vscode.l10n.t('--seed takes a number. Write digits behind it, or leave it out.'),
    badMask: () => vscode.l10n.t('The marked region does not fit the picture. Mark it again.'),
    parentRemoved: () =>
      vscode.l10n.t(
        'The picture to mark was removed from the history. Bring it back with “Restore Removed…” and mark it then.',
      ),
    linkDead: () =>
      vscode.l10n.t(
        'The gateway’s link has died and it gives no new one. Try again later, or look for it at the gateway.',
      ),
    linkRefused: () =>
      vscode.l10n.t(
        'The gateway’s link leads into your own network or to no web address, so it was not followed. Look for the picture at the gateway.',
      ),
    noLink: () =>
      vscode.l10n.t('The gateway gave no link to this picture. Copy or save the picture instead.'),
    linkIsLocal: () =>
      vscode.l10n.t(
        'The sandbox draws on this machine alone, so its links lead nobody here. Copy or save the picture instead.',
      ),
    historyTooNew: () =>
      vscode.l10n.t(
        'Your history was written by a newer Easel and was left as it is. Update Easel to open it.',
      ),
    historySetAside: () =>
      vscode.l10n.t(
        'Your history could not be read, so a new one was begun. The old one is kept as “{0}” in Easel’s folder. Import an export of it, if you have one.',
        failure.gatewayMessage ?? '',
      ),
    historyNewestSetAside: () =>
      vscode.l10n.t(
        'What was written last to your history could not be read and is kept as “{0}” in Easel’s folder; all before it is here. Bring tasks that are missing back with “Import Task by ID…”.',
        failure.gatewayMessage ?? '',
      ),
    exportNotOurs: () =>
      vscode.l10n.t(
        'This file is not a history that Easel exported. Choose one whose name ends in {0}.',
        '.easel.zip',
      ),
    exportTooNew: () =>
      vscode.l10n.t(
        'This file was exported by a newer Easel, and nothing of it was imported. Update Easel and try again.',
      ),
    exportBroken: () =>
      vscode.l10n.t(
        'This file is damaged or not complete, and nothing of it was imported. Copy or export it once more.',
      ),
    exportTooLarge: () =>
      vscode.l10n.t(
        'The history is larger than one file can be (4 GB), so nothing was exported. Remove what you do not need and try again.',
      ),
    noRoomForPictures: () =>
      vscode.l10n.t(
        'The pictures in this file need more room than {0} allows, and nothing of it was imported. Raise the setting to {1} MB or more and try again.',
        'easel.history.maxMegabytes',
        failure.gatewayMessage ?? '',
      ),
    fileNotWritten: () =>
      vscode.l10n.t('The file could not be written there. Choose another folder and try again.'),
    fileNotRead: () =>
      vscode.l10n.t('The file could not be read. See whether it is still there, and try again.'),
    diskFull: () => vscode.l10n.t('The disk is full. Make room on it and try again.'),
    storageNotWritten: () =>
      vscode.l10n.t(
        'Easel cannot write into its own folder. See whether its disk is there and not locked, and try again.',
      ),
    refusedByGateway: () =>
      vscode.l10n.t('The gateway did not accept this request. Change it and try again.'),
  };
  return texts[reason]();
}
