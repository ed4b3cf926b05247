/** Namespaces: which vocabulary an element belongs to, whatever prefix the document binds to it. */
import { namespacePrefixes } from './data/namespaces.ts'

/** What an element's `xmlns` attributes add to its surroundings. */
export interface Scope {
  readonly parent: Scope | null
  /** Prefix, or '' for the default, to the vocabulary it names here. */
  readonly bindings: ReadonlyMap<string, string>
  /** Names resolved before: a document has few different ones and many elements. */
  readonly names: Map<string, string>
}

/** What a binding of `core` means: the format's own elements, which bear no prefix in our names. */
const core = ''

/** What holds around the root: the usual prefix of the format itself, for documents that bind none. */
export function outermostScope(own: string): Scope {
  return { parent: null, bindings: new Map([[own, core]]), names: new Map() }
}

/**
 * The scope of an element; its parent's where it binds nothing.
 * `own` is the vocabulary of the document's format (`atom` or `rss`); `isTop` where a default namespace is the format's own, whatever it says:
 * some RSS documents name Atom's namespace, or one of their own, as that of all their elements.
 */
export function scopeOf(attributes: Readonly<Record<string, string>>, parent: Scope, own: string, isTop: boolean): Scope {
  let bindings: Map<string, string> | null = null
  for (const name in attributes) {
    if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue
    const prefix = name.slice(6)
    bindings ??= new Map()
    bindings.set(prefix, prefix === '' && isTop ? core : vocabulary(attributes[name] ?? '', prefix, own))
  }
  return bindings === null ? parent : { parent, bindings, names: new Map() }
}

/** An element's name with our prefix for its vocabulary: `dc:creator`; `title` for the format's own. */
export function resolveName(raw: string, scope: Scope): string {
  const known = scope.names.get(raw)
  if (known !== undefined) return known
  const colon = raw.indexOf(':')
  const prefix = raw.slice(0, Math.max(colon, 0))
  const bound = bindingOf(prefix, scope) ?? prefix
  const local = raw.slice(colon + 1)
  const name = interned(bound === core ? local : `${bound}:${local}`)
  scope.names.set(raw, name)
  return name
}

const mostInterned = 2000
const internedNames = new Map<string, string>()

/** One and the same copy of a name, as literals in code are, for most: the engine compares two such at a glance, and readers compare names all day. */
function interned(name: string): string {
  const known = internedNames.get(name)
  if (known !== undefined) return known
  const copy = Object.keys({ [name]: null })[0] ?? name
  if (internedNames.size < mostInterned) internedNames.set(name, copy)
  return copy
}

function bindingOf(prefix: string, scope: Scope): string | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const bound = at.bindings.get(prefix)
    if (bound !== undefined) return bound
  }
  return null
}

/** Publishers write these addresses in any case, with http or https, with or without the last slash. An unknown one is told by its prefix. */
function vocabulary(address: string, prefix: string, own: string): string {
  const bare = address
    .slice(0, 200)
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#]$/, '')
  const known = namespacePrefixes.get(bare)
  if (known === undefined) return prefix
  // Atom lacks nothing RSS has, so that RSS's words among its own can only mean the same.
  return known === own || (own === 'atom' && known === 'rss') ? core : known
}
