namespace EMobilityExpo.Web.Pages.Own;

using EMobilityExpo.Application.Features.Timetables;
using MediatR;
using Microsoft.AspNetCore.Localization;

/// <summary>What the pages and files behind a secret link have in common.</summary>
public static class OwnLink
{
    /// <summary>Keeps the secret from search engines, from caches that others share, and from whatever the page links to.</summary>
    public static void Guard(HttpResponse response)
    {
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        response.Headers.CacheControl = "private, no-cache";
    }

    /// <summary>The page speaks the participant's language until the reader chooses another.</summary>
    public sealed class Language : RequestCultureProvider
    {
        public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            if (httpContext.Request.Path.Value is not { } path || !path.StartsWith("/t/", StringComparison.Ordinal))
                return null;
            var mediator = httpContext.RequestServices.GetRequiredService<IMediator>();
            var korean = await mediator.Send(new ReadsKorean(Path.GetFileNameWithoutExtension(path)), httpContext.RequestAborted);
            return new(korean ? "ko-KR" : "en-GB");
        }
    }
}
