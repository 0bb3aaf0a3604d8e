/** A name and password in front of a host. */
const credentials = /(https?:\/\/)[^\s/@"\\]*@/gi;

/** Text whose web addresses have no name and password any more. */
export function withoutCredentials(text: string): string {
  return text.replace(credentials, '$1');
}
