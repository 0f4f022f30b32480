namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Spreadsheets;
using MediatR;

/// <summary>The list to fill in for one side, as CSV or XLSX, in the reader's language.</summary>
public sealed record GetTemplate(string Side, string Format) : IQuery<Download>;

public sealed class GetTemplateHandler : IRequestHandler<GetTemplate, Download>
{
    public Task<Download> Handle(GetTemplate request, CancellationToken cancellationToken) =>
        Sides.All.Contains(request.Side) && request.Format is "csv" or "xlsx"
            ? Task.FromResult(ImportTemplate.Of(request.Side, request.Format))
            : throw new NotFound("Errors.NotFound");
}
