import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG, type Config } from '@app/platform';
import {
  type Agreement,
  type AgreementFile,
  type Catalogue,
  type HoldingVersion,
  type LocalDate,
  readCatalogue,
  readRegion,
  readSource,
  type Region,
  type Task,
  versionHolding,
} from '@app/rules';
import { Inject, Injectable } from '@nestjs/common';

/** A region that has a folder among the files of the platform. */
export interface FiledRegion {
  readonly id: string;
  readonly name: string;
}

/** What stands in the files of the platform: it does not change while this runs, so that each is read once. */
@Injectable()
export class WorkflowFiles {
  private read: readonly AgreementFile[] | undefined;
  private readonly catalogues = new Map<string, Catalogue>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The regions that have a folder here, by name. */
  get regions(): readonly FiledRegion[] {
    return this.layers
      .flatMap((id) => {
        const region = this.regionOf(id);
        return region ? [{ id, name: region.title?.nl ?? id }] : [];
      })
      .toSorted((one, other) => one.name.localeCompare(other.name));
  }

  /** Who a region is and who signed, as its folder says; undefined where there is no such folder. */
  regionOf(id: string): Region | undefined {
    const file = this.files.find(({ path }) => path === `${id}/region.yaml`);
    return file && readRegion(readSource(file.path, file.text).value).region;
  }

  /** The version that a region, or `default`, has of a workflow on a date; undefined where it has none. */
  held(region: string, workflow: string, on: LocalDate): HoldingVersion | undefined {
    if (region !== 'default' && !this.regionOf(region)) return undefined;
    return versionHolding(this.files, { region, workflow, on }, (layer) => this.catalogueOf(layer));
  }

  /** The newest version of each workflow that the platform offers. */
  get offered(): ReadonlyMap<string, Agreement> {
    return new Map(this.catalogueOf('default').agreements.map((agreement) => [agreement.workflow, agreement]));
  }

  /** What a step can ask for, with its form. */
  get tasks(): readonly Task[] {
    return this.catalogueOf('default').tasks;
  }

  private catalogueOf(layer: string): Catalogue {
    const known = this.catalogues.get(layer) ?? readCatalogue(this.files, layer);
    this.catalogues.set(layer, known);
    return known;
  }

  private get layers(): string[] {
    return readdirSync(this.config.WORKFLOWS_DIR, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  }

  private get files(): readonly AgreementFile[] {
    const root = this.config.WORKFLOWS_DIR;
    this.read ??= ['', ...this.layers].flatMap((layer) =>
      readdirSync(join(root, layer))
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => ({
          path: layer ? `${layer}/${name}` : name,
          text: readFileSync(join(root, layer, name), 'utf8'),
        })),
    );
    return this.read;
  }
}
