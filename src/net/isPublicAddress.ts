import { BlockList, isIP } from 'node:net';

/**
 * Networks that are nobody's on the internet: this machine, the one around it, a cloud's own metadata.
 * https://www.iana.org/assignments/iana-ipv4-special-registry, …-ipv6-special-registry.
 *
 * Left out on purpose: 198.18.0.0/15. It is meant for benchmarks, and is what proxies of many a person put in the
 * place of every address ("fake IP"); nothing else lies there.
 */
const privateNetworks: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const blocked = new BlockList();
for (const [network, bits] of privateNetworks) {
  blocked.addSubnet(network, bits, network.includes(':') ? 'ipv6' : 'ipv4');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an IP address, in any of its forms, may lie on the internet. What is no address is not public. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return innerForms(address).every((form) => !isIn(blocked, form));
}

/** The same address written differently counts as the same, and so do all that mean this machine. */
export function isSameMachine(one: string, other: string): boolean {
  if (isIP(one) === 0 || isIP(other) === 0) return false;
  if (isLoopbackAddress(one) && isLoopbackAddress(other)) return true;
  return plain(one) === plain(other);
}

function isLoopbackAddress(address: string): boolean {
  return isIn(loopback, mappedIn(groupsOf(address)) ?? address);
}

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** One spelling for an address: `::ffff:7f00:1` is 127.0.0.1. */
function plain(address: string): string {
  const groups = groupsOf(address);
  return mappedIn(groups) ?? (groups.length === 0 ? address : groups.join(':'));
}

/** An address, and the IPv4 one that some IPv6 addresses lead to: mapped, compatible, NAT64, 6to4. */
function innerForms(address: string): readonly string[] {
  const groups = groupsOf(address);
  if (groups.length === 0) return [address];
  const [first = 0, second = 0, third = 0] = groups;
  const mapped = mappedIn(groups);
  if (mapped !== undefined) return [mapped];
  const isTail = groups.slice(0, 6).every((group) => group === 0);
  const isNat64 = first === 0x64 && second === 0xff9b;
  return [
    address,
    ...(isTail || isNat64 ? [ipv4Of(groups[6], groups[7])] : []),
    ...(first === 0x2002 ? [ipv4Of(second, third)] : []),
  ];
}

function mappedIn(groups: readonly number[]): string | undefined {
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return groups.length > 0 && isMapped ? ipv4Of(groups[6], groups[7]) : undefined;
}

/** The eight groups of an IPv6 address; none for IPv4. */
function groupsOf(address: string): readonly number[] {
  const bare = address.replace(/%.*$/, '');
  if (isIP(bare) !== 6) return [];
  // The URL parser knows every way to write one and gives hexadecimal groups back.
  const spelled = URL.parse(`http://[${bare}]/`)?.hostname.slice(1, -1) ?? '';
  const [head = '', tail] = spelled.split('::');
  const before = numbersIn(head);
  if (tail === undefined) return before;
  const after = numbersIn(tail);
  const gap = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return [...before, ...gap, ...after];
}

function numbersIn(part: string): number[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
}

function ipv4Of(high = 0, low = 0): string {
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}
