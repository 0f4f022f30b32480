namespace EMobilityExpo.Web.Hosting;

using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

/// <summary>A page that is large and holds no secret but the antiforgery token, which is another one in every answer.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PackedPageAttribute : Attribute;

/// <summary>
/// Compresses files, and of pages only those that say so: what is compressed over TLS must not mix lasting secrets with what an
/// attacker sends (BREACH, 2013).
/// </summary>
public sealed class PackedPages(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    public const string Html = "text/html";

    public override bool ShouldCompressResponse(HttpContext context) =>
        base.ShouldCompressResponse(context)
        && (context.Response.ContentType?.StartsWith(Html, StringComparison.Ordinal) != true || context.GetEndpoint()?.Metadata.GetMetadata<PackedPageAttribute>() is not null);
}
