import { nodeApp } from '../node-app.vite';

export default nodeApp('pipeline');
