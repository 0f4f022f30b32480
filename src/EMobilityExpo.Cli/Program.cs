using System.CommandLine;
using EMobilityExpo.Cli.Demo;

var root = new RootCommand("EMobilityExpo: timetables of export consultations");
root.Subcommands.Add(DemoCommand.Build());
return await root.Parse(args).InvokeAsync();
