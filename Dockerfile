FROM node:20-bookworm-slim AS build
WORKDIR /kith
# The packages alone first: they change less often than the sources.
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node --input-type=module --eval "import { build } from './scripts/prepare.mjs'; build();" \
    && rm -rf dist/bench dist/deploy dist/test \
    && npm prune --omit=dev

FROM node:20-bookworm-slim
WORKDIR /kith
COPY --from=build /kith/package.json ./
COPY --from=build /kith/node_modules ./node_modules
COPY --from=build /kith/dist ./dist
RUN mkdir /data && chown 1000:1000 /data
# In a container 127.0.0.1 is nobody else's address.
ENV NODE_ENV=production \
    KITH_HOST=0.0.0.0 \
    KITH_PORT=8080 \
    KITH_CALL_HOST=0.0.0.0 \
    KITH_CALL_PORT=8090 \
    KITH_DATA=/data
# node, by number: Kubernetes' runAsNonRoot cannot look up names.
USER 1000:1000
VOLUME /data
# Clients, short links, other processes.
EXPOSE 8080 8081 8090
STOPSIGNAL SIGTERM
# On the cluster every process answers where the others call it; embedded there is only the port of the clients.
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
    CMD ["node", "--eval", "const e = process.env; const p = e.KITH_ENGINE === 'cluster' ? e.KITH_CALL_PORT : e.KITH_PORT; fetch('http://127.0.0.1:' + p + '/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1));"]
ENTRYPOINT ["node", "dist/runtime/main.js"]
CMD ["all"]
