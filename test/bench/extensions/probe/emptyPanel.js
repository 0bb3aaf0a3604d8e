const vscode = require('vscode');

const page = `<!DOCTYPE html><html><body><button>Ping</button><script>
  const vscode = acquireVsCodeApi();
  vscode.postMessage({ firstLineAt: Date.now() });
  async function trip(ping) {
    const from = performance.now();
    const back = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
    vscode.postMessage({ ping });
    await back;
    return performance.now() - from;
  }
  const button = document.querySelector('button');
  button.addEventListener('click', () => (button.trip = trip('click')));
  addEventListener('message', async ({ data }) => {
    if (!data.trips) return;
    const times = [];
    for (let ping = 0; ping < data.trips; ping++) times.push(await trip(ping));
    vscode.postMessage({ times });
  });
</script></body></html>`;

/** A webview with nothing in it, to compare with. */
exports.EmptyPanel = class {
  #panel;
  #didMeasure;

  constructor() {
    const from = Date.now();
    this.#panel = vscode.window.createWebviewPanel('bench.empty', 'Empty', vscode.ViewColumn.One, {
      enableScripts: true,
      retainContextWhenHidden: true,
    });
    this.firstLineMs = new Promise((resolve) => {
      this.#panel.webview.onDidReceiveMessage(({ firstLineAt, ping, times }) => {
        if (firstLineAt !== undefined) resolve(firstLineAt - from);
        if (ping !== undefined) void this.#panel.webview.postMessage({ pong: ping });
        if (times !== undefined) this.#didMeasure?.(times);
      });
    });
    this.#panel.webview.html = page;
  }

  /** Milliseconds from the page to the extension host and back, one after the other. */
  async roundTrips(trips) {
    const times = new Promise((resolve) => (this.#didMeasure = resolve));
    await this.#panel.webview.postMessage({ trips });
    return times;
  }

  dispose() {
    this.#panel.dispose();
  }
};
