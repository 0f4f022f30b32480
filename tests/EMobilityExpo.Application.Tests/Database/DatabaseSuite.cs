namespace EMobilityExpo.Application.Tests.Database;

using System.Data.Common;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Data;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

/// <summary>What every database engine has to do alike. Each engine runs all of it.</summary>
public abstract class DatabaseSuite
{
    static CancellationToken None => CancellationToken.None;

    protected abstract Task<DatabaseOptions?> OptionsAsync();

    [Fact]
    public async Task A_participant_comes_back_as_it_was_written()
    {
        await using var app = await StartAsync();
        var eventId = await SampleRows.EventAsync(app);
        var written = await app.InScope(services => ParticipantStore.InsertAsync(
            Db(services), SampleRows.Participant(eventId), Instant.FromUtc(2027, 1, 2, 3, 4, 5), None));

        var read = await app.InScope(services => ParticipantStore.LoadAsync(Db(services), eventId, written.PublicId, None));
        var all = await app.InScope(services => ParticipantStore.LoadAllAsync(Db(services), eventId, None));

        ShouldBeSame(read, written);
        ShouldBeSame(all.ShouldHaveSingleItem(), written);
    }

    [Fact]
    public async Task An_update_with_an_old_version_is_refused()
    {
        await using var app = await StartAsync();
        var eventId = await SampleRows.EventAsync(app);
        var now = Instant.FromUtc(2027, 1, 1, 0, 0);
        var first = await app.InScope(services => ParticipantStore.InsertAsync(Db(services), SampleRows.Participant(eventId), now, None));
        await app.InScope(async services =>
        {
            await ParticipantStore.UpdateAsync(Db(services), first with { Note = "second" }, now, None);
            return 0;
        });

        await Should.ThrowAsync<Stale>(() => app.InScope(async services =>
        {
            await ParticipantStore.UpdateAsync(Db(services), first with { Note = "third" }, now, None);
            return 0;
        }));
        (await app.InScope(services => ParticipantStore.LoadAsync(Db(services), eventId, first.PublicId, None))).Note.ShouldBe("second");
    }

    [Fact]
    public async Task A_violated_unique_constraint_tells_its_name()
    {
        await using var app = await StartAsync();
        var eventId = await SampleRows.EventAsync(app);
        var now = Instant.FromUtc(2027, 1, 1, 0, 0);
        Task<ParticipantRecord> Insert() => app.InScope(services =>
            ParticipantStore.InsertAsync(Db(services), SampleRows.Participant(eventId) with { RegistrationNumber = null }, now, None));
        await Insert();

        var error = await Should.ThrowAsync<DbException>(Insert);

        Dialect(app).ViolatedUniqueConstraint(error).ShouldBe("uq_participant_external_key");
    }

    [Fact]
    public async Task What_fails_in_a_transaction_leaves_nothing()
    {
        await using var app = await StartAsync();
        var eventId = await SampleRows.EventAsync(app);
        var ranAfterCommit = false;
        await Should.ThrowAsync<InvalidOperationException>(() => app.InScope(async services =>
        {
            await Db(services).InTransactionAsync(
                async () =>
                {
                    Db(services).AfterCommit(() => { ranAfterCommit = true; return Task.CompletedTask; });
                    await ParticipantStore.InsertAsync(
                        Db(services), SampleRows.Participant(eventId), Instant.FromUtc(2027, 1, 1, 0, 0), None);
                    throw new InvalidOperationException("stop");
                },
                None);
            return 0;
        }));

        (await app.InScope(services => ParticipantStore.LoadAllAsync(Db(services), eventId, None))).ShouldBeEmpty();
        ranAfterCommit.ShouldBeFalse();
    }

    [Fact]
    public async Task A_page_is_a_cut_of_the_ordered_rows()
    {
        await using var app = await StartAsync();
        var eventId = await SampleRows.EventAsync(app);
        await app.InScope(async services =>
        {
            foreach (var number in Enumerable.Range(1, 7))
                await Db(services).ExecuteAsync(SampleRows.InsertTable, new { EventId = eventId, Number = number }, None);
            return 0;
        });

        var page = await app.InScope(services => Db(services).QueryAsync<int>(
            SampleRows.TablePage, new { EventId = eventId, Skip = 2, Take = 3 }, None));
        var found = await app.InScope(services => Db(services).QueryAsync<int>(
            SampleRows.TableSearch, new { EventId = eventId, Text = "TABLE 5" }, None));

        page.ShouldBe([3, 4, 5]);
        found.ShouldBe([5]);
    }

    [Fact]
    public async Task Of_many_who_use_a_sign_in_link_at_once_one_gets_in()
    {
        await using var app = await StartAsync();
        var token = await app.Send(new CreateSignInLink(Duration.FromMinutes(15)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await app.Send(new UseSignInLink(token));
                return "in";
            }
            catch (Invalid)
            {
                return "refused";
            }
        }));

        answers.Count(answer => answer == "in").ShouldBe(1);
        answers.Count(answer => answer == "refused").ShouldBe(7);
    }

    [Fact]
    public async Task A_sign_in_link_that_is_too_old_is_refused()
    {
        await using var app = await StartAsync();
        var token = await app.Send(new CreateSignInLink(Duration.FromMinutes(15)));
        app.Time.Offset = TimeSpan.FromMinutes(16);

        await Should.ThrowAsync<Invalid>(() => app.Send(new UseSignInLink(token)));
    }

    static void ShouldBeSame(ParticipantRecord read, ParticipantRecord written)
    {
        read.Products.ShouldBe(written.Products);
        read.Languages.ShouldBe(written.Languages);
        read.Certifications.ShouldBe(written.Certifications);
        read.CooperationTypes.ShouldBe(written.CooperationTypes);
        read.TargetCountries.ShouldBe(written.TargetCountries);
        read.ExportCountries.ShouldBe(written.ExportCountries);
        read.ExcludedCountries.ShouldBe(written.ExcludedCountries);
        read.Unavailable.ShouldBe(written.Unavailable);
        WithoutLists(read).ShouldBe(WithoutLists(written));
    }

    static ParticipantRecord WithoutLists(ParticipantRecord record) => record with
    {
        Products = [],
        Languages = [],
        Certifications = [],
        CooperationTypes = [],
        TargetCountries = [],
        ExportCountries = [],
        ExcludedCountries = [],
        Unavailable = [],
    };

    async Task<TestApplication> StartAsync()
    {
        var options = await OptionsAsync();
        return await TestApplication.StartAsync(options);
    }

    static DbSession Db(IServiceProvider services) => services.GetRequiredService<DbSession>();

    static ISqlDialect Dialect(TestApplication app) => app.Services.GetRequiredService<IConnectionFactory>().Dialect;
}

public sealed class SqliteSuite : DatabaseSuite
{
    // The application makes a file of its own.
    protected override Task<DatabaseOptions?> OptionsAsync() => Task.FromResult<DatabaseOptions?>(null);
}

public sealed class SqlServerSuite : DatabaseSuite
{
    protected override async Task<DatabaseOptions?> OptionsAsync() => await SqlServerForTests.NewDatabaseOrSkipAsync(Assert.Skip);
}
