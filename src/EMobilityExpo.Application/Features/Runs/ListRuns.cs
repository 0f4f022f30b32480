namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>The runs of an event, latest first.</summary>
public sealed record ListRuns(string EventId, PageRequest Paging) : IQuery<Paged<RunView>>;

public sealed class ListRunsValidator : AbstractValidator<ListRuns>
{
    public ListRunsValidator() => RuleFor(list => list.Paging).SetValidator(new PageRequestValidator());
}

public sealed class ListRunsHandler(DbSession db) : IRequestHandler<ListRuns, Paged<RunView>>
{
    public async Task<Paged<RunView>> Handle(ListRuns request, CancellationToken cancellationToken)
    {
        await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var which = new { request.EventId, request.Paging.Skip, request.Paging.Take };
        var rows = await db.QueryAsync<RunViewRow>(RunViewsSql.Page, which, cancellationToken);
        var total = await db.ScalarAsync<int>(RunViewsSql.Count, which, cancellationToken);
        return new([.. rows.Select(row => row.View())], total, request.Paging.Page, request.Paging.PageSize);
    }
}
