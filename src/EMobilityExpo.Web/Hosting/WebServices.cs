namespace EMobilityExpo.Web.Hosting;

using System.Text.Unicode;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Endpoints;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

public static class WebServices
{
    public static void AddExpoLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        // Its scope would put the path on every line, and some paths are secrets: /t/…, /sign-in/…
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        if (builder.Environment.IsDevelopment() || !Console.IsOutputRedirected)
            builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
        else
            builder.Logging.AddJsonConsole(options => options.IncludeScopes = true);
    }

    public static void AddExpoWeb(this IServiceCollection services)
    {
        services.AddScoped<SampleEvent>();
        services.AddRazorPages().AddBindingTexts();
        // Korean is written as it is, not as character references.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/css", "text/javascript", "image/svg+xml", PackedPages.Html];
        });
        services.AddSingleton<IResponseCompressionProvider, PackedPages>();
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = System.IO.Compression.CompressionLevel.Optimal);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
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
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
            pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
            api => api.UseStatusCodePages());
        app.UsePackedFiles();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions
        {
            ContentTypeProvider = new PackedFiles.Types(),
            // Addresses carry a hash of the content (asp-append-version), so a file may be kept as long as the browser likes.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=300",
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapExpoApi();
        app.MapSample();
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
