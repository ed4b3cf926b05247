/**
 * Names are looked up in libuv's pool of threads. With its usual four, a few name servers that do not answer hold up every other feed.
 * It counts only before the pool is first used.
 */
export function widenLookUps() {
  process.env.UV_THREADPOOL_SIZE ??= '32'
}
