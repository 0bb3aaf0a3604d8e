// A gateway's words stand in the log. With a line break in them it could write lines that look like ours, into a
// report that somebody acts upon.
import assert from 'node:assert/strict';
import type { LogOutputChannel } from 'vscode';
import { ChannelLogger } from '../../../src/host/channelLogger';

describe('a line of the log', () => {
  it('stays one line, and says nothing to a terminal', () => {
    const lines: string[] = [];
    const channel = { warn: (line: string) => void lines.push(line) };
    const logger = new ChannelLogger(channel as unknown as LogOutputChannel);
    const words = 'no\r\n2026-11-25 info [net] all well\u2028\u001b[31mred\u009b\u0000 狐 🦊';
    logger.log('warn', 'net', `POST /mj ${words}`, { words });
    const plain = 'no 2026-11-25 info [net] all well [31mred  狐 🦊';
    assert.deepEqual(lines, [`[net] POST /mj ${plain} words=${plain}`]);
    assert.equal(logger.recent.length, 1);
    assert.ok(logger.recent[0]?.endsWith(lines[0] ?? '-'));
  });
});
