import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Failure } from '../../../src/domain/failure';
import { chooseGateway } from '../../../src/host/commands/chooseGateway';
import { copyDiagnostics } from '../../../src/host/commands/copyDiagnostics';
import { removeApiKey } from '../../../src/host/commands/removeApiKey';
import { setApiKey } from '../../../src/host/commands/setApiKey';
import { testConnection } from '../../../src/host/commands/testConnection';
import { trySandbox } from '../../../src/host/commands/trySandbox';
import { KeyStore } from '../../../src/host/keyStore';
import { AnsweredWindow, complaintOf, pressEnter, until } from '../support/answerWindow';
import { eventually } from '../../support/eventually';
import { fakeServices } from '../support/fakeServices';
import { MemorySecrets } from '../support/memorySecrets';

const window = new AnsweredWindow();
const refused = { isReachable: true, isKeyAccepted: false, details: [] };
const accepted = { isReachable: true, isKeyAccepted: true, latencyMs: 12, details: [] };
const unreachable: Failure = { kind: 'unreachable', isRetryable: true, charged: 'no' };
const address = 'https://gateway.test';

/** Types into the next input box and presses Enter. */
async function enter(text: string, count: number): Promise<vscode.InputBox> {
  await until('an input box', () => window.boxes.length >= count);
  const box = window.boxes[count - 1];
  assert.ok(box);
  await new Promise((resolve) => setTimeout(resolve, 200));
  box.value = text;
  await new Promise((resolve) => setTimeout(resolve, 200));
  await pressEnter();
  return box;
}

