using System.CommandLine;
using EMobilityExpo.Cli.Demo;
using EMobilityExpo.Cli.Solve;

var root = new RootCommand("EMobilityExpo: timetables of export consultations");
root.Subcommands.Add(DemoCommand.Build());
root.Subcommands.Add(SolveCommand.Build());
return await root.Parse(args).InvokeAsync();
