import type { Personality } from '../sandboxOptions';

/** An answer that ends a request early. Thrown by routes, written by the server. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** An object is sent as JSON, a text as it is. */
    readonly body: object | string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(typeof body === 'string' ? body : JSON.stringify(body));
  }
}

/** The envelope of a submit that was not accepted, as the proxies send it (HTTP 200). */
export function refusedEnvelope(
  code: number,
  description: string,
  properties: object = {},
): Refusal {
  return new Refusal(200, { code, description, properties, result: null });
}

/** new-api's handler: HTTP 400, the description with a blank behind it when there is no result. */
export function newApiRefusal(description: string, status = 400, code = 4): Refusal {
  return new Refusal(status, { description: `${description} `, type: 'upstream_error', code });
}

/** new-api before its handler (distributor, authentication): an error object with a request id. */
export function newApiError(status: number, message: string, code = ''): Refusal {
  return new Refusal(status, {
    error: { message: `${message} (request id: ${requestId()})`, type: 'new_api_error', code },
  });
}

/** One mistake in a request, in the words of the personality. */
export function invalid(personality: Personality, proxy: string, newApi: string): Refusal {
  return personality === 'proxy' ? refusedEnvelope(4, proxy) : newApiRefusal(newApi);
}

/** A task nobody knows, for action, modal, change and video. */
export function unknownParent(personality: Personality): Refusal {
  return personality === 'proxy'
    ? new Refusal(404, {
        code: 3,
        description: '关联任务不存在或已失效',
        properties: {},
        result: null,
      })
    : newApiRefusal('task_not_found');
}

/** A page where JSON was expected, as web servers and firewalls answer. */
export function htmlPage(status: number, title: string): Refusal {
  const html = `<!doctype html><html><head><title>${title}</title></head><body><center><h1>${title}</h1></center></body></html>`;
  return new Refusal(status, html, { 'content-type': 'text/html; charset=utf-8' });
}

function requestId(): string {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  return `${stamp}${Math.random().toString(36).slice(2, 10)}`;
}
