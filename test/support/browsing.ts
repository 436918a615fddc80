/** The cookies and the addresses of one browser, for what redirects it from site to site. */
export class Browsing {
  private readonly jars = new Map<string, Map<string, string>>();

  /** The attributes with which a site gave a cookie, by its name. */
  readonly given = new Map<string, string>();

  /** Asks as a page does, and follows nobody. */
  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(address);
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), cookie };
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(jar, line);
    return response;
  }

  /** Goes where it is sent until a page is there, or an address that the caller wants to see. */
  async follow(response: Response, from: string, isEnd: (address: string) => boolean): Promise<string> {
    const location = response.headers.get('location');
    if (!location) return from;
    const next = new URL(location, from).href;
    return isEnd(next) ? next : this.follow(await this.ask(next), next, isEnd);
  }

  cookieOf(origin: string, name: string): string | undefined {
    return this.jars.get(origin)?.get(name);
  }

  private keep(jar: Map<string, string>, line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    this.given.set(name, attributes.join('; '));
    if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
    else jar.set(name, pair.slice(name.length + 1));
  }
}
