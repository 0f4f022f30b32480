namespace EMobilityExpo.Application.Tests.Changes;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.TestCommon;
using FluentValidation;
using Shouldly;
using Xunit;

public sealed class WishTests
{
    [Fact]
    public async Task What_is_said_is_listed_by_strength_and_rank_and_can_be_taken_back()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var who = sample.Of(Sides.Exhibitor)[0].PublicId;
        var buyers = sample.Of(Sides.Buyer).Select(buyer => buyer.PublicId).ToList();
        Task Say(int buyer, string wish, int? rank, long version = 0) =>
            app.Send(new SetParticipantWish(sample.PublicId, who, buyers[buyer], wish, rank, version));
        await Say(0, "veto", null);
        await Say(1, "want", null);
        await Say(2, "want", 2);
        await Say(3, "want", 1);
        await Say(4, "must", null);

        var all = await app.Send(new ListWishes(sample.PublicId, who, new(1, 3)));
        var rest = await app.Send(new ListWishes(sample.PublicId, who, new(2, 3)));
        all.Total.ShouldBe(5);
        all.Items.Concat(rest.Items).Select(wish => buyers.IndexOf(wish.PartnerId)).ShouldBe([4, 3, 2, 1, 0]);

        await Say(3, "none", null, version: 1);
        (await app.Send(new GetParticipantWish(sample.PublicId, who, buyers[3]))).ShouldSatisfyAllConditions(
            wish => wish.Wish.ShouldBe("none"), wish => wish.RowVersion.ShouldBe(0), wish => wish.SaidAt.ShouldBeNull());
        (await app.Send(new ListWishes(sample.PublicId, who, new()))).Total.ShouldBe(4);
        // The buyer has said nothing of its own.
        (await app.Send(new ListWishes(sample.PublicId, buyers[4], new()))).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_change_that_is_based_on_an_old_version_is_refused()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var (who, partner) = (sample.Of(Sides.Buyer)[0].PublicId, sample.Of(Sides.Exhibitor)[0].PublicId);
        Task Say(string wish, long version) => app.Send(new SetParticipantWish(sample.PublicId, who, partner, wish, null, version));
        await Say("want", 0);

        await Should.ThrowAsync<Stale>(() => Say("veto", 0));
        await Say("must", 1);
        await Should.ThrowAsync<Stale>(() => Say("none", 1));

        (await app.Send(new GetParticipantWish(sample.PublicId, who, partner))).ShouldSatisfyAllConditions(
            wish => wish.Wish.ShouldBe("must"), wish => wish.RowVersion.ShouldBe(2));
    }

    [Fact]
    public async Task Only_an_exhibitor_and_a_buyer_of_the_event_have_wishes_about_each_other()
    {
        await using var app = await TestApplication.StartAsync();
        var (sample, other) = (await new SampleEvents().CreateAsync(app), await new SampleEvents { Seed = 7 }.CreateAsync(app));
        string One(string side, int number = 0) => sample.Of(side)[number].PublicId;
        Task Say(string who, string partner, string wish = "want", int? rank = null) =>
            app.Send(new SetParticipantWish(sample.PublicId, who, partner, wish, rank, 0));

        (await Should.ThrowAsync<Invalid>(() => Say(One(Sides.Interpreter), One(Sides.Buyer)))).Code.ShouldBe("Wishes.WisherWrong");
        (await Should.ThrowAsync<Invalid>(() => Say(One(Sides.Buyer), One(Sides.Buyer, 1)))).Code.ShouldBe("Wishes.PartnerWrong");
        (await Should.ThrowAsync<Invalid>(() => Say(One(Sides.Buyer), One(Sides.Interpreter)))).Code.ShouldBe("Wishes.PartnerWrong");
        await Should.ThrowAsync<NotFound>(() => Say(One(Sides.Buyer), other.Of(Sides.Exhibitor)[0].PublicId));
        await Should.ThrowAsync<ValidationException>(() => Say(One(Sides.Buyer), One(Sides.Exhibitor), "perhaps"));
        await Should.ThrowAsync<ValidationException>(() => Say(One(Sides.Buyer), One(Sides.Exhibitor), "veto", 1));
        await Should.ThrowAsync<ValidationException>(() => Say(One(Sides.Buyer), One(Sides.Exhibitor), "want", 0));
    }
}
