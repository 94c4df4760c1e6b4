export { aCase, aCount, aDecision, aVerdict } from './case';
export { aNotice, aReport, aSuspect, aVictim } from './report';
export { webcamChain, type WebcamChain, type WebcamChainSize } from './webcam-chain';
