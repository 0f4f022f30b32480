namespace EMobilityExpo.Application.Features.Products;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using Party = EMobilityExpo.Application.Features.Requests.Party;

public sealed record GetCompanyPage(string EventId, string ParticipantId) : IQuery<CompanyPage>;

/// <summary>What the company says about itself, and a link to a video.</summary>
/// <param name="RowVersion">The version that was looked at; 0 when nothing was said before.</param>
public sealed record SaveCompanyPage(string EventId, string ParticipantId, string? AboutKo, string? AboutEn, string? Video, long RowVersion) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("company.page", EventId, ParticipantId);
}

public sealed class SaveCompanyPageValidator : AbstractValidator<SaveCompanyPage>
{
    public const int MostAbout = 4000, MostVideo = 500;

    public SaveCompanyPageValidator()
    {
        RuleFor(command => command.AboutKo).MaximumLength(MostAbout).WithMessage(_ => Words.T("Participants.TooLong", MostAbout));
        RuleFor(command => command.AboutEn).MaximumLength(MostAbout).WithMessage(_ => Words.T("Participants.TooLong", MostAbout));
        RuleFor(command => command.Video).MaximumLength(MostVideo).WithMessage(_ => Words.T("Participants.TooLong", MostVideo));
        RuleFor(command => command.Video).Must(IsLink).WithMessage(_ => Words.T("Products.VideoWrong"));
    }

    // A name before the host (https://youtube.com@elsewhere) is only ever meant to mislead.
    static bool IsLink(string? link) => string.IsNullOrWhiteSpace(link)
        || (Uri.TryCreate(link.Trim(), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && uri.Host.Contains('.', StringComparison.Ordinal));
}

public sealed class SaveCompanyPageHandler(DbSession db, TimeProvider clock) : IRequestHandler<GetCompanyPage, CompanyPage>, IRequestHandler<SaveCompanyPage, Unit>
{
    public async Task<CompanyPage> Handle(GetCompanyPage request, CancellationToken cancellationToken) =>
        await CompanyPage.LoadAsync(db, (await OwnerAsync(request.EventId, request.ParticipantId, cancellationToken)).Id, cancellationToken);

    public async Task<Unit> Handle(SaveCompanyPage request, CancellationToken cancellationToken)
    {
        var who = await OwnerAsync(request.EventId, request.ParticipantId, cancellationToken);
        if ((await CompanyPage.LoadAsync(db, who.Id, cancellationToken)).RowVersion != request.RowVersion)
            throw new Stale();
        var page = new
        {
            who.Id,
            AboutKo = Filled(request.AboutKo),
            AboutEn = Filled(request.AboutEn),
            Video = Filled(request.Video),
            request.RowVersion,
            Now = clock.Now(),
        };
        return await db.ExecuteAsync(request.RowVersion == 0 ? ProductsSql.InsertPage : ProductsSql.UpdatePage, page, cancellationToken) == 1 ? Unit.Value : throw new Stale();
    }

    async Task<Party> OwnerAsync(string eventId, string participantId, CancellationToken cancel)
    {
        var who = await Party.LoadAsync(db, await EventModel.LoadAsync(db, eventId, cancel), participantId, cancel);
        return who.IsCompany ? who : throw new NotFound("Errors.NotFound");
    }

    static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
