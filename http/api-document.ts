import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import type { HttpResponse } from '../ports/transport.ts';
import type { Section } from './openapi.ts';
import { json } from './respond.ts';

export interface About {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  /** Of all sections that name none; relative to where the document came from. */
  readonly server: string;
}

/**
 * The OpenAPI 3.1 document of an address, made when it is first asked for and again only when the sections have
 * changed: it takes tens of milliseconds, and anybody may ask.
 */
export class ApiDocument {
  readonly #about: About;
  readonly #sections: () => readonly Section[];
  #told: readonly Section[] = [];
  #object: object | undefined;
  #answer: HttpResponse | undefined;

  /** `sections` may grow while the services of the process start. */
  constructor(about: About, sections: () => readonly Section[]) {
    this.#about = about;
    this.#sections = sections;
  }

  object(): object {
    const sections = this.#sections();
    if (this.#object === undefined || !isSame(sections, this.#told)) {
      this.#told = sections;
      this.#object = openapiDocument(this.#about, sections);
      this.#answer = undefined;
    }
    return this.#object;
  }

  answer(): HttpResponse {
    const object = this.object();
    this.#answer ??= json(200, object);
    return this.#answer;
  }
}

function isSame(a: readonly Section[], b: readonly Section[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ paths, server }, i) => paths === b[i]!.paths && server === b[i]!.server)
  );
}

/** Throws for a path and method that two sections answer: a document can tell only one of them. */
function openapiDocument({ server, ...info }: About, sections: readonly Section[]): object {
  const registry = new OpenAPIRegistry();
  const schemes = new Map(sections.flatMap((section) => section.schemes.map((each) => [each.name, each])));
  for (const [name, { description, format }] of schemes) {
    const bearer = { type: 'http', scheme: 'bearer', description } as const;
    registry.registerComponent('securitySchemes', name, {
      ...bearer,
      ...(format === undefined ? {} : { bearerFormat: format }),
    });
  }
  const seen = new Set<string>();
  for (const { tag, paths, server: own } of sections) {
    for (const path of paths) {
      const name = `${path.method} ${path.path}`;
      if (seen.has(name)) throw new Error(`Two sections of the API document tell of ${name}.`);
      seen.add(name);
      registry.registerPath({
        ...path,
        tags: [tag],
        ...(own === undefined ? {} : { servers: [{ url: own }] }),
      });
    }
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    ...{ openapi: '3.1.0', info, servers: [{ url: server }] },
    tags: sections.map(({ tag: name, description }) => ({ name, description })),
  });
}
