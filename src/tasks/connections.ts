import type { Connection } from '../providers/provider';

/** The gateways a person has set up. There is always a current one, though it may have no key. */
export interface Connections {
  current(): Connection;
  /** Undefined when the gateway a task was sent to is not set up any more. */
  byId(id: string): Connection | undefined;
}
