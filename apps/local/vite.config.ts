import { nodeApp } from '../node-app.vite.ts';

export default nodeApp('local', { main: 'src/main.ts', token: 'src/token-main.ts' });
