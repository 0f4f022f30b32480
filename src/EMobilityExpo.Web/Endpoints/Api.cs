namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Web.Auth;

/// <summary>The REST interface. Endpoints only translate between HTTP and requests.</summary>
public static class Api
{
    public static void MapExpoApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api")
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
        TimetableEndpoints.MapOwn(app);
        TimetableEndpoints.MapMyFiles(app);
    }
}
