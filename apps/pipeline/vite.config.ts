import { nodeApp } from '../node-app.vite.ts';

export default nodeApp('pipeline');
