const modern = { dark: 'Dark Modern', light: 'Light Modern' };
const highContrast = { hcDark: 'Default High Contrast', hcLight: 'Default High Contrast Light' };

/**
 * What a version calls one of VS Code's own themes; a name it does not know gives some other theme after a reload.
 *
 * @param {string} version one of `vscodeVersions`
 * @param {'dark' | 'light' | 'hcDark' | 'hcLight'} look
 */
export function themeName(version, look) {
  if (look in highContrast) return highContrast[look];
  return version === '1.106' ? `Default ${modern[look]}` : modern[look];
}
