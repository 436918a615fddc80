import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Assets stay files: the content security policy of the api allows no `data:` addresses and nothing inline. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': process.env.TERUGWEG_API ?? 'http://127.0.0.1:3000' } },
});
