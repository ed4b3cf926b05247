/** Things that are named by their ids, or by what pages call them. */
import { guess } from './spelling.ts'

export interface Named {
  readonly id: string
  readonly label: string
}

/** The id of the one that is called so, in upper or lower case; null where none is. */
export function idOfNamed(list: readonly Named[], name: string): string | null {
  const lower = name.toLowerCase()
  return list.find(({ id, label }) => id.toLowerCase() === lower || label.toLowerCase() === lower)?.id ?? null
}

/** The id of the one that was perhaps meant; null where no name is near. */
export function idNear(list: readonly Named[], name: string): string | null {
  const meant = guess(
    name,
    list.flatMap(({ id, label }) => [id, label]),
  )
  return list.find(({ id, label }) => id === meant || label === meant)?.id ?? null
}
