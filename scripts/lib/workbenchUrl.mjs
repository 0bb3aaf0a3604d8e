/**
 * The address of a VS Code window. What desktop VS Code takes as arguments goes into the `payload` here; the server
 * heeds it only when started with --enable-smoke-test-driver.
 *
 * @param {object} window
 * @param {number} window.port
 * @param {string} [window.folder] the workspace folder, absolute
 * @param {string} [window.extensionDevelopmentPath] an extension to load from its source folder, absolute
 * @param {string} [window.extensionTestsPath] a CommonJS file that exports run(), absolute
 * @param {Record<string, string>} [window.extensionEnvironment] added to the environment of the extension host
 */
export function workbenchUrl(window) {
  const authority = `127.0.0.1:${window.port}`;
  const remote = (file) => `vscode-remote://${authority}${encodeURI(file)}`;
  const payload = [];
  if (window.extensionDevelopmentPath)
    payload.push(['extensionDevelopmentPath', remote(window.extensionDevelopmentPath)]);
  if (window.extensionTestsPath)
    payload.push(['extensionTestsPath', remote(window.extensionTestsPath)]);
  if (window.extensionEnvironment)
    payload.push(['extensionEnvironment', JSON.stringify(window.extensionEnvironment)]);
  const query = [];
  if (window.folder) query.push(`folder=${encodeURI(window.folder)}`);
  if (payload.length > 0) query.push(`payload=${encodeURIComponent(JSON.stringify(payload))}`);
  return `http://${authority}/${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
