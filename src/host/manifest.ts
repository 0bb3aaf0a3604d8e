/** Names shared with package.json: the only other place they stand. A test compares the two. */

export const commandIds = {
  imagine: 'easel.imagine',
  imagineFromSelection: 'easel.imagineFromSelection',
  blend: 'easel.blend',
  describe: 'easel.describe',
  swapFace: 'easel.swapFace',
  editPicture: 'easel.editPicture',
  animatePicture: 'easel.animatePicture',
  shorten: 'easel.shorten',
  uploadPicture: 'easel.uploadPicture',
  importTask: 'easel.importTask',
  openGallery: 'easel.openGallery',
  showTasks: 'easel.showTasks',
  savePicture: 'easel.savePicture',
  insertPicture: 'easel.insertPicture',
  copyPrompt: 'easel.copyPrompt',
  viewPicture: 'easel.viewPicture',
  openPicture: 'easel.openPicture',
  comparePictures: 'easel.comparePictures',
  copyPicture: 'easel.copyPicture',
  copyLink: 'easel.copyLink',
  usePrompt: 'easel.usePrompt',
  useSeed: 'easel.useSeed',
  useAll: 'easel.useAll',
  cancelTask: 'easel.cancelTask',
  stopWatching: 'easel.stopWatching',
  copyRequest: 'easel.copyRequest',
  getSeed: 'easel.getSeed',
  refreshLinks: 'easel.refreshLinks',
  useAsReference: 'easel.useAsReference',
  runAction: 'easel.runAction',
  answerTask: 'easel.answerTask',
  solveProblem: 'easel.solveProblem',
  setApiKey: 'easel.setApiKey',
  removeApiKey: 'easel.removeApiKey',
  testConnection: 'easel.testConnection',
  chooseGateway: 'easel.chooseGateway',
  trySandbox: 'easel.trySandbox',
  stopSandbox: 'easel.stopSandbox',
  starPicture: 'easel.starPicture',
  removeTask: 'easel.removeTask',
  restoreRemoved: 'easel.restoreRemoved',
  clearHistory: 'easel.clearHistory',
  exportHistory: 'easel.exportHistory',
  importHistory: 'easel.importHistory',
  showLog: 'easel.showLog',
  copyDiagnostics: 'easel.copyDiagnostics',
} as const;

export type CommandName = keyof typeof commandIds;

export const viewIds = {
  container: 'easel',
  sidebar: 'easel.tasks',
  gallery: 'easel.gallery',
} as const;

export const contextKeys = {
  /** A task is focused in the sidebar or the gallery. */
  hasFocusedTask: 'easel.hasFocusedTask',
  /** That task has a picture. */
  hasFocusedPicture: 'easel.hasFocusedPicture',
  isSandbox: 'easel.isSandbox',
} as const;

/** Setting keys below `easel.` with the type of their value. Defaults stand in package.json alone. */
export interface SettingTypes {
  'gateway.baseUrl': string;
  'gateway.auth': 'bearer' | 'raw' | 'mj-api-secret' | 'none';
  'gateway.pathPrefix': string;
  'gateway.speedVia': 'body' | 'path' | 'accountFilter' | 'prompt';
  'gateway.refreshPath': string;
  speed: 'default' | 'relax' | 'fast' | 'turbo';
  bot: 'midjourney' | 'niji';
  'defaults.parameters': string;
  'save.folder': string;
  'save.nameTemplate': string;
  'insert.folder': string;
  notify: 'never' | 'whenHidden' | 'always';
  'history.maxMegabytes': number;
}

export type SettingName = keyof SettingTypes;

/** Every setting of `SettingTypes`: a name too many or too few does not compile. */
const isSetting: Readonly<Record<SettingName, true>> = {
  'gateway.baseUrl': true,
  'gateway.auth': true,
  'gateway.pathPrefix': true,
  'gateway.speedVia': true,
  'gateway.refreshPath': true,
  speed: true,
  bot: true,
  'defaults.parameters': true,
  'save.folder': true,
  'save.nameTemplate': true,
  'insert.folder': true,
  notify: true,
  'history.maxMegabytes': true,
};

export const settingNames = Object.keys(isSetting) as readonly SettingName[];
