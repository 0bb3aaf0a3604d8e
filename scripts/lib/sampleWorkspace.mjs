import fs from 'node:fs';
import path from 'node:path';
import { drawSamplePicture } from './drawSamplePicture.mjs';

const files = {
  'README.md': `# The lighthouse keeper's almanac

Select a sentence below and run **Easel: Imagine from Selection**.

A small lighthouse on a basalt cliff at dusk, a warm lamp behind the glass, long swell below, painted in gouache.

The keeper's kitchen in the morning: a blue kettle, bread on a board, fog in the window.

## Pictures

Right-click a picture in the \`pictures\` folder, or select two and blend them.
`,
  'docs/storm.md': `# The storm

Rain came in sideways. The keeper counted the seconds between the flash and the thunder, and wrote them down.
`,
  'docs/garden.html': `<!doctype html>
<html lang="en">
  <title>The garden</title>
  <h1>The garden</h1>
  <p>Sea kale, thrift and one stubborn rose in the lee of the wall.</p>
</html>
`,
};

const pictures = { 'morning.png': 200, 'noon.png': 120, 'dusk.png': 330 };

/**
 * A folder to try Easel in: prose to select, documents to insert into, pictures to blend and describe.
 * Files that are there already are left alone: they may hold somebody's work.
 *
 * @param {string} folder
 */
export function createSampleWorkspace(folder) {
  for (const [name, text] of Object.entries(files)) writeNew(path.join(folder, name), text);
  for (const [name, hue] of Object.entries(pictures)) {
    const file = path.join(folder, 'pictures', name);
    if (!fs.existsSync(file)) writeNew(file, drawSamplePicture({ width: 320, height: 240, hue }));
  }
}

function writeNew(file, content) {
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}
