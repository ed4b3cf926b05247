import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf, rssItem } from './document.ts'

async function placeOf(inside: string) {
  return (await parse(documentOf(rssItem(`<title>t</title>${inside}`)))).entries[0]?.details.place
}

test.each([
  '',
  '<georss:point/>',
  '<georss:point>45.256</georss:point>',
  '<georss:point>north west</georss:point>',
  '<georss:point>91 0</georss:point>',
  '<georss:point>0 181</georss:point>',
  '<georss:point>1 2 3 4</georss:point>',
  '<georss:point>1e1 2</georss:point>',
  '<georss:line>45 -110</georss:line>',
  '<georss:box>1 2 3 4 5 6</georss:box>',
  '<geo:lat>45</geo:lat>',
  `<georss:line>${'1 2 '.repeat(5000)}</georss:line>`,
  '<georss:where><gml:Point/></georss:where>',
])('no place is made up from %s', async (inside) => {
  expect(await placeOf(inside)).toBeNull()
})

test.each([
  ['<georss:point>45.256 -71.92</georss:point>', 'point', [[-71.92, 45.256]]],
  ['<georss:point>45.256, -71.92</georss:point>', 'point', [[-71.92, 45.256]]],
  ['<geo:lat>26.58</geo:lat><geo:long>-97.83</geo:long>', 'point', [[-97.83, 26.58]]],
  ['<geo:Point><geo:lat>1</geo:lat><geo:long>2</geo:long></geo:Point>', 'point', [[2, 1]]],
  ['<georss:where><gml:Point><gml:pos>45.256 -71.92</gml:pos></gml:Point></georss:where>', 'point', [[-71.92, 45.256]]],
  [
    '<georss:line>45 -110 46 -109</georss:line>',
    'line',
    [
      [-110, 45],
      [-109, 46],
    ],
  ],
  [
    '<georss:where><gml:LineString><gml:posList>45 -110 46 -109</gml:posList></gml:LineString></georss:where>',
    'line',
    [
      [-110, 45],
      [-109, 46],
    ],
  ],
  [
    '<georss:where><gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner><gml:upperCorner>3 4</gml:upperCorner></gml:Envelope></georss:where>',
    'box',
    [
      [2, 1],
      [4, 3],
    ],
  ],
  [
    '<georss:where><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 0 1 1 1 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></georss:where>',
    'polygon',
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
])('%s is a %s, longitude first', async (inside, shape, positions) => {
  expect(await placeOf(inside)).toEqual({ shape, positions })
})