describe('the gateway', () => {
  beforeEach(() => window.watchInputBoxes());

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    window.restore();
  });

  describe('Set API Key', () => {
    it('takes a key in a password box, checks it and focuses the prompt', async () => {
      window.answerMessages();
      const { services, seen } = fakeServices({ key: undefined, reports: [accepted] });
      const finished = setApiKey(services);
      const box = await enter('Bearer sk-new ', 1);
      await finished;
      assert.equal(box.password, true);
      assert.equal(seen.keys.get(address), 'sk-new');
      assert.deepEqual(window.messages, ['gateway.test accepts the key.']);
      assert.deepEqual(seen.filled, [{}]);
    });

    it('refuses an empty key in the box', async () => {
      const { services, seen } = fakeServices({ key: undefined });
      void setApiKey(services);
      const box = await enter('   ', 1);
      await until('a message', () => box.validationMessage !== undefined);
      assert.equal(seen.keys.size, 0);
    });

    it('asks again for a key that was refused', async () => {
      window.answerMessages('Enter Again', undefined);
      const { services, seen } = fakeServices({ key: undefined, reports: [refused, accepted] });
      const finished = setApiKey(services);
      await enter('sk-bad', 1);
      await enter('sk-good', 2);
      await finished;
      assert.equal(seen.keys.get(address), 'sk-good');
    });

    it('keeps a key that could not be checked, and says so', async () => {
      window.answerMessages();
      const report = { isReachable: false, failure: unreachable, details: [] };
      const { services, seen } = fakeServices({ key: undefined, reports: [report] });
      const finished = setApiKey(services);
      await enter('sk-new', 1);
      await finished;
      assert.equal(seen.keys.get(address), 'sk-new');
      assert.match(window.messages[0] ?? '', /could not be checked.*cannot be reached/);
    });
  });

  it('Remove API Key asks first', async () => {
    const { services, seen } = fakeServices();
    window.answerMessages(undefined, 'Remove');
    await removeApiKey(services);
    assert.equal(seen.keys.size, 1);
    await removeApiKey(services);
    assert.equal(seen.keys.size, 0);
    await removeApiKey(services);
    assert.match(window.messages[2] ?? '', /no API key for gateway\.test/);
  });

  it('Test Connection says how it is in one sentence', async () => {
    window.answerMessages();
    await testConnection(fakeServices({ reports: [accepted] }).services);
    await testConnection(fakeServices({ reports: [refused] }).services);
    assert.deepEqual(window.messages, [
      'gateway.test answers in 12 ms and takes the key.',
      'The gateway did not accept the API key. Set a valid key and try again. Nothing was charged.',
    ]);
  });

  it('Test Connection has a report to copy when it fails, too', async () => {
    // It is then that a gateway's support asks for one.
    const failure: Failure = { ...unreachable, gatewayMessage: 'ECONNREFUSED' };
    for (const [report, kind] of [
      [{ isReachable: false, failure, details: ['tls: no'] }, /Reachable: no\n[^]*ECONNREFUSED/],
      [{ isReachable: false, details: ['tls: no'] }, /Reachable: no\n/],
      [{ ...refused, details: ['tls: no'] }, /Takes the key: no\n/],
    ] as const) {
      window.answerMessages('Copy Report');
      await vscode.env.clipboard.writeText('');
      await testConnection(fakeServices({ reports: [report] }).services);
      let text = '';
      await eventually(async () => (text = await vscode.env.clipboard.readText()) !== '');
      assert.match(text, /^Gateway: https:\/\/gateway\.test\n[^]*\n- tls: no$/);
      assert.match(text, kind);
      assert.ok(!text.includes('sk-test'));
    }
  });

  it('Test Connection has a report for support, without the key', async () => {
    window.answerMessages('Copy Report');
    const report = { ...accepted, details: ['seed: yes'] };
    await vscode.env.clipboard.writeText('');
    await testConnection(fakeServices({ reports: [report] }).services);
    let text = '';
    await eventually(async () => (text = await vscode.env.clipboard.readText()) !== '');
    assert.match(text, /^Gateway: https:\/\/gateway\.test\n[^]*Answers in: 12 ms\n- seed: yes$/);
    assert.ok(!text.includes('sk-test'));
  });

  it('Copy Diagnostics has versions, settings, the report and the log, and no key', async () => {
    window.answerMessages();
    await copyDiagnostics(fakeServices({ reports: [accepted] }).services);
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^Easel \d+\.\d+\.\d+\n/);
    assert.ok(text.includes('easel.gateway.baseUrl: "https://gateway.test"'));
    assert.ok(text.includes('Takes the key: yes'));
    assert.ok(text.includes('[net] sent with •••'));
    assert.ok(!text.includes('sk-test'));
    const settings = { 'gateway.baseUrl': 'https://me:hidden@gateway.test/v1?key=sk-other' };
    await copyDiagnostics(fakeServices({ reports: [accepted], settings }).services);
    const masked = await vscode.env.clipboard.readText();
    assert.ok(masked.includes('easel.gateway.baseUrl: "https://gateway.test/v1?…"'), masked);
    assert.doesNotMatch(masked, /hidden/);
    await copyDiagnostics(fakeServices({ key: undefined }).services);
    assert.ok((await vscode.env.clipboard.readText()).includes('No key.'));
  });

  it('Copy Diagnostics has no key of an earlier gateway, either', async () => {
    // Somebody would post the key of a gateway they still pay for, together with their report.
    window.answerMessages();
    const secrets = new MemorySecrets();
    const keys = new KeyStore(secrets);
    await keys.set('https://earlier.test', 'sk-earlier-1234');
    await keys.set('https://first.test', 'sk-earlier-1234-and-more');
    await secrets.store('somebody.else', 'easel');
    const { services } = fakeServices({ reports: [accepted] });
    const recentLog = () => ['[net] sk-earlier-1234-and-more, then sk-earlier-1234'];
    await copyDiagnostics({ ...services, keys, recentLog });
    const text = await vscode.env.clipboard.readText();
    assert.ok(text.endsWith('[net] •••, then •••'), text);
    assert.ok(text.includes('easel.gateway.baseUrl'));
    // A storage that cannot be read is no reason to say nothing.
    secrets.isLocked = true;
    await copyDiagnostics({ ...services, keys, recentLog: () => ['the last line'] });
    assert.ok((await vscode.env.clipboard.readText()).endsWith('the last line'));
    keys.dispose();
  });

  describe('Choose Gateway…', () => {
    it('offers the built-in ones, another address and the sandbox', async () => {
      let labels: readonly string[] = [];
      window.answerQuickPick((items) => {
        labels = items.map((item) => item.label).filter((label) => label !== '');
        return undefined;
      });
      const { services, seen } = fakeServices();
      await chooseGateway(services);
      assert.deepEqual(labels, [
        'api.wenwen-ai.com',
        'api.apipro.ai',
        'gateway.test',
        'Other address…',
        'Sandbox',
      ]);
      assert.deepEqual(seen.written, {});
    });

    it('checks another address in the box and asks for its key', async () => {
      window.answerMessages();
      window.answerQuickPick((items) => items.find((item) => item.label === 'Other address…'));
      const { services, seen } = fakeServices();
      const finished = chooseGateway(services);
      const box = await enter('ftp://other.test', 1);
      await until('a message', () => box.validationMessage !== undefined);
      assert.match(complaintOf(box), /not a web address/);
      await enter('https://other.test/v1/', 1);
      await enter('sk-other', 2);
      await finished;
      assert.deepEqual(seen.written, { 'gateway.baseUrl': 'https://other.test' });
      assert.equal(seen.keys.get('https://other.test'), 'sk-other');
      assert.equal(seen.keys.get(address), 'sk-test');
    });

    it('asks once before a key goes anywhere unencrypted, and takes no for no', async () => {
      // Whoever runs the network would have the key.
      const items = (all: readonly vscode.QuickPickItem[]) =>
        all.find(({ label }) => label === '10.0.0.1:3000');
      window.answerQuickPick(items);
      const plain = 'http://10.0.0.1:3000';
      const settings = { 'gateway.baseUrl': plain };
      const { services, seen } = fakeServices({ settings });
      seen.keys.set(plain, 'sk-lan');
      window.answerMessages(undefined, 'Use without Encryption');
      await chooseGateway(services);
      assert.deepEqual([seen.written, seen.allowed], [{}, []]);
      await chooseGateway(services);
      assert.deepEqual([seen.written, seen.allowed], [settings, [plain]]);
      await chooseGateway(services);
      assert.deepEqual(window.messages, [
        'Send the API key to 10.0.0.1:3000 unencrypted?',
        'Send the API key to 10.0.0.1:3000 unencrypted?',
      ]);
    });

    it('starts the sandbox, which needs no key', async () => {
      window.answerQuickPick((items) => items.at(-1));
      const { services, seen } = fakeServices({ key: undefined });
      await chooseGateway(services);
      await trySandbox(services);
      assert.equal(seen.sandboxStarts, 2);
      assert.deepEqual(seen.filled, [{}, {}]);
    });
  });
});
