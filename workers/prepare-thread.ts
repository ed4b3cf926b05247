/** Entry of a prepare thread. */
import { prepare } from './prepare.ts'
import { answerCalls } from './thread.ts'

const methods = { prepare }
export type PrepareMethods = typeof methods

answerCalls(methods)
