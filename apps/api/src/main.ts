import { createApi, run } from '@app/platform';
import { AppModule } from './app.module';
import { version } from './description';

void run(async (config, log) => {
  const proxies = config.TRUSTED_PROXIES?.split(',').map((address) => address.trim()) ?? [];
  const app = await createApi({ module: AppModule.with(config), log, version, webFolder: 'dist/web', proxies });
  await app.listen(config.PORT, config.HOST);
  log.log({ address: await app.getUrl() }, 'Api');
  return app;
});
