namespace EMobilityExpo.Web.Hosting;

using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

/// <summary>Libraries and scripts that were packed when they were built: a browser that takes Brotli gets the packed file beside the plain one.</summary>
public static class PackedFiles
{
    const string Packed = ".br";

    public static void UsePackedFiles(this WebApplication app)
    {
        var files = app.Environment.WebRootFileProvider;
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (request.Path.StartsWithSegments("/lib", StringComparison.Ordinal) && HttpMethods.IsGet(request.Method)
                && request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "br" && coding.Quality is null or > 0)
                && files.GetFileInfo(request.Path.Value + Packed).Exists)
            {
                request.Path += Packed;
                context.Response.Headers.ContentEncoding = "br";
                context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            }

            return next(context);
        });
    }

    /// <summary>A packed file is of the type of the plain one.</summary>
    public sealed class Types : IContentTypeProvider
    {
        readonly FileExtensionContentTypeProvider _usual = new();

        public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType) =>
            _usual.TryGetContentType(subpath.EndsWith(Packed, StringComparison.Ordinal) ? subpath[..^Packed.Length] : subpath, out contentType);
    }
}
