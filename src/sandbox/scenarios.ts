/**
 * Everything that can be made to go wrong, by name. A scenario is asked for by the word
 * `sandbox:<name>` in a prompt, by the header `x-sandbox-scenario: <name>`, by a key that is the name,
 * or by a fault posted to /sandbox/faults. GET /sandbox/scenarios lists this table.
 */
export const scenarios = {
  '401': 'the key is refused',
  '403': 'the key may not do this',
  '403-html': 'a firewall in front of the gateway answers 403 with a web page',
  '404-html': 'a web server answers 404 with a web page',
  '413': 'a proxy says that the body is too large, with a web page',
  '429': 'too many requests, with Retry-After; the second try of the same request is accepted',
  '500': 'the gateway breaks down before it accepts anything',
  '502': 'a proxy in front of the gateway answers 502 with a web page',
  html: 'the web console answers with a page and status 200',
  empty: 'status 200 and an empty body',
  'text-plain': 'the right JSON, labelled text/plain',
  'wrong-type': 'the right answer, labelled as a picture of a kind that it is not',
  'cut-short': 'the answer ends in its middle, as if that were all of it',
  'broken-off': 'the connection is cut in the middle of the answer',
  huge: 'two hundred megabytes of blanks stand before the answer',
  drip: 'the answer comes a byte at a time and takes an hour, whatever the pace',
  redirect: 'the gateway points to another of its own addresses, and answers there',
  'redirect-away': 'the gateway points to another host, which answers everybody',
  'redirect-loop': 'the gateway points to itself for ever',
  slow: 'the answer takes ten seconds (times the pace)',
  drop: 'the task is accepted, then the connection is cut before the answer',
  'drop-before': 'the connection is cut and nothing is accepted',
  banned: 'refused for a banned word (code 24)',
  'banned-late': 'accepted, then failed for a banned word',
  'queue-full': 'refused because the queue is full (code 23; new-api: 429 with code 30)',
  'queue-full-9': 'refused because the queue is full, the way trueai says it (code 9)',
  queued: 'accepted behind three others (code 22)',
  limit: 'refused because the daily limit is reached (code -1, success false)',
  'no-account': 'refused because no account is available (code 3)',
  'no-model': 'the action is not offered to this key (503 model_not_found)',
  'no-credit': 'refused for lack of credit (quota_not_enough)',
  invalid: 'accepted, then failed for an unknown parameter',
  fail60: 'fails at 60 %',
  timeout: 'fails at the end: the task took too long',
  'odd-status': 'shows the status WARMING_UP, never seen before, on its way',
  'text-progress': 'its progress is a text (Waiting to start) until it is done',
  backwards: 'its percentage falls half way, then rises again',
  stuck: 'stays at 50 % for ever',
  forgotten: 'known for a moment, then unknown to the gateway',
  modal: 'asks for a window first (code 21; new-api: code 1 with the status MODAL)',
  'hidden-modal': 'code 1 and an ordinary description, but the status is MODAL',
  remix: 'reroll, variation, pan and animate under its pictures ask for a window, as with remix on',
  'already-done': 'a repeated upscale answers code 21 with the finished task, as novicezk does',
  'no-buttons': 'finished without any button, as novicezk does; change presses them all the same',
  'odd-buttons': 'finished with buttons nobody has seen yet',
  'every-button': 'finished with a button of every form, and ten that nobody has seen yet',
  'text-buttons': 'the buttons are a JSON text instead of an array',
  extras: 'finished with the further fields trueai sends (imageUrls, seed, parentId, sizes)',
  'no-preview': 'shows no picture before it is done',
  'dead-link': 'finished with a link that has already expired; Refresh gives a live one',
  'dead-film': 'finished with films whose links are gone, and no Refresh brings them back',
  'moving-picture': 'its films come as pictures that move (animated PNG) instead of MP4',
  'other-image': 'finished, but behind the link of its picture is a film',
  'broken-image': 'finished, but its picture is not a picture',
  'no-image': 'finished without a picture',
} as const satisfies Record<string, string>;

export type ScenarioName = keyof typeof scenarios;

export function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}

/** The name behind `sandbox:` in a prompt, whether or not it exists. */
export function scenarioWord(prompt: string): string | undefined {
  return /\bsandbox:([a-z0-9-]+)/i.exec(prompt)?.[1]?.toLowerCase();
}

/** Words the sandbox refuses as Midjourney would, so that a real refusal can be seen without a scenario. */
const bannedWords = ['blood', 'gore', 'bloody', 'gory', 'decapitated', '血腥'];

/** The first banned word of a prompt. */
export function bannedWordIn(prompt: string): string | undefined {
  const words = prompt.toLowerCase();
  return bannedWords.find((word) =>
    /^[a-z]+$/.test(word) ? new RegExp(`\\b${word}\\b`).test(words) : words.includes(word),
  );
}
