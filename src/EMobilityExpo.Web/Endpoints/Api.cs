namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Web.Auth;

/// <summary>The REST interface. Endpoints only translate between HTTP and requests.</summary>
public static class Api
{
    public static void MapExpoApi(this IEndpointRouteBuilder app)
    {
        var once = new BuiltOnce(app);
        var api = once.MapGroup("/api")
            .AddEndpointFilter<AntiforgeryFilter>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        SessionEndpoints.Map(api);
        AccountEndpoints.Map(api);
        MemberEndpoints.Map(api);
        OwnEndpoints.Map(api);
        MediaEndpoints.Map(api);
        ShowcaseEndpoints.Map(api);
        DashboardEndpoints.Map(api);
        RegistrationEndpoints.Map(api);
        RequestSettingsEndpoints.Map(api);
        DelegationEndpoints.Map(api);
        MessageEndpoints.Map(api);
        JobEndpoints.Map(api);
        EventEndpoints.Map(api);
        EvaluationEndpoints.Map(api);
        ImportEndpoints.Map(api);
        ParticipantEndpoints.Map(api);
        WishEndpoints.Map(api);
        HistoryEndpoints.Map(api);
        PairEndpoints.Map(api);
        ReferenceEndpoints.Map(api);
        RunEndpoints.Map(api);
        MoveEndpoints.Map(api);
        SuggestionEndpoints.Map(api);
        TimetableEndpoints.Map(api);
        WeightEndpoints.Map(api);
        TimetableEndpoints.MapMine(api);
        TimetableEndpoints.MapOwn(once);
        TimetableEndpoints.MapMyFiles(once);
        app.DataSources.Add(new CompositeEndpointDataSource(once.DataSources));
    }

    /// <summary>
    /// Routing and authorization each ask for all endpoints, and a group compiles them anew each time: that was half of the time it took to start.
    /// What is gathered here is compiled once, and kept by the composite.
    /// </summary>
    sealed class BuiltOnce(IEndpointRouteBuilder app) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => app.ServiceProvider;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => app.CreateApplicationBuilder();
    }
}
