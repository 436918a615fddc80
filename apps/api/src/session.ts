import { answeredAs, categoriesIn, type Colleague, findColleague, isApart, maySignIn, SignInProblem } from '@app/cases';
import {
  type Asked,
  Door,
  type Person,
  Problem,
  PROVEN,
  type Session,
  Sessions,
  type SignedRequest,
} from '@app/platform';
import { isOfFamily, type Role } from '@app/rules';
import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { answerOf } from './access/answer';
import { sharedIn, type WithShared } from './access/shared-in';
import { Confirming } from './sign-in/confirming';
import { Cookies } from './sign-in/cookies';

type Signed = SignedRequest & WithShared & { colleague?: Colleague; session?: Session };

const OPEN = 'open to everybody';
/** Marks what may be asked without being signed in. */
export const OpenToAll = () => SetMetadata(OPEN, true);

const FAMILIES = 'for families';
type Families = 'alone' | 'too';
/** Marks what is asked by parents and young people, and by nobody else; all that is not marked is not for them. */
export const ForFamilies = () => SetMetadata(FAMILIES, 'alone' satisfies Families);
/** Marks what is of whoever asks it, of a family as well: no case is read by it. */
export const ForFamiliesToo = () => SetMetadata(FAMILIES, 'too' satisfies Families);

const BEFORE = 'before the organisation signed';
/** Marks what gets a region to work, and is there for who does that before his own organisation signed. */
export const BeforeSigning = () => SetMetadata(BEFORE, true);

const isUnsafe = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/**
 * Lets in who is signed in, and only from our own pages: a page elsewhere cannot set the header that every change
 * needs, and the cookie does not go along with its requests.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly cookies: Cookies,
    private readonly confirming: Confirming,
    private readonly door: Door,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Signed>();
    const isOurs = request.url.startsWith('/api/');
    if (isOurs && isUnsafe(request.method) && request.headers['x-requested-with'] !== 'terugweg') {
      throw new Problem('not-allowed', 'The header x-requested-with: terugweg is missing');
    }
    if (!isOurs || this.reflector.getAllAndOverride<boolean>(OPEN, [context.getHandler(), context.getClass()])) {
      return true;
    }
    const signedIn = await this.signedIn(request);
    if (!signedIn?.colleague) throw new Problem('not-signed-in');
    const { colleague, session } = signedIn;
    if (
      !colleague.isAdmitted &&
      !this.reflector.getAllAndOverride<boolean>(BEFORE, [context.getHandler(), context.getClass()])
    ) {
      throw new SignInProblem('organisation-not-signed');
    }
    if (this.reflector.getAllAndOverride<boolean>(PROVEN, [context.getHandler(), context.getClass()])) {
      if (!this.sessions.isProven(session!)) throw new Problem('sign-in-again');
    }
    const families = this.reflector.getAllAndOverride<Families | undefined>(FAMILIES, [
      context.getHandler(),
      context.getClass(),
    ]);
    const isOfFamilies = isOfFamily(colleague.role as Role);
    if (families !== 'too' && isOfFamilies !== (families === 'alone')) throw new Problem('not-allowed');
    const person = personOf(colleague);
    const schema = answerOf(context.getHandler());
    const shared = await sharedIn(this.door, request, { person, schema });
    const asked = askedIn(request, colleague, schema ? categoriesIn(schema, answeredAs(person), shared) : []);
    Object.assign(request, { colleague, session, shared, person: { ...person, asked } } satisfies Partial<Signed>);
    return true;
  }

  private async signedIn(request: FastifyRequest): Promise<Pick<Signed, 'colleague' | 'session'> | undefined> {
    const id = this.cookies.sessionOf(request);
    if (!id) return undefined;
    const found = await this.door.asMachine({ task: 'session', role: 'owner' }, async (open) => {
      const session = await this.sessions.find(open, id, isSomebodyThere(request));
      const colleague = session && (await findColleague(open, session));
      return colleague && maySignIn(colleague) ? { session, colleague } : undefined;
    });
    return found && (await this.confirming.isKnown(id, found.session)) ? found : undefined;
  }
}

/** What a screen asks by itself, and a stream that it opens again, is no sign of somebody. */
function isSomebodyThere({ headers }: FastifyRequest): boolean {
  return headers['x-nobody-there'] === undefined && !headers.accept?.includes('text/event-stream');
}

/** What a request asks, as it stands beside each look at a child. */
function askedIn(
  { id, ip: client, method, routeOptions }: FastifyRequest,
  { organisationId, regionId, role, level }: Colleague,
  categories: readonly string[],
): Asked {
  const action = `${method} ${routeOptions.url ?? ''}`;
  return {
    request: id,
    client,
    action,
    categories,
    organisation: organisationId,
    region: regionId,
    role,
    place: level,
  };
}

/** Who asks, with name and function. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Colleague => {
  return context.switchToHttp().getRequest<Signed>().colleague!;
});

/** The organisation of who works for none. */
const nobodys = '00000000-0000-0000-0000-000000000000';

/** The session in which he asks. */
export const Mine = createParamDecorator((_: unknown, context: ExecutionContext): Session => {
  return context.switchToHttp().getRequest<Signed>().session!;
});

/**
 * Whose place is apart is nobody in the cases of his organisation. So is a family everywhere: what it gets to see the machine
 * gives it.
 */
export function personOf({ id, organisationId, regionId, role, level, language }: Colleague): Person {
  if (isApart({ level })) return { id, organisation: nobodys, region: regionId, roles: [level], language };
  if (isOfFamily(role as Role)) return { id, organisation: nobodys, region: nobodys, roles: [role, level], language };
  return { id, organisation: organisationId, region: regionId, roles: [role, level], language };
}
