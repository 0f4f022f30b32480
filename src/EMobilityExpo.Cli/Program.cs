using System.CommandLine;
using EMobilityExpo.Cli.Accounts;
using EMobilityExpo.Cli.Database;
using EMobilityExpo.Cli.Demo;
using EMobilityExpo.Cli.Evaluate;
using EMobilityExpo.Cli.Import;
using EMobilityExpo.Cli.Solve;

var root = new RootCommand("EMobilityExpo: timetables of export consultations");
root.Subcommands.Add(BackupCommand.BuildBackup());
root.Subcommands.Add(BackupCommand.BuildRestore());
root.Subcommands.Add(DemoCommand.Build());
root.Subcommands.Add(EvaluateCommand.Build());
root.Subcommands.Add(ImportCommand.Build());
root.Subcommands.Add(MigrateCommand.Build());
root.Subcommands.Add(SignInLinkCommand.Build());
root.Subcommands.Add(SolveCommand.Build());
return await root.Parse(args).InvokeAsync();
