namespace EMobilityExpo.Web.Tests.Speed;

using Shouldly;
using Xunit;

/// <summary>The first view of every page stays small at a large event. How long it takes is measured elsewhere: <c>docs/benchmarks.md</c>.</summary>
public sealed class PageWeightTests : IAsyncDisposable
{
    const int Most = 200_000;

    readonly WebApp _app = new(("Logging:LogLevel:Default", "Error"));

    [Fact]
    public async Task The_first_view_of_every_page_is_under_200_kB()
    {
        var visits = await new PageVisits(_app, await LargeEvent.CreateAsync(_app, 300, 80)).AllAsync(again: 0);

        visits.Where(visit => visit.Bytes >= Most).Select(visit => $"{visit.Role} {visit.Route}: {visit.Html} + {visit.Files}").ShouldBeEmpty();
        visits.Count.ShouldBeGreaterThan(35);
        visits.ShouldAllBe(visit => visit.Files > 20_000, "styles and scripts are counted");
    }

    [Fact]
    public async Task What_is_packed_is_the_plain_file_and_only_for_who_takes_it()
    {
        using var client = _app.Anonymous();
        var plain = await client.GetByteArrayAsync("/lib/bootstrap.min.css?v=1", TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        var answer = await client.GetAsync("/lib/bootstrap.min.css?v=1", TestContext.Current.CancellationToken);

        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        await using var unpacked = new System.IO.Compression.BrotliStream(
            await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), System.IO.Compression.CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        bytes.ToArray().ShouldBe(plain);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
