namespace EMobilityExpo.Application.Tests.PastMeetings;

using System.Text;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.Application.Tests.Import;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

public sealed class HistoryTests
{
    const string Heads = "Exhibitor|Buyer|Occasion|Requested by|Answer|Exhibitor's rating (1-5)|Buyer's rating (1-5)|Outcome";

    [Fact]
    public async Task Participants_are_found_by_key_number_and_either_name_and_words_in_both_languages_are_understood()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await EventAsync(app);

        var report = await app.Send(Import(
            sample, Heads,
            "ex-0|BY-1|2026|buyer|accepted|5|4|MOU / LOI",
            "000 81 00001|buyer two gmbh|2026|참가기업|거절|||",
            "(주)참가기업 2|BUYER 3|2026|주최 측|수락||3|계약 추진",
            "EX-0|BY-1|2025||||1|상담"));

        report.Problems.ShouldBeEmpty();
        (report.Taken, report.RowsNew, report.RowsIn).ShouldBe((true, 4, 4));
        var list = await app.Send(new ListHistory(sample.PublicId, new(), new()));
        list.Items.Select(row => $"{row.Exhibitor.NameKo} {row.Buyer.NameEn} {row.Occasion} {row.RequestedBy} {row.Answer} {row.ExhibitorRating} {row.BuyerRating} {row.Outcome}")
            .ShouldBe(
            [
                "참가기업 0 Buyer 1 2026 buyer accepted 5 4 mou",
                "참가기업 1 Buyer Two GmbH 2026 exhibitor declined   ",
                "참가기업 2 Buyer 3 2026 organiser accepted  3 pursued",
                "참가기업 0 Buyer 1 2025    1 consulted",
            ]);
    }

    [Fact]
    public async Task One_wrong_row_keeps_the_whole_file_out()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await EventAsync(app);

        var report = await app.Send(Import(sample, Heads, "EX-0|BY-1|2026|buyer|accepted|||", "EX-99|BY-1|2026|buyer|perhaps|9||"));

        (report.Taken, report.RowsIn, report.RowsNew, report.RowsWrong).ShouldBe((false, 2, 1, 1));
        report.Problems.Select(problem => (problem.Row, problem.Column, problem.Value, problem.Code)).ShouldBe(
            [(3, "exhibitor", "EX-99", "ExhibitorUnknown"), (3, "answer", "perhaps", "AnswerUnknown"), (3, "exhibitorRating", "9", "NotNumber")]);
        report.Problems.ShouldAllBe(problem => problem.What.Length > 0 && problem.Remedy.Length > 0 && problem.Name.Length > 0);
        (await app.Send(new ListHistory(sample.PublicId, new(), new()))).Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("|BY-1|2026|buyer||||", "exhibitor", "PartyMissing")]
    [InlineData("EX-0|Nobody|2026|buyer||||", "buyer", "BuyerUnknown")]
    [InlineData("Same name|BY-1|2026|buyer||||", "exhibitor", "PartyAmbiguous")]
    [InlineData("EX-0|BY-1||buyer||||", "occasion", "OccasionMissing")]
    [InlineData("EX-0|BY-1|2026|somebody||||", "requestedBy", "RequesterUnknown")]
    [InlineData("EX-0|BY-1|2026||||0|", "buyerRating", "NotNumber")]
    [InlineData("EX-0|BY-1|2026|||||sold", "outcome", "OutcomeUnknown")]
    [InlineData("EX-0|BY-1|2026|||||", "outcome", "NothingSaid")]
    [InlineData("EX-0|BY-1|2026||declined|3||", "answer", "DeclinedButMet")]
    [InlineData("EX-0|BY-1|2026||declined|||consulted", "answer", "DeclinedButMet")]
    [InlineData("EX-0|BY-1|2026|||4|||left over", "9", "CellWithoutColumn")]
    [InlineData("EX-0|BY-2|EXPO 2024|||4||", "buyer", "DuplicateRow")]
    public async Task Wrong_rows_say_where_and_what_to_do(string row, string column, string code)
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await EventAsync(app);
        foreach (var culture in new[] { "ko-KR", "en-GB" })
        {
            using var _ = ImportApp.Language(culture);
            var problem = (await app.Send(Import(sample, Heads, "EX-0|BY-2|Expo 2024|||4||", row))).Problems.ShouldHaveSingleItem();

            (problem.Row, problem.Column, problem.Code).ShouldBe((3, column, code));
            foreach (var text in new[] { problem.What, problem.Remedy })
            {
                text.ShouldNotContain("History.");
                text.ShouldNotContain("Import.");
                text.ShouldNotContain("{");
            }
        }
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_another_word_replaces_the_former()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await EventAsync(app);
        await app.Send(Import(sample, Heads, "EX-0|BY-1|2026|buyer||||", "EX-1|BY-1|2026|buyer||||"));

        var again = await app.Send(Import(sample, Heads, "EX-0|BY-1|2026|buyer||||", "EX-1|BY-1|2026|buyer|accepted|||contract"));

        (again.RowsNew, again.RowsChanged, again.RowsSame).ShouldBe((0, 1, 1));
        (await app.Send(new ListHistory(sample.PublicId, new() { Outcome = "contract" }, new()))).Items.ShouldHaveSingleItem()
            .Answer.ShouldBe("accepted");
        (await app.Send(new ListHistory(sample.PublicId, new(), new()))).Total.ShouldBe(2);
    }

    [Fact]
    public async Task Looking_keeps_nothing()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await EventAsync(app);

        var report = await app.Send(Import(sample, Heads, "EX-0|BY-1|2026|buyer||||") with { OnlyLook = true });

        (report.Taken, report.RowsNew).ShouldBe((false, 1));
        (await app.Send(new GetOccasions(sample.PublicId))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_filters_and_an_occasion_can_be_forgotten()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await EventAsync(app);
        await app.Send(Import(
            sample, Heads, "EX-0|BY-1|2026|buyer|accepted|||mou", "EX-1|BY-2|2026|buyer|declined|||", "EX-0|BY-2|2025|exhibitor|accepted|||shipped"));
        async Task<IEnumerable<string>> Found(HistoryFilter filter) =>
            (await app.Send(new ListHistory(sample.PublicId, filter, new()))).Items.Select(row => $"{row.Exhibitor.NameKo?[^1]}{row.Buyer.NameEn?[6]} {row.Occasion}");

        (await Found(new() { Occasion = "2026" })).ShouldBe(["01 2026", "1T 2026"]);
        (await Found(new() { Answer = "declined" })).ShouldBe(["1T 2026"]);
        (await Found(new() { Participant = sample.Of(Sides.Exhibitor)[0].PublicId })).ShouldBe(["01 2026", "0T 2025"]);
        (await Found(new() { Search = "two gmbh", Sort = "exhibitor" })).ShouldBe(["0T 2025", "1T 2026"]);
        (await Found(new() { Sort = "-outcome" })).ShouldBe(["0T 2025", "01 2026", "1T 2026"]);
        (await app.Send(new GetOccasions(sample.PublicId))).Select(row => (row.Code, row.Number)).ShouldBe([("2026", 2), ("2025", 1)]);

        await app.Send(new RemoveHistory(sample.PublicId, "2026"));
        (await Found(new())).ShouldBe(["0T 2025"]);
        await Should.ThrowAsync<NotFound>(() => app.Send(new RemoveHistory(sample.PublicId, "2026")));
    }

    [Fact]
    public async Task Columns_that_are_missing_or_twice_are_told()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await EventAsync(app);

        (await Should.ThrowAsync<Invalid>(() => app.Send(Import(sample, "Exhibitor|Outcome", "EX-0|mou")))).Code.ShouldBe("History.ColumnsMissing");
        (await Should.ThrowAsync<Invalid>(() => app.Send(Import(sample, Heads + "|성과", "EX-0")))).Code.ShouldBe("Import.ColumnTwice");
        (await app.Send(Import(sample, "참가기업|바이어|행사|평가|성과", "EX-0|BY-1|2026|?|MOU"))).UnknownColumns.ShouldBe(["평가"]);
    }

    [Theory]
    [InlineData("ko-KR")]
    [InlineData("en-GB")]
    public async Task The_template_can_be_filled_in(string culture)
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await EventAsync(app);
        using var _ = ImportApp.Language(culture);
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var template = await app.Send(new GetHistoryTemplate(format));
            (await Should.ThrowAsync<Invalid>(() => app.Send(new ImportHistory(sample.PublicId, template.FileName, new MemoryStream(template.Content)))))
                .Code.ShouldBe("Import.NoRows");
            var file = TabularFile.Read(template.Content, template.FileName);
            file.Headers.ShouldBe(HistoryColumns.All.Select(column => column.Name));
            var filled = await app.Send(Import(sample, string.Join('|', file.Headers), string.Join('|', file.Rows[0].Cells.Skip(2).Prepend("BY-1").Prepend("EX-0"))));
            filled.Problems.ShouldBeEmpty();
        }

        foreach (var code in HistoryColumns.All.SelectMany(column => column.Codes.Select(code => column.NameOf!(code))))
            code.ShouldNotStartWith("History.");
        Words.T("History.Title").Any(c => c >= '가').ShouldBe(culture == "ko-KR");
    }

    [Fact]
    public void The_names_of_the_lists_are_read_as_their_codes()
    {
        foreach (var culture in new[] { "ko-KR", "en-GB" })
        {
            using var _ = ImportApp.Language(culture);
            foreach (var code in HistoryTerms.Outcomes)
                HistoryTerms.Outcome.Find(HistoryTerms.OutcomeName(code)).ShouldBe(code);
            foreach (var code in HistoryTerms.Answers)
                HistoryTerms.Answer.Find(HistoryTerms.AnswerName(code)).ShouldBe(code);
            foreach (var code in HistoryTerms.Requesters)
                HistoryTerms.RequestedBy.Find(HistoryTerms.RequesterName(code)).ShouldBe(code);
        }
    }

    static Task<SampleEvent> EventAsync(TestApplication app) => new SampleEvents
    {
        With = (who, number) => who with
        {
            NameKo = who.Side == Sides.Exhibitor ? $"참가기업 {number}" : null,
            NameEn = who.Side != Sides.Exhibitor ? number == 2 ? "Buyer Two GmbH" : $"Buyer {number}" : number > 9 ? "Same Name" : $"Exhibitor {number}",
            ExternalKey = who.Side == Sides.Interpreter ? null : $"{(who.Side == Sides.Exhibitor ? "EX" : "BY")}-{number}",
            RegistrationNumber = who.Side == Sides.Exhibitor ? $"000-81-{number:00000}" : null,
        },
    }.CreateAsync(app);

    static ImportHistory Import(SampleEvent sample, params string[] lines) => new(
        sample.PublicId, "history.csv",
        new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(line => string.Join(',', line.Split('|').Select(cell => $"\"{cell}\"")))))));
}
