/** A path or an address without what differs from run to run: ids, hashes, folders. */
export function pathWords(path: string): string {
  if (/^https?:/.test(path)) return addressWords(new URL(path).pathname);
  const [, isPart] = /(\.part)?$/.exec(path) ?? [];
  const part = isPart === undefined ? '' : ' (part)';
  if (path.includes('thumbnails')) return `thumbnail${part}`;
  if (path.includes('.easel.zip')) return `export${part}`;
  if (path.endsWith('history.signal')) return 'signal';
  if (path.includes('history.db')) return 'history.db';
  return path.includes('pictures') ? `picture${part}` : 'file';
}

export function addressWords(path: string): string {
  if (path.includes('/attachments/')) return 'picture';
  return path.replace(/\d{10,}/, ':id').replace(/^\/(?:mj-)?(?:fast|relax|turbo)\//, '/');
}
