namespace EMobilityExpo.Application.Tests.Partners;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Partners;
using EMobilityExpo.Application.Features.Products;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

public sealed class HallTests : IAsyncLifetime
{
    TestApplication _app = null!;
    SampleEvent _event = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        _event = await new SampleEvents().CreateAsync(_app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    string Exhibitor(int number) => _event.Of(Sides.Exhibitor)[number].PublicId;

    string Buyer => _event.Of(Sides.Buyer)[0].PublicId;

    [Fact]
    public async Task Words_are_found_in_names_products_and_descriptions()
    {
        await _app.Send(new SaveProduct(_event.PublicId, Exhibitor(1), null, new() { NameEn = "Zephyr 500", AboutKo = "가벼운 접이식 자전거" }, 0));
        await _app.Send(new SaveCompanyPage(_event.PublicId, Exhibitor(2), null, "Family firm from Xylopolis", null, 0));

        foreach (var (word, found) in new[] { ("zephyr", 1), ("접이식", 1), ("XYLOPOLIS", 2) })
            (await FindAsync(new() { Search = word })).Items.ShouldHaveSingleItem().Id.ShouldBe(Exhibitor(found));
        (await FindAsync(new() { Search = "100%" })).Total.ShouldBe(0);
        var card = (await FindAsync(new() { Search = "zephyr" })).Items[0];
        card.Products.ShouldBe(["Zephyr 500"]);
    }

    [Fact]
    public async Task The_shortlist_is_one_participants_own_and_changes_no_score()
    {
        var before = (await _app.Send(new GetPartner(_event.PublicId, Buyer, Exhibitor(0)))).Score;

        await StarAsync(Exhibitor(0), true);
        await StarAsync(Exhibitor(0), true);
        await StarAsync(Exhibitor(3), true);

        (await FindAsync(new() { Shortlisted = true, Sort = "suggestion" })).Items.Select(one => one.Id).ShouldBe([Exhibitor(0), Exhibitor(3)], ignoreOrder: true);
        var partner = await _app.Send(new GetPartner(_event.PublicId, Buyer, Exhibitor(0)));
        (partner.Shortlisted, partner.Score).ShouldBe((true, before));
        (await _app.Send(new ListPartners(_event.PublicId, _event.Of(Sides.Buyer)[1].PublicId, new() { Shortlisted = true }, new()))).Total.ShouldBe(0);
        await StarAsync(Exhibitor(0), false);
        await StarAsync(Exhibitor(0), false);
        (await FindAsync(new() { Shortlisted = true })).Items.ShouldHaveSingleItem().Id.ShouldBe(Exhibitor(3));
        await Should.ThrowAsync<NotFound>(() => StarAsync(_event.Of(Sides.Buyer)[1].PublicId, true));
    }

    [Fact]
    public async Task Whoever_fits_best_comes_first_page_by_page_and_whom_one_refuses_last()
    {
        var all = await FindAsync(new() { Sort = "suggestion" }, 200);
        var scores = new List<int>();
        foreach (var one in all.Items)
            scores.Add((await _app.Send(new GetPartner(_event.PublicId, Buyer, one.Id))).Score);
        scores.ShouldBe(scores.OrderDescending());
        all.Items.Count.ShouldBe(all.Total);

        await _app.Send(new SetParticipantWish(_event.PublicId, Buyer, all.Items[0].Id, "veto", null, 0));

        var pages = new List<string>();
        for (var page = 1; page <= (all.Total + 2) / 3; page++)
            pages.AddRange((await _app.Send(new ListPartners(_event.PublicId, Buyer, new() { Sort = "suggestion" }, new(page, 3)))).Items.Select(one => one.Id));
        pages.ShouldBe([.. all.Items.Skip(1).Select(one => one.Id), all.Items[0].Id]);
        var names = (await FindAsync(new() { Sort = "name" }, 200)).Items.Select(one => ParticipantRecord.Normalise(one.NameEn ?? one.NameKo!)).ToList();
        names.ShouldBe(names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_language_filters_and_a_card_shows_the_first_picture_and_the_logo()
    {
        var logo = await _app.Send(new AddMedia(_event.PublicId, Exhibitor(0), new(MediaRules.Logo, "l.png", TestPictures.Png())));
        await _app.Send(new AddMedia(_event.PublicId, Exhibitor(0), new(MediaRules.Picture, "1.png", TestPictures.Png())));
        var first = await _app.Send(new AddMedia(_event.PublicId, Exhibitor(0), new(MediaRules.Picture, "2.png", TestPictures.Png())));
        await _app.Send(new MoveMedia(_event.PublicId, Exhibitor(0), first, Up: true));
        await _app.Send(new AddMedia(_event.PublicId, Exhibitor(0), new(MediaRules.Proof, "p.pdf", TestPictures.Pdf())));

        var card = (await FindAsync(new(), 200)).Items.Single(one => one.Id == Exhibitor(0));
        (card.LogoId, card.PictureId).ShouldBe((logo, first));
        (await _app.Send(new GetPartner(_event.PublicId, Buyer, Exhibitor(0)))).Showcase.Media.Select(one => one.Kind).ShouldBe(["logo", "picture", "picture"]);
        foreach (var language in new[] { "ko", "en", "vi" })
        {
            var found = (await FindAsync(new() { Language = language }, 200)).Items.Select(one => one.Id);
            found.ShouldBe(_event.Of(Sides.Exhibitor).Where(one => one.Languages.Contains(language)).Select(one => one.PublicId), ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Wishes_of_one_strength_are_moved_and_ranked_from_one()
    {
        foreach (var (number, wish) in new[] { (0, "want"), (1, "want"), (2, "want"), (3, "must"), (4, "veto") })
            await _app.Send(new SetParticipantWish(_event.PublicId, Buyer, Exhibitor(number), wish, null, 0));

        await _app.Send(new MoveWish(_event.PublicId, Buyer, Exhibitor(2), Up: true));
        await _app.Send(new MoveWish(_event.PublicId, Buyer, Exhibitor(0), Up: true));
        await _app.Send(new MoveWish(_event.PublicId, Buyer, Exhibitor(3), Up: false));

        var said = (await _app.Send(new ListWishes(_event.PublicId, Buyer, new()))).Items;
        said.Select(one => (one.PartnerId, one.Rank)).ShouldBe(
            [(Exhibitor(3), 1), (Exhibitor(0), 1), (Exhibitor(2), 2), (Exhibitor(1), 3), (Exhibitor(4), (int?)null)]);
        (await FindAsync(new() { Listed = true })).Items.Select(one => one.Id).ShouldBe(said.Select(one => one.PartnerId));
        (await Should.ThrowAsync<Invalid>(() => _app.Send(new MoveWish(_event.PublicId, Buyer, Exhibitor(4), true)))).Code.ShouldBe("Wishes.RankWithoutWish");
        await Should.ThrowAsync<NotFound>(() => _app.Send(new MoveWish(_event.PublicId, Buyer, Exhibitor(5), true)));
    }

    Task<Application.Messaging.Paged<PartnerSummary>> FindAsync(PartnerFilter filter, int size = 50) =>
        _app.Send(new ListPartners(_event.PublicId, Buyer, filter, new(1, size)));

    Task StarAsync(string partner, bool on) => _app.Send(new SetShortlisted(_event.PublicId, Buyer, partner, on));
}
