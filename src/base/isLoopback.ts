/** Whether a host (as `URL.hostname` has it) is this machine. */
export function isLoopback(hostname: string): boolean {
  // A dot at the end says that a name is whole; it is the same name.
  const name = hostname.replace(/\.$/, '');
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(name)
  );
}
