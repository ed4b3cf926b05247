/** Where it happened: georss in its simple and its GML form, and W3C's geo. @see OGC 17-002r1, https://www.w3.org/2003/01/geo/ */
import type { Place } from '#model/details.ts'
import { childText, firstChild, textOf, type XmlElement } from './element.ts'

type Position = Place['positions'][number]

const mostPositions = 1000

/** The first that can be read; null where a number is missing or lies beyond the globe. */
export function placeOf(element: XmlElement): Place | null {
  for (const child of element.children) {
    const place = placeIn(child)
    if (place !== null) return place
  }
  return pointOf(childText(element, 'geo:lat'), childText(element, 'geo:long') ?? childText(element, 'geo:lon'))
}

export const placeNames = ['georss:point', 'georss:line', 'georss:polygon', 'georss:box', 'georss:where', 'geo:lat', 'geo:point']

function placeIn(child: XmlElement): Place | null {
  switch (child.name) {
    case 'georss:point':
      return shaped('point', child)
    case 'georss:line':
      return shaped('line', child)
    case 'georss:polygon':
      return shaped('polygon', child)
    case 'georss:box':
      return shaped('box', child)
    case 'georss:where':
      return placeOf(child)
    case 'gml:point':
      return shaped('point', firstChild(child, 'gml:pos'))
    case 'gml:linestring':
      return shaped('line', firstChild(child, 'gml:poslist'))
    case 'gml:polygon':
      return shaped('polygon', ringOf(child))
    case 'gml:envelope':
      return placed('box', `${childText(child, 'gml:lowercorner')} ${childText(child, 'gml:uppercorner')}`)
    case 'geo:point':
      return pointOf(childText(child, 'geo:lat'), childText(child, 'geo:long') ?? childText(child, 'geo:lon'))
    default:
      return null
  }
}

function ringOf(polygon: XmlElement): XmlElement | null {
  const exterior = firstChild(polygon, 'gml:exterior')
  const ring = exterior === null ? null : firstChild(exterior, 'gml:linearring')
  return ring === null ? null : firstChild(ring, 'gml:poslist')
}

function pointOf(latitude: string | null, longitude: string | null): Place | null {
  return latitude === null || longitude === null ? null : placed('point', `${latitude} ${longitude}`)
}

function shaped(shape: Place['shape'], element: XmlElement | null): Place | null {
  const text = textOf(element)
  return text === null ? null : placed(shape, text)
}

/** Which number of positions makes a shape. */
const leastPositions = { point: 1, line: 2, polygon: 4, box: 2 }

function placed(shape: Place['shape'], text: string): Place | null {
  const positions = positionsOf(text)
  if (positions === null || positions.length < leastPositions[shape]) return null
  const most = shape === 'point' ? 1 : shape === 'box' ? 2 : mostPositions
  return positions.length > most ? null : { shape, positions }
}

/** georss writes the latitude first. */
function positionsOf(text: string): readonly Position[] | null {
  const numbers = text.trim().split(/[\s,]+/, 2 * mostPositions + 1)
  if (numbers.length % 2 === 1) return null
  const positions: Position[] = []
  for (let index = 0; index < numbers.length; index += 2) {
    const latitude = degrees(numbers[index], 90)
    const longitude = degrees(numbers[index + 1], 180)
    if (latitude === null || longitude === null) return null
    positions.push([longitude, latitude])
  }
  return positions
}

function degrees(text: string | undefined, most: number): number | null {
  if (text === undefined || !/^[+-]?\d{1,3}(?:\.\d{0,20})?$/.test(text)) return null
  const number = Number(text)
  return Math.abs(number) > most ? null : number
}
