# Debian, since the packages with native code come for glibc. The same Node as npm installs for everyone else.
FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app
ENV NODE_ENV=production

# The packages by themselves: a change of code does not fetch them again.
FROM base AS packages
COPY package.json package-lock.json ./
# What is optional is Node, which stands here already. No install scripts: none is needed, and npm would compile SQLite, for which nothing is here.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM base
# A volume takes over the owner of the folder it covers.
RUN mkdir /data && chown node:node /data
COPY --from=packages /app/node_modules node_modules
COPY package.json feeds.json feeds.schema.json ./
COPY src src
COPY workers workers
COPY demo demo
ENV HOST=0.0.0.0 DATA_DIR=/data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 8080) + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--no-parallel-scavenge", "--initial-old-space-size=40", "--max-old-space-size=1000", "src/cli/tributary.js", "start"]
