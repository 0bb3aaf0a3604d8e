import { vscodeVersions } from './vscodeVersions.mjs';

const minutes = (count) => count * 60_000;

/** Every cell of the matrices instead of a sample: see docs/testing.md. */
const isWholeMatrix =
  process.env.EASEL_WHOLE_MATRIX === '1' || process.env.EASEL_WRITE_DOCS === '1';

/**
 * The tiers in the order they run, cheapest first. `testLimitMs` is Mocha's limit for one test: where a browser is
 * driven it is longer than that driver's own limit of 30 s, which says what it waited for. `limitMs` ends the tier as
 * a whole, with every process it started. `perVersion` tiers run once in each VS Code.
 */
export const testTiers = [
  { name: 'unit', testLimitMs: 5_000, limitMs: minutes(3) },
  { name: 'contract', testLimitMs: 15_000, limitMs: minutes(4) },
  { name: 'fuzz', testLimitMs: minutes(3), limitMs: minutes(3) },
  { name: 'integration', testLimitMs: 30_000, limitMs: minutes(isWholeMatrix ? 90 : 20) },
  { name: 'webview', testLimitMs: 60_000, limitMs: minutes(20) },
  { name: 'host', testLimitMs: 30_000, limitMs: minutes(4), perVersion: true },
  { name: 'e2e', testLimitMs: 120_000, limitMs: minutes(20), perVersion: true },
];

/**
 * One run for each tier, and for each version where a tier has them.
 *
 * @param {{ tiers?: string[], versions?: string[] }} chosen all of them by default
 */
export function planRuns({ tiers, versions = vscodeVersions }) {
  return testTiers
    .filter((tier) => !tiers || tiers.includes(tier.name))
    .flatMap((tier) =>
      tier.perVersion
        ? versions.map((version) => ({
            ...tier,
            version,
            label: `${tier.name} in VS Code ${version}`,
            id: `${tier.name}-${version}`,
          }))
        : [{ ...tier, label: tier.name, id: tier.name }],
    );
}
