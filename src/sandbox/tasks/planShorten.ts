import { hashText } from '../drawing/seededRandom';
import { readPrompt } from './promptText';
import { workSeconds, type WorkPlan } from './workPlan';

/** Words a prompt loses nothing without. */
const idle = new Set(
  'a an the of and with in on at to for very highly detailed masterpiece beautiful stunning amazing best quality ultra realistic 8k 4k hd trending artstation award winning'.split(
    ' ',
  ),
);

/** Weighs the words of a prompt and offers up to five shorter ones. */
export function planShorten(prompt: string): WorkPlan {
  const words = readPrompt(prompt)
    .text.split(/[\s,]+/)
    .filter((word) => word !== '');
  const isImportant = (word: string) => !idle.has(word.toLowerCase());
  const important = words.filter(isImportant);
  const marked = words.map((word) => (isImportant(word) ? `**${word}**` : `~~${word}~~`)).join(' ');
  const versions = [important.length, 6, 4, 3, 2]
    .map((count) => important.slice(0, Math.max(1, count)).join(' '))
    .filter((version, index, all) => version !== '' && all.indexOf(version) === index);
  const list = versions.map((version, index) => `${index + 1}️⃣ ${version}`).join('\n');
  return {
    action: 'SHORTEN',
    prompt,
    description: `/shorten ${prompt}`,
    seconds: workSeconds.shorten,
    seed: hashText(prompt),
    result: {
      kind: 'text',
      buttons: 'shorten',
      text: `## Important tokens\n${marked}\n## Shortened prompts\n${list}`,
      picture: null,
      width: 0,
      height: 0,
    },
  };
}
