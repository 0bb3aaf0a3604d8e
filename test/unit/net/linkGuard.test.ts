// Whoever is behind a gateway would look around in a person's own network, with a link to a picture.
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isPublicAddress, isSameMachine } from '../../../src/net/isPublicAddress';
import { createLinkGuard } from '../../../src/net/linkGuard';

const privateAddresses = [
  ...['127.0.0.1', '127.8.9.10', '0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255'],
  ...['172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
  ...['192.0.0.8', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.1.2.3'],
  ...['fc00::1', 'fd12:3456::1', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1', 'ff02::1'],
  ...['::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::192.168.1.1', '2002:7f00:1::', '2002:c0a8:101::'],
];
const publicAddresses = [
  ...['1.1.1.1', '162.159.133.233', '172.15.0.1', '172.32.0.1', '192.167.1.1', '100.63.255.255'],
  ...['198.18.0.7', '2606:4700::1111', '::ffff:1.1.1.1', '64:ff9b::101:101', '2002:101:101::'],
];

describe('an address', () => {
  it('is public or not, however it is written', () => {
    for (const address of privateAddresses) assert.equal(isPublicAddress(address), false, address);
    for (const address of publicAddresses) assert.equal(isPublicAddress(address), true, address);
    for (const none of ['', 'localhost', '127.1', '1.2.3', '::1::', 'fe80']) {
      assert.equal(isPublicAddress(none), false, none);
    }
  });

  it('of a private network stays private inside every address of IPv6', () => {
    const privateV4 = fc.oneof(
      fc.tuple(fc.constantFrom(10, 127, 0), fc.nat(255), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
    );
    fc.assert(
      fc.property(privateV4, ([a, b, c, d]) => {
        const dotted = [a, b, c, d].join('.');
        const high = ((a << 8) | b).toString(16);
        const low = ((c << 8) | d).toString(16);
        for (const form of [
          dotted,
          `::ffff:${dotted}`,
          `0:0:0:0:0:FFFF:${high}:${low}`,
          `64:ff9b::${high}:${low}`,
          `2002:${high}:${low}::1`,
        ]) {
          assert.equal(isPublicAddress(form), false, form);
        }
      }),
    );
  });

  it('is the same machine in every spelling', () => {
    assert.equal(isSameMachine('127.0.0.1', '::1'), true);
    assert.equal(isSameMachine('127.0.0.1', '::ffff:127.9.9.9'), true);
    assert.equal(isSameMachine('192.168.1.5', '::ffff:192.168.1.5'), true);
    assert.equal(isSameMachine('fd00::1', 'FD00:0::1'), true);
    assert.equal(isSameMachine('192.168.1.5', '192.168.1.6'), false);
    assert.equal(isSameMachine('192.168.1.5', '127.0.0.1'), false);
    assert.equal(isSameMachine('x', 'x'), false);
  });
});

describe('a link of a picture', () => {
  const mayFollow = (link: string, gateway?: string) => {
    const url = URL.parse(link);
    return url !== null && createLinkGuard(gateway).mayFollow(url);
  };
  const cloud = 'https://gateway.example';

  it('leads to a web address and nowhere else', () => {
    for (const link of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:image/png;base64,AAAA',
      'vscode-webview://x/y.png',
      'vscode-resource://x/y.png',
      'ftp://cdn.example/a.png',
      'blob:https://cdn.example/1',
      'https://name:word@cdn.example/a.png',
    ]) {
      assert.equal(mayFollow(link, cloud), false, link);
      assert.equal(mayFollow(link, 'http://127.0.0.1:3000'), false, link);
    }
    assert.equal(mayFollow('https://cdn.example/a.png', cloud), true);
    assert.equal(mayFollow('http://cdn.example/a.png', undefined), true);
  });

  it('does not lead into a private network by any spelling', () => {
    for (const host of [
      ...['127.0.0.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.1', '127.0.0.1.'],
      ...['localhost', 'LOCALHOST', 'localhost.', 'a.localhost', '[::1]', '[::ffff:127.0.0.1]'],
      ...['[::ffff:7f00:1]', '10.0.0.1', '192.168.1.1', '169.254.169.254', '[fd00::1]'],
      ...['[fe80::1]', '１２７.０.０.１', '0', '0.0.0.0', '[::]'],
    ]) {
      assert.equal(mayFollow(`http://${host}/a.png`, cloud), false, host);
      assert.equal(mayFollow(`https://${host}:8443/a.png`, undefined), false, host);
    }
  });

  it('leads to where the gateway itself is, and to nothing beside it', () => {
    const local = 'http://127.0.0.1:3000';
    for (const host of ['127.0.0.1:9000', 'localhost:9000', '[::1]:9000', '127.0.0.1:3000']) {
      assert.equal(mayFollow(`http://${host}/a.png`, local), true, host);
    }
    assert.equal(mayFollow('http://192.168.1.1/a.png', local), false);
    const lan = 'http://192.168.1.5:3000';
    assert.equal(mayFollow('http://192.168.1.5:9000/a.png', lan), true);
    assert.equal(mayFollow('http://192.168.1.6:9000/a.png', lan), false);
    assert.equal(mayFollow('http://127.0.0.1/a.png', lan), false);
  });

  it('by a name may mean a private address only at the gateway’s own origin', () => {
    const guard = createLinkGuard('https://nas.example:8443');
    const mayConnect = (link: string, address: string) => guard.mayConnect(new URL(link), address);
    assert.equal(mayConnect('https://nas.example:8443/a.png', '192.168.1.5'), true);
    // The owner of the name could let it mean anything that listens on this machine.
    assert.equal(mayConnect('http://nas.example:22/a.png', '127.0.0.1'), false);
    assert.equal(mayConnect('https://cdn.example/a.png', '192.168.1.5'), false);
    assert.equal(mayConnect('https://cdn.example/a.png', '1.1.1.1'), true);
  });
});
