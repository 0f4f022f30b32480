namespace EMobilityExpo.Web.Hosting;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Web.Auth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

/// <summary>The description at <c>/openapi/v1.json</c> and the page to try it at <c>/api-docs</c>.</summary>
public static class OpenApiServices
{
    public static void AddExpoOpenApi(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "EMobilityExpo";
            document.Info.Description =
                "Export consultations of a trade expo: lists, scores, timetables, requests. Programs send an API token as Authorization: Bearer; "
                + "a browser's session is a cookie, and every change by it sends the antiforgery token of GET /api/session as the header "
                + "X-CSRF-TOKEN. Errors are problem details (RFC 9457) in the language of Accept-Language.";
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (Formats.TryGetValue(Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type, out var format))
            {
                schema.Type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
                schema.Format = format;
                schema.Properties = null;
                schema.Required = null;
            }

            return Task.CompletedTask;
        });
    });

    static readonly Dictionary<Type, string> Formats = new()
    {
        [typeof(Instant)] = "date-time",
        [typeof(LocalDate)] = "date",
        [typeof(LocalTime)] = "time",
    };

    public static void MapExpoOpenApi(this WebApplication app)
    {
        app.MapOpenApi().Needs(Permissions.Account);
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api-docs", StringComparison.Ordinal),
            docs =>
            {
                docs.Use((context, next) => context.Caller() is { Verified: true } ? next(context) : context.ChallengeAsync());
                docs.UseSwaggerUI(options =>
                {
                    options.RoutePrefix = "api-docs";
                    options.SwaggerEndpoint("/openapi/v1.json", "EMobilityExpo");
                    options.DocumentTitle = "EMobilityExpo API";
                    options.InjectJavascript("/lib/apidocs.js");
                });
            });
    }
}
