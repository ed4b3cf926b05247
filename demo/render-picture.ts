/** A picture for each article: calm bands in colours that follow from its address. */
import { sha256Base32 } from '#lib/hash.ts'
import { xml } from './xml.ts'

export function renderPicture(path: string): string {
  const digest = sha256Base32(path)
  const hue = digest.charCodeAt(0) * 11 + digest.charCodeAt(1) * 7
  const bands = [0, 1, 2, 3, 4].map((index) => {
    const top = 60 + index * 55 + (digest.charCodeAt(index + 2) % 30)
    return xml`<path d="M0 ${top} Q 160 ${top - 30 - (digest.charCodeAt(index + 8) % 25)} 320 ${top} T 640 ${top} V 360 H 0 Z" fill="hsl(${
      (hue + index * 12) % 360
    } 38% ${68 - index * 9}%)" />`
  })
  return xml`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360">
<rect width="640" height="360" fill="hsl(${hue % 360} 45% 82%)" />${bands}</svg>`.markup
}
