import { createApi, run } from '@app/platform';
import { AppModule } from './app.module';
import { version } from './description';

void run(async (config, log) => {
  const app = await createApi({ module: AppModule.with(config), log, version, webFolder: 'dist/web' });
  await app.listen(config.PORT, config.HOST);
  log.log({ address: await app.getUrl() }, 'Api');
  return app;
});
