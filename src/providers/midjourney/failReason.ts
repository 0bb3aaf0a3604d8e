import type { Failure } from '../../domain/failure';

/**
 * Why a task failed, from the bracketed names Midjourney itself uses and the time-out texts of the proxies.
 * Charged: new-api gives the money of a failed task back (controller/midjourney.go), but whether this is
 * one cannot be told from a task, so it stays unknown unless the task never began.
 */
export function failureOfReason(failReason: string | undefined): Failure {
  const reason = (failReason ?? '').trim();
  const words = reason === '' ? {} : { gatewayMessage: reason.slice(0, 300) };
  const facts = { ...words, charged: 'unknown' } as const;

  if (/banned prompt|banned word|敏感词|违规词|prompt (was )?(refused|rejected)/i.test(reason)) {
    const word = wordIn(reason);
    return {
      kind: 'promptRefused',
      ...words,
      ...(word === undefined ? {} : { word }),
      isRetryable: false,
      charged: 'no',
    };
  }
  if (/\[(invalid (parameter|link|image|request)|action needed)/i.test(reason)) {
    return {
      kind: 'invalidRequest',
      reason: 'refusedByGateway',
      ...words,
      isRetryable: false,
      charged: 'no',
    };
  }
  if (/超时|time[ds]?[ -]?out/i.test(reason))
    return { kind: 'timedOut', ...facts, isRetryable: true };
  if (/\[job queued|队列已满|queue (is )?full/i.test(reason)) {
    return { kind: 'queueFull', ...facts, isRetryable: true };
  }
  if (/quota|余额|额度|credit|balance/i.test(reason)) {
    return { kind: 'noCredit', ...facts, isRetryable: false };
  }
  return { kind: 'serverError', ...facts, isRetryable: true };
}

const quoted = /[`"'“”‘’「『*]+([^`"'“”‘’」』*\n]{1,60})[`"'“”‘’」』*]+/u;

/** The refused word, where it stands in quotes or after a colon at the end. */
function wordIn(reason: string): string | undefined {
  const word =
    quoted.exec(reason)?.[1] ??
    /(?:banned|word)[^:：]*[:：]\s*([^\s,.，。]+)\s*\.?$/i.exec(reason)?.[1];
  return word?.trim();
}
