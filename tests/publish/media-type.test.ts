import { expect, test } from 'vitest'
import { mediaType } from '#publish/media-type.ts'

test.each([
  { url: 'https://a.example/file', type: null, is: 'application/octet-stream' },
  { url: 'https://a.example/file.unknown', type: null, is: 'application/octet-stream' },
  { url: 'https://a.example/__proto__.constructor', type: null, is: 'application/octet-stream' },
  { url: 'https://a.example/file.mp3', type: '', is: 'audio/mpeg' },
  { url: 'https://a.example/file.mp3', type: 'mp3', is: 'audio/mpeg' },
  { url: 'https://a.example/file', type: 'audio/', is: 'application/octet-stream' },
  { url: 'https://a.example/file', type: 'audio/mpeg; <b>', is: 'application/octet-stream' },
  { url: 'https://a.example/file.mp3', type: 'audio/x-odd', is: 'audio/x-odd' },
  { url: 'https://a.example/file', type: 'audio/ogg; codecs="opus, flac"', is: 'audio/ogg; codecs="opus, flac"' },
  { url: 'https://a.example/FILE.JPG?size=1.5', type: null, is: 'image/jpeg' },
  { url: 'https://a.example/v1.2/clip.webm#t=3', type: null, is: 'video/webm' },
])('$url, said to be $type, is $is', ({ url, type, is }) => {
  expect(mediaType({ url, type, lengthBytes: null })).toBe(is)
})
