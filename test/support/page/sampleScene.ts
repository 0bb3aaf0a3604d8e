/** Landscapes to look at instead of grey boxes; each number is another one. */
export function sampleScene(seed: number, width: number, height: number): string {
  return svg(width, height, scene(seed, width, height));
}

/** Four of them in one file, as a grid comes. */
export function sampleGrid(seed: number, width: number, height: number): string {
  const [w, h] = [width / 2, height / 2];
  const cells = [0, 1, 2, 3].map((cell) => {
    const place = `x="${(cell % 2) * w}" y="${Math.floor(cell / 2) * h}" width="${w}" height="${h}"`;
    return `<svg ${place} viewBox="0 0 ${w} ${h}">${scene(seed * 4 + cell, w, h)}</svg>`;
  });
  return svg(width, height, cells.join(''));
}

function svg(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
}

function scene(seed: number, width: number, height: number): string {
  const random = randomFrom(seed * 7919 + 17);
  const unit = height / 300;
  const hue = random() * 360;
  const light = (hue + 20 + random() * 50) % 360;
  const id = `sky${seed}`;
  const parts = [
    `<defs><linearGradient id="${id}" x2="0" y2="1"><stop stop-color="hsl(${hue},45%,${18 + random() * 30}%)"/><stop offset=".7" stop-color="hsl(${light},65%,${62 + random() * 14}%)"/></linearGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#${id})"/>`,
    `<circle cx="${width * (0.2 + 0.6 * random())}" cy="${height * (0.25 + 0.25 * random())}" r="${(14 + random() * 26) * unit}" fill="hsl(${light},90%,88%)" opacity=".9"/>`,
  ];
  for (let layer = 0; layer < 5; layer++) {
    const base = height * (0.45 + layer * 0.12);
    const ridge = Array.from(
      { length: 10 },
      (_, i) => `L${(width * i) / 9} ${base - (random() * 70 * (1 - layer * 0.14) - 20) * unit}`,
    );
    const fill = `hsl(${(hue + layer * 6) % 360},${28 + layer * 4}%,${48 - layer * 9}%)`;
    parts.push(
      `<path d="M0 ${height} L0 ${base} ${ridge.join(' ')} L${width} ${height}Z" fill="${fill}" opacity="${0.55 + layer * 0.1}"/>`,
    );
  }
  const x = width * (0.15 + 0.7 * random());
  parts.push(
    `<path d="M${x - 5 * unit} ${height * 0.72} L${x - 3 * unit} ${height * 0.42} h${6 * unit} L${x + 5 * unit} ${height * 0.72}Z" fill="#f3efe6"/>`,
  );
  return parts.join('');
}

function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state =
      Math.imul(state ^ (state >>> 15), 2246822519) ^ Math.imul(state ^ (state >>> 13), 3266489917);
    return (state >>> 0) / 4294967296;
  };
}
