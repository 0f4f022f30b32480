namespace EMobilityExpo.Application.Tests.Media;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Products;
using EMobilityExpo.TestCommon;
using FluentValidation;
using Shouldly;
using Xunit;

public sealed class MediaTests : IAsyncLifetime
{
    TestApplication _app = null!;
    SampleEvent _event = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        _event = await new SampleEvents().CreateAsync(_app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    string Exhibitor => _event.Of(Sides.Exhibitor)[0].PublicId;

    string Buyer => _event.Of(Sides.Buyer)[0].PublicId;

    [Fact]
    public async Task A_picture_is_kept_without_its_metadata_and_seen_by_the_other_side()
    {
        var small = TestPictures.Png(20, 15);
        var id = await AddAsync(new(MediaRules.Picture, @"C:\fakepath\..\our ""best"" bike.png", TestPictures.Png(), small, CaptionKo: "자전거", CaptionEn: " Bike "));

        var one = (await ListAsync()).ShouldHaveSingleItem();
        (one.Id, one.Name, one.CaptionEn, one.Type, one.Width, one.Height).ShouldBe((id, "our best bike.png", "Bike", "image/png", 40, 30));
        var large = await _app.Send(new GetMedia(_event.PublicId, Buyer, id));
        large.Content.ShouldBe(ImageFile.Read(TestPictures.Png())!.Content);
        (await _app.Send(new GetMedia(_event.PublicId, Exhibitor, id, Small: true))).Content.ShouldBe(ImageFile.Read(small)!.Content);
        large.Hash.Length.ShouldBe(64);
    }

    [Fact]
    public async Task Only_those_who_may_get_a_file()
    {
        var other = await new SampleEvents { Seed = 7 }.CreateAsync(_app);
        var picture = await AddAsync(new(MediaRules.Picture, "a.png", TestPictures.Png()));
        var proof = await AddAsync(new(MediaRules.Proof, "certificate.pdf", TestPictures.Pdf()));

        await _app.Send(new GetMedia(_event.PublicId, Exhibitor, proof));
        await _app.Send(new GetEventMedia(_event.PublicId, proof));
        foreach (var (who, id) in new[] { (Buyer, proof), (_event.Of(Sides.Exhibitor)[1].PublicId, picture), (_event.Of(Sides.Interpreter)[0].PublicId, picture) })
            await Should.ThrowAsync<NotFound>(() => _app.Send(new GetMedia(_event.PublicId, who, id)));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetEventMedia(other.PublicId, picture)));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetMedia(other.PublicId, other.Of(Sides.Buyer)[0].PublicId, picture)));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new RemoveMedia(_event.PublicId, _event.Of(Sides.Exhibitor)[1].PublicId, picture)));
        await Should.ThrowAsync<NotFound>(() => AddAsync(new(MediaRules.Logo, "a.png", TestPictures.Png()), _event.Of(Sides.Interpreter)[0].PublicId));
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_is_said_with_its_name_its_field_and_what_to_do()
    {
        (string Code, NewMedia File)[] wrong =
        [
            ("Media.TooManyPixels", new(MediaRules.Picture, "wide.png", TestPictures.Png(1601, 1))),
            ("Media.TooManyPixels", new(MediaRules.Logo, "tall.jpg", TestPictures.Jpeg(10, 4000))),
            ("Media.PictureTooLarge", new(MediaRules.Picture, "large.png", new byte[MediaRules.PictureBytes + 1])),
            ("Media.NoPicture", new(MediaRules.Picture, "really.png", TestPictures.Pdf())),
            ("Media.NoDocument", new(MediaRules.Document, "brochure.pdf", TestPictures.Png())),
            ("Media.DocumentTooLarge", new(MediaRules.Document, "book.pdf", new byte[MediaRules.DocumentBytes + 1])),
            ("Media.NoProof", new(MediaRules.Proof, "proof.exe", "MZ"u8.ToArray())),
            ("Media.Empty", new(MediaRules.Picture, "empty.png", [])),
            ("Media.SmallWrong", new(MediaRules.Picture, "a.png", TestPictures.Png(), TestPictures.Png(481, 2))),
        ];
        foreach (var (code, file) in wrong)
        {
            var error = await Should.ThrowAsync<Invalid>(() => AddAsync(file));
            error.Code.ShouldBe(code);
            error.Message.ShouldContain(file.Name!);
            error.Message.ShouldContain(Localisation.Words.T($"Media.Kind_{file.Kind}"));
        }

        (await Should.ThrowAsync<Invalid>(() => AddAsync(new("virus", "a.png", TestPictures.Png())))).Code.ShouldBe("Media.KindWrong");
        await Should.ThrowAsync<ValidationException>(() => AddAsync(new(MediaRules.Picture, "a.png", TestPictures.Png(), CaptionEn: new('x', 201))));
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_race_does_not_exceed_the_quota_and_a_logo_takes_the_place_of_the_last()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(async number =>
        {
            try
            {
                await AddAsync(new(MediaRules.Picture, $"{number}.png", TestPictures.Png(2, 2)));
                return true;
            }
            catch (Conflict full) when (full.Code == "Media.Full")
            {
                return false;
            }
        }));
        await AddAsync(new(MediaRules.Logo, "old.png", TestPictures.Png()));
        await AddAsync(new(MediaRules.Logo, "new.jpg", TestPictures.Jpeg()));

        answers.Count(taken => taken).ShouldBe(MediaRules.MostOf(MediaRules.Picture));
        var all = await ListAsync();
        all.Count(one => one.Kind == MediaRules.Picture).ShouldBe(20);
        all.Single(one => one.Kind == MediaRules.Logo).Name.ShouldBe("new.jpg");
    }

    [Fact]
    public async Task Pictures_are_described_ordered_and_given_to_products_which_may_go()
    {
        var product = await _app.Send(new SaveProduct(_event.PublicId, Exhibitor, null, new() { NameEn = "Bike", Category = "ETW-BIKE" }, 0));
        var (first, second) = (await AddAsync(new(MediaRules.Picture, "1.png", TestPictures.Png())), await AddAsync(new(MediaRules.Picture, "2.png", TestPictures.Png())));

        await _app.Send(new MoveMedia(_event.PublicId, Exhibitor, second, Up: true));
        await _app.Send(new MoveMedia(_event.PublicId, Exhibitor, second, Up: true));
        await _app.Send(new DescribeMedia(_event.PublicId, Exhibitor, second, "앞", null, product, 1));

        (await ListAsync()).Select(one => (one.Id, one.ProductId)).ShouldBe([(second, product), (first, (string?)null)]);
        await Should.ThrowAsync<Stale>(() => _app.Send(new DescribeMedia(_event.PublicId, Exhibitor, second, "뒤", null, null, 1)));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new DescribeMedia(_event.PublicId, Exhibitor, first, null, null, "elsewhere", 1)));
        await Should.ThrowAsync<Stale>(() => _app.Send(new RemoveProduct(_event.PublicId, Exhibitor, product, 9)));
        await _app.Send(new RemoveProduct(_event.PublicId, Exhibitor, product, 1));
        (await ListAsync()).ShouldAllBe(one => one.ProductId == null);
    }

    [Fact]
    public async Task A_participant_takes_its_files_products_and_stars_along()
    {
        await AddAsync(new(MediaRules.Picture, "1.png", TestPictures.Png()));
        await _app.Send(new SaveProduct(_event.PublicId, Exhibitor, null, new() { NameKo = "자전거" }, 0));
        await _app.Send(new SaveCompanyPage(_event.PublicId, Exhibitor, "소개", null, "https://youtu.be/x", 0));
        await _app.Send(new Features.Partners.SetShortlisted(_event.PublicId, Exhibitor, Buyer, true));
        await _app.Send(new Features.Partners.SetShortlisted(_event.PublicId, Buyer, Exhibitor, true));

        await _app.Send(new RemoveParticipant(_event.PublicId, Exhibitor, 1));

        await Should.ThrowAsync<NotFound>(() => ListAsync());
    }

    [Theory]
    [InlineData("https://youtu.be/abc", "YouTube")]
    [InlineData("https://www.vimeo.com/1", "Vimeo")]
    [InlineData("https://www.company.example/v", "company.example")]
    [InlineData("http://youtu.be/abc", null)]
    [InlineData("https://youtube.com@elsewhere.example/", null)]
    [InlineData("javascript:alert(1)", null)]
    public async Task A_video_is_a_link_to_a_site_that_is_named(string link, string? site)
    {
        var save = _app.Send(new SaveCompanyPage(_event.PublicId, Exhibitor, null, null, link, 0));
        if (site is null)
        {
            await Should.ThrowAsync<ValidationException>(() => save);
            return;
        }

        await save;
        (await _app.Send(new GetCompanyPage(_event.PublicId, Exhibitor))).VideoSite.ShouldBe(site);
        await Should.ThrowAsync<Stale>(() => _app.Send(new SaveCompanyPage(_event.PublicId, Exhibitor, "x", null, null, 0)));
    }

    Task<string> AddAsync(NewMedia file, string? who = null) => _app.Send(new AddMedia(_event.PublicId, who ?? Exhibitor, file));

    Task<IReadOnlyList<MediaView>> ListAsync() => _app.Send(new ListMedia(_event.PublicId, Exhibitor));
}
