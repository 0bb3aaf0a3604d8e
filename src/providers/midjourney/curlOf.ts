import { silentLogger } from '../../base/logger';
import { FailureError, invalid } from '../../domain/failure';
import { withReferenceLinks } from '../../domain/parameters/references';
import type { ActionRequest, ComposedRequest } from '../../domain/request';
import type { Task } from '../../domain/task';
import type { CallContext, Connection } from '../provider';
import { actionSubmit, changeSubmit } from './actionBody';
import { authHeaders } from './authHeaders';
import { readOptions } from './connectionOptions';
import { fetchPath } from './endpoints';
import { readProviderData } from './providerData';
import { submitOf, type Submit } from './requestBody';
import { speedOf, submitPrefix } from './speed';

/** Stands where the key goes: the shell puts it in, so that it is on no clipboard. */
const keyVariable = '$EASEL_KEY';

/** The request that made a task, for a shell. Bytes of pictures are left out: no command line is long enough. */
export async function curlOf(
  task: Task,
  parent: Task | undefined,
  connection: Connection,
): Promise<string> {
  const options = readOptions(connection);
  const { request } = task;
  if (request.kind === 'import') {
    return command(connection, options.pathPrefix + fetchPath(request.remoteId));
  }
  const isPress = request.kind === 'action';
  const speed = speedOf(isPress && parent ? parent : task, connection);
  const submit = isPress
    ? pressOf(task.id, request, parent, connection)
    : await composedOf(task.id, request, connection);
  return command(connection, submitPrefix(speed, options) + submit.path, submit.body);
}

/** @throws FailureError when the picture with the button is gone: its token went with it */
function pressOf(
  localId: string,
  { actionId }: ActionRequest,
  parent: Task | undefined,
  connection: Connection,
): Submit {
  const options = readOptions(connection);
  const { customIds = {}, changes = {} } = readProviderData(parent?.providerData);
  if (parent?.remoteId === undefined) throw new FailureError(invalid('taskUnknown'));
  const change = Object.hasOwn(changes, actionId) ? changes[actionId] : undefined;
  if (change) return changeSubmit(parent.remoteId, change, localId, options);
  const customId = Object.hasOwn(customIds, actionId) ? customIds[actionId] : undefined;
  if (customId === undefined) throw new FailureError(invalid('actionUnknown'));
  const speed = speedOf(parent, connection);
  return actionSubmit(parent.remoteId, customId, speed, localId, options);
}

function composedOf(
  localId: string,
  request: ComposedRequest,
  connection: Connection,
): Promise<Submit> {
  const context: CallContext = {
    connection,
    logger: silentLogger,
    signal: new AbortController().signal,
    readPicture: () => Promise.resolve(new Uint8Array()),
  };
  const speed = speedOf({ request }, connection);
  return submitOf(withNamedLinks(request), speed, localId, context, readOptions(connection));
}

/** Links of references are made when they are uploaded, and die: a name says which picture is meant. */
function withNamedLinks(request: ComposedRequest): ComposedRequest {
  if (request.kind !== 'imagine' || !request.references?.length) return request;
  const links = request.references.map(({ role, picture }) => ({
    role,
    link: `LINK_OF_${picture.name.replace(/\s+/g, '_')}`,
  }));
  return { ...request, prompt: withReferenceLinks(request.prompt, links) };
}

function command(connection: Connection, path: string, body?: Submit['body']): string {
  const key = connection.needsKey === false ? undefined : keyVariable;
  const headers = Object.entries(authHeaders(readOptions(connection).auth, key));
  const json = body && JSON.stringify(body).replaceAll(';base64,"', ';base64,…"');
  return [
    `curl -X ${body ? 'POST' : 'GET'} ${quoted(connection.baseUrl + path)}`,
    ...headers.map(([name, value]) => `-H "${name}: ${value}"`),
    ...(json === undefined ? [] : [`-H 'content-type: application/json'`, `-d ${quoted(json)}`]),
  ].join(' \\\n  ');
}

/** As one word of a shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
