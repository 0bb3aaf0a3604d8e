import type { Clock } from '../../base/clock';
import type { Asset, KeepableAsset } from '../../domain/asset';
import { FailureError, invalid } from '../../domain/failure';
import type { ComposedRequest, PictureRef } from '../../domain/request';
import type { Observation, Task } from '../../domain/task';
import type { HttpClient } from '../../net/httpClient';
import type {
  CallContext,
  Connection,
  ConnectionReport,
  InputAnswer,
  Provider,
  ProviderCapabilities,
  ProviderMemory,
  SubmitOutcome,
} from '../provider';
import { hasFallback, imaginesOfAll, textOfAction } from './actionFallback';
import { answerWindow } from './answerWindow';
import { cancelTask } from './cancelTask';
import { checkConnection } from './checkConnection';
import { placeOf } from './connectionOptions';
import { curlOf } from './curlOf';
import { readCustomId } from './customId';
import { endpoints, imagePath, pathOfRequest } from './endpoints';
import { fetchTask } from './fetchTask';
import { findSent, type SentTask } from './findSent';
import { defaultTiming, Gateway, type GatewayTiming } from './gateway';
import { GatewayProfiles } from './gatewayProfile';
import { getSeed } from './getSeed';
import { linkExpiry } from './linkExpiry';
import { readObservation } from './observation';
import { observeBatchSize, observeTasks } from './observeTasks';
import { orRefused } from './outcome';
import { pressButton } from './pressButton';
import { portableData, readProviderData } from './providerData';
import { refreshLinks } from './refreshLinks';
import type { Means } from './sendSubmit';
import { submitRequest } from './submitRequest';
import { uploadPictures } from './uploadPictures';

export interface MidjourneyProviderDependencies {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly timing?: Partial<GatewayTiming>;
  readonly memory?: ProviderMemory;
}

/** Gateways that speak the "Midjourney format": new-api, trueai, novicezk and Plus, and who runs them. */
export class MidjourneyProvider implements Provider {
  readonly id = 'midjourney';
  readonly displayName = 'Midjourney';
  readonly capabilities: ProviderCapabilities = {
    requestKinds: [
      'imagine',
      'blend',
      'describe',
      'swapFace',
      'edit',
      'shorten',
      'video',
      'action',
      'import',
    ],
    // Most gateways have no cancel (new-api) or keep it for their administrator (trueai): see `capabilitiesOf`.
    canCancel: false,
    canRefreshLinks: true,
    canGetSeed: true,
    canUpload: true,
    observeBatchSize,
    minPollIntervalMs: 1_500,
  };

  readonly #gateway: Gateway;
  readonly #profiles: GatewayProfiles;

  constructor({ http, clock, timing, memory }: MidjourneyProviderDependencies) {
    this.#gateway = new Gateway({ http, clock, timing: { ...defaultTiming, ...timing } });
    this.#profiles = new GatewayProfiles(memory);
  }

