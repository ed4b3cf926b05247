/**
 * The invented outlets and their feeds: their plan stands here, their stories in `sites/`.
 * No outlet, person or report in it is real; the domains end in .example (RFC 2606).
 */
import type { Story } from './sample-item.ts'
import aldermoor from './sites/aldermoor.json' with { type: 'json' }
import corridor from './sites/corridor.json' with { type: 'json' }
import gatherline from './sites/gatherline.json' with { type: 'json' }
import halvardLatest from './sites/halvard-latest.json' with { type: 'json' }
import halvardWorld from './sites/halvard-world.json' with { type: 'json' }
import morgenwarte from './sites/morgenwarte.json' with { type: 'json' }
import northquaySport from './sites/northquay-sport.json' with { type: 'json' }
import northquayWorld from './sites/northquay-world.json' with { type: 'json' }
import pristan from './sites/pristan.json' with { type: 'json' }
import saltmarsh from './sites/saltmarsh.json' with { type: 'json' }
import velmere from './sites/velmere.json' with { type: 'json' }
import weirgate from './sites/weirgate.json' with { type: 'json' }
import windrow from './sites/windrow.json' with { type: 'json' }

/** `html` is a page where a feed is expected. */
export type SampleFormat = 'rss-0.91' | 'rss-1.0' | 'rss-2.0' | 'atom-html' | 'atom-xhtml' | 'json-feed' | 'html'

export type SampleEncoding = 'utf-8' | 'windows-1252' | 'utf-16le'

/**
 * `live`: gains items. `slow`: begins after two seconds and drips for two more. `gone`: 410.
 * `broken`: either a document damaged in the middle and cut off at its end, all of whose `items()` are whole, or a page instead of a feed.
 */
export type Behaviour = 'steady' | 'live' | 'slow' | 'broken' | 'gone'

export interface Outlet {
  /** First part of every path of this outlet, and with `.example` its domain. */
  readonly id: string
  readonly name: string
  readonly language: string
}

/** A story of another outlet, as an aggregator passes it on. */
export interface Syndicated {
  readonly feed: string
  readonly slug: string
  readonly hoursOld: number
}

export interface FeedPlan {
  readonly id: string
  readonly outlet: Outlet
  readonly title: string
  readonly description: string
  /** The feed's own name below its outlet. */
  readonly file: string
  readonly format: SampleFormat
  readonly encoding: SampleEncoding
  readonly behaviour: Behaviour
  readonly stories: readonly Story[]
  readonly syndicated: readonly Syndicated[]
}

const usual = { encoding: 'utf-8', behaviour: 'steady', stories: [], syndicated: [] } as const
const halvard: Outlet = { id: 'halvard', name: 'Halvard Wire', language: 'en' }
const northquay: Outlet = { id: 'northquay', name: 'Northquay Dispatch', language: 'en' }

export const feedPlans: readonly FeedPlan[] = [
  {
    ...usual,
    id: 'halvard-world',
    outlet: halvard,
    title: 'Halvard Wire: World',
    description: 'Reports from around the world',
    file: 'world.rss',
    format: 'rss-2.0',
    stories: halvardWorld,
  },
  {
    ...usual,
    id: 'halvard-latest',
    outlet: halvard,
    title: 'Halvard Wire: Latest',
    description: 'Every report as it is filed',
    file: 'latest.rss',
    format: 'rss-2.0',
    behaviour: 'live',
    stories: halvardLatest,
  },
  {
    ...usual,
    id: 'northquay-world',
    outlet: northquay,
    title: 'Northquay Dispatch: World',
    description: 'Foreign news, daily',
    file: 'world.atom',
    format: 'atom-html',
    stories: northquayWorld,
  },
  {
    ...usual,
    id: 'northquay-sport',
    outlet: northquay,
    title: 'Northquay Dispatch: Sport',
    description: 'Results and reports',
    file: 'sport.rss',
    format: 'rss-2.0',
    stories: northquaySport,
  },
  {
    ...usual,
    id: 'saltmarsh',
    outlet: { id: 'saltmarsh', name: 'Saltmarsh Review', language: 'en' },
    title: 'Saltmarsh Review',
    description: 'Politics and economies in plain words',
    file: 'review.rdf',
    format: 'rss-1.0',
    stories: saltmarsh,
  },
  {
    ...usual,
    id: 'velmere',
    outlet: { id: 'velmere', name: 'Velmere Institute', language: 'en' },
    title: 'Velmere Institute: Briefs',
    description: 'Short papers on security',
    file: 'briefs.atom',
    format: 'atom-xhtml',
    stories: velmere,
  },
  {
    ...usual,
    id: 'corridor',
    outlet: { id: 'corridor', name: 'Relief Corridor', language: 'en' },
    title: 'Relief Corridor',
    description: 'News for people who bring help',
    file: 'feed.json',
    format: 'json-feed',
    stories: corridor,
  },
  {
    ...usual,
    id: 'aldermoor',
    outlet: { id: 'aldermoor', name: 'Aldermoor Council', language: 'en' },
    title: 'Aldermoor Council: Alliance Notes',
    description: 'What the alliance decided',
    file: 'notes.rss',
    format: 'rss-0.91',
    stories: aldermoor,
  },
  {
    ...usual,
    id: 'windrow',
    outlet: { id: 'windrow', name: 'Windrow Energy Notes', language: 'en' },
    title: 'Windrow Energy Notes',
    description: 'Power, fuel and climate',
    file: 'notes.atom',
    format: 'atom-html',
    behaviour: 'slow',
    stories: windrow,
  },
  {
    ...usual,
    id: 'morgenwarte',
    outlet: { id: 'morgenwarte', name: 'Morgenwarte', language: 'de' },
    title: 'Morgenwarte: Ausland',
    description: 'Nachrichten aus aller Welt – täglich für Leser in Österreich, Deutschland und der Schweiz',
    file: 'ausland.rss',
    format: 'rss-2.0',
    encoding: 'windows-1252',
    stories: morgenwarte,
  },
  {
    ...usual,
    id: 'pristan',
    outlet: { id: 'pristan', name: 'Ранкова пристань', language: 'uk' },
    title: 'Ранкова пристань',
    description: 'Новини України та світу',
    file: 'novyny.rss',
    format: 'rss-2.0',
    encoding: 'utf-16le',
    stories: pristan,
  },
  {
    ...usual,
    id: 'gatherline',
    outlet: { id: 'gatherline', name: 'Gatherline', language: 'en' },
    title: 'Gatherline: Picks',
    description: 'Reports of others, gathered',
    file: 'picks.rss',
    format: 'rss-2.0',
    syndicated: gatherline,
  },
  {
    ...usual,
    id: 'weirgate',
    outlet: { id: 'weirgate', name: 'Weirgate Bulletin', language: 'en' },
    title: 'Weirgate Bulletin',
    description: 'The harbour and beyond',
    file: 'bulletin.rss',
    format: 'rss-2.0',
    behaviour: 'broken',
    stories: weirgate,
  },
  {
    ...usual,
    id: 'quarrystone',
    outlet: { id: 'quarrystone', name: 'Quarrystone Radio', language: 'en' },
    title: 'Quarrystone Radio',
    description: 'Off the air',
    file: 'news.rss',
    format: 'html',
    behaviour: 'broken',
  },
  {
    ...usual,
    id: 'millrace',
    outlet: { id: 'millrace', name: 'Millrace Post', language: 'en' },
    title: 'Millrace Post',
    description: 'Closed in spring',
    file: 'post.rss',
    format: 'rss-2.0',
    behaviour: 'gone',
  },
]
