import { silentLogger } from '../../base/logger';
import type { CommandName } from '../manifest';
import { reportFailure } from '../reportFailure';
import type { Services } from '../services';
import { animatePicture } from './animatePicture';
import { answerTask } from './answerTask';
import { blend } from './blend';
import { cancelTask } from './cancelTask';
import { chooseGateway } from './chooseGateway';
import { clearHistory } from './clearHistory';
import { comparePictures } from './comparePictures';
import { copyDiagnostics } from './copyDiagnostics';
import { copyLink } from './copyLink';
import { copyPicture } from './copyPicture';
import { copyPrompt } from './copyPrompt';
import { copyRequest } from './copyRequest';
import { describe } from './describe';
import { editPicture } from './editPicture';
import { exportHistory } from './exportHistory';
import { getSeed } from './getSeed';
import { imagine } from './imagine';
import { imagineFromSelection } from './imagineFromSelection';
import { importHistory } from './importHistory';
import { importTask } from './importTask';
import { insertPicture } from './insertPicture';
import { openGallery } from './openGallery';
import { openPicture } from './openPicture';
import { refreshLinks } from './refreshLinks';
import { removeApiKey } from './removeApiKey';
import { removeTask } from './removeTask';
import { restoreRemoved } from './restoreRemoved';
import { runAction } from './runAction';
import { savePicture } from './savePicture';
import { setApiKey } from './setApiKey';
import { shorten } from './shorten';
import { showLog } from './showLog';
import { showTasks } from './showTasks';
import { solveProblem } from './solveProblem';
import { starPicture } from './starPicture';
import { stopSandbox } from './stopSandbox';
import { stopWatching } from './stopWatching';
import { swapFace } from './swapFace';
import { testConnection } from './testConnection';
import { trySandbox } from './trySandbox';
import { uploadPicture } from './uploadPicture';
import { useAll } from './useAll';
import { useAsReference } from './useAsReference';
import { usePrompt } from './usePrompt';
import { useSeed } from './useSeed';
import { viewPicture } from './viewPicture';

/** Does what a command says; throws what went wrong. `args` come from menus, key bindings or other code. */
type CommandHandler = (services: Services, ...args: readonly unknown[]) => void | Promise<void>;

/** The one table of commands: a name without a handler does not compile. */
const handlers: Readonly<Record<CommandName, CommandHandler>> = {
  imagine,
  imagineFromSelection,
  blend,
  describe,
  swapFace,
  editPicture,
  animatePicture,
  shorten,
  uploadPicture,
  importTask,
  openGallery,
  showTasks,
  savePicture,
  insertPicture,
  copyPrompt,
  viewPicture,
  openPicture,
  comparePictures,
  copyPicture,
  copyLink,
  usePrompt,
  useSeed,
  useAll,
  cancelTask,
  stopWatching,
  copyRequest,
  getSeed,
  refreshLinks,
  useAsReference,
  runAction,
  answerTask,
  solveProblem,
  setApiKey,
  removeApiKey,
  testConnection,
  chooseGateway,
  trySandbox,
  stopSandbox,
  starPicture,
  removeTask,
  restoreRemoved,
  clearHistory,
  exportHistory,
  importHistory,
  showLog,
  copyDiagnostics,
};

/**
 * Does what the palette, a menu or a key asks for, and says what went wrong. Over when the work is, not when
 * somebody has closed the message about it.
 */
export async function runCommand(
  services: () => Promise<Services>,
  name: CommandName,
  args: readonly unknown[],
): Promise<void> {
  let built: Services | undefined;
  try {
    built = await services();
    await handlers[name](built, ...args);
  } catch (error) {
    void reportFailure(built ?? { logger: silentLogger }, error);
  }
}
