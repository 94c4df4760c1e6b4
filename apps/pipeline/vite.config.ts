import { nodeApp } from '../node-app.vite.ts';

export default nodeApp('pipeline', { main: 'src/main.ts', service: 'src/service/main.ts' });
