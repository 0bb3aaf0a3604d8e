// A press that is felt late is pressed again; here the time until the gateway is asked is all that is Easel's.
import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { FrameLocator } from 'playwright-core';
import {
  imagine,
  openEaselSession,
  requestsTo,
  waitForGrid,
  type EaselSession,
} from '../support/easelSession';
import { eventually } from '../support/eventually';
import { createProfile } from '../support/vscodeWindow';
import { Probe } from './support/probe';
import { median, reportBench, type BenchTable } from './support/reportBench';

const prompts = ['a paper boat', 'a tin drum', 'a glass bell', 'a red kite', 'a brass key'];
const labels = ['U1', 'V2', 'U3', 'V4', 'U2'];
/** Of the bare round trip. What a page says right after a click may wait for the browser's next frame, whoever made the page. */
const limit = 3;
/** A finger rests on a button before the click, in milliseconds; what VS Code does about the focus is over by then. */
const holdMs = 60;
/** And a person looks before that, in milliseconds: the picture that came last is drawn and small by then. */
const restMs = 500;

void reportBench(async () => {
  const profile = createProfile();
  const probe = await Probe.install(profile);
  const session = await openEaselSession({
    window: { profile, env: probe.env, size: { width: 1440, height: 900 } },
  });
  try {
    return [tableOf(await measure(session, probe))];
  } finally {
    await session.close();
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
});

/** All in milliseconds. */
interface Figures {
  readonly presses: readonly number[];
  readonly clickTrips: readonly number[];
  readonly trips: readonly number[];
  readonly secretLooks: readonly number[];
}

async function measure({ window, sandbox }: EaselSession, probe: Probe): Promise<Figures> {
  await probe.openPanel();
  const frame = await window.easelFrame();
  for (const prompt of prompts) await waitForGrid(await imagine(frame, prompt));
  const sent = () => requestsTo(sandbox, '/submit/action');
  const presses: number[] = [];
  // The first ones find code that has never run.
  await probe.roundTrips();
  const bare = window.page
    .locator('iframe.webview.ready[src*="extensionId=easel-bench.probe"]:visible')
    .contentFrame()
    .frameLocator('#active-frame');
  const clickTrips: number[] = [];
  const trips: number[] = [];
  const secretLooks: number[] = [];
  for (const prompt of prompts) {
    for (const label of labels) {
      await allDone(frame);
      trips.push(...(await probe.roundTrips()));
      secretLooks.push(...(await probe.secretLooks()));
      clickTrips.push(await clickTrip(bare));
      await delay(restMs);
      const before = sent().length;
      const clickedAt = await press(frame, prompt, label);
      const request = await eventually(() => sent()[before], `${label} was not sent`);
      presses.push(request.at - clickedAt);
    }
  }
  return { presses, clickTrips, trips, secretLooks };
}

async function allDone(frame: FrameLocator): Promise<void> {
  await eventually(
    async () => (await frame.getByRole('progressbar').count()) === 0,
    'Tasks went on',
    60_000,
  );
}

/** From a click in a page with nothing in it to the extension host and back. */
async function clickTrip(bare: FrameLocator): Promise<number> {
  const button = bare.getByRole('button', { name: 'Ping' });
  await delay(restMs);
  await button.click({ delay: holdMs });
  return button.evaluate((element) => (element as HTMLElement & { trip: Promise<number> }).trip);
}

/** Presses a button on the grid of a prompt; when its page got the click, by the clock of the machine. */
async function press(frame: FrameLocator, prompt: string, label: string): Promise<number> {
  const card = frame.getByRole('article', { name: prompt }).last();
  const button = card.getByRole('button', { name: label, exact: true }).first();
  // Not as an attribute: that would have the whole page styled anew, right before the message leaves.
  const clicked = await button.evaluateHandle((element) => {
    const seen = { at: 0 };
    const note = () => (seen.at = Date.now());
    element.ownerDocument.addEventListener('click', note, { capture: true, once: true });
    return seen;
  });
  await button.click({ delay: holdMs });
  return clicked.evaluate(({ at }) => at);
}

function tableOf({ presses, clickTrips, trips, secretLooks }: Figures): BenchTable {
  const nineOfTen = (values: readonly number[]) =>
    values.toSorted((a, b) => a - b)[Math.floor(0.9 * values.length)]!;
  const trip = median(trips);
  const row = (name: string, values: readonly number[]) => [
    name,
    values.length,
    median(values).toFixed(1),
    nineOfTen(values).toFixed(1),
    `${(median(values) / trip).toFixed(2)} ×`,
  ];
  return {
    title: 'From the press of a button to its request on the wire',
    columns: ['way', 'times', 'median ms', '9 of 10, ms', 'of the bare round trip'],
    rows: [
      row('click in the page → request at the gateway', presses),
      row('page → extension host → page, nothing done', trips),
      row('the same, begun by a click in an empty page', clickTrips),
      row('extension host → VS Code’s secret storage → extension host', secretLooks),
    ],
    promises: [
      {
        promise: `a press is on the wire within ${limit} × a bare round trip`,
        seen: `${(median(presses) / trip).toFixed(2)} ×`,
        isKept: median(presses) <= limit * trip,
      },
    ],
  };
}
