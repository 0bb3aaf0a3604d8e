import fs from 'node:fs';

const lookEveryMs = 200;
const ancestorsAtStart = ancestors();

/**
 * Calls back once npm is gone when npm has started this script. npm leaves at once when told to end and does not pass
 * the word on, so without this look its script would stay behind with nobody able to stop it.
 * Started by hand the script may outlive its shell, as any program in the background may.
 */
export function whenAbandoned(callback) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const timer = setInterval(() => {
    if (ancestors() === ancestorsAtStart) return;
    clearInterval(timer);
    callback();
  }, lookEveryMs);
  timer.unref();
}

/** Parent and grandparent: between npm and its script stands a shell. */
function ancestors() {
  try {
    const stat = fs.readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const [, grandparent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${process.ppid} ${grandparent}`;
  } catch {
    return String(process.ppid);
  }
}
