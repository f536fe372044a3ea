FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The build makes the front end with npm.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
RUN dotnet publish src/MiniProgramConsole.Web -c Release --use-current-runtime --no-self-contained -o /app

# Has ICU, which Chinese and normalising need; an image without it (alpine, chiseled) will not do.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# Where SQLite's file goes unless a connection string says otherwise.
RUN mkdir App_Data && chown $APP_UID App_Data
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["dotnet", "MiniProgramConsole.Web.dll"]
