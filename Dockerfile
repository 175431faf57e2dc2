# syntax=docker/dockerfile:1
# One image for every role: NOCTURNE_ROLES says which. Debian, not Alpine: the embedded ClickHouse needs glibc.

FROM node:22.22.2-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --include=dev --loglevel=error
COPY . .
RUN npm run build

FROM node:22.22.2-bookworm-slim AS packages
WORKDIR /packages
# `--build-arg OMIT="--omit=optional"` leaves out the embedded ClickHouse (540 MB) for a system with CLICKHOUSE_URL.
ARG OMIT=""
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --omit=dev ${OMIT} --loglevel=error

FROM node:22.22.2-bookworm-slim
LABEL org.opencontainers.image.title="Nocturne" \
      org.opencontainers.image.description="Event correlator for network operations centres" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production \
    NOCTURNE_DATA_DIR=/data \
    NOCTURNE_HTTP_HOST=0.0.0.0 \
    NOCTURNE_HTTP_PORT=8480 \
    NOCTURNE_SNMP_HOST=0.0.0.0 \
    NOCTURNE_SNMP_PORT=1162
WORKDIR /app
COPY package.json LICENSE ./
COPY --from=packages /packages/node_modules node_modules
COPY --from=build /build/dist dist
COPY platform/setup platform/setup
COPY platform/clickhouse/migrations platform/clickhouse/migrations
RUN ln -s /app/platform/setup/nocturne.mjs /usr/local/bin/nocturne \
    && install -d -o node -g node -m 0750 /data
USER node
VOLUME /data
EXPOSE 8480/tcp 1162/udp
# Ready, not just alive: a role that cannot reach NATS or ClickHouse must not get traffic.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.NOCTURNE_HTTP_PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=64", "dist/main.js", "serve"]