  submit(request: ComposedRequest, localId: string, context: CallContext): Promise<SubmitOutcome> {
    return orRefused(() => submitRequest(request, localId, this.#means(context)));
  }

  act(task: Task, actionId: string, localId: string, context: CallContext): Promise<SubmitOutcome> {
    return orRefused(() => pressButton(task, actionId, localId, this.#means(context)));
  }

  answer(task: Task, answer: InputAnswer, context: CallContext): Promise<SubmitOutcome> {
    return orRefused(() => answerWindow(task, answer, this.#means(context)));
  }

  observe(
    tasks: readonly Task[],
    context: CallContext,
  ): Promise<ReadonlyMap<string, Observation | 'notFound'>> {
    return observeTasks(tasks, context, this.#gateway, this.#profiles.of(context.connection));
  }

  async find(remoteId: string, context: CallContext): Promise<Observation | undefined> {
    const wire = await fetchTask(remoteId.trim(), context, this.#gateway);
    return wire && readObservation(wire, placeOf(context.connection));
  }

  findSent(localId: string, context: CallContext): Promise<SentTask | undefined> {
    return findSent(localId, this.#means(context));
  }

  refusalOf(task: Task, actionId: string, connection: Connection): string | undefined {
    const customId = customIdOf(task, actionId);
    const profile = this.#profiles.of(connection);
    if (customId === undefined || hasFallback(task, customId, profile)) return undefined;
    if (imaginesOfAll(task, customId, profile)) return undefined;
    return profile.refusalOf(readCustomId(customId).kind);
  }

  textOf(task: Task, actionId: string): string | undefined {
    const customId = customIdOf(task, actionId);
    return customId === undefined ? undefined : textOfAction(task, customId);
  }

  oneByOne(
    task: Task,
    actionId: string,
    connection: Connection,
  ): readonly ComposedRequest[] | undefined {
    const customId = customIdOf(task, actionId);
    const profile = this.#profiles.of(connection);
    if (customId === undefined || profile.refusalOf(readCustomId(customId).kind) === undefined) {
      return undefined;
    }
    return imaginesOfAll(task, customId, profile);
  }

  capabilitiesOf(connection: Connection): ProviderCapabilities {
    const profile = this.#profiles.of(connection);
    const { requestKinds, ...others } = this.capabilities;
    return {
      ...others,
      requestKinds: requestKinds.filter((kind) => {
        const path = pathOfRequest[kind];
        return path === undefined || !profile.cannotSend(path);
      }),
      canUpload: !profile.cannotSend(endpoints.upload),
      canGetSeed: profile.hasSeed !== false,
      canCancel: profile.canCancel === true,
    };
  }

  curlOf(task: Task, parent: Task | undefined, connection: Connection): Promise<string> {
    return curlOf(task, parent, connection);
  }

  portableData(providerData: unknown): unknown {
    return portableData(providerData);
  }

  async cancel(task: Task, context: CallContext): Promise<void> {
    const profile = this.#profiles.of(context.connection);
    await cancelTask(remoteIdOf(task), context, this.#gateway, profile);
  }

  async refreshLinks(task: Task, context: CallContext): Promise<readonly Asset[]> {
    const profile = this.#profiles.of(context.connection);
    return await refreshLinks(task, remoteIdOf(task), context, this.#gateway, profile);
  }

  async getSeed(task: Task, context: CallContext): Promise<string> {
    return await getSeed(remoteIdOf(task), context, this.#gateway);
  }

  upload(pictures: readonly PictureRef[], context: CallContext): Promise<readonly string[]> {
    return uploadPictures(pictures, context, this.#gateway);
  }

  /** new-api's image proxy may have what the link has lost; it has one picture a task, and no videos. */
  linksFor(task: Task, asset: KeepableAsset, connection: Connection): readonly string[] {
    const isOnlyOne = task.assets.filter((one) => one.kind !== 'text').length <= 1;
    if (task.remoteId === undefined || asset.kind === 'video' || !isOnlyOne) return [asset.url];
    const { baseUrl, pathPrefix } = placeOf(connection);
    const proxied = baseUrl + pathPrefix + imagePath(task.remoteId);
    return [...new Set([asset.url, proxied])];
  }

  isLinkDead(url: string, nowMs: number): boolean {
    return (linkExpiry(url) ?? Infinity) <= nowMs;
  }

  checkConnection(context: CallContext): Promise<ConnectionReport> {
    return checkConnection(context, this.#gateway, this.#profiles.of(context.connection));
  }

  #means(context: CallContext): Means {
    const profile = this.#profiles.of(context.connection);
    return { context, gateway: this.#gateway, profile };
  }
}

function customIdOf({ providerData }: Task, actionId: string): string | undefined {
  const { customIds = {} } = readProviderData(providerData);
  return Object.hasOwn(customIds, actionId) ? customIds[actionId] : undefined;
}

function remoteIdOf(task: Task): string {
  if (task.remoteId === undefined) throw new FailureError(invalid('taskUnknown'));
  return task.remoteId;
}
