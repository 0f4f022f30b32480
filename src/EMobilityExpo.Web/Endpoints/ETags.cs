namespace EMobilityExpo.Web.Endpoints;

using System.Globalization;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;

/// <summary>Row versions as ETags: read with the thing, sent back as <c>If-Match</c> by the one who changes it.</summary>
public static class ETags
{
    public static void SetETag(this HttpResponse response, long rowVersion) =>
        response.Headers.ETag = $"\"{rowVersion.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>The row version that the caller has read.</summary>
    /// <exception cref="PreconditionMissing">There is no If-Match header (428).</exception>
    /// <exception cref="Stale">It names something that was never given out (412).</exception>
    public static long IfMatch(this HttpRequest request)
    {
        var given = request.Headers.IfMatch.ToString();
        if (given.Length == 0)
            throw new PreconditionMissing();
        var tag = given.StartsWith("W/", StringComparison.Ordinal) ? given[2..] : given;
        return long.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : throw new Stale();
    }
}

/// <summary>A change without the version it is based on would overwrite what others did.</summary>
public sealed class PreconditionMissing() : BadHttpRequestException(
    Words.T("Errors.PreconditionMissing"), StatusCodes.Status428PreconditionRequired);
