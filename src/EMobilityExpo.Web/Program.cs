using EMobilityExpo.Application;
using EMobilityExpo.Application.Mail;
using EMobilityExpo.Data;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Hosting;
using EMobilityExpo.Web.Jobs;
using EMobilityExpo.Web.Mail;
using EMobilityExpo.Web.Problems;

// A switch without a value would swallow the argument behind it.
var builder = WebApplication.CreateBuilder([.. args.Where(argument => argument != "--demo")]);
var database = builder.Configuration.GetSection("Database").Get<DatabaseOptions>() ?? new();
builder.AddExpoLogging();
builder.Services.AddExpoApplication();
try
{
    builder.Services.AddExpoData(database);
}
catch (InvalidOperationException wrong)
{
    return await StartUp.RefuseAsync(wrong.Message);
}

builder.AddExpoAuth();
RateLimits.Add(builder);
builder.Services.AddSingleton(builder.Configuration.GetSection("Mail").Get<MailOptions>() ?? new());
builder.Services.AddSingleton<IMail, SmtpMail>();
builder.Services.AddExpoJobs();
builder.Services.AddExpoProblems();
builder.Services.AddExpoWeb();

var app = builder.Build();
app.UseExpo();
return await StartUp.RunAsync(app, args.Contains("--demo"));

public partial class Program;
