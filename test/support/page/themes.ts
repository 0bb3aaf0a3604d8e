/** The tokens the page uses, as VS Code's four own themes have them; '' is a token that is unset. */
export const themeNames = ['dark', 'light', 'hcDark', 'hcLight'] as const;
export type ThemeName = (typeof themeNames)[number];

/** The classes VS Code puts on the body. */
export const bodyClasses: Readonly<Record<ThemeName, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  hcDark: 'vscode-high-contrast',
  hcLight: 'vscode-high-contrast-light vscode-light vscode-high-contrast',
};

type Row = readonly [dark: string, light: string, hcDark: string, hcLight: string];

const tokens: Readonly<Record<string, Row>> = {
  foreground: ['#cccccc', '#3b3b3b', '#ffffff', '#292929'],
  descriptionForeground: [
    '#9d9d9d',
    '#3b3b3b',
    'rgba(255, 255, 255, 0.7)',
    'rgba(41, 41, 41, 0.7)',
  ],
  disabledForeground: ['rgba(204, 204, 204, 0.5)', 'rgba(97, 97, 97, 0.5)', '#a5a5a5', '#7f7f7f'],
  errorForeground: ['#f85149', '#f85149', '#f48771', '#b5200d'],
  focusBorder: ['#0078d4', '#005fb8', '#f38518', '#006bbd'],
  contrastBorder: ['', '', '#6fc3df', '#0f4a85'],
  contrastActiveBorder: ['', '', '#f38518', '#006bbd'],
  'icon-foreground': ['#cccccc', '#3b3b3b', '#ffffff', '#292929'],
  'editor-background': ['#1f1f1f', '#ffffff', '#000000', '#ffffff'],
  'editor-foreground': ['#cccccc', '#3b3b3b', '#ffffff', '#292929'],
  'editorWidget-background': ['#202020', '#f8f8f8', '#0c141f', '#ffffff'],
  'editorWidget-foreground': ['#cccccc', '#3b3b3b', '#ffffff', '#292929'],
  'editorError-foreground': ['#f14c4c', '#e51400', '', ''],
  'editorWarning-foreground': ['#cca700', '#bf8803', '#ffd370', '#895503'],
  'sideBar-background': ['#181818', '#f8f8f8', '#000000', '#ffffff'],
  'widget-border': ['#313131', '#e5e5e5', '#6fc3df', '#0f4a85'],
  'widget-shadow': ['rgba(0, 0, 0, 0.36)', 'rgba(0, 0, 0, 0.16)', '', ''],
  'panel-border': ['#2b2b2b', '#e5e5e5', '#6fc3df', '#0f4a85'],
  'input-background': ['#313131', '#ffffff', '#000000', '#ffffff'],
  'input-foreground': ['#cccccc', '#3b3b3b', '#ffffff', '#292929'],
  'input-border': ['#3c3c3c', '#cecece', '#6fc3df', '#0f4a85'],
  'input-placeholderForeground': [
    '#989898',
    '#767676',
    'rgba(255, 255, 255, 0.7)',
    'rgba(41, 41, 41, 0.7)',
  ],
  'inputValidation-errorBorder': ['#be1100', '#be1100', '#6fc3df', '#0f4a85'],
  'settings-textInputBackground': ['#313131', '#ffffff', '#000000', '#ffffff'],
  'settings-textInputBorder': ['#3c3c3c', '#cecece', '#6fc3df', '#0f4a85'],
  'settings-textInputForeground': ['#cccccc', '#3b3b3b', '#ffffff', '#292929'],
  'dropdown-background': ['#313131', '#ffffff', '#000000', '#ffffff'],
  'dropdown-foreground': ['#cccccc', '#3b3b3b', '#ffffff', '#292929'],
  'button-background': ['#0078d4', '#005fb8', '#000000', '#0f4a85'],
  'button-foreground': ['#ffffff', '#ffffff', '#ffffff', '#ffffff'],
  'button-hoverBackground': ['#026ec1', '#0258a8', '#000000', '#0f4a85'],
  'button-border': ['rgba(255, 255, 255, 0.07)', 'rgba(0, 0, 0, 0.1)', '#6fc3df', '#0f4a85'],
  'button-secondaryBackground': ['#313131', '#e5e5e5', '', '#ffffff'],
  'button-secondaryForeground': ['#cccccc', '#3b3b3b', '#ffffff', '#292929'],
  'button-secondaryHoverBackground': ['#3c3c3c', '#cccccc', '', ''],
  'badge-background': ['#616161', '#cccccc', '#000000', '#0f4a85'],
  'badge-foreground': ['#f8f8f8', '#3b3b3b', '#ffffff', '#ffffff'],
  'progressBar-background': ['#0078d4', '#005fb8', '#6fc3df', '#0f4a85'],
  'toolbar-hoverBackground': ['rgba(90, 93, 94, 0.31)', 'rgba(184, 184, 184, 0.31)', '', ''],
  'list-focusOutline': ['#0078d4', '#005fb8', '#f38518', '#006bbd'],
  'textLink-foreground': ['#4daafc', '#005fb8', '#21a6ff', '#0f4a85'],
  'textLink-activeForeground': ['#4daafc', '#005fb8', '#21a6ff', '#0f4a85'],
  'textCodeBlock-background': ['#2b2b2b', '#f8f8f8', '#000000', '#f2f2f2'],
  'debugTokenExpression-number': ['#b5cea8', '#098658', '#89d185', '#098658'],
  'testing-iconPassed': ['#73c991', '#388a34', '#89d185', '#007100'],
  'charts-yellow': ['#cca700', '#bf8803', '#ffd370', '#895503'],
  'editorCursor-foreground': ['#aeafad', '#000000', '#ffffff', '#0f4a85'],
};

const font = {
  'font-family': "'Segoe WPC', 'Segoe UI', system-ui, 'Ubuntu', 'Droid Sans', sans-serif",
  'font-size': '13px',
  'font-weight': 'normal',
  'editor-font-family': 'monospace',
};

/** What VS Code adds to every webview: the tokens on the root and a layer of default styles. */
export function themeSheet(theme: ThemeName, surface: 'sidebar' | 'gallery'): string {
  const column = themeNames.indexOf(theme);
  const values = [
    ...Object.entries(tokens).map(([name, row]) => [name, row[column] ?? '']),
    ...Object.entries(font),
  ].filter(([, value]) => value !== '');
  const background = surface === 'sidebar' ? 'sideBar-background' : 'editor-background';
  return `
html {
  ${values.map(([name, value]) => `--vscode-${name}: ${value};`).join('\n  ')}
  background: var(--vscode-${background});
  color-scheme: ${theme === 'dark' || theme === 'hcDark' ? 'dark' : 'light'};
}
@layer vscode-default {
  body { margin: 0; padding: 0 20px; color: var(--vscode-editor-foreground); font: var(--vscode-font-weight) var(--vscode-font-size) var(--vscode-font-family); overscroll-behavior-x: none; }
  img, video { max-width: 100%; max-height: 100%; }
  a, a code { color: var(--vscode-textLink-foreground); }
}`;
}
