import type { FailureKind, InvalidReason } from '../../domain/failure';

export interface Meaning {
  readonly kind: FailureKind;
  readonly reason?: InvalidReason;
  /** Set where it differs from what the kind usually means. */
  readonly isRetryable?: boolean;
}

/**
 * Words that settle what a refusal means, whatever code or status they came with: new-api's ASCII tokens
 * (relay/mjproxy_handler.go) and trueai's fixed Chinese texts. Sentences that gateways translate are not
 * matched. Order matters: a blocked account's text also names forbidden words.
 */
const meanings: readonly (readonly [RegExp, Meaning])[] = [
  [/quota_not_enough|insufficient_user_quota|余额不足|额度不足/i, { kind: 'noCredit' }],
  [/unknown_action|未知的\s*Action/i, { kind: 'notOffered' }],
  [/task_no_found|task_not_found|任务不存在/i, { kind: 'notFound' }],
  [/task_status_not_success|关联任务状态错误/i, { kind: 'invalidRequest', reason: 'taskNotReady' }],
  [/prompt_is_required|prompt\s*不能为空/i, { kind: 'invalidRequest', reason: 'promptEmpty' }],
  // novicezk's and trueai's words for a picture that cannot be read; not for how many there are.
  [
    /base64\s*格式错误|图片.{0,6}(解析|格式|上传).{0,4}(失败|错误)|invalid (base64|image)/i,
    { kind: 'invalidRequest', reason: 'pictureRefused' },
  ],
  [/今日绘图次数/, { kind: 'rateLimited', isRetryable: false }],
  [/临时封锁/, { kind: 'forbidden' }],
  // Whole sentences only: "queue" alone also stands in an accepted task's trouble, and this is sent again.
  [/队列已满|队列数已达上限|queue (is )?full/i, { kind: 'queueFull' }],
  [/并发数已达上限/, { kind: 'rateLimited' }],
  [/敏感词|违规词|sensitive_words_detected|banned prompt|banned word/i, { kind: 'promptRefused' }],
];

export function meaningOfWords(words: string): Meaning | undefined {
  return meanings.find(([pattern]) => pattern.test(words))?.[1];
}

/** The gateway does not know this kind of button at all, as opposed to not selling it to this key. */
export function isUnknownAction(words: string): boolean {
  return /unknown_action|未知的\s*Action/i.test(words);
}
