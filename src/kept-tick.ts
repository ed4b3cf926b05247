/** One of Node's ticks that stays, for the speed of all others. */
import { createHook } from 'node:async_hooks'

/**
 * The engine ties what it learned of a kind of object to the kind, and forgets the kind with its last object. Node makes an object for each tick, and at a full
 * collection there is mostly none: from the first one on, each tick would take four times as long, and with some seven ticks an answer to a request a sixth more.
 * While one stays, so does its kind. To be called once, before the first full collection.
 */
export function keepOneTick(): object | undefined {
  const hook = createHook({
    init: (_id, type, _trigger, resource) => {
      if (type === 'TickObject') kept ??= resource
    },
  })
  hook.enable()
  process.nextTick(() => undefined)
  hook.disable()
  return kept
}

let kept: object | undefined
