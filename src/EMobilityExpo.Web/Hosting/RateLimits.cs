namespace EMobilityExpo.Web.Hosting;

using System.Globalization;
using System.Threading.RateLimiting;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Auth;
using Microsoft.AspNetCore.RateLimiting;

/// <summary>How often in a minute; section <c>RateLimits</c> of the configuration.</summary>
public sealed record RateLimits
{
    /// <summary>Attempts to sign in from one address.</summary>
    public int SignIn { get; init; } = 20;

    /// <summary>Registrations sent from one address.</summary>
    public int Registration { get; init; } = 30;

    /// <summary>Searches of one person.</summary>
    public int Search { get; init; } = 120;

    public static void Add(WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection(nameof(RateLimits)).Get<RateLimits>() ?? new();
        builder.Services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(limits.PartitionOf);
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, cancel) => RefuseAsync(context.HttpContext, context.Lease, cancel);
        });
    }

    RateLimitPartition<string> PartitionOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        var path = http.Request.Path;
        var posts = HttpMethods.IsPost(http.Request.Method);
        return posts && path.StartsWithSegments("/sign-in", StringComparison.Ordinal) ? AMinute($"sign-in {address}", SignIn)
            : posts && (path.StartsWithSegments("/register", StringComparison.Ordinal) || path.StartsWithSegments("/join", StringComparison.Ordinal)) ? AMinute($"register {address}", Registration)
            : (http.Request.Query.ContainsKey("search") || http.Request.Query.ContainsKey("q")) ? AMinute($"search {http.Caller()?.PublicId ?? address}", Search)
            : RateLimitPartition.GetNoLimiter("");
    }

    static RateLimitPartition<string> AMinute(string key, int most) => RateLimitPartition.GetSlidingWindowLimiter(
        key, _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });

    static async ValueTask RefuseAsync(HttpContext http, RateLimitLease lease, CancellationToken cancel)
    {
        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)after.TotalSeconds) : 60;
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await TypedResults.Problem(
                title: Words.T("Errors.TooOften"), statusCode: StatusCodes.Status429TooManyRequests, type: "urn:emobilityexpo:problem:Errors.TooOften")
                .ExecuteAsync(http);
        }
    }
}
