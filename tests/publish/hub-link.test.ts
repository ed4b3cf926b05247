import { expect, test } from 'vitest'
import { hubLinkHeader } from '#publish/hub-link.ts'

test('an address cannot end its brackets, nor the header its line', () => {
  const header = hubLinkHeader('https://hub.example/>; rel="x"?a=>\r\nx: y', 'https://news.example/ü')
  expect(header).toBe('<https://hub.example/%3E;%20rel=%22x%22?a=%3Ex:%20y>; rel="hub", <https://news.example/%C3%BC>; rel="self"')
})
