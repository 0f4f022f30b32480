namespace EMobilityExpo.Cli.Accounts;

using System.CommandLine;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Cli.Hosting;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

static class SignInLinkCommand
{
    static readonly Option<string> Address = new("--address")
    {
        Description = "Address of the web host",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    public static Command Build()
    {
        var command = new Command("sign-in-link", "Prints a sign-in link for the organiser; it works once, within 15 minutes") { Address, CliServices.DatabaseFile };
        command.SetAction((parsed, cancel) => CliServices.RunAsync(parsed, async services =>
        {
            var token = await services.GetRequiredService<IMediator>().Send(new CreateSignInLink(Duration.FromMinutes(15)), cancel);
            Console.WriteLine($"{parsed.GetValue(Address)!.TrimEnd('/')}/sign-in/{token}");
            return 0;
        }));
        return command;
    }
}
