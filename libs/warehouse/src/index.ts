export { openMarts, type Marts, type MartsOptions } from './marts';
