namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>The problem that was solved or the solution, as a file of the timetable format.</summary>
public sealed record GetRunFile(string EventId, string RunId, bool Solution) : IQuery<RunFile>;

public sealed record RunFile(string Name, string Text);

public sealed class GetRunFileHandler(DbSession db) : IRequestHandler<GetRunFile, RunFile>
{
    public async Task<RunFile> Handle(GetRunFile request, CancellationToken cancellationToken)
    {
        var run = await db.FirstOrDefaultAsync<RunInputs>(RunsSql.InputsOfEvent, request, cancellationToken) ?? throw new NotFound("Runs.NotFound");
        var text = request.Solution ? run.Solution : run.Problem;
        if (string.IsNullOrEmpty(text))
            throw new Conflict("Runs.NotReady");
        return new($"run-{run.Number}-{(request.Solution ? "solution" : "problem")}.json", text);
    }
}
