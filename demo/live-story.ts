/** What is filed next: written reports first, then bulletins with a number, without end and always the same. */
import type { Story } from './sample-item.ts'
import parts from './sites/bulletin-parts.json' with { type: 'json' }
import queue from './sites/halvard-queue.json' with { type: 'json' }

/** `count` is how many were filed before. */
export function liveStory(count: number): Story {
  return queue[count] ?? bulletin(count - queue.length + 1)
}

/** Lists of different lengths turn at different speeds: no two of the first thousands of bulletins read the same. */
function bulletin(number: number): Story {
  const place = turn(parts.places, number)
  const matter = turn(parts.matters, number)
  return {
    slug: `bulletin-${number}`,
    hoursOld: 0,
    event: null,
    author: 'Halvard Wire desk',
    categories: ['Bulletin'],
    title: `Bulletin ${number}: ${matter.title} in ${place}`,
    paragraphs: [`${matter.text} This was reported from ${place} in bulletin ${number} of the day.`, turn(parts.closings, number)],
  }
}

function turn<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T
}
