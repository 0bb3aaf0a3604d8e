import assert from 'node:assert/strict';
import type { PNG } from 'pngjs';
import {
  cell,
  crop,
  dataUrl,
  difference,
  drawn,
  halved,
  SandboxClient,
  type TaskJson,
} from './sandboxClient';

describe('sandbox pictures', () => {
  let client: SandboxClient;
  let grid: TaskJson;
  let gridPng: PNG;
  let second: TaskJson;
  let secondPng: PNG;

  before(async () => {
    client = await SandboxClient.start();
    grid = await client.imagine('a lighthouse at dusk --ar 3:2 --seed 7');
    gridPng = await client.picture(grid);
    second = await client.press(grid, 'U2');
    secondPng = await client.picture(second);
  });
  after(() => client.close());

  // Four alike pictures would make choosing one of them look pointless.
  it('draws four clearly different pictures, and others for another prompt', async () => {
    const cells = ([1, 2, 3, 4] as const).map((n) => cell(gridPng, n));
    cells.forEach((a, i) => cells.slice(i + 1).forEach((b) => assert.ok(difference(a, b) > 8)));
    const other = await client.picture(await client.imagine('a cat in the snow --ar 3:2 --seed 7'));
    assert.ok(difference(gridPng, other) > 8);
  });

  // A person presses U2 and gets a picture that is not the second one.
  it('U2 is the second cell, pixel for pixel', () => {
    assert.equal(difference(secondPng, cell(gridPng, 2)), 0);
  });

  // The same seed giving another picture makes a prompt impossible to come back to.
  it('draws the same picture again for the same --seed', async () => {
    const again = await client.imagine('a lighthouse at dusk --ar 3:2 --seed 7');
    assert.equal(difference(gridPng, await client.picture(again)), 0);
  });

  // V3 would show variations of a picture nobody chose.
  it('V3 resembles cell 3 more than any other', async () => {
    const varied = await client.picture(await client.press(grid, 'V3'));
    for (const n of [1, 2, 3, 4] as const) {
      const to = ([1, 2, 3, 4] as const).map((m) => difference(cell(varied, n), cell(gridPng, m)));
      assert.equal(to.indexOf(Math.min(...to)), 2, to.join(' '));
      assert.ok((to[2] ?? 0) > 0.5);
    }
  });

  // Subtle and strong would be two names for one button.
  it('varies less when subtle than when strong', async () => {
    const measure = async (label: string) => {
      const varied = await client.picture(await client.press(second, label));
      const all = ([1, 2, 3, 4] as const).map((n) => difference(cell(varied, n), secondPng));
      return all.reduce((a, b) => a + b) / 4;
    };
    const [subtle, strong] = [await measure('Vary (Subtle)'), await measure('Vary (Strong)')];
    assert.ok(subtle < strong, `${subtle} ${strong}`);
  });

  // Zooming out would lose the picture it began with.
  it('zoom out 2x keeps the old picture, half as big, in the middle', async () => {
    const zoomed = await client.picture(await client.press(second, 'Zoom Out 2x'));
    assert.deepEqual([zoomed.width, zoomed.height], [gridPng.width, gridPng.height]);
    const small = halved(secondPng);
    for (const n of [1, 2, 3, 4] as const) {
      const part = cell(zoomed, n);
      const middle = crop(
        part,
        part.width / 4,
        Math.round(part.height / 4),
        small.width,
        small.height,
      );
      assert.ok(difference(middle, small) < 4, String(difference(middle, small)));
    }
  });

  // A pan that only crops, or that repaints what was there, is not a bigger canvas.
  it('pan right adds half a picture on the right and leaves the rest alone', async () => {
    const panned = await client.picture(await client.press(second, '➡️'));
    const part = cell(panned, 3);
    assert.deepEqual([part.width, part.height], [secondPng.width * 1.5, secondPng.height]);
    assert.ok(difference(crop(part, 0, 0, secondPng.width, secondPng.height), secondPng) < 0.2);
  });

  // Make Square that squeezes or cuts would spoil the picture.
  it('make square extends the short side', async () => {
    const square = cell(await client.picture(await client.press(second, 'Make Square')), 4);
    assert.equal(square.width, square.height);
    const top = (square.height - secondPng.height) / 2;
    assert.ok(difference(crop(square, 0, top, secondPng.width, secondPng.height), secondPng) < 0.2);
  });

  // A bigger picture that is another picture.
  it('upscale doubles the size of the same picture', async () => {
    const big = await client.picture(await client.press(second, 'Upscale (Subtle)'));
    assert.equal(big.width, secondPng.width * 2);
    assert.ok(difference(halved(big), secondPng) < 4);
  });

  // Painting over a corner would change the whole picture.
  it('vary region changes what the mask marks and nothing else', async () => {
    const { width, height } = secondPng;
    const isMarked = (x: number, y: number) => x > width * 0.6 && y > height * 0.5;
    const mask = drawn(width, height, (x, y) => (isMarked(x, y) ? [255, 255, 255] : [0, 0, 0]));
    const asked = await client.press(second, 'Vary (Region)');
    assert.equal(asked.status, 'MODAL');
    const answer = { taskId: asked.id, prompt: 'a small red boat', maskBase64: dataUrl(mask) };
    assert.equal((await client.post('/mj/submit/modal', answer)).code, 1);
    const region = await client.picture(await client.settled(asked.id));
    for (const n of [1, 2, 3, 4] as const) {
      const part = cell(region, n);
      let [inside, outside] = [0, 0];
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const at = (y * width + x) * 4;
          if (part.data.subarray(at, at + 4).equals(secondPng.data.subarray(at, at + 4))) continue;
          if (isMarked(x, y)) inside++;
          else outside++;
        }
      }
      assert.equal(outside, 0);
      assert.ok(inside > 500, String(inside));
    }
  });

  // The mask of an edit can also be the transparent part of the picture itself.
  it('edits redraw what is transparent and keep the rest', async () => {
    const photo = drawn(200, 120, (x) => (x < 100 ? [200, 40, 40] : [0, 0, 0, 0]));
    const body = { prompt: 'a blue boat on the sea --v 7', image: dataUrl(photo) };
    const reply = await client.post('/mj/submit/edits', body);
    const edited = await client.picture(await client.settled(reply.result));
    const kept = crop(cell(edited, 1), 0, 0, 100, 120);
    assert.equal(difference(kept, crop(photo, 0, 0, 100, 120)), 0);
  });

  // A blend that shows only one of its pictures.
  it('blend lies between its inputs and shows each of them', async () => {
    const red = drawn(64, 64, () => [220, 20, 20]);
    const blue = drawn(64, 64, () => [20, 20, 220]);
    const body = { base64Array: [dataUrl(red), dataUrl(blue)], dimensions: 'SQUARE' };
    const reply = await client.post('/mj/submit/blend', body);
    const blend = await client.picture(await client.settled(reply.result));
    const [r = 0, , b = 0] = [...cell(blend, 1).data.subarray(0, 3)];
    assert.ok(r > 60 && r < 190 && b > 60 && b < 190, `${r} ${b}`);
  });

  // Describe answers the same four sentences for every picture.
  it('describe names the colours and the shape of what it is shown', async () => {
    const described = async (png: PNG) => {
      const reply = await client.post('/mj/submit/describe', { base64: dataUrl(png) });
      return (await client.settled(reply.result)).properties?.finalPrompt ?? '';
    };
    const green = await described(drawn(90, 60, (_, y) => (y < 30 ? [40, 190, 60] : [10, 60, 20])));
    assert.equal(green.split('\n\n').length, 4);
    assert.match(green, /^1️⃣ .*green.*--ar 3:2/);
    assert.doesNotMatch(await described(drawn(60, 60, () => [30, 40, 200])), /green/);
  });

  // Its own picture described without the thing that is in it.
  it('describe recognises a picture the sandbox drew', async () => {
    const base64 = dataUrl(await client.bytes(second.imageUrl));
    const reply = await client.post('/mj/submit/describe', { base64 });
    assert.match((await client.settled(reply.result)).prompt, /lighthouse/);
  });

  // A swapped face that replaces the whole picture.
  it('face swap changes the oval and keeps the corners', async () => {
    const face = drawn(80, 80, (x) => [x * 3, 200, 30]);
    const target = drawn(120, 160, () => [40, 60, 90]);
    const body = { sourceBase64: dataUrl(face), targetBase64: dataUrl(target) };
    const reply = await client.post('/mj/insight-face/swap', body);
    const swapped = await client.picture(await client.settled(reply.result));
    assert.deepEqual([...swapped.data.subarray(0, 3)], [40, 60, 90]);
    assert.ok(difference(swapped, target) > 1);
  });

  // A film that is a still picture, or four links to the same one.
  it('animate gives four different films', async () => {
    const film = await client.press(second, 'Animate (Low motion)');
    const files = await Promise.all((film.videoUrls ?? []).map(({ url }) => client.bytes(url)));
    assert.equal(new Set(files.map((file) => file.toString('latin1'))).size, 4);
    for (const file of files) {
      assert.equal(file.toString('latin1', 4, 8), 'ftyp');
      assert.ok(file.length < 1_500_000, `${file.length} bytes`);
    }
  });

  // Some gateways pass on what moves as a picture: a client that knows MP4 alone would lose it.
  it('gives pictures that move where that was asked for', async () => {
    const grid = await client.imagine('a windmill sandbox:moving-picture');
    const film = await client.press(await client.press(grid, 'U1'), 'Animate (Low motion)');
    const [file] = await Promise.all((film.videoUrls ?? []).map(({ url }) => client.bytes(url)));
    assert.ok(file?.subarray(0, 64).includes('acTL'));
  });
});
