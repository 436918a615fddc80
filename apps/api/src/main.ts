import { createApi, run, securityContactOf } from '@app/platform';
import { AppModule } from './app.module';
import { version } from './description';

void run(async (config, log) => {
  const proxies = config.TRUSTED_PROXIES?.split(',').map((address) => address.trim()) ?? [];
  const [module, security] = [AppModule.with(config), securityContactOf(config)];
  const app = await createApi({ module, log, version, webFolder: 'dist/web', proxies, security });
  await app.listen(config.PORT, config.HOST);
  log.log({ address: await app.getUrl() }, 'Api');
  return app;
});
