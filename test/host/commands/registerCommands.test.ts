import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds } from '../../../src/host/manifest';

describe('commands', () => {
  it('are all there once Easel lives', async () => {
    await vscode.extensions.getExtension('easel.easel')?.activate();
    const known = await vscode.commands.getCommands(true);
    for (const id of Object.values(commandIds)) assert.ok(known.includes(id), id);
  });
});
