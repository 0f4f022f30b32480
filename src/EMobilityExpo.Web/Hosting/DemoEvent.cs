namespace EMobilityExpo.Web.Hosting;

public static class DemoEvent
{
    public static Task OpenAsync(IServiceProvider services, string address, CancellationToken cancel) => Task.CompletedTask;
}
