namespace EMobilityExpo.Web.Hosting;

using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Endpoints;
using Microsoft.AspNetCore.Localization;

public static class WebServices
{
    public static void AddExpoLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment() || !Console.IsOutputRedirected)
            builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
        else
            builder.Logging.AddJsonConsole(options => options.IncludeScopes = true);
    }

    public static void AddExpoWeb(this IServiceCollection services)
    {
        services.AddRazorPages();
        services.AddExpoOpenApi();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddHostedService<Observability>();
        services.ConfigureHttpJsonOptions(options => JsonConventions.Apply(options.SerializerOptions));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SupportedCultures = [.. Words.Cultures];
            options.SupportedUICultures = [.. Words.Cultures];
            options.DefaultRequestCulture = new(Words.Cultures[0]);
            options.FallBackToParentUICultures = true;
            options.ApplyCurrentCultureToResponseHeaders = true;
            // After the choice of the reader, before what the browser asks for.
            options.RequestCultureProviders.Insert(2, new Pages.Own.OwnLink.Language());
        });
    }

    public static void UseExpo(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        app.UseExceptionHandler("/error");
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
            pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
            api => api.UseStatusCodePages());
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapExpoApi();
        app.MapLanguage();
        app.MapExpoOpenApi();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    static void MapLanguage(this WebApplication app) =>
        app.MapGet("/language/{culture}", (string culture, string? returnUrl, HttpContext http) =>
        {
            if (Words.Cultures.Any(known => known.Name == culture))
            {
                http.Response.Cookies.Append(
                    CookieRequestCultureProvider.DefaultCookieName,
                    CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
                    new() { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax });
            }

            // Only a path of this site: never a way out to another one.
            var back = returnUrl is ['/', not ('/' or '\\'), ..] or "/" ? returnUrl : "/";
            return Results.LocalRedirect(back);
        }).AllowAnonymous().ExcludeFromDescription();
}
