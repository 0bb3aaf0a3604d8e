import type { Connection, ConnectionReport } from '../providers/provider';

/** What a check of a gateway found, in English whatever the language: for a gateway's support, who read it. */
export function connectionText(connection: Connection, report: ConnectionReport): string {
  const { isReachable, isKeyAccepted, latencyMs, failure, details } = report;
  const options = Object.entries(connection.options).map(([name, value]) => `${name}=${value}`);
  return [
    `Gateway: ${connection.baseUrl}`,
    ...(options.length > 0 ? [`Options: ${options.join(', ')}`] : []),
    `Reachable: ${yesOrNo(isReachable)}`,
    `Takes the key: ${yesOrNo(isKeyAccepted)}`,
    ...(latencyMs === undefined ? [] : [`Answers in: ${Math.round(latencyMs)} ms`]),
    ...(failure === undefined
      ? []
      : [
          `Failure: ${failure.kind} ${failure.status ?? ''} ${failure.gatewayMessage ?? ''}`.trim(),
        ]),
    ...details.map((detail) => `- ${detail}`),
  ].join('\n');
}

function yesOrNo(value: boolean | undefined): string {
  if (value === undefined) return 'unknown';
  return value ? 'yes' : 'no';
}
