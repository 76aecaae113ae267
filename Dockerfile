# syntax=docker/dockerfile:1
#
#   docker build -t matinee .                             the application
#   docker build -t matinee-migrate --target migrate .    the one-off job that applies the migrations
#
# Apply the migrations once per release, before the new application starts:
#   docker run --rm -e DATABASE_URL=... matinee-migrate
#
# Nothing secret is built in. At start the application reads, and in production refuses to run without,
#   APP_ENV APP_URL
#   DATABASE_URL DATABASE_POOL_SIZE
#   UPSTASH_REDIS_REST_URL UPSTASH_REDIS_REST_TOKEN
#   STRIPE_SECRET_KEY STRIPE_WEBHOOK_SECRETS STRIPE_API_BASE
#   RESEND_API_KEY RESEND_BASE_URL MAIL_FROM
#   INNGEST_EVENT_KEY INNGEST_SIGNING_KEY INNGEST_BASE_URL INNGEST_DEV
#   NEXTAUTH_SECRET NEXTAUTH_URL TICKET_SIGNING_KEY
#   TRUSTED_PROXY_HOPS HOLD_SECONDS PAYMENT_GRACE_SECONDS CHECKOUT_MINIMUM_SECONDS
# .env.example says what each one is.

FROM node:24-slim AS base
WORKDIR /srv/matinee
ENV NEXT_TELEMETRY_DISABLED=1

FROM base AS packages
COPY package.json package-lock.json ./
# Install scripts serve the local cloud only; the database client is made in the build stage.
RUN npm ci --ignore-scripts

FROM packages AS build
COPY . .
RUN npm run generate && npm run build && rm -rf .next/cache

FROM packages AS migrate
COPY prisma.config.ts ./
COPY prisma ./prisma
USER node
CMD ["npx", "prisma", "migrate", "deploy"]

FROM base AS production-packages
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

FROM base AS app
ENV NODE_ENV=production APP_ENV=production PORT=3000 HOSTNAME=0.0.0.0
COPY --from=production-packages /srv/matinee/node_modules ./node_modules
COPY --from=build /srv/matinee/package.json /srv/matinee/next.config.ts /srv/matinee/tsconfig.json ./
# next.config.ts is read again at start and imports the security headers from lib.
COPY --from=build /srv/matinee/lib ./lib
COPY --from=build /srv/matinee/public ./public
COPY --from=build --chown=node:node /srv/matinee/.next ./.next
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Started without npm, so that a stop signal reaches the server and running requests end in peace.
CMD ["node", "node_modules/next/dist/bin/next", "start"]
