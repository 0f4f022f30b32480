# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends nodejs npm \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet restore --locked-mode src/EMobilityExpo.Web && dotnet restore --locked-mode src/EMobilityExpo.Cli
RUN dotnet publish src/EMobilityExpo.Web --no-restore -c Release -o /app/web \
    && dotnet publish src/EMobilityExpo.Cli --no-restore -c Release -o /app/cli

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir /app/data && chown $APP_UID /app/data
WORKDIR /app
COPY --from=build /app/web ./web
COPY --from=build /app/cli ./cli
USER $APP_UID
ENV Urls=http://+:8080 ASPNETCORE_ENVIRONMENT=Production
EXPOSE 8080
VOLUME /app/data
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD curl -fsS http://localhost:8080/health/ready || exit 1
ENTRYPOINT ["dotnet", "web/EMobilityExpo.Web.dll"]
