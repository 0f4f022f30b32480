namespace EMobilityExpo.Web.Auth;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Mail;
using EMobilityExpo.Application.Messaging;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

public static class AuthServices
{
    const string Either = "SessionOrToken";

    public static void AddExpoAuth(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddScoped<IActor, WebActor>();
        // Keys in the database: any node reads the cookies of any other.
        services.AddDataProtection().SetApplicationName("EMobilityExpo");
        services.AddSingleton<IXmlRepository, DataProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((options, keys) => options.XmlRepository = keys);
        services.AddSingleton<ISecrets, ProtectedSecrets>();

        services.AddScoped<SessionCookie>();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = http =>
                ApiTokenHandler.IsFor(http.Request) ? ApiTokenHandler.Name : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.Name, null)
            .AddCookie(options =>
            {
                options.Cookie.Name = "expo.session";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.ExpireTimeSpan = SessionCookie.Lifetime;
                options.LoginPath = "/sign-in";
                options.EventsType = typeof(SessionCookie);
            });
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        var authorization = services.AddAuthorizationBuilder().SetFallbackPolicy(PolicyOf(""));
        foreach (var permission in Permissions.All)
            authorization.AddPolicy(permission, PolicyOf(permission));
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-CSRF-TOKEN";
            options.Cookie.Name = "expo.csrf";
        });
    }

    static AuthorizationPolicy PolicyOf(string permission) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)).Build();
}

/// <summary>The signed-in person, by its id; in a job the one who asked for it; else the system.</summary>
public sealed class WebActor(IHttpContextAccessor http, JobActor job) : IActor
{
    public string Name => job.RequestedBy ?? http.HttpContext?.Caller()?.PublicId ?? "system";
}

public sealed class ProtectedSecrets(IDataProtectionProvider protection) : ISecrets
{
    readonly IDataProtector _protector = protection.CreateProtector("EMobilityExpo.OneTimeCode");

    public string Protect(string secret) => _protector.Protect(secret);

    public string Unprotect(string kept) => _protector.Unprotect(kept);
}
