namespace EMobilityExpo.Application.Tests.Registration;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.TestCommon;
using FluentValidation;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>
/// Whatever is posted, in whatever order: it is stored as it is, or refused with the name of the field, and then nothing has changed. A failure
/// prints the seed; with <c>Config.WithReplay</c> it runs again.
/// </summary>
public sealed class RegistrationFuzzTests : IAsyncLifetime
{
    TestApplication _app = null!;
    SampleEvent _event = null!;
    int _people, _stored, _refused, _approved;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        _event = await new SampleEvents { Exhibitors = 1, Buyers = 1, Interpreters = 0 }.CreateAsync(_app);
        await _app.Send(new OpenRegistration(_event.PublicId, true));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public void Every_way_through_a_registration_keeps_what_was_accepted_and_nothing_else()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(RegistrationFuzz.Ways, posts => GoAsync(posts).GetAwaiter().GetResult()));

        // So that the property says something.
        _stored.ShouldBeGreaterThan(50);
        _refused.ShouldBeGreaterThan(50);
        _approved.ShouldBeGreaterThan(2);
        TestContext.Current.TestOutputHelper?.WriteLine($"{_stored} stored, {_refused} refused, {_approved} approved");
    }

    async Task GoAsync(Post[] posts)
    {
        var email = $"p{++_people}@firm.example";
        await _app.Send(new BeginRegistration(_event.PublicId, Sides.Buyer, email, "Linh", "en", null));
        var person = await _app.InScope(async services => (await Person.FindAsync(services.GetRequiredService<DbSession>(), email, default))!.Id);
        var id = (await _app.Send(new ListMyRegistrations(person))).Single().Id;
        foreach (var post in posts)
        {
            var before = await _app.Send(new GetRegistration(person, id));
            var version = post.Stale ? before.RowVersion - 1 : before.RowVersion;
            var outcomes = await Task.WhenAll(
                new[] { post.Fields, post.Rival }.OfType<ParticipantFields>().Select(fields => TryAsync(new(person, id, post.Step, fields, version))));
            var after = await _app.Send(new GetRegistration(person, id));

            var accepted = outcomes.Where(one => one.Accepted).ToList();
            accepted.Count.ShouldBeLessThanOrEqualTo(post.Stale ? 0 : 1);
            var expected = accepted.Count == 0 ? before.Fields : accepted[0].Fields;
            var taken = accepted.Count == 0 ? [] : RegistrationFuzz.OfStep[post.Step];
            RegistrationFuzz.Flat(after.Fields, taken.Contains).ShouldBe(RegistrationFuzz.Flat(expected, taken.Contains));
            RegistrationFuzz.Flat(after.Fields, name => !taken.Contains(name)).ShouldBe(RegistrationFuzz.Flat(before.Fields, name => !taken.Contains(name)));
            after.RowVersion.ShouldBe(before.RowVersion + accepted.Count);
            _stored += accepted.Count;
            _refused += outcomes.Length - accepted.Count;
        }

        await HandInAsync(person, id);
    }

    /// <summary>A whole registration becomes a participant that reads as it was entered, but for blanks around it.</summary>
    async Task HandInAsync(long person, string id)
    {
        var view = await _app.Send(new GetRegistration(person, id));
        try
        {
            await _app.Send(new SendRegistration(person, id, Consent.Needed, view.RowVersion));
            var participant = await _app.Send(new DecideRegistration(_event.PublicId, id, "approved", view.RowVersion + 1));
            var kept = (await _app.Send(new GetParticipant(_event.PublicId, participant!))).Fields;
            RegistrationFuzz.Flat(kept).ShouldBe(RegistrationFuzz.Flat(ParticipantFields.Of(view.Fields.Into(new()))));
            _approved++;
        }
        catch (ValidationException invalid)
        {
            invalid.Errors.ShouldAllBe(error => RegistrationFuzz.OfStep.Values.Any(names => names.Contains(RootOf(error.PropertyName))));
        }
        catch (Conflict)
        {
            // The same company was let in before.
        }
    }

    async Task<(bool Accepted, ParticipantFields Fields)> TryAsync(SaveRegistration command)
    {
        try
        {
            await _app.Send(command);
            return (true, command.Fields);
        }
        catch (ValidationException invalid)
        {
            invalid.Errors.ShouldNotBeEmpty();
            var names = RegistrationFuzz.OfStep.GetValueOrDefault(command.Step, ["Step"]);
            invalid.Errors.ShouldAllBe(error => names.Contains(RootOf(error.PropertyName)) && error.ErrorMessage.Length > 0);
            return (false, command.Fields);
        }
        catch (Stale)
        {
            return (false, command.Fields);
        }
    }

    static string RootOf(string name) => name.Split('[', '.')[0];
}
