using EMobilityExpo.Web.Tests;
using EMobilityExpo.Web.Tests.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedHost))]
[assembly: AssemblyFixture(typeof(ChromiumFixture))]

namespace EMobilityExpo.Web.Tests;

/// <summary>
/// One host for all tests that need nothing of their own but an event: to start one takes seconds of work. It starts when the first asks for it.
/// </summary>
public sealed class SharedHost : IAsyncDisposable
{
    /// <summary>All tests sign in from one address.</summary>
    readonly Lazy<WebApp> _app = new(() => new(("RateLimits:SignIn", "100000"), ("RateLimits:Search", "100000"), ("RateLimits:Registration", "100000")));

    public WebApp App => _app.Value;

    public ValueTask DisposeAsync() => _app.IsValueCreated ? _app.Value.DisposeAsync() : default;
}
