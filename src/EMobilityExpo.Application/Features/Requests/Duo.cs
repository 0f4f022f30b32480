namespace EMobilityExpo.Application.Features.Requests;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.Application.Localisation;
using NodaTime;

/// <summary>Two who may meet, seen from one of them.</summary>
sealed record Duo(EventModel Source, Party Me, Party Partner)
{
    public Party Exhibitor => Me.Side == Sides.Exhibitor ? Me : Partner;

    public Party Buyer => Me.Side == Sides.Buyer ? Me : Partner;

    /// <summary>The meeting needs a table of the hall.</summary>
    public bool NeedsTable => !Me.Online && !Partner.Online && !Exhibitor.OwnBooth;

    public Duo Turned => this with { Me = Partner, Partner = Me };

    public object Ids => new { EventId = Source.Id, ExhibitorId = Exhibitor.Id, BuyerId = Buyer.Id };

    /// <exception cref="NotFound">There is no such event, participant or partner; two of one side are no partners.</exception>
    public static async Task<Duo> LoadAsync(DbSession db, string eventId, string participantId, string partnerId, CancellationToken cancel)
    {
        var source = await EventModel.LoadAsync(db, eventId, cancel);
        var me = await Party.LoadAsync(db, source, participantId, cancel);
        var partner = await Party.LoadAsync(db, source, partnerId, cancel);
        return me.Side != partner.Side && me.IsCompany && partner.IsCompany ? new(source, me, partner) : throw new NotFound("Errors.NotFound");
    }

    /// <param name="asker">The side that the duo is to be seen from.</param>
    public static async Task<Duo> OfAsync(DbSession db, EventModel source, long exhibitorId, long buyerId, string asker, CancellationToken cancel)
    {
        var parties = await db.QueryAsync<Party>(RequestsSql.Parties, new { ExhibitorId = exhibitorId, BuyerId = buyerId }, cancel);
        var (exhibitor, buyer) = (parties.First(one => one.Side == Sides.Exhibitor), parties.First(one => one.Side == Sides.Buyer));
        return asker == Sides.Exhibitor ? new(source, exhibitor, buyer) : new(source, buyer, exhibitor);
    }

    public async Task<bool> IsRefusedAsync(DbSession db, CancellationToken cancel) =>
        await db.ScalarAsync<int>(RequestsSql.Refused, Ids, cancel) > 0;

    /// <summary>Keeps what I have just said by asking or answering, unless I have said more already.</summary>
    /// <param name="wish">Want or declined.</param>
    public async Task SayAsync(DbSession db, string wish, Instant now, CancellationToken cancel)
    {
        var said = (await db.FirstOrDefaultAsync<Wisher.Partner>(
            WishesSql.One, new { EventId = Source.Id, ParticipantId = Me.Id, PublicId = Partner.PublicId }, cancel))!;
        if (said.Wish == wish || said.Wish == Wishes.Veto || (wish == Wishes.Want && said.Wish == Wishes.Must))
            return;
        await db.ExecuteAsync(
            said.Wish is null ? WishesSql.Insert : WishesSql.Update,
            new { EventId = Source.Id, ParticipantId = Me.Id, PartnerId = Partner.Id, Wish = wish, Rank = (int?)null, Now = now, RowVersion = said.RowVersion ?? 0 },
            cancel);
        await ParticipantChanges.MarkAsync(db, Source.Id, [Me.Id, Partner.Id], cancel);
    }

    /// <summary>Writes to everybody of the partner; the template's first words are my name and the event's.</summary>
    public async Task TellPartnerAsync(DbSession db, Outbox outbox, string template, CancellationToken cancel, Func<string>? more = null)
    {
        foreach (var person in await db.QueryAsync<Reader>(RequestsSql.People, new { Partner.Id }, cancel))
        {
            var to = person.Addressee;
            string[] words = more is null ? [to.In(() => Me.Name), to.In(() => Source.Name)] : [to.In(() => Me.Name), to.In(() => Source.Name), to.In(more)];
            await outbox.AddAsync(to, template, cancel, Source.Id, $"/my/{Partner.PublicId}/requests", words);
        }
    }

    sealed record Reader
    {
        public long PersonId { get; init; }
        public string Address { get; init; } = "";
        public string Language { get; init; } = "en";

        public Addressee Addressee => new(PersonId, Address, Language);
    }
}

/// <summary>What requests and bookings need to know of a participant.</summary>
sealed record Party
{
    public long Id { get; init; }
    public string PublicId { get; init; } = "";
    public long EventId { get; init; }
    public string Side { get; init; } = "";
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string Country { get; init; } = "";
    public bool Online { get; init; }
    public bool OwnBooth { get; init; }
    public string? TimeZone { get; init; }
    public int? MaxMeetings { get; init; }
    public int? MaxPerDay { get; init; }

    public string Name => Words.Pick(NameKo, NameEn);

    public bool IsCompany => Side is Sides.Exhibitor or Sides.Buyer;

    public static async Task<Party> LoadAsync(DbSession db, EventModel source, string publicId, CancellationToken cancel) =>
        await db.FirstOrDefaultAsync<Party>(RequestsSql.Party, new { EventId = source.Id, PublicId = publicId }, cancel)
        ?? throw new NotFound("Errors.NotFound");
}
