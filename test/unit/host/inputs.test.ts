import assert from 'node:assert/strict';
import { isFailureError } from '../../../src/domain/failure';
import { parseApiKey } from '../../../src/host/inputs/parseApiKey';
import { parseBaseUrl } from '../../../src/host/inputs/parseBaseUrl';
import { parseTaskId } from '../../../src/host/inputs/parseTaskId';
import { selectionPrompt } from '../../../src/host/inputs/selectionPrompt';
import { failsWith } from '../../support/failsWith';
import { taskArgument } from '../../../src/host/inputs/taskArgument';

describe('parseBaseUrl', () => {
  const reasonOf = (text: string) => {
    try {
      return parseBaseUrl(text);
    } catch (error) {
      return isFailureError(error) ? error.failure.reason : error;
    }
  };

  it('makes what people paste plain', () => {
    const plain = 'https://api.wenwen-ai.com';
    for (const tail of [
      '',
      '/',
      '//',
      '/v1',
      '/v1/',
      '/mj',
      '/mj/',
      '/mj-fast',
      '/mj/v1/',
      '/MJ',
    ]) {
      assert.equal(parseBaseUrl(` ${plain}${tail} `), plain, tail);
    }
    assert.equal(parseBaseUrl(`${plain}/v1?x=1#y`), plain);
    assert.equal(parseBaseUrl('https://host.test:8443/proxy/mj'), 'https://host.test:8443/proxy');
    assert.equal(parseBaseUrl('HTTPS://API.Host.Test'), 'https://api.host.test');
  });

  it('takes http on this machine alone', () => {
    for (const host of ['127.0.0.1:8130', 'localhost:3000', '[::1]:80', 'a.localhost']) {
      assert.equal(typeof reasonOf(`http://${host}`), 'string', host);
      assert.match(String(reasonOf(`http://${host}`)), /^http:/, host);
    }
    for (const host of ['api.test', '10.0.0.1', '127.0.0.1.evil.test', 'localhost.evil.test']) {
      assert.equal(reasonOf(`http://${host}`), 'insecureBaseUrl', host);
    }
  });

  it('takes http elsewhere only where a person has agreed to that very address', () => {
    const agreed = (baseUrl: string) => baseUrl === 'http://10.0.0.1:3000';
    assert.equal(parseBaseUrl('http://10.0.0.1:3000/mj/', agreed), 'http://10.0.0.1:3000');
    for (const other of ['http://10.0.0.1', 'http://10.0.0.1:3000/x', 'http://10.0.0.2:3000']) {
      assert.throws(() => parseBaseUrl(other, agreed), failsWith('insecureBaseUrl'), other);
    }
  });

  it('refuses what is no web address', () => {
    for (const text of [
      '',
      'api.test',
      'not a url',
      'ftp://a.test',
      'file:///etc',
      'https://',
      'https://user:pw@a.test',
      'javascript:alert(1)',
    ]) {
      assert.equal(reasonOf(text), 'badBaseUrl', text);
    }
  });
});

describe('parseApiKey', () => {
  it('takes a key with what was copied along', () => {
    for (const text of ['sk-1', '  sk-1\n', 'Bearer sk-1', 'bearer   sk-1 ']) {
      assert.deepEqual(parseApiKey(text), { key: 'sk-1' }, text);
    }
    assert.deepEqual(parseApiKey('bearersk-1'), { key: 'bearersk-1' });
  });

  it('refuses nothing, and what no header carries', () => {
    for (const text of ['', '   ', 'Bearer', 'Bearer  ']) {
      assert.deepEqual(parseApiKey(text), { problem: 'empty' }, text);
    }
    for (const text of ['sk-1\nsk-2', 'sk 1', 'sk-狐', 'sk-\u00001', 'sk-“1”']) {
      assert.deepEqual(parseApiKey(text), { problem: 'unsendable' }, text);
    }
  });
});

describe('parseTaskId', () => {
  it('keeps an id digit for digit', () => {
    const ids = ['17123456789012345', 'a3e1d0c2-7f1b-4d3a-9a61-0d0c6d5b2f11', 'task_Ab9'];
    for (const id of ids) {
      assert.equal(parseTaskId(` ${id}\n`), id);
      assert.equal(parseTaskId(`https://a.test/mj/task/${id}/fetch`), id);
      assert.equal(parseTaskId(`https://a.test/mj/task/${id}?x=1`), id);
    }
  });

  it('refuses what cannot be one', () => {
    for (const text of ['', ' ', 'a fox', '../../x', 'https://a.test/', '1'.repeat(65), '任务']) {
      assert.equal(parseTaskId(text), undefined, text);
    }
  });
});

describe('selectionPrompt', () => {
  it('makes several selections and lines one prompt', () => {
    assert.equal(
      selectionPrompt(['a fox\r\n  in snow\n', '', ' at  dusk ']),
      'a fox in snow at  dusk',
    );
    assert.equal(selectionPrompt(['', '\n']), '');
  });
});

describe('taskArgument', () => {
  it('reads what a menu of the page says and nothing else', () => {
    assert.deepEqual(taskArgument([{ webview: 'easel.tasks', taskId: 't', cell: 2 }]), {
      taskId: 't',
      cell: 2,
    });
    for (const first of [undefined, null, 'x', 7, [], { taskId: 7, cell: '2' }]) {
      assert.deepEqual(taskArgument([first]), {});
    }
  });
});
