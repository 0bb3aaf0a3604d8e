import { parametersOf } from './parsePrompt';

/** The version a prompt names: "7", "6.1", "niji6"; '' where it leaves that to the gateway. */
export function modelVersionOf(prompt: string): string {
  const part = parametersOf(prompt).find(({ name }) => name === 'v' || name === 'niji');
  if (!part) return '';
  return plainVersion(part.name === 'niji' ? `niji${part.value}` : part.value);
}

/** As versions are compared: "7.0" and "7" are one, "niji 6" and "Niji6" too. */
export function plainVersion(text: string): string {
  const [, family = '', number = ''] =
    /^(niji)?(.*)$/s.exec(text.toLowerCase().replace(/\s+/g, '')) ?? [];
  const value = number === '' ? NaN : Number(number);
  return family + (Number.isFinite(value) ? String(value) : number);
}
